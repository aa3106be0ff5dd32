"""How much room the columns of a table need: for their headings, for what they declare, for what their rows say."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from PySide6.QtGui import QFont, QFontMetricsF

from app.i18n import _
from app.model.kinds import Kind
from app.tables.column import Column
from app.tables.values import display_text
from app.ui.paint.basics import CENTRE, width_of
from app.ui.table.cells import PADDING, alignment, sign_room
from app.ui.table.columns import Need
from app.ui.theme import Theme

_SORT_SIGN = 16
_TEXT_PART = 0.86
"""Words are narrower than the average of all characters, which counts capitals and signs."""
_MOST_MEASURED, _LONGEST = 120, 3
_PAINTED = (Kind.RISK, Kind.LEVEL, Kind.VECTOR, Kind.FLAG, Kind.SCORE)
_CODES = (Kind.CODE, Kind.HASH)
_NARROWER = (Kind.LINE, Kind.PROSE, Kind.CODES, Kind.SCORES, Kind.FRS)
_NARROWEST = 0.6
_WRAPPED = 0.6
"""Of the length of its line, what a text in two lines needs: words do not break in the middle."""


def needs_of(theme: Theme, columns: Sequence[Column[Any]], rows: Sequence[Any], tall: bool) -> list[Need]:
    """The need of every column with these rows; in `tall` rows words go on in a second line."""
    step = max(1, len(rows) // _MOST_MEASURED)
    some = list(islice(rows, 0, None, step))
    return [_need(theme, column, some, tall) for column in columns]


def title_width(theme: Theme, column: Column[Any]) -> int:
    """The room of a heading, with the sign of its sorting."""
    title = int(width_of(_(column.title), theme.font("caption", 600)))
    sign = _SORT_SIGN // 2 if alignment(column) == CENTRE else _SORT_SIGN
    return title + theme.px(2 * PADDING + sign)


def text_width(theme: Theme, column: Column[Any], texts: Iterable[str]) -> int:
    """The room that the longest of these texts takes in a cell."""
    font = face(theme, column)
    widest = max((width_of(text, font) for text in texts), default=0)
    return int(widest) + theme.px(2 * PADDING) + sign_room(theme, column)


def face(theme: Theme, column: Column[Any]) -> QFont:
    """The type that the words of a column are set in."""
    return theme.font("caption", 500, True) if column.kind in _CODES else theme.font("body", 600)


def _need(theme: Theme, column: Column[Any], rows: Sequence[Any], tall: bool) -> Need:
    title, pad = title_width(theme, column), theme.px(2 * PADDING)
    text = column.width * QFontMetricsF(theme.font("body")).averageCharWidth() * _TEXT_PART
    wide = int(max(title, text + pad + sign_room(theme, column)))
    if column.kind in _PAINTED:
        return Need(wide, wide, wide)
    texts = {display_text(column.kind, column.value(row)) for row in rows}
    whole = text_width(theme, column, sorted(texts, key=len)[-_LONGEST:])
    if tall and column.under is None and column.kind not in _CODES:
        words = {word for one in texts for word in one.split()}
        longest = text_width(theme, column, sorted(words, key=len)[-_LONGEST:])
        whole = max(longest, round(whole * _WRAPPED))
    least = min(whole, round(wide * _NARROWEST) if column.kind in _NARROWER else wide)
    return Need(max(title, least), wide, max(wide, whole))
