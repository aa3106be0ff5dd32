"""A sheet of every building block in every state, for looking at: the gallery renders it, no page uses it."""

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.errors import UserError
from app.model.vocabulary import Stage
from app.ui.paint import domain
from app.ui.paint.levels import Rung
from app.ui.paint.matrix import Grid
from app.ui.sheet_feedback import findings, matrix_key
from app.ui.sheet_parts import Hovered, Ringed, Sign, named, panel
from app.ui.sheet_ramps import LEVELS, RISKS, Ramp, Roles
from app.ui.shell.rail import Place, RailRow
from app.ui.shell.top_bar import SavedSign
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.chips import Chip
from app.ui.widgets.empty_state import EmptyState, Start
from app.ui.widgets.filter_box import FilterBox
from app.ui.widgets.labels import FindingSign, KeyHints, Tag, label
from app.ui.widgets.message_bar import MessageBar
from app.ui.widgets.risk_matrix import RiskMatrix
from app.ui.widgets.score_picker import Anchor, AnchorLine, ScorePicker
from app.ui.widgets.segments import Segments
from app.ui.widgets.signs import LevelGauge, LevelVector, ProgressLine, RequirementLadder
from app.ui.widgets.toast import Toast
from app.workflow.standing import Counts, StepStanding
from app.workflow.step import STEPS

_WIDTH = 1900
_GRID = Grid(
    (tuple("VVLMM"), tuple("VLMMH"), tuple("VLMHH"), tuple("LMHHC"), tuple("LMHCC")),
    {letter: f"risk.{letter}" for letter in "VLMHC"},
    frozenset("VLM"),
)
_ANCHORS = (
    Anchor("Rare", "Less than once in 30 years"),
    Anchor("Unlikely", "Needs insider help and two failures"),
    Anchor("Possible", "Once in 3 to 10 years"),
    Anchor("Likely", "Once in 1 to 3 years"),
    Anchor("Frequent", "Several times a year"),
)


def component_sheet(theme: Theme) -> QWidget:
    """The sheet in the theme in use."""
    sheet = frame("rail")
    outer = HBox(theme, sheet, margins=(24, 24, 24, 24), spacing=16)
    columns = [VBox(theme, spacing=14) for _column in range(3)]
    for column in columns:
        outer.addLayout(column, 1)
    left, middle, right = columns
    left.addWidget(panel(theme, "Risk class: colour, letter and position", [Ramp(theme, RISKS)]))
    left.addWidget(panel(theme, "Security level: colour and digit", [Ramp(theme, LEVELS)]))
    left.addWidget(panel(theme, "Score picker", _pickers(theme)))
    left.addWidget(panel(theme, "Empty state: what is missing, and the next action", [_empty(theme)]))
    middle.addWidget(panel(theme, "Chips, badges, findings", _signs(theme)))
    middle.addWidget(panel(theme, "Buttons, filters, toggles", _controls(theme)))
    middle.addWidget(panel(theme, "List rows: normal, selected, lapsed, justified", [findings(theme)]))
    middle.addWidget(panel(theme, "Fields and inline validation", _fields(theme)))
    right.addWidget(panel(theme, "Risk matrix", _matrices(theme)))
    right.addWidget(panel(theme, "Security level gauge, requirement ladder", _gauges(theme)))
    right.addWidget(panel(theme, "Feedback", _feedback(theme)))
    right.addWidget(panel(theme, "Colour roles", [Roles(theme)]))
    for column in columns:
        column.addStretch(1)
    sheet.setMinimumWidth(theme.px(_WIDTH))
    return sheet


def _signs(theme: Theme) -> list[QWidget]:
    letters = [Sign(theme, 26, partial(domain.risk_chip, letter=k)) for k in ("V", "L", "M", "H", "C", "")]
    words = {"V": "Very low", "H": "High", "C": "Critical"}
    worded = [Sign(theme, 84, partial(domain.risk_chip, letter=k, label=words[k])) for k in words]
    digits = [Sign(theme, 26, partial(domain.level_badge, level=n)) for n in (0, 1, 2, 3, 4, None)]
    levels = (("SL-T", 3), ("SL-C", 2), ("SL-A", 1))
    badges = [Sign(theme, 66, partial(domain.level_badge, level=n, label=w)) for w, n in levels]
    counts = (("error", "2 errors"), ("warning", "7 warnings"), ("hint", "4 hints"))
    shapes = [Sign(theme, 90, partial(_count, severity=severity, text=text)) for severity, text in counts]
    weights = [
        Sign(theme, 20, partial(domain.criticality_mark, weight=w)) for w in ("safety", "essential", "important")
    ]
    tags = [Tag(theme, tone.capitalize(), tone) for tone in domain.TONES]
    return [
        named(theme, "Risk", *letters, *worded),
        named(theme, "SL badge", *digits, *badges),
        named(theme, "SL vector", LevelVector(theme, (3, 3, 3, 2, None, 1, 0))),
        named(theme, "Findings", *shapes),
        named(theme, "Criticality", *weights),
        named(theme, "Tags", *tags),
    ]


def _count(painter: QPainter, theme: Theme, rect: QRectF, severity: str, text: str) -> None:
    domain.finding_count(painter, theme, 0, rect, severity, text)


