"""JSON text from outside, read strictly: one meaning per key, no NaN, limits on size and depth."""

import json
from typing import Any

from app.errors import UserError
from app.i18n import _

_LONGEST = 2_000_000


def read_json(text: str, source: str = "") -> Any:
    """The value in JSON text. UserError names `source` and the place when the text cannot be taken as it is."""
    name = source or _("The text")
    if len(text) > _LONGEST:
        message = _("{name} is longer than {count} characters.").format(name=name, count=_LONGEST)
        raise UserError(message, _("Choose the file of a method."))
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as wrong:
        place = _("line {line}, column {column}").format(line=wrong.lineno, column=wrong.colno)
        message = _("{name} is not valid JSON: {place}.").format(name=name, place=place)
        raise UserError(message, _("Correct this place and load it again.")) from wrong
    except RecursionError as wrong:
        raise UserError(
            _("{name} is nested too deeply.").format(name=name), _("Choose the file of a method.")
        ) from wrong
    except ValueError as wrong:
        message = _("{name} cannot be read: {reason}").format(name=name, reason=wrong)
        raise UserError(message, _("Correct this place and load it again.")) from wrong


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entries = dict(pairs)
    if len(entries) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(_("the entry “{key}” occurs twice.").format(key=twice))
    return entries


def _no_constant(name: str) -> Any:
    raise ValueError(_("“{name}” is not a number.").format(name=name))
