"""The pickers of a scenario: likelihood and one row per impact category, side by side for each stage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from app.i18n import N_, _
from app.model.vocabulary import Stage
from app.risk.criteria import LikelihoodMode, ScaleLevel
from app.risk.likelihood import THREAT, VULNERABILITY
from app.risk.method import Method
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.labels import Glyph, label
from app.ui.widgets.score_picker import Anchor, AnchorLine, ScorePicker
from app.ui.widgets.segments import Segments
from app.workflow.scenarios import Rated, ScenarioRisk


class Asked(Enum):
    """What a row of pickers asks for."""

    LIKELIHOOD = "likelihood"
    FACTOR = "factor"
    IMPACT = "impact"


@dataclass(frozen=True, slots=True)
class Question:
    """One row: what is asked, its key in the method ("" for the likelihood), and the levels to choose from."""

    asked: Asked
    key: str
    title: str
    anchors: tuple[Anchor, ...]


STAGE_TITLES = {
    Stage.UNMITIGATED: N_("Unmitigated"),
    Stage.CURRENT: N_("Residual, today"),
    Stage.PLANNED: N_("Residual, planned"),
}
"""How the card calls the three ratings."""


def questions_of(method: Method) -> list[Question]:
    """The rows that a method asks for: factors of the likelihood, the likelihood, each category that is on."""
    found = [Question(Asked.FACTOR, key, title, anchors) for key, title, anchors in _factors(method)]
    found.append(Question(Asked.LIKELIHOOD, "", _("Likelihood"), _anchors(method.likelihood)))
    for category in method.categories:
        if category.on:
            texts = (*category.descriptions, *[""] * len(method.impact))
            levels = zip(method.impact, texts, strict=False)
            anchors = tuple(Anchor(level.label, text or level.description) for level, text in levels)
            found.append(Question(Asked.IMPACT, category.key, category.label, anchors))
    return found


def _factors(method: Method) -> Iterator[tuple[str, str, tuple[Anchor, ...]]]:
    if method.likelihood_mode is LikelihoodMode.FACTORS:
        for factor in method.factors:
            yield factor.key, factor.label, tuple(Anchor("", text) for text in factor.descriptions)
    elif method.likelihood_mode is LikelihoodMode.LOOKUP and method.likelihood_table is not None:
        yield THREAT, _("Threat"), _anchors(method.likelihood_table.threat)
        yield VULNERABILITY, _("Vulnerability"), _anchors(method.likelihood_table.vulnerability)


def _anchors(levels: Sequence[ScaleLevel]) -> tuple[Anchor, ...]:
    return tuple(Anchor(level.label, level.description) for level in levels)


def given(rated: Rated | None, question: Question) -> int | None:
    """What a rating says to a question; None while it does not."""
    if rated is None:
        return None
    if question.asked is Asked.LIKELIHOOD:
        scores = rated.scores
        computed = rated.outcome.likelihood.level if scores.likelihood is None else None
        return scores.likelihood if scores.likelihood is not None else computed
    scored = rated.scores.factors if question.asked is Asked.FACTOR else rated.scores.impacts
    return scored.get(question.key)


class ScoreGrid(QWidget):
    """`scored` carries the stage, the question and the level (None: cleared); `entered` the stage in hand."""

    scored = Signal(object, object, object)
    entered = Signal(object)

    def __init__(self, theme: Theme, method: Method) -> None:
        super().__init__()
        self.theme, self.questions = theme, questions_of(method)
        self._second = Stage.CURRENT
        self._pickers: dict[tuple[Stage, Question], ScorePicker] = {}
        self._pins: dict[str, Glyph] = {}
        self._arrows: list[Glyph] = []
        self.anchor = AnchorLine(theme)
        column = VBox(theme, self, margins=(16, 8, 16, 8), spacing=4)
        self._grid = QGridLayout()
        column.addLayout(self._grid)
        self._fill_head()
        for place, question in enumerate(self.questions, 1):
            self._fill_row(self._row_of(place), question)
        self._pinned = label(_("sets the impact: the highest category counts"), "caption", "muted")
        line = HBox(theme, spacing=4)
        line.addWidget(Glyph(theme, "ph.push-pin", "text.muted", 14))
        line.addWidget(self._pinned, 1)
        column.addLayout(line)
        theme.changed.connect(self._measure)
        self._measure()
        self.show_stage(Stage.CURRENT)

    def _row_of(self, place: int) -> int:
        """The rows after the likelihood stand one lower: the line of the anchor is between."""
        first = next(n for n, question in enumerate(self.questions, 1) if question.asked is Asked.LIKELIHOOD)
        return place if place <= first else place + 1

    def _fill_head(self) -> None:
        self._head = label(_(STAGE_TITLES[Stage.UNMITIGATED]), "caption", "secondary")
        self._grid.addWidget(self._head, 0, 1)
        choices = [(_("Residual"), Stage.CURRENT), (_("Planned"), Stage.PLANNED)]
        self.segments = Segments(self.theme, _("Rating beside the unmitigated one"), choices)
        self.segments.picked.connect(self.show_stage)
        self._grid.addWidget(self.segments, 0, 3)

    def _fill_row(self, row: int, question: Question) -> None:
        words = HBox(self.theme, spacing=4)
        if question.asked is Asked.LIKELIHOOD:
            words.addWidget(label(question.title, "strong"), 1)
        else:
            words.addWidget(label(question.title, "caption", wrap=True), 1)
        if question.asked is Asked.IMPACT:
            pin = self._pins[question.key] = Glyph(self.theme, "ph.push-pin", "text.primary", 14)
            pin.setAccessibleName(_("sets the impact"))
            pin.hide()
            words.addWidget(pin)
        self._grid.addLayout(words, row, 0)
        for stage in Stage:
            picker = ScorePicker(self.theme, question.title, question.anchors, stage, small=True)
            picker.picked.connect(lambda level, at=stage, asks=question: self.scored.emit(at, asks, level))
            picker.installEventFilter(self)
            self._pickers[stage, question] = picker
            self._grid.addWidget(picker, row, 1 if stage is Stage.UNMITIGATED else 3)
        arrow = Glyph(self.theme, "ph.arrow-right", "text.muted", 14)
        self._grid.addWidget(arrow, row, 2)
        if question.asked is Asked.LIKELIHOOD:
            self._grid.addWidget(self.anchor, row + 1, 1, 1, 3)

    def _measure(self) -> None:
        px = self.theme.px
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnMinimumWidth(0, px(72))
        self._grid.setColumnStretch(0, 4)
        self._grid.setColumnStretch(1, 4)
        self._grid.setColumnStretch(3, 4)

    def stops(self) -> list[QWidget]:
        """What Tab comes to: it goes down one rating and then the next, as a rating is given as a whole."""
        pickers = [self._pickers[stage, question] for stage in Stage for question in self.questions]
        return [*self.segments.findChildren(QAbstractButton), *pickers]

    # what is shown

    def show_stage(self, stage: object) -> None:
        """Show the residual rating of today, or the planned one, beside the unmitigated one."""
        self._second = Stage.PLANNED if stage is Stage.PLANNED else Stage.CURRENT
        self.segments.choose(self._second)
        for (at, _question), picker in self._pickers.items():
            picker.setVisible(at in (Stage.UNMITIGATED, self._second))

    @property
    def second(self) -> Stage:
        """Which residual rating is shown."""
        return self._second

    def show_risk(self, risk: ScenarioRisk, stage: Stage) -> None:
        """Show what is scored; `stage` is the one whose impact is marked."""
        for (at, question), picker in self._pickers.items():
            value = given(risk.at(at), question)
            value = value if value is not None and 1 <= value <= len(question.anchors) else None
            if picker.value != value:
                picker.choose(value)
        rated = risk.at(stage) or risk.unmitigated
        setting = rated.outcome.set_by if rated is not None else ()
        for key, pin in self._pins.items():
            pin.setVisible(key in setting)
        self._follow()

    def _follow(self) -> None:
        """Say below the likelihood what the level in hand means."""
        picker = self.current or self._pickers[Stage.UNMITIGATED, self._asks_likelihood()]
        self.anchor.follow(picker)
        self.anchor.setToolTip(self.anchor.accessibleName())

    def _asks_likelihood(self) -> Question:
        return next(question for question in self.questions if question.asked is Asked.LIKELIHOOD)

    def lock(self, why: str) -> None:
        """Let nothing be scored any more."""
        for picker in self._pickers.values():
            picker.setEnabled(False)
            picker.setToolTip(why)

    # where the keyboard is

    @property
    def current(self) -> ScorePicker | None:
        """The picker that has the keyboard."""
        return next((picker for picker in self._pickers.values() if picker.hasFocus()), None)

    def next_empty(self) -> tuple[Stage, Question] | None:
        """What is to be scored next: the unmitigated rating first, then the residual one that is shown."""
        return next((at for at in self._open() if self._pickers[at].value is None), None)

    def _open(self) -> Iterator[tuple[Stage, Question]]:
        computed = any(question.asked is Asked.FACTOR for question in self.questions)
        for stage in (Stage.UNMITIGATED, self._second):
            for question in self.questions:
                if not (computed and question.asked is Asked.LIKELIHOOD):
                    yield stage, question

    def enter(self) -> None:
        """Give the keyboard to what is to be scored next, or to the first picker where all is scored."""
        target = self.next_empty() or (Stage.UNMITIGATED, self.questions[0])
        self._pickers[target].setFocus(Qt.FocusReason.TabFocusReason)

    def first_open(self, stage: Stage) -> ScorePicker:
        """What a stage still needs for a risk, which is shown for it; the likelihood where it has one."""
        if stage is not Stage.UNMITIGATED:
            self.show_stage(stage)
        asked = [(at, question) for at, question in self._open() if at is stage]
        has_impact = any(self._pickers[at].value for at in asked if at[1].asked is Asked.IMPACT)
        needed = (at for at in asked if not (has_impact and at[1].asked is Asked.IMPACT))
        at = next((at for at in needed if self._pickers[at].value is None), None)
        return self._pickers[at] if at is not None else self.picker(stage)

    def picker(self, stage: Stage, key: str = "") -> ScorePicker:
        """The picker of a stage for a category, factor, or with "" the likelihood."""
        return next(picker for (at, asks), picker in self._pickers.items() if at is stage and asks.key == key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, ScorePicker):
            self._follow()
            self.entered.emit(watched.stage)
        return super().eventFilter(watched, event)
