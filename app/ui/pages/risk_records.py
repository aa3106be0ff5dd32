"""What the other tabs of step 5 show: threat sources, threats, vulnerabilities, countermeasures."""

from datetime import date

from app.commands.countermeasures import add_countermeasures
from app.commands.library import add_threat_sources, add_threats, add_vulnerabilities
from app.i18n import N_
from app.model.entities import Countermeasure, Threat, ThreatSource, Vulnerability
from app.model.vocabulary import CountermeasureState
from app.tables.countermeasure import COUNTERMEASURES, CountermeasureRow
from app.tables.threat import THREAT_SOURCES, THREATS, VULNERABILITIES, SourceRow, ThreatRow, VulnerabilityRow
from app.ui.pages.records import Records
from app.ui.table.pane import Filter

SOURCE_RECORDS: Records[SourceRow] = Records(
    THREAT_SOURCES,
    N_("{n} threat source"),
    N_("{n} threat sources"),
    (Filter(N_("Named nowhere"), lambda row: not row.scenarios),),
    blank=lambda _row, _number: ThreatSource(),
    add=add_threat_sources,
)

THREAT_RECORDS: Records[ThreatRow] = Records(
    THREATS,
    N_("{n} threat"),
    N_("{n} threats"),
    (Filter(N_("Named nowhere"), lambda row: not row.scenarios),),
    blank=lambda _row, _number: Threat(),
    add=add_threats,
)

VULNERABILITY_RECORDS: Records[VulnerabilityRow] = Records(
    VULNERABILITIES,
    N_("{n} vulnerability"),
    N_("{n} vulnerabilities"),
    (
        Filter(N_("Named nowhere"), lambda row: not row.scenarios),
        Filter(N_("No CVE"), lambda row: not row.vulnerability.cve),
    ),
    blank=lambda _row, _number: Vulnerability(),
    add=add_vulnerabilities,
)


def measure_records(today: date) -> Records[CountermeasureRow]:
    """The countermeasures; the planned ones are the action plan, and `today` says which are overdue."""
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
    )


def _is_planned(row: CountermeasureRow) -> bool:
    return row.measure.state is CountermeasureState.PLANNED
