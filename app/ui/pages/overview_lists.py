"""The lists of the overview: the highest residual risks, security levels by zone, recent changes."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter

from app.i18n import N_, _
from app.model.entities import Decision, Scenario
from app.model.vocabulary import Stage
from app.queries.audit import Cause, LatestChange
from app.tables.place import place_code
from app.ui.pages.overview_parts import Card, ListHead, ListRow, Paint, Slot, text_cell
from app.ui.paint import domain
from app.ui.paint.basics import CENTRE, RIGHT, box, middle, width_of, write
from app.ui.paint.levels import level_gauge, target_mark
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.painted import Painted
from app.workflow.assessment import Assessment
from app.workflow.outlook import ZoneLevels
from app.workflow.places import place_of

MOST_ZONES = 14

_RISKS = (
    Slot(N_("ID"), 62),
    Slot(N_("Scenario"), 0),
    Slot(N_("Zone"), 60),
    Slot(N_("Risk"), 74),
    Slot(N_("Tolerance"), 108, 1),
    Slot(N_("Owner"), 110, 3),
    Slot(N_("Until"), 80, 2),
)
_ZONES = (
    Slot(N_("Zone"), 64),
    Slot(N_("Name"), 0),
    Slot(N_("SL-T"), 40, align=CENTRE),
    Slot(N_("Level 1 to 4"), 92),
    Slot(N_("Worst"), 44, align=CENTRE),
    Slot(N_("SR gaps"), 56, align=RIGHT),
)
_PARTS = {N_("target"): "", N_("capable"): "border.strong", N_("achieved"): "text.secondary"}
_SIGN = 16
_NOBODY = N_("Not assigned")
_CHANGES = (Slot("", 64), Slot("", 96, 1), Slot("", 0))


def _titled(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """The same columns with their headings in the language in use."""
    return tuple(Slot(_(slot.title) if slot.title else "", slot.width, slot.priority, slot.align) for slot in slots)


class ListCard(Card):
    """A card with a list; its button leads to all of it. `chosen` carries what the chosen row stands for."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, title: str, all_words: str, slots: Sequence[Slot]) -> None:
        super().__init__(theme, title)
        self.slots = _titled(slots)
        every = Button(theme, all_words, Rank.QUIET, icon="ph.arrow-right", small=True)
        every.clicked.connect(self.opened)
        self.head.addWidget(every)

    def row(self, key: str, paints: Sequence[Paint], words: Sequence[str]) -> ListRow:
        """One row that leads to `key`."""
        row = ListRow(self.theme, self.slots, paints, words)
        row.clicked.connect(lambda: self.chosen.emit(key))
        return row

    def show_rows(self, rows: Sequence[ListRow], nothing: str) -> None:
        """Show rows under the headings."""
        headed = any(slot.title for slot in self.slots) and bool(rows)
        if rows:
            rows[0].lined = False
        self.fill([ListHead(self.theme, self.slots), *rows] if headed else rows, nothing)


