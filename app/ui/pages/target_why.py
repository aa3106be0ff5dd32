"""Why a zone or conduit has its SL-T: the rule, the scenarios that ask for it, and what people assigned."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _
from app.model.entities import Scenario, Zone
from app.model.levels import FR_CODES, parse_frs
from app.risk.sl_method import zone_method
from app.risk.target import Claim, Target, TargetEntry
from app.ui.shell.asks import empty
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.labels import label
from app.workflow.assessment import Assessment
from app.workflow.places import Place

_MOST_CLAIMS = 3


class TargetWhy(QFrame):
    """Says it once for all foundational requirements that have their level for the same reasons.

    `asked` carries the scenario or joined zone, by table and id, that somebody wants to see.
    """

    asked = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("section")
        self.theme = theme
        column = VBox(theme, self, margins=(16, 10, 10, 10), spacing=6)
        column.addWidget(label(_("Why this SL-T"), "strong"))
        self._rule = label("", "caption", "secondary", wrap=True)
        column.addWidget(self._rule)
        self._parts = VBox(theme, spacing=6)
        column.addLayout(self._parts)
        self.ways: list[Button] = []

    def show_place(self, assessment: Assessment, place: Place) -> None:
        """Show why a zone or conduit has the SL-T that it has; one that is being deleted has none any more."""
        if assessment.facts.get(type(place), place.id) is None:
            return
        self._rule.setText(_rule_words(assessment, place))
        empty(self._parts)
        self.ways = []
        for frs, entry in _alike(assessment.target(place.id)):
            self._show_part(assessment, place, frs, entry)

    def _show_part(self, assessment: Assessment, place: Place, frs: list[str], entry: TargetEntry) -> None:
        called = _("All 7 FRs") if len(frs) == len(FR_CODES) else " ".join(frs)
        level = "–" if entry.span is None else entry.span
        said = _("{frs}: SL {level}").format(frs=called, level=level)
        self._parts.addWidget(label(f"{said}. {entry.standing.label}.", wrap=True))
        claims = entry.raised_by
        for words in entry.why():
            if words in map(_claim_words, claims):
                continue
            self._parts.addWidget(label(words, "caption", "secondary", wrap=True))
        for claim in claims[:_MOST_CLAIMS]:
            self._parts.addWidget(self._claim(assessment, place, claim))
        if len(claims) > _MOST_CLAIMS:
            more = _("and {n} more that ask for as much").format(n=len(claims) - _MOST_CLAIMS)
            self._parts.addWidget(label(more, "caption", "muted"))

    def _claim(self, assessment: Assessment, place: Place, claim: Claim) -> QWidget:
        whole, found = QWidget(), _source(assessment, place, claim)
        row = HBox(self.theme, whole, spacing=8)
        row.addWidget(label(_told(claim, found), "caption", "secondary", wrap=True), 1)
        if found is not None:
            words = _("Go to {code}").format(code=claim.source)
            go = Button(self.theme, words, Rank.QUIET, icon="ph.caret-right", small=True).show_words(False)
            go.clicked.connect(lambda: self.asked.emit(found.table, found.id))
            self.ways.append(go)
            row.addWidget(go, alignment=Qt.AlignmentFlag.AlignTop)
        return whole


def _alike(target: Target) -> Iterator[tuple[list[str], TargetEntry]]:
    """The foundational requirements that have the same level for the same reasons, with one of their entries."""
    found: dict[object, tuple[list[str], TargetEntry]] = {}
    for entry in target.entries:
        reasons = str(entry.span), entry.standing, entry.why()
        found.setdefault(reasons, ([], entry))[0].append(entry.fr)
    yield from found.values()


def _rule_words(assessment: Assessment, place: Place) -> str:
    method = assessment.method
    if method is None:
        return _("There is no risk method that can be used: step 2 sets it.")
    own = place.sl_method if isinstance(place, Zone) else None
    reason = place.sl_method_reason if isinstance(place, Zone) else ""
    kind = zone_method(method, own, reason)
    if own is not None and reason.strip():
        return _("Rule: {rule}, the zone's own: {reason}").format(rule=kind.label.lower(), reason=reason)
    if isinstance(place, Zone):
        words = _("Rule: {rule}. The highest that a scenario of the zone asks for holds, per FR.")
    else:
        words = _("Rule: {rule}. The highest that its scenarios and the zones it joins ask for holds, per FR.")
    return words.format(rule=kind.label.lower())


def _claim_words(claim: Claim) -> str:
    return _("{source} asks for SL {span}: {words}.").format(source=claim.source, span=claim.span, words=claim.words)


def _told(claim: Claim, found: Scenario | Zone | None) -> str:
    """A claim in words, with what the scenario that it comes from is called."""
    if not isinstance(found, Scenario):
        return _claim_words(claim)
    words = _("{source} “{title}” asks for SL {span}: {words}.")
    said = words.format(source=claim.source, title=found.title, span=claim.span, words=claim.words)
    every = len(parse_frs(found.frs)) == len(FR_CODES)
    return f"{said} {_('It concerns all 7 FRs, as a scenario does unless it names fewer.')}" if every else said


def _source(assessment: Assessment, place: Place, claim: Claim) -> Scenario | Zone | None:
    """The scenario or joined zone that a claim comes from."""
    end = "zone_id" if isinstance(place, Zone) else "conduit_id"
    rows: list[Scenario | Zone] = list(assessment.facts.where(Scenario, end, place.id))
    if not isinstance(place, Zone):
        rows += assessment.facts.all(Zone).values()
    return next((row for row in rows if row.code == claim.source), None)
