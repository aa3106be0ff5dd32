"""What a cell of each kind looks like: one painting function per kind, all with the same signature."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from app.i18n import _
from app.model.kinds import Kind
from app.model.levels import LevelSpan, LevelVector
from app.model.terms import Term
from app.model.vocabulary import AssetKind, Criticality, PurdueLevel, RequirementStatus, SignOffDecision, SignOffWait
from app.queries.since import Sign
from app.tables.action import ActionStanding
from app.tables.column import Column
from app.tables.deadline import Deadline
from app.tables.values import PlacedRisk, Replaced, RiskMark, display_text
from app.ui.paint import domain
from app.ui.paint.basics import CENTRE, LEFT, RIGHT, first_line, middle, write
from app.ui.table.icons import TERM_ICONS
from app.ui.table.staged import Conflict
from app.ui.theme import Theme
from app.workflow.finding import Severity
from app.workflow.scenarios import ScenarioState

PADDING = 8
_ICON_GAP = 7
_MARK_ROOM = 18
_LINE = 18


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to be painted: its kind, value and alignment.

    `old` is the text that the value would replace; `missing` that the cell should not be empty; `deadline` what its
    date means today; `conflict` the two values between which a person decides; `depth` how deep the row lies in
    others. In a `tall` cell words go on in a second line; where they do not need it, that says what is `under` them.
    """

    kind: Kind
    value: object
    align: Qt.AlignmentFlag = LEFT
    old: str = ""
    missing: bool = False
    deadline: Deadline | None = None
    conflict: Conflict | None = None
    depth: int = 0
    tall: bool = False
    under: str = ""


_STATE_INKS: dict[Term, str] = {
    ActionStanding.OVERDUE: "error",
    RequirementStatus.MET: "ok",
    RequirementStatus.PARTLY: "warn",
    RequirementStatus.GAP: "warn",
    RequirementStatus.COMPENSATED: "info",
    RequirementStatus.NOT_ASSESSED: "text.muted",
    SignOffDecision.AGREED: "ok",
    SignOffDecision.AGREED_WITH_REMARK: "ok",
    SignOffDecision.REJECTED: "error",
    SignOffWait.FREEZE: "text.muted",
    SignOffWait.PERSON: "text.secondary",
    ScenarioState.TO_SCORE: "text.muted",
    ScenarioState.PARTLY: "info",
    ScenarioState.SCORED: "ok",
    ScenarioState.ABOVE: "error",
}

_SIGN_INKS = {Sign.ADDED: "stage.add", Sign.CHANGED: "stage.chg", Sign.REMOVED: "stage.del"}

Paint = Callable[[QPainter, Theme, QRectF, Cell], None]


def paint_cell(painter: QPainter, theme: Theme, rect: QRectF, cell: Cell) -> None:
    """Paint the content of a cell into the room that its padding leaves; an old text first, struck out."""
    room = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
    if cell.depth:
        room.adjust(domain.branch(painter, theme, room, cell.depth), 0, 0, 0)
    if cell.conflict is not None and cell.conflict.takes_file is None:
        _undecided(painter, theme, room, cell.conflict)
        return
    if cell.old:
        struck = QFont(theme.font("body"))
        struck.setStrikeOut(True)
        half = QRectF(room.left(), room.top(), room.width() / 2, room.height())
        room.adjust(write(painter, half, cell.old, struck, theme.c("text.muted")) + theme.px(6), 0, 0, 0)
    if cell.deadline is not None:
        _deadline(painter, theme, room, cell.deadline)
    elif cell.missing:
        write(painter, room, _("none"), theme.font("body"), theme.c("error"), cell.align)
    else:
        _PAINT.get(cell.kind, _words)(painter, theme, room, cell)


def _replaced(painter: QPainter, theme: Theme, rect: QRectF, value: Replaced) -> None:
    """What stood there before, struck out, then what stands there now."""
    room, font = QRectF(rect), theme.font("body")
    if value.before:
        struck = QFont(font)
        struck.setStrikeOut(value.before != "–")
        half = QRectF(room.left(), room.top(), room.width() / 2 if value.after else room.width(), room.height())
        room.adjust(write(painter, half, value.before, struck, theme.c("text.muted")), 0, 0, 0)
    if value.before and value.after:
        room.adjust(write(painter, room, " → ", font, theme.c("text.muted")), 0, 0, 0)
    write(painter, room, value.after, font, theme.c("text.primary"))


def _undecided(painter: QPainter, theme: Theme, rect: QRectF, conflict: Conflict) -> None:
    """Both values, what is here first; the sign of a warning says that one has to be chosen."""
    both = f"{conflict.here or '–'}  │  {conflict.file or '–'}"
    domain.finding_count(painter, theme, rect.left(), rect, "warning", both)


def _deadline(painter: QPainter, theme: Theme, rect: QRectF, deadline: Deadline) -> None:
    if deadline.severity is None or deadline.severity is Severity.HINT:
        ink = "text.muted" if deadline.severity else "text.secondary"
        write(painter, rect, deadline.text, theme.font("body"), theme.c(ink))
    else:
        domain.finding_count(painter, theme, rect.left(), rect, deadline.severity.value, deadline.text)


def alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    """Where the values of a column, and the heading above them, stand."""
    if column.kind in _CENTRED or column.choices is PurdueLevel:
        return CENTRE
    return RIGHT if column.kind in (Kind.INTEGER, Kind.DECIMAL) else LEFT


