"""What may be typed into cells: the value lists, on a sheet of their own, and the rules that refer to them."""

from collections.abc import Sequence
from typing import Any

from app.exchange.workbook.book import Book
from app.exchange.workbook.cells import NOTHING, CellWriter, Line, Styled, coordinate, letters
from app.exchange.workbook.head import HEAD_ROWS, dress, head_lines
from app.exchange.workbook.printing import set_up_printing
from app.exchange.workbook.sheets import VALUE_LISTS
from app.i18n import _
from app.model.kinds import Kind
from app.model.terms import Term
from app.tables.column import Column
from app.tables.values import Cell, cell_value

_FLAG = "yes or no"
_WIDTH = 24


class Choices:
    """The value lists of all columns that cells are chosen for, and where each stands on its sheet."""

    def __init__(self, book: Book) -> None:
        self._lists: dict[str, tuple[str, list[Cell]]] = {}
        for table in book.tables.values():
            for column in table.columns:
                name = _list_of(column)
                if name and name not in self._lists:
                    self._lists[name] = (_(column.title), _values(column))

    def restrict(self, sheet: Any, columns: Sequence[Column[Any]], top: int, bottom: int) -> None:
        """Let cells of the rows `top` to `bottom` hold only what their column allows."""
        for at, column in enumerate(columns, start=1):
            rule = self._rule(column)
            if rule is not None:
                rule.add(f"{coordinate(at, top)}:{coordinate(at, bottom)}")
                sheet.data_validations.append(rule)

    def write(self, writer: CellWriter, book: Book) -> None:
        """Write the sheet of value lists, one column each."""
        sheet, count = writer.sheet, len(self._lists)
        for at in range(1, count + 1):
            sheet.column_dimensions[letters(at)].width = _WIDTH
        dress(sheet)
        sheet.freeze_panes = coordinate(1, HEAD_ROWS + 2)
        set_up_printing(sheet, book.marks, a3=True, heading_rows=f"{HEAD_ROWS + 1}:{HEAD_ROWS + 1}")
        for line in head_lines(book, VALUE_LISTS, count, count * _WIDTH):
            writer.write(line)
        writer.write(Line([("heading", title) for title, _items in self._lists.values()]))
        for row in range(max(len(items) for _title, items in self._lists.values())):
            writer.write(Line([_item(items, row) for _title, items in self._lists.values()]))

    def _rule(self, column: Column[Any]) -> Any:
        """What a column allows; None for anything."""
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = None
        if _list_of(column):
            rule = DataValidation(type="list", formula1=self._place(_list_of(column)), allow_blank=True)
            rule.error = _("Choose one of the values in the list.")
        elif column.edits is not None and column.kind is Kind.LEVEL:
            rule = DataValidation(type="whole", operator="between", formula1="0", formula2="4", allow_blank=True)
            rule.error = _("A security level is 0 to 4.")
        if rule is not None:
            rule.showErrorMessage = True
        return rule

    def _place(self, name: str) -> str:
        column = list(self._lists).index(name) + 1
        first = HEAD_ROWS + 2
        last = first + len(self._lists[name][1]) - 1
        return f"'{_(VALUE_LISTS.title)}'!${letters(column)}${first}:${letters(column)}${last}"


def _list_of(column: Column[Any]) -> str:
    """The name of the list that cells of a column are chosen from; "" for none."""
    if column.edits is None:
        return ""
    return _FLAG if column.kind is Kind.FLAG else column.choices.__name__ if column.choices is not None else ""


def _values(column: Column[Any]) -> list[Cell]:
    terms: Sequence[Term | bool] = (True, False) if column.choices is None else tuple(column.choices)
    return [cell_value(column.kind, term) for term in terms]


def _item(items: Sequence[Cell], row: int) -> Styled:
    return ("text", items[row]) if row < len(items) else NOTHING
