"""What the tabs of step 5 show while there is nothing in them."""

from typing import Any

from PySide6.QtGui import QAction

from app.catalog.threats import ThreatSource as KnownSource
from app.commands.library import add_threat_sources
from app.errors import UserError
from app.i18n import N_, _
from app.model.entities import ThreatSource
from app.ui.pages.context import Context
from app.ui.pages.records import RecordsTab
from app.ui.widgets.empty_state import EmptyState, Start


def empty_sources(context: Context, tab: RecordsTab[Any]) -> EmptyState:
    """Threat sources: those of the library, or the first one by hand."""
    take = QAction(_("Take over from the library"), tab)
    take.triggered.connect(lambda: _take_sources(context, tab))
    take.setEnabled(context.bridge.project.read_only is None)
    library = Start(
        "ph.books",
        _("Take over those of the library"),
        _("From a mistake in the control room to a state: what each can do, and the SL that it warrants."),
        _("Take over"),
        take,
    )
    text = _("A threat source is who or what may bring harm; the SL-T may follow from the most capable credible one.")
    return EmptyState(context.theme, _("Name the threat sources"), text, (library, _by_hand(context)))


def empty_threats(context: Context, _tab: RecordsTab[Any]) -> EmptyState:
    """Threats."""
    text = _("A threat is what a source does, with its techniques; scenarios of several zones can share one.")
    return EmptyState(context.theme, _("No threats yet"), text, (_by_hand(context),))


def empty_vulnerabilities(context: Context, _tab: RecordsTab[Any]) -> EmptyState:
    """Vulnerabilities."""
    text = _("A weakness in words, or a CVE with its CVSS vector; scenarios name the ones that they use.")
    return EmptyState(context.theme, _("No vulnerabilities yet"), text, (_by_hand(context),))


def empty_measures(context: Context, _tab: RecordsTab[Any]) -> EmptyState:
    """Countermeasures."""
    text = _("What is in place lowers the residual risk; what is planned is the action plan, with owner and date.")
    return EmptyState(context.theme, _("No countermeasures yet"), text, (_by_hand(context),))


def _by_hand(context: Context) -> Start:
    words = _("A code is given; the rest can be pasted from Excel.")
    return Start("ph.plus", _("Type the first one"), words, _("Add"), context.actions["add"])


def _take_sources(context: Context, tab: RecordsTab[Any]) -> None:
    known = context.bridge.assessment.catalogue.threat_sources
    try:
        add_threat_sources(context.bridge.project, *(_source(one) for one in known))
    except UserError as trouble:
        tab.refused.emit(trouble)


_TEXT = N_("{intent}, {access}. Example: {example}.")


def _source(known: KnownSource) -> ThreatSource:
    said = {"intent": _(known.intent).capitalize(), "access": _(known.access), "example": _(known.example)}
    return ThreatSource(
        name=_(known.name),
        capability=_(known.category),
        means=_(known.means),
        resources=_(known.resources),
        skill=_(known.skills),
        motivation=_(known.motivation),
        warrants=known.warranted_sl,
        description=_(_TEXT).format(**said),
    )