def _controls(theme: Theme) -> list[QWidget]:
    rows = []
    for rank in Rank:
        plain = Button(theme, "Apply 27", rank, keys="Ctrl Enter")
        over = Hovered(theme, "Hover", rank)
        ringed = Ringed(theme, Button(theme, "Focus", rank))
        checked, off = Button(theme, "Checked", rank), Button(theme, "Disabled", rank)
        checked.setCheckable(True)
        checked.setChecked(True)
        off.setEnabled(False)
        rows.append(named(theme, rank.capitalize(), plain, over, ringed, checked, off))
    off_chip, on_chip = Chip(theme, "No zone"), Chip(theme, "Missing data")
    on_chip.setChecked(True)
    off_chip.count(5)
    on_chip.count(11)
    segments = Segments(theme, "Show", [("SL-T", 0), ("Risk", 1)])
    segments.choose(0)
    rows.append(named(theme, "Toggles", off_chip, on_chip, segments))
    return rows


def _pickers(theme: Theme) -> list[QWidget]:
    rows = []
    for name, stage, value, focus in (
        ("Empty", Stage.UNMITIGATED, None, False),
        ("Unmitigated", Stage.UNMITIGATED, 4, False),
        ("Residual, focus", Stage.CURRENT, 2, True),
    ):
        picker, anchor = ScorePicker(theme, "Likelihood", _ANCHORS, stage), AnchorLine(theme)
        picker.setFixedWidth(theme.px(200))
        picker.choose(value)
        anchor.follow(picker)
        end: QWidget = anchor
        if focus:
            hints = KeyHints(theme)
            hints.show_hints((("1", "to"), ("5", "set"), ("Del", "clear")))
            end = hints
        rows.append(named(theme, name, Ringed(theme, picker) if focus else picker, end))
    return rows


def _fields(theme: Theme) -> list[QWidget]:
    plain, wrong, off = QLineEdit("10.20.40.11"), QLineEdit("10.20.400.11"), QLineEdit("DHCP")
    wrong.setProperty("invalid", True)
    off.setEnabled(False)
    for field in (plain, wrong, off):
        field.setFixedWidth(theme.px(250))
    why = label("400 is above 255. Example: 10.20.40.11", "caption", "error")
    return [
        named(theme, "Default", plain),
        named(theme, "Filter", FilterBox(theme, "Filter by any column", "/")),
        named(theme, "Invalid", wrong),
        named(theme, "", FindingSign(theme, "error"), why),
        named(theme, "Disabled", off),
    ]


def _matrices(theme: Theme) -> list[QWidget]:
    matrix, counting = RiskMatrix(theme, _GRID), RiskMatrix(theme, _GRID)
    matrix.show_markers({Stage.UNMITIGATED: (4, 5), Stage.CURRENT: (2, 4), Stage.PLANNED: (1, 4)}, Stage.CURRENT)
    counting.show_counts({(5, 5): 1, (4, 5): 2, (3, 4): 12, (3, 3): 4, (2, 4): 6, (1, 1): 3})
    return [named(theme, "Markers", matrix, matrix_key(theme)), named(theme, "Counts", counting)]


def _gauges(theme: Theme) -> list[QWidget]:
    short, met = LevelGauge(theme, 1, 2, 3), LevelGauge(theme, 2, 2, 2)
    missing = (("B", Rung.IN_PLACE), ("1", Rung.MISSING), ("2", Rung.MISSING))
    capable = (("B", Rung.IN_PLACE), ("1", Rung.CAPABLE), ("2", Rung.NOT_APPLICABLE))
    return [
        named(theme, "Gauge", short, label("target 3, capable 2, achieved 1", "caption", "secondary")),
        named(theme, "", met, label("target met", "caption", "secondary")),
        named(theme, "Ladder", RequirementLadder(theme, missing), label("both missing", "caption", "secondary")),
        named(theme, "", RequirementLadder(theme, capable), label("capable, not applicable", "caption", "secondary")),
    ]


def _feedback(theme: Theme) -> list[QWidget]:
    done = ProgressLine(theme)
    done.setFixedWidth(theme.px(220))
    done.show_part(26 / 38)
    good, busy, bad, locked = (SavedSign(theme, QAction()) for _state in range(4))
    good.say("Saved 14:32", True)
    busy.say("Saving", True, saving=True)
    bad.say("Stored on this computer; stick not reachable", False)
    locked.say("Open to read only", False, locked=True)
    rings = [
        Sign(theme, 26, partial(domain.step_ring, number=n, part=a, ink="text.secondary"))
        for n, a in ((1, 0.0), (3, 0.4), (5, 0.86), (2, 1.0))
    ]
    bar = MessageBar(theme)
    bar.tell(UserError("plant.xlsx, sheet Inventory: no column holds a tag.", "Choose the column by hand."))
    return [
        _toast(theme),
        bar,
        named(theme, "Progress", done, label("26 of 38 scored", "caption", "secondary")),
        named(theme, "Step rings", *rings),
        named(theme, "Save state", good, busy, bad, locked),
        *_rail(theme),
    ]


def _rail(theme: Theme) -> list[QWidget]:
    rows: list[QWidget] = []
    for number, part, counts in ((3, 0.86, Counts(2, 1)), (5, 0.68, Counts(0, 4))):
        row = RailRow(theme, Place(f"step{number}", f"Step {number}", "", number))
        row.show_step(StepStanding(STEPS[number - 1], True, round(part * 100), 100, counts, ()))
        rows.append(row)
    return rows


def _toast(theme: Theme) -> QWidget:
    place = QFrame()
    place.setMinimumSize(theme.px(420), theme.px(84))
    Toast(theme, place).say("5 assets placed as suggested", lambda: None)
    return place


def _empty(theme: Theme) -> QWidget:
    starts = (
        Start("ph.arrow-square-in", "Import a register", "CSV or Excel.", "Import", QAction("Import")),
        Start("ph.plus", "Type the first asset", "Tag, kind and level are enough to start.", "Add", QAction("Add")),
    )
    return EmptyState(theme, "No assets yet", "An asset is a thing of the plant that can be attacked or fail.", starts)
