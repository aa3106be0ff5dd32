"""The tables of the risk criteria, as they are printed: scales, categories, risk levels, the way to SL-T."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from app.i18n import _, ngettext
from app.model.levels import LevelSpan
from app.model.vocabulary import SlMethod
from app.risk.criteria import LikelihoodMode, RiskLevel, ScaleLevel
from app.risk.decimals import decimal_text
from app.risk.method import Method
from app.ui.paint import domain
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox, frame
from app.ui.widgets.labels import label
from app.ui.widgets.painted import Painted

Cell = str | QWidget


class LevelSign(Painted):
    """A risk level with its letter and its word."""

    def __init__(self, theme: Theme, level: RiskLevel) -> None:
        super().__init__(theme)
        self._level = level
        self.setAccessibleName(f"{level.letter} {level.label}")

    def measure(self) -> QSize:
        return QSize(round(domain.risk_width(self.theme, self._level.label)), self.theme.px(24))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        domain.risk_chip(painter, self.theme, rect, self._level.letter, self._level.label, self._level.colour)


class TableCard(QFrame):
    """A titled table of wrapped texts. `shares` say how the columns share the width; 0 takes what it needs."""

    def __init__(
        self, theme: Theme, title: str, headings: Sequence[str], shares: Sequence[int], note: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.theme = theme
        column = VBox(theme, self, margins=(1, 1, 1, 1))
        head = frame("sheetHead")
        words = VBox(theme, head, margins=(14, 10, 14, 10), spacing=2)
        words.addWidget(label(title, "name", wrap=True))
        if note:
            words.addWidget(label(note, "caption", "secondary", wrap=True))
        column.addWidget(head)
        body = QWidget()
        self._grid = QGridLayout(body)
        for at, share in enumerate(shares):
            self._grid.setColumnStretch(at, share)
        for at, heading in enumerate(headings):
            self._put(0, at, heading, "strong")
        column.addWidget(body)
        body.setVisible(bool(headings))
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        px = self.theme.px
        self._grid.setContentsMargins(px(14), px(10), px(14), px(12))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))

    def _put(self, row: int, column: int, cell: Cell, type: str = "body", *, signed: bool = False) -> None:
        top = Qt.AlignmentFlag.AlignVCenter if signed else Qt.AlignmentFlag.AlignTop
        if isinstance(cell, str):
            words = label(cell, "caption" if type == "body" else type, wrap=self._grid.columnStretch(column) > 0)
            self._grid.addWidget(words, row, column, top)
        else:
            self._grid.addWidget(cell, row, column, top | Qt.AlignmentFlag.AlignLeft)

    def add(self, cells: Sequence[Cell]) -> None:
        """One row more."""
        row = self._grid.rowCount()
        signed = any(isinstance(cell, QWidget) for cell in cells)
        for at, cell in enumerate(cells):
            self._put(row, at, cell, signed=signed)

    def texts(self) -> list[str]:
        """What stands in it."""
        return [one.text() for one in self.findChildren(QLabel)]


def likelihood_table(theme: Theme, method: Method) -> TableCard:
    """The likelihood scale, the highest level first, as matrices are read."""
    card = TableCard(theme, _("Likelihood"), ("", _("Level"), _("What it means"), _("Per year")), (0, 1, 4, 1))
    for number, level in reversed(list(enumerate(method.likelihood, start=1))):
        card.add((str(number), level.label, level.description, _range(level)))
    return card


def impact_table(theme: Theme, method: Method) -> TableCard:
    """The impact categories with their descriptions, a column per level."""
    headings = [f"{number} {level.label}" for number, level in enumerate(method.impact, start=1)]
    note = _("The highest category that is on gives the impact.")
    card = TableCard(theme, _("Impact"), ("", *headings), (2, *(3 for _level in method.impact)), note)
    for category in method.categories:
        name = category.label if category.on else _("{name} (off)").format(name=category.label)
        card.add((name, *category.descriptions))
    if any(level.low is not None or level.high is not None for level in method.impact):
        card.add((_("Money"), *(_range(level) for level in method.impact)))
    return card


def level_table(theme: Theme, method: Method) -> TableCard:
    """The risk levels, highest first: who may accept each, and for how long."""
    headings = (_("Level"), _("Tolerable"), _("Accepted by"), _("Accepted for"))
    card = TableCard(theme, _("Risk levels"), headings, (0, 1, 3, 1))
    limit = method.rank(method.tolerable)
    for rank, level in reversed(list(enumerate(method.levels))):
        days = ngettext("{n} day", "{n} days", level.accepted_days).format(n=level.accepted_days)
        card.add((LevelSign(theme, level), _("Yes") if rank <= limit else _("No"), level.authority, days))
    return card


def rules_table(theme: Theme, method: Method) -> TableCard | None:
    """Impacts that are never tolerable without a named authority; None where there is no such rule."""
    if not method.category_rules:
        return None
    headings = (_("Category"), _("From impact"), _("Only with"))
    card = TableCard(theme, _("Never tolerable without"), headings, (2, 1, 2))
    for rule in method.category_rules:
        card.add((method.category(rule.category).label, str(rule.impact), rule.authority))
    return card


def reaction_table(theme: Theme, method: Method) -> TableCard | None:
    """Within how many days scenarios are looked at again after a trigger; None where nothing is said of that."""
    if not method.reaction_times:
        return None
    note = _("How soon scenarios are looked at again once it is recorded.")
    card = TableCard(theme, _("Reaction times"), (_("Trigger"), _("Within")), (2, 1), note)
    for reaction in method.reaction_times:
        days = ngettext("{n} day", "{n} days", reaction.days).format(n=reaction.days)
        card.add((reaction.trigger.label, days))
    return card


def factor_table(theme: Theme, method: Method) -> TableCard | None:
    """What the likelihood is computed from, each with its weight and its scores; None where there are no factors."""
    if not method.factors:
        return None
    used = method.likelihood_mode is LikelihoodMode.FACTORS
    note = (
        _("Their weighted mean gives the likelihood, rounded. {rounding}.").format(rounding=method.rounding.label)
        if used
        else _("At hand; the likelihood itself is given: {mode}.").format(mode=method.likelihood_mode.label.lower())
    )
    most = max(len(factor.descriptions) for factor in method.factors)
    headings = (_("Factor"), _("Weight"), *(str(number) for number in range(1, most + 1)))
    card = TableCard(theme, _("Factors of the likelihood"), headings, (2, 1, *(3 for _score in range(most))), note)
    for factor in method.factors:
        scores = (*factor.descriptions, *("" for _gap in range(most - len(factor.descriptions))))
        card.add((factor.label, decimal_text(factor.weight), *scores))
    return card


def lookup_table(theme: Theme, method: Method) -> TableCard | None:
    """The likelihood by threat and vulnerability; None where there is no such table."""
    table = method.likelihood_table
    if table is None:
        return None
    used = method.likelihood_mode is LikelihoodMode.LOOKUP
    note = _("It gives the likelihood.") if used else _("At hand; the likelihood itself is picked.")
    headings = (_("Threat"), *(level.label for level in table.vulnerability))
    shares = (2, *(1 for _level in table.vulnerability))
    card = TableCard(theme, _("Likelihood by threat and vulnerability"), headings, shares, note)
    for level, row in reversed(list(zip(table.threat, table.likelihoods, strict=True))):
        card.add((level.label, *(f"{number} {method.likelihood[number - 1].label}" for number in row)))
    return card


def target_table(theme: Theme, method: Method) -> TableCard:
    """How SL-T follows from risk, with the table of the way that is in use."""
    rule = method.sl_rule
    title = _("SL-T: {way}").format(way=rule.method.label)
    if rule.method is SlMethod.RISK_TABLE:
        card = TableCard(theme, title, (_("Unmitigated risk"), _("SL")), (1, 1), _SAID[rule.method]())
        for row in rule.risk_table:
            card.add((method.level(row.letter).label, str(LevelSpan(row.low, row.high))))
    elif rule.method is SlMethod.CONSEQUENCE:
        card = TableCard(theme, title, (_("Overall impact"), _("SL")), (1, 1), _SAID[rule.method]())
        for span in rule.consequence_table:
            words = f"{span.impact} {method.impact[span.impact - 1].label}"
            card.add((words, str(LevelSpan(span.low, span.high))))
    elif rule.method is SlMethod.CRRF:
        card = TableCard(theme, title, (_("Risk reduction factor from"), _("SL")), (1, 1), _SAID[rule.method]())
        for level, start in enumerate(rule.crrf_thresholds, start=1):
            card.add((str(start), str(level)))
    else:
        card = TableCard(theme, title, (), (), _SAID[rule.method]())
    return card


_SAID: dict[SlMethod, Callable[[], str]] = {
    SlMethod.RISK_TABLE: lambda: _("The unmitigated risk of a scenario calls for a security level by this table."),
    SlMethod.CONSEQUENCE: lambda: _("The overall impact of a scenario calls for a security level by this table."),
    SlMethod.CRRF: lambda: _("The number of the unmitigated risk divided by the tolerable number gives the level."),
    SlMethod.STEPS: lambda: _("As many security levels as the unmitigated risk lies risk levels above tolerable."),
    SlMethod.THREAT_SOURCE: lambda: _(
        "What the most capable credible threat source of a scenario warrants; SL 1 where the risk is tolerable."
    ),
}


def _range(level: ScaleLevel) -> str:
    """The range that a level stands for, in figures."""
    if level.low is None and level.high is None:
        return "–"
    if level.low is None:
        return _("up to {high}").format(high=_figure(level.high))
    if level.high is None:
        return _("{low} and more").format(low=_figure(level.low))
    return _("{low} to {high}").format(low=_figure(level.low), high=_figure(level.high))


def _figure(number: Decimal | None) -> str:
    return f"{number:,f}" if number is not None else "–"
