"""Reading JSON from outside: size and depth limits, no duplicate keys, no NaN."""

import json
from pathlib import Path

from app.errors import UserError
from app.i18n import _

LARGEST = 512 * 1024 * 1024


def read_json(path: Path) -> object:
    """The value that a JSON file holds. UserError, with the place, for anything that is not plain JSON."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(
                _("{path} is larger than {limit} MB.").format(path=path, limit=LARGEST // 1024 // 1024),
                _("Export a smaller project, or split the document."),
            )
        text = path.read_text(encoding="utf-8-sig")
    except OSError as trouble:
        raise UserError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=trouble.strerror),
            _("Check the name and that you may read the file."),
        ) from trouble
    except UnicodeDecodeError as trouble:
        raise UserError(
            _("{path} is not UTF-8 text: byte {at}.").format(path=path, at=trouble.start),
            _("Save it as UTF-8 and try again."),
        ) from trouble
    try:
        return json.loads(text, object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant)
    except json.JSONDecodeError as trouble:
        raise UserError(
            _("{path}, line {line}, column {column}: {reason}.").format(
                path=path, line=trouble.lineno, column=trouble.colno, reason=trouble.msg
            ),
            _("Correct the JSON and try again; nothing was created."),
        ) from trouble
    except RecursionError:
        raise UserError(
            _("{path} is nested too deeply.").format(path=path), _("A document has at most a few levels.")
        ) from None
    except ValueError as trouble:
        raise UserError(
            _("{path}: {reason}.").format(path=path, reason=trouble),
            _("Correct the JSON and try again; nothing was created."),
        ) from trouble


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(_("the key “{key}” occurs twice in one object").format(key=twice))
    return found


def _refuse_constant(name: str) -> object:
    raise ValueError(_("{name} is not a number of JSON").format(name=name))
