"""A pasted block against a table: which cell goes where, and what every text means. No Qt; nothing is written here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from app.errors import UserError
from app.i18n import _, ngettext
from app.model.fields import Entity
from app.tables.column import Column
from app.tables.values import display_text
from app.ui.table.clipboard import Block
from app.ui.table.entry import Choices, read_text

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Target(Generic[R]):
    """Where a block goes: the rows by key from the first cell on, the columns from there on to the right.

    `height` and `width` are those of the chosen rectangle; a block that fits into it several times fills it.
    """

    keys: Sequence[str]
    columns: Sequence[Column[R]]
    height: int = 1
    width: int = 1


@dataclass(slots=True)
class Pasted:
    """New values by row and field, and the values of rows to be added below the last one."""

    values: dict[str, dict[str, object]] = field(default_factory=dict)
    added: list[dict[str, object]] = field(default_factory=list)


def spread(block: Block, target: Target[Any]) -> Block:
    """A block repeated until it fills the chosen rectangle, where it fits into it without a remainder."""
    high, wide = len(block), len(block[0])
    down = target.height // high if target.height % high == 0 else 1
    across = target.width // wide if target.width % wide == 0 else 1
    return [row * max(across, 1) for row in block] * max(down, 1)


def read_block(
    block: Block, target: Target[R], row_of: Callable[[str], R], choices: Choices, *, can_add: bool
) -> Pasted:
    """What a block would write. UserError names the first cell that may not stand; nothing is to be written then."""
    if len(block[0]) > len(target.columns):
        raise UserError(
            _("{count} columns are pasted, {room} are there from this cell on.").format(
                count=len(block[0]), room=len(target.columns)
            ),
            _("Start further left, show more columns, or copy fewer; nothing was changed."),
        )
    if len(block) > len(target.keys) and not can_add:
        more = len(block) - len(target.keys)
        said = ngettext(
            "{count} pasted row has no row to go to.", "{count} pasted rows have no row to go to.", more
        ).format(count=more)
        raise UserError(said, _("Add rows first, or paste fewer; nothing was changed."))
    pasted = Pasted()
    for number, line in enumerate(block):
        key = target.keys[number] if number < len(target.keys) else None
        row = row_of(key) if key is not None else None
        values = _read_line(line, target.columns, row, number + 1, choices)
        if key is None:
            pasted.added.append(values)
        elif values:
            pasted.values[key] = values
    return pasted


def _read_line(
    line: Sequence[str], columns: Sequence[Column[R]], row: R | None, number: int, choices: Choices
) -> dict[str, object]:
    """The values of one row; a cell that says what stands there already writes nothing."""
    values: dict[str, object] = {}
    for column, text in zip(columns, line, strict=False):
        if row is not None and text == display_text(column.kind, column.value(row)):
            continue
        if column.edits is None:
            if text:
                raise UserError(
                    _("Row {number}, {column}: this follows from other values and cannot be pasted.").format(
                        number=number, column=_(column.title)
                    ),
                    _("Leave the column out of what you copy, or hide it; nothing was changed."),
                )
            continue
        try:
            values[column.edits.name] = read_text(column.edits, text, choices)
        except UserError as trouble:
            said = _("Row {number}, {problem}").format(number=number, problem=trouble.message)
            raise UserError(said, f"{trouble.hint} {_('Nothing was changed.')}".strip()) from trouble
    return values


def made(blank: Entity, values: dict[str, object]) -> Entity:
    """A row to be added: a blank one with the pasted values."""
    given: dict[str, Any] = values
    return replace(blank, **given)
