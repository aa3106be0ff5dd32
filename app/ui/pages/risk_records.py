"""What the other tabs of step 5 show: threat sources, threats, vulnerabilities, countermeasures."""

from app.commands.countermeasures import add_countermeasures
from app.commands.library import add_threat_sources, add_threats, add_vulnerabilities
from app.i18n import N_
from app.model.entities import Countermeasure, Threat, ThreatSource, Vulnerability
from app.model.vocabulary import CountermeasureState
from app.tables.countermeasure import COUNTERMEASURES, CountermeasureRow
from app.tables.threat import THREAT_SOURCES, THREATS, VULNERABILITIES, SourceRow, ThreatRow, VulnerabilityRow
from app.ui.pages.context import Context
from app.ui.pages.records import Records
from app.ui.pages.risk_empty import empty_measures, empty_sources, empty_threats, empty_vulnerabilities
from app.ui.table.pane import Filter


def source_records(context: Context) -> Records[SourceRow]:
    """Who or what may bring harm."""
    return Records(
        THREAT_SOURCES,
        N_("{n} threat source"),
        N_("{n} threat sources"),
        (Filter(N_("Named nowhere"), lambda row: not row.scenarios),),
        blank=lambda _row, _number: ThreatSource(),
        add=add_threat_sources,
        empty=lambda tab: empty_sources(context, tab),
    )


def threat_records(context: Context) -> Records[ThreatRow]:
    """What sources do, with the techniques of each."""
    return Records(
        THREATS,
        N_("{n} threat"),
        N_("{n} threats"),
        (Filter(N_("Named nowhere"), lambda row: not row.scenarios),),
        blank=lambda _row, _number: Threat(),
        add=add_threats,
        empty=lambda tab: empty_threats(context, tab),
    )


def vulnerability_records(context: Context) -> Records[VulnerabilityRow]:
    """Weaknesses, in words or as CVEs."""
    return Records(
        VULNERABILITIES,
        N_("{n} vulnerability"),
        N_("{n} vulnerabilities"),
        (
            Filter(N_("Named nowhere"), lambda row: not row.scenarios),
            Filter(N_("No CVE"), lambda row: not row.vulnerability.cve),
        ),
        blank=lambda _row, _number: Vulnerability(),
        add=add_vulnerabilities,
        empty=lambda tab: empty_vulnerabilities(context, tab),
    )


def measure_records(context: Context) -> Records[CountermeasureRow]:
    """The countermeasures; the planned ones are the action plan, of which some may be overdue."""
    today = context.bridge.assessment.facts.as_of
    return Records(
        COUNTERMEASURES,
        N_("{n} countermeasure"),
        N_("{n} countermeasures"),
        (
            Filter(N_("Action plan"), _is_planned),
            Filter(
                N_("No owner or date"), lambda row: _is_planned(row) and not (row.measure.owner and row.measure.due)
            ),
            Filter(
                N_("Overdue"), lambda row: _is_planned(row) and row.measure.due is not None and row.measure.due < today
            ),
        ),
        blank=lambda _row, _number: Countermeasure(),
        add=add_countermeasures,
        empty=lambda tab: empty_measures(context, tab),
    )


def _is_planned(row: CountermeasureRow) -> bool:
    return row.measure.state is CountermeasureState.PLANNED
