"""Every declared table. Who needs one of them alone loads its module and not all of them."""

from typing import Any

from app.store.reader import ProjectReader
from app.tables.asset import ASSETS
from app.tables.change import changes_table
from app.tables.column import Table
from app.tables.comparison import COMPARISON
from app.tables.conduit import CONDUITS
from app.tables.countermeasure import COUNTERMEASURES
from app.tables.cover import COVER
from app.tables.decision import DECISIONS, TRIGGERED, TRIGGERS, WAIVERS
from app.tables.finding import FINDINGS
from app.tables.flow import FLOWS
from app.tables.given import NAMED_MEASURES, RATINGS
from app.tables.initial import INITIAL
from app.tables.level import LEVELS
from app.tables.method import BANDS, CATEGORY_RULES, METHOD, REACTION_TIMES, RISK_LEVELS, SL_BY_IMPACT
from app.tables.observation import OBSERVATIONS
from app.tables.people import PARTICIPANTS, SESSIONS, SIGNATORIES
from app.tables.requirement import REQUIREMENTS
from app.tables.scales import CATEGORIES, FACTORS, GRID, IMPACT_SCALE, LIKELIHOOD_LOOKUP, LIKELIHOOD_SCALE
from app.tables.scenario import SCENARIOS
from app.tables.specification import ASSUMPTIONS, CHARACTERISTICS, OVERRIDES, SPECIFICATION
from app.tables.step import STEPS
from app.tables.system import ACCESS_POINTS, ATTACHMENTS, DOCUMENTS, EXTERNAL_CONNECTIONS, SYSTEM
from app.tables.threat import THREAT_SOURCES, THREATS, VULNERABILITIES
from app.tables.zone import ZONES

TABLES: tuple[Table[Any], ...] = (
    COVER,
    STEPS,
    SIGNATORIES,
    PARTICIPANTS,
    SESSIONS,
    METHOD,
    RISK_LEVELS,
    GRID,
    LIKELIHOOD_SCALE,
    FACTORS,
    LIKELIHOOD_LOOKUP,
    IMPACT_SCALE,
    CATEGORIES,
    CATEGORY_RULES,
    SL_BY_IMPACT,
    BANDS,
    REACTION_TIMES,
    SYSTEM,
    ACCESS_POINTS,
    EXTERNAL_CONNECTIONS,
    DOCUMENTS,
    ATTACHMENTS,
    ASSETS,
    OBSERVATIONS,
    FLOWS,
    ZONES,
    CONDUITS,
    INITIAL,
    COMPARISON,
    THREAT_SOURCES,
    THREATS,
    VULNERABILITIES,
    SCENARIOS,
    RATINGS,
    NAMED_MEASURES,
    DECISIONS,
    TRIGGERS,
    TRIGGERED,
    WAIVERS,
    COUNTERMEASURES,
    LEVELS,
    REQUIREMENTS,
    SPECIFICATION,
    ASSUMPTIONS,
    CHARACTERISTICS,
    OVERRIDES,
    FINDINGS,
)
"""Every table that an assessment alone can fill."""


def tables_of(project: ProjectReader) -> tuple[Table[Any], ...]:
    """Every table, with the change log of the project that is open."""
    return (*TABLES, changes_table(project))


def table_named(name: str) -> Table[Any]:
    """One of TABLES by its name; KeyError when there is none."""
    for table in TABLES:
        if table.name == name:
            return table
    raise KeyError(name)