def sign_room(theme: Theme, column: Column[Any]) -> int:
    """The room in pixels that icons or marks take beside the words of a column."""
    if column.choices is AssetKind:
        return theme.size("icon.normal") + theme.px(_ICON_GAP)
    if column.choices in (RequirementStatus, ScenarioState, SignOffDecision):
        return theme.size("icon.normal") + theme.px(_ICON_GAP)
    return theme.px(_MARK_ROOM) if column.choices is Criticality else 0


def _words(painter: QPainter, theme: Theme, rect: QRectF, cell: Cell) -> None:
    if isinstance(cell.value, Replaced):
        _replaced(painter, theme, rect, cell.value)
        return
    text = display_text(cell.kind, cell.value).replace("\n", " ")
    weight = 600 if cell.kind in (Kind.REF, Kind.CODES) else 500 if cell.under else 400
    _lines(painter, theme, rect, text, theme.font("body", weight), theme.c("text.primary"), cell)


def _lines(painter: QPainter, theme: Theme, rect: QRectF, text: str, font: QFont, ink: QColor, cell: Cell) -> None:
    """Words in one line, or in two where the cell is tall and there is more to say."""
    line, rest = first_line(text, font, rect.width()) if cell.tall else (text, "")
    if not rest and not cell.under:
        write(painter, rect, text, font, ink, cell.align)
        return
    half = theme.px(_LINE)
    upper = QRectF(rect.left(), rect.center().y() - half, rect.width(), half)
    write(painter, upper, line, font, ink, cell.align)
    below = upper.translated(0, half)
    if rest:
        write(painter, below, rest, font, ink, cell.align)
    else:
        write(painter, below, cell.under, theme.font("caption"), theme.c("text.secondary"), cell.align)


def _code(painter: QPainter, theme: Theme, rect: QRectF, cell: Cell) -> None:
    text = display_text(cell.kind, cell.value)
    write(painter, rect, text, theme.font("caption", 500, True), theme.c("text.primary"))


def _choice(painter: QPainter, theme: Theme, rect: QRectF, cell: Cell) -> None:
    value, room = cell.value, QRectF(rect)
    if value is None:
        return
    if isinstance(value, Sign):
        write(painter, rect, value.value, theme.font("strong", 700), theme.c(_SIGN_INKS[value]), LEFT)
        return
    weighty = isinstance(value, Criticality) and value is not Criticality.OTHER
    ink = "text.primary" if weighty or isinstance(value, PurdueLevel) else "text.secondary"
    if isinstance(value, Criticality):
        sign = QRectF(rect.left(), rect.top(), theme.px(12), rect.height())
        domain.criticality_mark(painter, theme, sign, str(value.value))
        room.adjust(theme.px(_MARK_ROOM), 0, 0, 0)
    elif isinstance(value, Term) and value in TERM_ICONS:
        side = theme.size("icon.normal")
        place = middle(QRectF(rect.left(), rect.top(), side, rect.height()), side, side)
        ink = _STATE_INKS.get(value, ink)
        theme.glyphs.paint(painter, place, TERM_ICONS[value], ink)
        room.adjust(side + theme.px(_ICON_GAP), 0, 0, 0)
    weight = 600 if value in (Criticality.SAFETY, ScenarioState.ABOVE) else 400
    _lines(painter, theme, room, display_text(cell.kind, value), theme.font("body", weight), theme.c(ink), cell)


def _flag(painter: QPainter, theme: Theme, rect: QRectF, cell: Cell) -> None:
    if cell.value:
        side = theme.size("icon.small")
        theme.glyphs.paint(painter, middle(rect, side, side), "ph.check-bold", "text.primary")


def _risk(painter: QPainter, theme: Theme, rect: QRectF, cell: Cell) -> None:
    if isinstance(cell.value, PlacedRisk):
        domain.risk_scale(painter, theme, rect, cell.value.levels, cell.value.rank, cell.value.line)
        return
    mark = cell.value if isinstance(cell.value, RiskMark) else None
    domain.risk_chip(painter, theme, rect, mark.letter if mark else "", role=mark.colour if mark else "")


def _level(painter: QPainter, theme: Theme, rect: QRectF, cell: Cell) -> None:
    """A level 0 to 4; a range, which waits for a person to choose, in words."""
    value = cell.value
    if isinstance(value, LevelSpan) and value.is_range:
        write(painter, rect, str(value), theme.font("caption", 600), theme.c("text.primary"), CENTRE)
        return
    level = value.high if isinstance(value, LevelSpan) else value
    domain.level_badge(painter, theme, rect, level if isinstance(level, int) else None)


def _vector(painter: QPainter, theme: Theme, rect: QRectF, cell: Cell) -> None:
    if cell.value:
        domain.level_vector(painter, theme, rect, LevelVector.parse(str(cell.value)).levels)


def _severity(painter: QPainter, theme: Theme, rect: QRectF, cell: Cell) -> None:
    severity = str(getattr(cell.value, "value", cell.value))
    text = display_text(cell.kind, cell.value)
    domain.finding_count(painter, theme, rect.left(), rect, severity, text)


_PAINT: dict[Kind, Paint] = {
    Kind.CODE: _code,
    Kind.HASH: _code,
    Kind.CHOICE: _choice,
    Kind.FLAG: _flag,
    Kind.RISK: _risk,
    Kind.LEVEL: _level,
    Kind.VECTOR: _vector,
    Kind.SEVERITY: _severity,
}
_CENTRED = (Kind.FLAG, Kind.RISK, Kind.LEVEL, Kind.SCORE)
