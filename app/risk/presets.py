"""The methods that ship with the program; each is copied into a project and belongs to it from then on."""

from dataclasses import dataclass
from functools import cache

from app.errors import UserError
from app.i18n import _
from app.paths import resource
from app.risk.method import Method

DEFAULT_PRESET = "5x5-4-9-15"
"""The preset of a new project."""

_FOLDER = "methods"


@dataclass(frozen=True, slots=True)
class Preset:
    """A shipped method: the key that loads it, its name and what it is for."""

    key: str
    name: str
    description: str


def list_presets() -> tuple[Preset, ...]:
    """Every shipped method, by key."""
    return tuple(Preset(key, load_preset(key).name, load_preset(key).description) for key in _keys())


@cache
def load_preset(key: str) -> Method:
    """A shipped method. UserError names those that exist when there is none of that key."""
    if key not in _keys():
        message = _("There is no method preset “{key}”.").format(key=key)
        raise UserError(message, _("Choose one of {keys}.").format(keys=", ".join(_keys())))
    path = resource(_FOLDER, f"{key}.json")
    return Method.from_text(path.read_text(encoding="utf-8"), path.name)


def _keys() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in resource(_FOLDER).glob("*.json")))
