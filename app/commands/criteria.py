"""The risk criteria of the project (DOMAIN section 3): taking over a method, changing it, and what it moves."""

from collections.abc import Mapping
from dataclasses import replace

from app.commands.criteria_scores import Remap, kept_letters, refuse_lost_scores, subjects
from app.commands.links import part_id
from app.i18n import _
from app.model.entities import InitialRating, MethodVersion, Rating, Zone
from app.model.entities import Project as ProjectRow
from app.risk.method import Method
from app.risk.rerating import Move, moved
from app.risk.scale_edits import Axis
from app.store.project import Project
from app.store.work import Work
from app.workflow.criteria import decoded

NO_MOVES: Mapping[Axis, Mapping[int, int]] = {}
NO_LETTERS: Mapping[str, str] = {}


def method_in_force(project: Project) -> tuple[MethodVersion, Method] | None:
    """The version of the risk criteria in force and its method; None before there is one."""
    (row,) = project.rows(ProjectRow)
    versions = project.rows(MethodVersion, [row.method_id]) if row.method_id is not None else []
    return (versions[0], decoded(versions[0].document)) if versions else None


def moves_under(
    project: Project, method: Method, moves: Mapping[Axis, Mapping[int, int]] = NO_MOVES
) -> tuple[Move, ...]:
    """The ratings whose risk level, or whose being above tolerable, would change under another method.

    `moves` says per scale where the scores of each level go.
    """
    present = method_in_force(project)
    return () if present is None else moved(present[1], method, subjects(project, present[1], method, moves))


def change_method(
    project: Project,
    method: Method,
    moves: Mapping[Axis, Mapping[int, int]] = NO_MOVES,
    letters: Mapping[str, str] = NO_LETTERS,
) -> tuple[Move, ...]:
    """Put a method in force; the answer is the ratings that it moves.

    Ratings given under the present version keep it as the version that they were given under; without any, the
    version itself is changed. `moves` says per scale, from old level to new, where scores go, `letters` which new
    risk level takes the place of an old one as a zone's tolerable level. UserError when a scale loses levels and
    nothing says where their scores go, when a category that is scored is missing, or a zone's tolerable level.
    """
    present = method_in_force(project)
    answer = moves_under(project, method, moves)
    same = present is not None and present[1].name == method.name
    label = _("Change the risk criteria") if same else _("Take over the risk criteria “{name}”")
    with project.change(label.format(name=method.name)) as work:
        if present is not None:
            refuse_lost_scores(work, present[1], method, moves)
            _move_scores(work, Remap(method, moves))
            work.replace(*kept_letters(work.all(Zone), method, letters))
        _put_in_force(work, present[0] if present else None, method)
    return answer


def _put_in_force(work: Work, present: MethodVersion | None, method: Method) -> None:
    rated = present is not None and any(work.where(kind, "method_id", present.id) for kind in (Rating, InitialRating))
    if present is not None and not rated:
        work.replace(replace(present, label=method.name, document=method.to_text()))
        return
    number = max((version.number for version in work.all(MethodVersion)), default=0) + 1
    (row,) = work.all(ProjectRow)
    id = part_id(MethodVersion, row.id, number)
    version = MethodVersion(id=id, number=number, label=method.name, document=method.to_text())
    work.add(version)
    work.set(ProjectRow, [row.id], method_id=version.id)


def _move_scores(work: Work, remap: Remap) -> None:
    work.replace(*(remap.of(row) for row in work.all(Rating)))
    work.replace(*(remap.of(row) for row in work.all(InitialRating)))
