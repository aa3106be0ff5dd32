"""Taking an asset register over into the project: one change, one undo."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from sqlalchemy import select

from app.errors import UserError
from app.i18n import _
from app.model.fields import Entity
from app.store.project import Project
from app.store.schema import row_change_table, used_code_table
from app.store.work import Work, row_title

PLACE = "assets"
"""Where a register is imported: the page that undo goes back to."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A row as it was when the import was planned, and as the import leaves it."""

    before: Entity
    after: Entity


class RegisterPlan(Protocol):
    """What an import writes: rows to add, those that others refer to first, rows to replace, and rows to delete.

    `label` names the change as people read it.
    """

    @property
    def label(self) -> str: ...
    @property
    def additions(self) -> Sequence[Entity]: ...
    @property
    def replacements(self) -> Sequence[Replacement]: ...
    @property
    def removals(self) -> Sequence[Entity]: ...


def apply_register(project: Project, plan: RegisterPlan) -> None:
    """Write what an import planned, as one change; a plan that writes nothing leaves no change.

    UserError when a row was changed or deleted after the import was planned, or a value may not stand; nothing is
    written then.
    """
    with project.change(plan.label, PLACE, imports=True) as work:
        for replacements in _by_table(plan.replacements):
            _refuse_stale(work, replacements)
            work.replace(*(replacement.after for replacement in replacements))
        for row in plan.removals:
            work.delete(type(row), [row.id])
        if plan.additions:
            work.add(*plan.additions)


def given_codes(project: Project, kind: type[Entity]) -> dict[str, str]:
    """Every code that rows of an entity ever had, with the name of the last deleted row that had it, else ""."""
    codes, images = used_code_table.c, row_change_table.c
    deleted = select(images.before).where(images.tbl == kind.table, images.op == "D").order_by(images.seq)
    with project.reading() as connection:
        found = dict.fromkeys(connection.execute(select(codes.code).where(codes.tbl == kind.table)).scalars(), "")
        for image in connection.execute(deleted).scalars():
            row = json.loads(image)
            found[row["code"]] = row.get("name", "")
    return found


def _by_table(replacements: Sequence[Replacement]) -> Iterator[list[Replacement]]:
    ordered = sorted(replacements, key=lambda replacement: replacement.before.table)
    for _table, group in groupby(ordered, key=lambda replacement: replacement.before.table):
        yield list(group)


def _refuse_stale(work: Work, replacements: Sequence[Replacement]) -> None:
    """UserError when a row is not as the plan saw it: the person must look at the differences again."""
    before = {replacement.before.id: replacement.before for replacement in replacements}
    now = {row.id: row for row in work.where(type(replacements[0].before), "id", *before)}
    for id, row in before.items():
        if now.get(id) != row:
            raise UserError(
                _("{row} was changed after this import was compared with the project.").format(row=row_title(row)),
                _("Compare the register again; nothing was imported."),
            )
