"""What this user chose, kept as JSON in the user's folder: name, look, and how columns of registers were matched.

Standard library only. A setting that a newer release wrote is kept; a damaged file counts as no settings.
"""

import getpass
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.errors import UserError
from app.i18n import _
from app.paths import user_folder

Remembered = Mapping[str, Sequence[Sequence[int]]]
"""A remembered mapping: per field the columns that feed it, each as whole numbers whose meaning the importer knows."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One user's choices.

    `author` signs changes; `theme` names a theme, "" follows the desktop; `mappings` holds remembered column mappings
    by a key that the importer makes; `tables` how each table is liked, by its name, as the window wrote it; `others`
    is what this release does not know.
    """

    author: str
    theme: str = ""
    mappings: Mapping[str, Remembered] = field(default_factory=dict)
    tables: Mapping[str, object] = field(default_factory=dict)
    others: Mapping[str, object] = field(default_factory=dict)

    def remembering(self, key: str, mapping: Remembered) -> "Settings":
        """These settings with one mapping more, or another one under the same key."""
        return replace(self, mappings={**self.mappings, key: mapping})


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
    tables = found.pop("tables", {})
    return Settings(
        author=author if isinstance(author, str) and author else login_name(),
        theme=theme if isinstance(theme, str) else "",
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
