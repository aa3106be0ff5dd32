"""What the words in a register's cells mean: terms of closed vocabularies, yes and no, and "not known"."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.exchange.inventory.words import normalised
from app.model.terms import Term
from app.paths import resource

_LONGEST_NOTHING = 24
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the words for one field mean.

    `before` may precede a word ("Livello 1"); with `after`, text may follow it ("Level 3 operations"); with `within`,
    a word may stand anywhere in the cell. `plants_word` says that the word is the plant's own, not the assessment's.
    """

    terms: Mapping[str, Term]
    before: tuple[str, ...] = ()
    after: bool = False
    within: bool = False
    plants_word: bool = False

    def find(self, text: str) -> Term | None:
        """The term that a cell means; None when no word is known, or two words of equal length contradict."""
        plain = normalised(text)
        found = self.terms.get(plain)
        if found is not None:
            return found
        for word in self.before:
            if plain.startswith(f"{word} ") or (len(word) == 1 and plain[1:] and plain.startswith(word)):
                found = self._leading(plain.removeprefix(word).strip())
                if found is not None:
                    return found
        if not self.within:
            return None
        for part in text.split("/"):
            found = self.terms.get(normalised(part)) or self._longest(normalised(part))
            if found is not None:
                return found
        return None

    def _leading(self, plain: str) -> Term | None:
        first, _space, rest = plain.partition(" ")
        if rest and not (self.after and rest[:1].isalpha()):
            return None
        return self.terms.get(first)

    def _longest(self, plain: str) -> Term | None:
        """The term of the longest known word in the text; None when two of that length mean different things."""
        words = plain.split()
        for length in range(len(words), 0, -1):
            pieces = (" ".join(words[start : start + length]) for start in range(len(words) - length + 1))
            found = {term for piece in pieces if (term := self.terms.get(piece)) is not None}
            if found:
                return found.pop() if len(found) == 1 else None
        return None


@cache
def meanings(field: str, choices: type[Term]) -> Meanings:
    """The words of a field's vocabulary: those of the resource, and each term's own value and label."""
    section = _document().get(field, {})
    assert isinstance(section, dict)
    terms = {normalised(text): term for term in choices for text in (term.value, term.msgid, term.label)}
    by_value = {term.value: term for term in choices}
    for value, languages in section.get("words", {}).items():
        for words in languages.values():
            terms |= dict.fromkeys(map(normalised, words), by_value[value])
    return Meanings(
        terms,
        before=tuple(sorted(map(normalised, section.get("before", ())), key=len, reverse=True)),
        after=section.get("after", False),
        within=section.get("within", False),
        plants_word=section.get("plants_word", False),
    )


def says_nothing(text: str) -> bool:
    """Whether a cell only says that the value is not known or that there is none: "N/D", "-", "unbekannt"."""
    if len(text) > _LONGEST_NOTHING:
        return False
    return text in _signs("nothing_signs") or (not _DIGIT.search(text) and normalised(text) in _words("nothing"))


def yes_or_no(text: str) -> bool | None:
    """What a cell means as yes or no; None when it is neither."""
    plain = normalised(text)
    if text in _signs("yes_signs") or plain in _words("yes"):
        return True
    if text in _signs("no_signs") or plain in _words("no"):
        return False
    return None


@cache
def _document() -> Mapping[str, object]:
    with resource("inventory", "values.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _signs(name: str) -> frozenset[str]:
    listed = _document()[name]
    assert isinstance(listed, list)
    return frozenset(listed)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(normalised, _signs(name)))
