"""A sheet of every building block in every state, for looking at: the gallery renders it, no page uses it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QFrame, QWidget

from app.errors import UserError
from app.ui.paint import domain
from app.ui.shell.rail import Place, RailRow
from app.ui.shell.top_bar import SavedSign
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.chips import Chip
from app.ui.widgets.empty_state import EmptyState, Start
from app.ui.widgets.filter_box import FilterBox
from app.ui.widgets.labels import Tag, label
from app.ui.widgets.message_bar import MessageBar
from app.ui.widgets.painted import Painted
from app.ui.widgets.toast import Toast
from app.workflow.standing import Counts, StepStanding
from app.workflow.step import STEPS

Draw = Callable[[QPainter, Theme, QRectF], None]


class _Sign(Painted):
    """A painting function given a place of its own."""

    def __init__(self, theme: Theme, width: float, draw: Draw) -> None:
        super().__init__(theme)
        self._width, self._sign = width, draw

    def measure(self) -> QSize:
        return QSize(self.theme.px(self._width), self.theme.px(24))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        self._sign(painter, self.theme, rect)


def component_sheet(theme: Theme) -> QWidget:
    """The sheet in the theme in use."""
    sheet = frame("rail")
    outer = HBox(theme, sheet, margins=(24, 24, 24, 24), spacing=16)
    left, right = VBox(theme, spacing=16), VBox(theme, spacing=16)
    outer.addLayout(left, 1)
    outer.addLayout(right, 1)
    left.addWidget(_panel(theme, "Chips, badges, findings", _signs(theme)))
    left.addWidget(_panel(theme, "Buttons, filters, fields", _controls(theme)))
    left.addStretch(1)
    right.addWidget(_panel(theme, "Rail and saved state", _rail(theme)))
    right.addWidget(_panel(theme, "Feedback", [_message(theme), _toast(theme)]))
    right.addWidget(_panel(theme, "Empty state", [_empty(theme)]))
    right.addStretch(1)
    return sheet


def _panel(theme: Theme, title: str, rows: Sequence[QWidget]) -> QFrame:
    panel = frame("panel")
    column = VBox(theme, panel, margins=(14, 10, 14, 14), spacing=10)
    column.addWidget(label(title, "strong"))
    for row in rows:
        column.addWidget(row)
    return panel


def _row(theme: Theme, name: str, *widgets: QWidget) -> QWidget:
    holder = QFrame()
    row = HBox(theme, holder, spacing=8)
    caption = label(name, "caption", "muted")
    caption.setFixedWidth(theme.px(88))
    row.addWidget(caption)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def _signs(theme: Theme) -> list[QWidget]:
    words = {"V": "Very low", "L": "Low", "M": "Medium", "H": "High", "C": "Critical"}
    letters = [_Sign(theme, 30, partial(domain.risk_chip, letter=k)) for k in (*words, "")]
    named = [_Sign(theme, 96, partial(domain.risk_chip, letter=k, label=words[k])) for k in words]
    digits = [_Sign(theme, 28, partial(domain.level_badge, level=n)) for n in (0, 1, 2, 3, 4, None)]
    badges = [_Sign(theme, 72, partial(domain.level_badge, level=3, label=w)) for w in ("SL-T", "SL-C", "SL-A")]
    vector = _Sign(theme, 190, partial(domain.level_vector, levels=(3, 3, 3, 2, None, 1, 0)))
    shapes = [_Sign(theme, 20, partial(domain.finding_shape, severity=s)) for s in domain.SEVERITY_ROLES]
    rings = [
        _Sign(theme, 26, partial(domain.step_ring, number=n, part=a, ink="text.secondary"))
        for n, a in ((7, 0.0), (6, 0.41), (5, 0.68), (2, 1.0))
    ]
    weights = [
        _Sign(theme, 20, partial(domain.criticality_mark, weight=w)) for w in ("safety", "essential", "important")
    ]
    tags = [Tag(theme, tone.capitalize(), tone) for tone in domain.TONES]
    return [
        _row(theme, "Risk", *letters),
        _row(theme, "", *named),
        _row(theme, "SL", *digits, *badges),
        _row(theme, "SL vector", vector),
        _row(theme, "Findings", *shapes),
        _row(theme, "Step rings", *rings),
        _row(theme, "Criticality", *weights),
        _row(theme, "Tags", *tags),
    ]


def _controls(theme: Theme) -> list[QWidget]:
    rows = []
    for rank in Rank:
        plain = Button(theme, "Apply 27 changes", rank, keys="Ctrl Enter")
        iconic = Button(theme, "Asset", rank, icon="ph.plus")
        small = Button(theme, "Columns", rank, icon="ph.columns", small=True)
        square = Button(theme, "Export", rank, icon="ph.export").show_words(False)
        checked, off = Button(theme, "Checked", rank), Button(theme, "Disabled", rank, keys="N")
        checked.setCheckable(True)
        checked.setChecked(True)
        off.setEnabled(False)
        rows.append(_row(theme, rank.capitalize(), plain, iconic, small, square, checked, off))
    off_chip, on_chip = Chip(theme, "No zone"), Chip(theme, "Missing facts")
    on_chip.setChecked(True)
    off_chip.count(5)
    on_chip.count(11)
    rows.append(_row(theme, "Filters", FilterBox(theme, "Filter by any column", "/"), off_chip, on_chip))
    return rows


def _rail(theme: Theme) -> list[QWidget]:
    rows: list[QWidget] = []
    for number, part, counts in ((3, 0.86, Counts(2, 1)), (5, 0.68, Counts(0, 4)), (7, 0.0, Counts())):
        row = RailRow(theme, Place(f"step{number}", f"Step {number}", "", number))
        row.show_step(StepStanding(STEPS[number - 1], True, round(part * 100), 100, counts, ()))
        row.setChecked(number == 5)
        rows.append(row)
    good, bad = SavedSign(theme), SavedSign(theme)
    good.say("Saved 14:32", True)
    bad.say("Stored on this computer; stick not reachable", False)
    return [*rows, _row(theme, "Saved state", good, bad)]


def _message(theme: Theme) -> QWidget:
    bar = MessageBar(theme)
    bar.tell(UserError("plant.xlsx, sheet Inventory: no column holds a tag.", "Choose the column by hand."))
    return bar


def _toast(theme: Theme) -> QWidget:
    place = QFrame()
    place.setMinimumHeight(theme.px(96))
    place.setMinimumWidth(theme.px(420))
    Toast(theme, place).say("5 assets placed as suggested", lambda: None)
    return place


def _empty(theme: Theme) -> QWidget:
    starts = (
        Start(
            "ph.arrow-square-in",
            "Import a register",
            "CSV or Excel, in any order of columns.",
            "Import",
            QAction("Import"),
        ),
        Start("ph.plus", "Type the first asset", "Tag, kind and level are enough to start.", "Add", QAction("Add")),
    )
    return EmptyState(theme, "No assets yet", "An asset is a thing of the plant that can be attacked or fail.", starts)
