"""What this user chose, kept as JSON in the user's folder: name, look, recent projects, and how columns were matched.

Standard library only. A setting that a newer release wrote is kept; a damaged file counts as no settings.
"""

import getpass
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, asdict, dataclass, field, fields, replace
from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.paths import user_folder

Remembered = Mapping[str, Sequence[Sequence[int]]]
"""A remembered mapping: per field the columns that feed it, each as whole numbers whose meaning the importer knows."""

MOST_RECENT = 20


@dataclass(frozen=True, slots=True)
class Recent:
    """A project as it was when it was last closed: enough to show it without opening its file.

    `parts` is the completion of the seven steps from 0 to 1, empty while it is not known; `scored`, `unscored` and
    `above` count scenarios by their residual risk; `opened` is a moment in ISO form; `where` says in words on what
    the file lies.
    """

    path: str
    project_id: str
    name: str
    client: str = ""
    parts: tuple[float, ...] = ()
    scored: int = 0
    unscored: int = 0
    above: int = 0
    revision: str = ""
    signed: bool = False
    opened: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """One user's choices.

    `author` signs changes; `theme` names a theme, "" follows the desktop; `scale` is the size of everything, 0 as it
    comes; `letters` says that single letters and digits are commands; `recent` the projects that were open, the last
    first; `mappings` holds remembered column mappings by a key that the importer makes; `tables` how
    each table is liked, by its name, as the window wrote it; `others` is what this release does not know.
    """

    author: str
    theme: str = ""
    scale: float = 0.0
    letters: bool = True
    recent: tuple[Recent, ...] = ()
    mappings: Mapping[str, Remembered] = field(default_factory=dict)
    tables: Mapping[str, object] = field(default_factory=dict)
    others: Mapping[str, object] = field(default_factory=dict)

    def remembering(self, key: str, mapping: Remembered) -> "Settings":
        """These settings with one mapping more, or another one under the same key."""
        return replace(self, mappings={**self.mappings, key: mapping})

    def having_open(self, recent: Recent) -> "Settings":
        """These settings with a project as the one that was open last."""
        others = (one for one in self.recent if one.path != recent.path)
        return replace(self, recent=(recent, *others)[:MOST_RECENT])

    def forgetting(self, path: str) -> "Settings":
        """These settings without a project in the list of recent ones."""
        return replace(self, recent=tuple(one for one in self.recent if one.path != path))


def login_name() -> str:
    """The login of this user, the first proposal for the author; "" where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def load_settings() -> Settings:
    """The settings of this user; the defaults where there are none or they cannot be read."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        found = {}
    if not isinstance(found, dict):
        found = {}
    author, theme, mappings = found.pop("author", ""), found.pop("theme", ""), found.pop("mappings", {})
    scale = found.pop("scale", 0.0)
    tables = found.pop("tables", {})
    return Settings(
        author=author if isinstance(author, str) and author else login_name(),
        theme=theme if isinstance(theme, str) else "",
        scale=float(scale) if isinstance(scale, int | float) else 0.0,
        letters=found.pop("letters", True) is not False,
        recent=_sound_recent(found.pop("recent", [])),
        mappings=_sound_mappings(mappings),
        tables=tables if isinstance(tables, dict) else {},
        others=found,
    )


def save_settings(settings: Settings) -> None:
    """Write the settings in one step, so that a crash leaves the old ones. UserError when the folder refuses it."""
    text = json.dumps(
        {
            **settings.others,
            "author": settings.author,
            "theme": settings.theme,
            "scale": settings.scale,
            "letters": settings.letters,
            "recent": [asdict(recent) for recent in settings.recent],
            "mappings": settings.mappings,
            "tables": settings.tables,
        },
        ensure_ascii=False,
        indent=1,
    )
    path = _file()
    part = path.with_suffix(".part")
    try:
        part.write_text(text, encoding="utf-8")
        os.replace(part, path)
    except OSError as trouble:
        raise UserError(
            _("The settings cannot be written to {path}: {reason}.").format(path=path, reason=trouble.strerror),
            _("Free space there or make the folder writable; the program goes on with the settings as they are."),
        ) from trouble


def _file() -> Path:
    return user_folder() / "settings.json"


def _sound_mappings(found: object) -> dict[str, Remembered]:
    """The remembered mappings that have the expected form; others are forgotten."""
    if not isinstance(found, dict):
        return {}
    return {key: mapping for key, mapping in found.items() if isinstance(mapping, dict) and _is_sound(mapping)}


def _is_sound(mapping: Mapping[object, object]) -> bool:
    return all(
        isinstance(sources, list)
        and all(isinstance(source, list) and all(type(part) is int for part in source) for source in sources)
        for sources in mapping.values()
    )


_NEEDED = ("path", "project_id", "name")


def _sound_recent(found: object) -> tuple[Recent, ...]:
    """The recent projects that have the expected form; others are forgotten."""
    if not isinstance(found, list):
        return ()
    return tuple(recent for entry in found[:MOST_RECENT] if (recent := _recent(entry)) is not None)


def _recent(entry: object) -> Recent | None:
    if not isinstance(entry, dict) or not all(
        isinstance(entry.get(name), str) for name in ("path", "project_id", "name")
    ):
        return None
    kinds = {one.name: type(one.default) for one in fields(Recent) if one.name in entry and one.default is not MISSING}
    sound = {name: entry[name] for name, kind in kinds.items() if type(entry[name]) is kind}
    parts = entry.get("parts")
    if isinstance(parts, list) and all(type(part) in (int, float) and 0 <= part <= 1 for part in parts):
        sound["parts"] = tuple(float(part) for part in parts)
    return Recent(entry["path"], entry["project_id"], entry["name"], **sound)