class HighestCard(ListCard):
    """The highest residual risks, each with what it was before, its owner and until when a decision holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Highest residual risks"), _("All scenarios"), _RISKS)

    def show_risks(self, assessment: Assessment, ids: Sequence[str]) -> None:
        """Show scenarios by their ids."""
        found = (assessment.facts.get(Scenario, id) for id in ids)
        rows = [self._row(assessment, scenario) for scenario in found if scenario is not None]
        self.show_rows(rows, _("No scenario is scored yet."))

    def _row(self, assessment: Assessment, scenario: Scenario) -> ListRow:
        risk = assessment.risk(scenario.id)
        place = place_code(place_of(assessment, scenario.zone_id, scenario.conduit_id)) or "–"
        settlement = assessment.settlement(scenario.id)
        decision = assessment.facts.get(Decision, settlement.holds)
        until = decision.until.isoformat() if decision is not None and decision.until is not None else "–"
        tolerance, tone, weight = _("Within"), "text.secondary", 400
        if risk.above:
            tolerance, tone, weight = _("Above tolerable"), "error", 600
        letters = [outcome.letter or "" if (outcome := risk.outcome(stage)) else "" for stage in _PAIR]
        owner = scenario.owner or (_(_NOBODY) if risk.above else "–")
        paints = (
            text_cell(scenario.code, type="caption", weight=500),
            text_cell(scenario.title),
            text_cell(place),
            partial(_risk_pair, letters=letters, roles=_roles(assessment)),
            text_cell(tolerance, tone, "caption", weight),
            _asks_owner if risk.above and not scenario.owner else text_cell(owner, "text.secondary"),
            text_cell(until, "text.secondary"),
        )
        pair = _("Risk {before}, now {after}").format(before=letters[0] or "–", after=letters[1] or "–")
        return self.row(scenario.id, paints, (scenario.code, scenario.title, place, pair, tolerance, owner, until))


def _asks_owner(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """Nobody answers for a risk above tolerable."""
    domain.finding_count(painter, theme, rect.left(), rect, "warning", _(_NOBODY))


_PAIR = (Stage.UNMITIGATED, Stage.CURRENT)


def _roles(assessment: Assessment) -> dict[str, str]:
    """The colour role of each risk level."""
    return {level.letter: level.colour for level in assessment.method.levels} if assessment.method else {}


def _risk_pair(painter: QPainter, theme: Theme, rect: QRectF, letters: Sequence[str], roles: dict[str, str]) -> None:
    """The risk before and now, with an arrow between."""
    chip, side = theme.px(domain.CHIP), theme.px(12)
    left = rect.left()
    for at, letter in enumerate(letters):
        place = QRectF(left, rect.top(), chip, rect.height())
        domain.risk_chip(painter, theme, place, letter, role=roles.get(letter, ""))
        left += chip + theme.px(5)
        if not at:
            arrow = QRectF(left, rect.center().y() - side / 2, side, side)
            theme.glyphs.paint(painter, arrow, "ph.arrow-right", "text.muted")
            left += side + theme.px(5)


def gap_words(short: int, unassessed: int) -> str:
    """How many requirements are not met, and how many are not assessed: neither is the other."""
    said = _("{n} not assessed").format(n=unassessed)
    if not unassessed:
        return str(short)
    return f"{short}, {said}" if short else said


class LevelKey(Painted):
    """What the parts of a gauge are."""

    def measure(self) -> QSize:
        font = self.theme.font("caption")
        wide = sum(width_of(_(words), font) + self.theme.px(_SIGN + 6 + 12) for words in _PARTS)
        return QSize(int(wide), self.theme.px(18))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px, left = self.theme, self.theme.px, 0.0
        for words, fill in _PARTS.items():
            sign = middle(QRectF(left, 0, px(_SIGN), rect.height()), px(_SIGN), px(8))
            if fill:
                box(painter, sign, theme.c(fill), theme.c("border.control"))
            else:
                target_mark(painter, theme, sign.center().x(), sign.top() + px(1))
            left += px(_SIGN + 6)
            place = QRectF(left, 0, rect.width() - left, rect.height())
            left += write(painter, place, _(words), theme.font("caption"), theme.c("text.secondary")) + px(12)


class LevelsCard(ListCard):
    """Security levels of the zones inside the system."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Security levels by zone"), _("All levels"), _ZONES)
        self.head.insertWidget(self.head.count() - 1, LevelKey(theme))

    def show_zones(self, assessment: Assessment, zones: Sequence[ZoneLevels]) -> None:
        """Show zones by code; where there are too many, those with the highest risk and the most gaps."""
        if len(zones) > MOST_ZONES:
            method = assessment.method
            rank = {letter: at for at, letter in enumerate(method.letters)} if method else {}
            zones = sorted(zones, key=lambda one: (-rank.get(one.worst, -1), -one.short))[:MOST_ZONES]
        roles = _roles(assessment)
        self.show_rows([self._row(one, roles) for one in zones], _("There is no zone yet."))

    def _row(self, one: ZoneLevels, roles: dict[str, str]) -> ListRow:
        paints = (
            text_cell(one.zone.code, weight=600),
            text_cell(one.zone.name, "text.secondary"),
            partial(domain.level_badge, level=one.target),
            partial(level_gauge, achieved=one.achieved or 0, capable=one.capable, target=one.target),
            partial(domain.risk_chip, letter=one.worst, role=roles.get(one.worst, "")),
            text_cell(
                str(one.short) if one.short or not one.unassessed else "–",
                "text.primary" if one.short else "text.muted",
                weight=600 if one.short else 400,
                align=RIGHT,
            ),
        )
        target = "–" if one.target is None else one.target
        achieved = _("not assessed") if one.achieved is None else one.achieved
        levels = _("Highest SL-T {target}; there at least SL-A {achieved} and SL-C {capable}").format(
            target=target, achieved=achieved or 0, capable=one.capable
        )
        worst = _("Worst residual risk {risk}").format(risk=one.worst or "–")
        gaps = _("SR gaps: {n}").format(n=gap_words(one.short, one.unassessed))
        return self.row(one.zone.id, paints, (one.zone.code, one.zone.name, levels, worst, gaps))


class ChangesCard(ListCard):
    """What was changed last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Recent changes"), _("Full change log"), _CHANGES)

    def show_changes(self, changes: Sequence[LatestChange]) -> None:
        """Show changes, the newest first."""
        self.show_rows([self._row(one) for one in changes], _("Nothing was changed yet."))

    def _row(self, one: LatestChange) -> ListRow:
        at = one.at.astimezone()
        moment = f"{at:%Y-%m-%d %H:%M}"
        today = datetime.now().astimezone().date()
        short = f"{at:%H:%M}" if at.date() == today else f"{at.day} {at:%b}" if at.year == today.year else f"{at:%Y-%m}"
        said = one.label if one.cause in (Cause.EDIT, Cause.FINAL) else f"{one.cause.label}: {one.label}"
        if one.undone:
            said = _("{label} (taken back)").format(label=said)
        paints = (
            text_cell(short, "text.muted", "caption"),
            text_cell(one.author, "text.secondary", "caption", 600),
            text_cell(said, "text.muted" if one.undone else "text.primary", "caption"),
        )
        return self.row(str(one.change), paints, (moment, one.author, said))
