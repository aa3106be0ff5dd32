"""JSON from outside, read value by value so that its size does not matter: no duplicate keys, no NaN, little depth."""

import codecs
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, NoReturn

from app.errors import UserError
from app.i18n import _

LONGEST_VALUE = 4_000_000
"""Characters of one value that is taken as a whole, such as a row."""
DEEPEST = 32

_PIECE = 512 * 1024
_BLANKS = re.compile(r"[ \t\n\r]*")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_LONGEST_INTEGER = 18


class JsonStream:
    """A JSON text that is read from its start to its end. What is wrong in it is a UserError with line and column."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self._text, self._at, self._bytes = "", 0, 0
        self._line, self._column = 1, 1
        self._whole = False
        self._values = json.JSONDecoder(
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_constant,
            parse_int=_integer,
            parse_float=_number,
        )

    def next(self) -> str:
        """The next character that is no blank, which stays; "" at the end."""
        while True:
            match = _BLANKS.match(self._text, self._at)
            assert match is not None
            self._at = match.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def items(self) -> Iterator[str]:
        """The keys of the object that comes now, each when its value is next; the caller takes the value."""
        seen: set[str] = set()
        for _place in self._members("{", "}"):
            if self.next() != '"':
                self._fail(_("a key in quotes is expected"))
            key = str(self.value())
            if key in seen:
                self._fail(_twice(key))
            seen.add(key)
            self._take(":")
            yield key

    def elements(self) -> Iterator[int]:
        """The places, from 0, in the list that comes now, each when its value is next; the caller takes the value."""
        return self._members("[", "]")

    def value(self) -> object:
        """The value that comes now, whole."""
        self.next()
        while True:
            try:
                found, end = self._values.raw_decode(self._text, self._at)
            except json.JSONDecodeError as trouble:
                if self._longer():
                    continue
                self._at = trouble.pos
                raise self._trouble(trouble.msg) from trouble
            except RecursionError:
                raise self._too_deep() from None
            except ValueError as trouble:
                raise self._trouble(str(trouble)) from trouble
            # A number that ends with the text read so far may go on.
            if end < len(self._text) or not self._longer():
                return self._sound(found, end)

    def text_pieces(self) -> Iterator[str]:
        """The string that comes now, in pieces; it may be of any length and must hold no escapes."""
        self._take('"')
        while True:
            match = _PLAIN.match(self._text, self._at)
            assert match is not None
            if match.group():
                yield match.group()
            self._at = match.end()
            if self._at < len(self._text):
                return self._take('"')
            if not self._more():
                self._fail(_("a string does not end"))

    def finish(self) -> None:
        """Make sure that nothing comes after the value."""
        if self.next():
            self._fail(_("something follows the end of the document"))

    def _members(self, opening: str, closing: str) -> Iterator[int]:
        self._take(opening)
        at = 0
        while self.next() != closing or at:
            yield at
            at += 1
            if self.next() == closing:
                break
            self._take(",")
        self._take(closing)

    def _take(self, character: str) -> None:
        if self.next() != character:
            self._fail(_("“{character}” is expected").format(character=character))
        self._at += 1

    def _more(self) -> bool:
        """Read on, and forget what was taken; False at the end of the file."""
        if self._whole:
            return False
        gone = self._text[: self._at]
        self._line, self._column = self._place(gone)
        piece = self._file.read(_PIECE)
        try:
            more = self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as trouble:
            byte = self._bytes + len(piece) - len(trouble.object) + trouble.start
            raise UserError(
                _("{path} is not UTF-8 text: byte {at}.").format(path=self._name, at=byte + 1),
                _("Save it as UTF-8 and try again."),
            ) from trouble
        self._bytes += len(piece)
        self._text, self._at, self._whole = self._text[self._at :] + more, 0, not piece
        return bool(piece)

    def _longer(self) -> bool:
        """Read on for a value that may not be whole; False when there is no more. UserError when it is too long."""
        if len(self._text) - self._at > LONGEST_VALUE:
            raise self._trouble(_("a value has more than {most} characters").format(most=LONGEST_VALUE))
        return self._more()

    def _sound(self, found: object, end: int) -> object:
        if _depth(found) > DEEPEST:
            raise self._too_deep()
        if _ESCAPED_SURROGATE.search(self._text, self._at, end):
            try:
                json.dumps(found, ensure_ascii=False).encode()
            except UnicodeEncodeError:
                raise self._trouble(_("half of a character (a lone surrogate)")) from None
        self._at = end
        return found

    def _place(self, before: str) -> tuple[int, int]:
        lines = before.count("\n")
        return self._line + lines, len(before) - before.rfind("\n") if lines else self._column + len(before)

    def _trouble(self, reason: str) -> UserError:
        line, column = self._place(self._text[: self._at])
        return UserError(
            _("{path}, line {line}, column {column}: {reason}.").format(
                path=self._name, line=line, column=column, reason=reason
            ),
            _("Correct the JSON and try again; nothing was created."),
        )

    def _too_deep(self) -> UserError:
        return UserError(
            self._trouble(_("the document is nested too deeply")).message, _("A document has at most a few levels.")
        )

    def _fail(self, reason: str) -> NoReturn:
        raise self._trouble(reason)


def _depth(value: object) -> int:
    """How deep lists and objects are nested, counted up to one more than is allowed."""
    level, depth = [value], 0
    while depth <= DEEPEST:
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            break
        depth += 1
    return depth


def _inside(value: object) -> list[object]:
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [one for one in inner if isinstance(one, dict | list)] if inner else []


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        (name, _count), *_others = Counter(name for name, _value in pairs).most_common(1)
        raise ValueError(_twice(name))
    return found


def _twice(key: str) -> str:
    return _("the key “{key}” occurs twice in one object").format(key=key[:80])


def _refuse_constant(name: str) -> object:
    raise ValueError(_("{name} is not a number of JSON").format(name=name))


def _integer(text: str) -> int:
    if len(text) > _LONGEST_INTEGER:
        raise ValueError(_("a number has more than {most} digits").format(most=_LONGEST_INTEGER))
    return int(text)


def _number(text: str) -> float:
    value = float(text) if len(text) <= 40 else math.inf
    if math.isinf(value):
        raise ValueError(_("a number is too large or too long"))
    return value
