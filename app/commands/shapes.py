"""Where zones, conduits, assets and notes stand in the drawing (ZCR 3, 6.3)."""

from collections.abc import Mapping
from dataclasses import replace

from app.commands.setters import write
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import Shape
from app.store.project import Project
from app.store.work import Work


def place_shapes(project: Project, *shapes: Shape) -> tuple[Shape, ...]:
    """Put shapes into the drawing; one of the same zone, conduit or asset, or with the same id, is replaced.

    UserError for a shape that stands for two things at once.
    """
    label = ngettext("Draw {count} shape", "Draw {count} shapes", len(shapes))
    with project.change(label.format(count=len(shapes))) as work:
        there = _standing(work)
        pairs = []
        for shape in shapes:
            _refuse_two_subjects(shape)
            found = there.get(_key(shape))
            pairs.append((found, replace(shape, id=found.id) if found is not None else shape))
        write(work, pairs)
    return tuple(after for _before, after in pairs)


def move_shapes(project: Project, places: Mapping[str, tuple[int, int]]) -> None:
    """Move shapes, by id, to a place in drawing units."""
    label = ngettext("Move {count} shape", "Move {count} shapes", len(places))
    with project.change(label.format(count=len(places))) as work:
        rows = {row.id: row for row in work.where(Shape, "id", *places)}
        work.replace(*(replace(rows[id], x=x, y=y) for id, (x, y) in places.items()))


def _standing(work: Work) -> dict[object, Shape]:
    return {_key(shape): shape for shape in work.all(Shape)}


def _key(shape: Shape) -> str:
    """What a shape stands for; a note stands for itself."""
    return shape.zone_id or shape.conduit_id or shape.asset_id or shape.id


def _refuse_two_subjects(shape: Shape) -> None:
    if sum(reference is not None for reference in (shape.zone_id, shape.conduit_id, shape.asset_id)) > 1:
        raise UserError(_("A shape stands for one zone, conduit or asset."), _("Draw one shape for each."))
