"""The seven steps as cards: how far each has come, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.i18n import _, ngettext
from app.model.entities import (
    AccessPoint,
    Asset,
    AssetGroup,
    Comparison,
    Conduit,
    EssentialFunction,
    Participant,
    SignOff,
    Zone,
)
from app.model.vocabulary import ComparisonOutcome
from app.ui.pages.overview_parts import Leading
from app.ui.paint import domain
from app.ui.paint.basics import width_of, write
from app.ui.shell.rail import step_words
from app.ui.standing import worst
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.workflow.assessment import Assessment
from app.workflow.standing import StepStanding
from app.workflow.step import STEPS, Step
from app.workflow.zcr7_approval import latest_baseline

_LINE, _EDGE, _GAP = 19, 12, 8
_COUNT = 46
"""The room for the worst findings beside a title."""
Short = tuple[int, int]
"""How many requirements were assessed and are not met, and how many were not assessed."""
Said = tuple[str, str]
"""What a card says of a step: the main thing, and below it what is worth knowing besides."""


def card_words(assessment: Assessment, step: StepStanding, short: Short | None = None) -> Said:
    """How a step stands in counts; `short` is how many requirements are not met, None while nobody counted."""
    if not step.touched:
        return _("Not begun"), ""
    words = (_system, _initial, _zones, _comparison, _detailed)
    if step.step.number <= len(words):
        return words[step.step.number - 1](assessment, step)
    return _approval(assessment) if step.step.number == len(STEPS) else _requirements(step, short)


def _system(assessment: Assessment, _step: StepStanding) -> Said:
    assets, ways = len(assessment.facts.all(Asset)), len(assessment.facts.all(AccessPoint))
    return (
        ngettext("{n} asset", "{n} assets", assets).format(n=assets),
        ngettext("{n} access point", "{n} access points", ways).format(n=ways),
    )


def _initial(assessment: Assessment, _step: StepStanding) -> Said:
    rated = [id for kind in (EssentialFunction, AssetGroup) for id in assessment.facts.all(kind)]
    outcomes = [outcome for id in rated if (outcome := assessment.worst_case(id)) is not None and outcome.scored]
    said = _("{done} of {all} rated").format(done=len(outcomes), all=len(rated))
    letter = max(outcomes, key=lambda outcome: outcome.rank or 0).letter if outcomes else None
    if letter is None or assessment.method is None:
        return said, ""
    return said, _("Worst case: {risk}").format(risk=assessment.method.level(letter).label)


def _zones(assessment: Assessment, step: StepStanding) -> Said:
    zones, conduits = len(assessment.facts.all(Zone)), len(assessment.facts.all(Conduit))
    return (
        ngettext("{n} zone", "{n} zones", zones).format(n=zones),
        ngettext("{n} conduit", "{n} conduits", conduits).format(n=conduits),
    )


def _comparison(assessment: Assessment, step: StepStanding) -> Said:
    rows = assessment.facts.all(Comparison).values()
    needed = sum(row.outcome is ComparisonOutcome.REQUIRED for row in rows)
    progress = step.clauses[0].progress
    said = _("{done} of {all} compared").format(done=progress.done, all=progress.done + progress.open)
    return said, ngettext("{n} needs detail", "{n} need detail", needed).format(n=needed)


def _detailed(_assessment: Assessment, step: StepStanding) -> Said:
    progress = next(clause.progress for clause in step.clauses if clause.clause.number == "5.10")
    said = _("{done} of {all} scored").format(done=progress.done, all=progress.done + progress.open)
    return said, _("{n} above tolerable").format(n=progress.above)


def _requirements(step: StepStanding, short: Short | None) -> Said:
    said = _("{done} of {all} checks").format(done=step.satisfied, all=step.applicable)
    if short is None:
        return said, ""
    gaps, unassessed = short
    told = [ngettext("{n} SR gap", "{n} SR gaps", gaps).format(n=gaps)] if gaps or not unassessed else []
    if unassessed:
        words = ngettext("{n} SR not assessed", "{n} SRs not assessed", unassessed)
        told.append((_("{n} not assessed") if told else words).format(n=unassessed))
    return said, ", ".join(told)


def _approval(assessment: Assessment) -> Said:
    frozen = latest_baseline(assessment)
    if frozen is None:
        return _("Not frozen"), ""
    signs = sum(person.signs for person in assessment.facts.all(Participant).values())
    signed = {row.name for row in assessment.facts.where(SignOff, "baseline_id", frozen.id) if row.withdraws_id is None}
    words = _("Rev {revision} frozen").format(revision=frozen.revision)
    return words, _("{done} of {all} signed").format(done=len(signed), all=max(signs, len(signed)))


class StepCard(Leading):
    """One step: ring, title, what it holds, the worst of its findings. A click goes there."""

    def __init__(self, theme: Theme, step: Step) -> None:
        super().__init__(theme, step.label)
        self.step = step
        self._part, self._said, self._worst, self._current = 0.0, ("–", ""), ("", 0), False
        self._low = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_step(self, standing: StepStanding | None, said: Said, current: bool) -> None:
        """Show how the step stands; None while that is not known. The `current` one is where work goes on."""
        self._part = standing.part if standing is not None else 0.0
        self._worst = worst(standing.counts) if standing is not None else ("", 0)
        self._said, self._current = said, current
        parts = [_("Step {number}").format(number=self.step.number), self.step.label, *filter(None, said)]
        if standing is not None:
            words = step_words(standing)
            parts += words if standing.touched else words[1:]
        self.setAccessibleName(", ".join(parts))
        self.setToolTip("\n".join(parts[1:]))
        self.update()

    @property
    def said(self) -> Said:
        """What the card says."""
        return self._said

    def measure(self) -> QSize:
        lines = _LINE * (1 if self._low else 2) + 16
        return QSize(self.theme.px(110), self.theme.px(10 + domain.RING + 4 + lines + 8))

    def least_low(self) -> float:
        """The width from which its title stands beside the ring."""
        title = width_of(self.step.label, self.theme.font("body", 600))
        return title + self.theme.px(domain.RING + _GAP + 2 * _EDGE + _COUNT)

    def lay_out(self, low: bool) -> None:
        """Have the title beside the ring, or below it."""
        if low != self._low:
            self._low = low
            self.updateGeometry()
            self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        if self._current or self.underMouse():
            painter.fillRect(rect, theme.c("accent.soft" if self._current else "bg.hover"))
        if self.step.number > 1:
            painter.fillRect(QRectF(0, 0, 1, rect.height()), theme.c("border.subtle"))
        room = rect.adjusted(px(_EDGE), px(10), -px(_EDGE), -px(10))
        ring = QRectF(room.left(), room.top(), px(domain.RING), px(domain.RING))
        domain.step_ring(painter, theme, ring, self.step.number, self._part, "text.secondary")
        count, top = self._draw_findings(painter, room, ring), ring.bottom() + px(4)
        line = QRectF(room.left(), top, room.width(), px(_LINE))
        if self._low:
            line = QRectF(ring.right() + px(_GAP), ring.top(), 0, ring.height())
            line.setRight(room.right() - count)
        else:
            top += px(_LINE)
        write(painter, line, self.step.label, theme.font("body", 600), theme.c("text.primary"))
        for text, type, role in ((self._said[0], "body", "text.primary"), (self._said[1], "caption", "text.muted")):
            high = px(_LINE if type == "body" else 16)
            write(painter, QRectF(room.left(), top, room.width(), high), text, theme.font(type), theme.c(role))
            top += high

    def _draw_findings(self, painter: QPainter, room: QRectF, ring: QRectF) -> float:
        """The worst findings at the right end of the ring's line; the width that they take."""
        severity, number = self._worst
        if not severity:
            return 0
        wide = domain.count_width(self.theme, str(number))
        line = QRectF(room.left(), ring.top(), room.width(), ring.height())
        domain.finding_count(painter, self.theme, room.right() - wide, line, severity, str(number))
        return wide + self.theme.px(_EDGE)


class StepCards(QFrame):
    """All seven in a row. `chosen` carries the number of a step."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        row = HBox(theme, self, margins=(1, 1, 1, 1))
        self.cards = [StepCard(theme, step) for step in STEPS]
        for card in self.cards:
            card.clicked.connect(lambda _on=False, number=card.step.number: self.chosen.emit(number))
            row.addWidget(card, 1)
        theme.changed.connect(self._lay_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        room = self.width() / len(self.cards)
        low = all(card.least_low() <= room for card in self.cards)
        for card in self.cards:
            card.lay_out(low)

    def stops(self) -> Sequence[QWidget]:
        """What Tab comes to in it, in order."""
        return self.cards

    def show_steps(
        self, assessment: Assessment, steps: Sequence[StepStanding], short: Short | None, current: int
    ) -> None:
        """Show how each step stands; of those that are not told it is not known yet."""
        by_number = {standing.step.number: standing for standing in steps}
        for card in self.cards:
            standing = by_number.get(card.step.number)
            said = ("–", "") if standing is None else card_words(assessment, standing, short)
            card.show_step(standing, said, card.step.number == current)
