"""How far requirements are met, and from which level they apply (ZCR 6.1, DOMAIN section 7)."""

from collections.abc import Iterable

from app.commands.links import part_id
from app.commands.naming import own_name
from app.commands.setters import put
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import LevelOverride, RequirementState
from app.model.entities import Project as ProjectRow
from app.store.project import Project


def state_requirements(project: Project, *states: RequirementState) -> tuple[RequirementState, ...]:
    """State how far requirements are met in zones and conduits, in place of what was stated before."""
    label = ngettext("State {requirement}: {status}", "State {count} requirements", len(states))
    requirement = states[0].requirement if states else ""
    status = states[0].status.label.lower() if states else ""
    with project.change(label.format(requirement=requirement, status=status, count=len(states))) as work:
        return put(work, states)


def override_level(project: Project, requirement: str, level: int, reason: str) -> LevelOverride:
    """Have a requirement apply from another level than the catalogue's, 1 to 4; 5 means at no level.

    UserError without a reason.
    """
    if not reason.strip():
        raise UserError(
            _("The level of {requirement} is overridden without a reason.").format(requirement=requirement),
            _("Say in a sentence why this project reads it differently."),
        )
    label = _("Override the level of {requirement}: {level}").format(requirement=requirement, level=level)
    (owner,) = project.rows(ProjectRow)
    id = part_id(LevelOverride, owner.id, requirement)
    with project.change(label) as work:
        (row,) = put(work, [LevelOverride(id=id, requirement=requirement, level=level, reason=reason)])
    return row


def drop_overrides(project: Project, ids: Iterable[str]) -> None:
    """Have requirements apply from the catalogue's level again."""
    rows = project.rows(LevelOverride, list(ids))
    names = ", ".join(own_name(row) for row in rows)
    with project.change(_("Drop the level override of {requirements}").format(requirements=names)) as work:
        work.delete(LevelOverride, [row.id for row in rows])
