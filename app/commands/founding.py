"""Founding a project: a new file with the risk criteria that it starts from."""

from pathlib import Path

from app.model.entities import MethodVersion, System
from app.model.entities import Project as ProjectRow
from app.risk.presets import DEFAULT_PRESET, load_preset
from app.store.project import Project, create_project


def new_project(path: Path, author: str, name: str, template: str = "", client: str = "") -> Project:
    """Make an empty project called `name`, for `client`, with the risk criteria of a preset, and open it.

    UserError when the file is there already, or there is no preset of that name.
    """
    method = load_preset(template or DEFAULT_PRESET)
    version = MethodVersion(number=1, label=method.name, document=method.to_text())
    row = ProjectRow(name=name, client=client, method_id=version.id)
    return create_project(path, author, row, System(name=name), version)
