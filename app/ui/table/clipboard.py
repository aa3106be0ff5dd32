"""Cells as spreadsheets put them on the clipboard: tab-separated text, and a table in HTML. No Qt.

Excel encloses a cell in quotes only where it holds a tab or a line break, and doubles the quotes within; any other
quote is just a character. The HTML says that every cell is text, so that 4.10 does not become 4.1 and "=1+1" stays
what it is.
"""

from collections.abc import Iterable, Sequence
from html import escape

Block = list[list[str]]


def to_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as tab-separated lines."""
    return "\r\n".join("\t".join(map(_quoted, row)) for row in rows)


def to_html(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as a table whose cells are text."""
    lines = ("".join(f"<td>{_with_breaks(cell)}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    style = 'td { mso-number-format: "\\@"; white-space: pre-wrap; }'
    return f'<html><head><meta charset="utf-8"><style>{style}</style></head><body><table>{body}</table></body></html>'


def from_text(text: str) -> Block:
    """Tab-separated lines as rows of cells, all of one length; a break at the end makes no row."""
    rows: Block = [[]]
    at, text = 0, text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removesuffix("\n")
    while True:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            break
        if text[at] == "\n":
            rows.append([])
        at += 1
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in "\t\r\n") or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _with_breaks(cell: str) -> str:
    return escape(cell).replace("\n", '<br style="mso-data-placement:same-cell">')


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at a place, and where it ends."""
    if text[at : at + 1] == '"':
        closed = _closing(text, at + 1)
        if closed is not None:
            return text[at + 1 : closed].replace('""', '"'), closed + 1
    ends = [end for sign in "\t\n" if (end := text.find(sign, at)) >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


def _closing(text: str, at: int) -> int | None:
    """The quote that closes a cell: one that is not doubled, at the end of the cell; None where there is none."""
    while (at := text.find('"', at)) >= 0:
        if text[at + 1 : at + 2] == '"':
            at += 2
        elif text[at + 1 : at + 2] in ("", "\t", "\n"):
            return at
        else:
            return None
    return None
