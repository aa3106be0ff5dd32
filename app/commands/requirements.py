"""How far requirements are met, and from which level they apply (ZCR 6.1, DOMAIN section 7)."""

from collections.abc import Iterable, Iterator, Sequence

from app.commands.cells import in_words, inside_sentence
from app.commands.links import part_id
from app.commands.naming import own_name
from app.commands.setters import put
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import LevelOverride, RequirementState
from app.model.entities import Project as ProjectRow
from app.model.fields import field_of, fields_of
from app.store.project import Project


def state_requirements(project: Project, *states: RequirementState) -> tuple[RequirementState, ...]:
    """State how far requirements are met in zones and conduits, in place of what was stated before."""
    with project.change(_label(project, states)) as work:
        return put(work, states)


def _label(project: Project, states: Sequence[RequirementState]) -> str:
    """What is another than before: the state, one field and its value, or how many fields."""
    known = {row.id: row for row in project.rows(RequirementState, [state.id for state in states])}
    told = {name for state in states for name in _told(known.get(state.id), state)}
    count, requirement = len(states), states[0].requirement if states else ""
    if not told or "status" in told:
        label = ngettext("State {requirement}: {status}", "State {count} requirements", count)
        status = states[0].status.label.lower() if states else ""
        return label.format(requirement=requirement, status=status, count=count)
    if len(told) > 1:
        label = ngettext("Set {n} fields of {requirement}", "Set {n} fields of {count} requirements", count)
        return label.format(n=len(told), requirement=requirement, count=count)
    name = told.pop()
    given = {in_words(project, field_of(RequirementState, name), getattr(state, name)) for state in states}
    label = ngettext("Set {field} of {requirement}", "Set {field} of {count} requirements", count)
    value = given.pop() if len(given) == 1 else ""
    if value:
        label = ngettext(
            "Set {field} of {requirement} to {value}", "Set {field} of {count} requirements to {value}", count
        )
    field = inside_sentence(field_of(RequirementState, name).label)
    return label.format(field=field, requirement=requirement, count=count, value=value)


def _told(before: RequirementState | None, after: RequirementState) -> Iterator[str]:
    """The fields that are another; of a new row those that say something."""
    before = before or RequirementState(
        id=after.id, zone_id=after.zone_id, conduit_id=after.conduit_id, requirement=after.requirement
    )
    yield from (
        field.name for field in fields_of(type(after)) if getattr(before, field.name) != getattr(after, field.name)
    )


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
