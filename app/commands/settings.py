"""Choices of the people who work on this project that no worksheet shows: filters, remembered mappings."""

from app.commands.setters import put
from app.i18n import _
from app.model.entities import Setting
from app.store.project import Project


def keep_setting(project: Project, name: str, value: str) -> None:
    """Remember a choice under a name; an empty value forgets it."""
    with project.change(_("Change the setting {name}").format(name=name)) as work:
        if value:
            put(work, [Setting(name=name, value=value)])
        else:
            work.delete(Setting, [row.id for row in work.where(Setting, "name", name)])
