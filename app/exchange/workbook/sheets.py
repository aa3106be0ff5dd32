"""Which worksheets a workbook has, in their order, and which tables stand on each."""

from dataclasses import dataclass

from app.i18n import N_


@dataclass(frozen=True, slots=True)
class Section:
    """A table on a sheet, by its name.

    `form` shows its rows as label and value, one below the other; `optional` leaves it out while it has none.
    """

    table: str
    form: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its title (a message id, at most 31 characters), a sentence on how to read it, its tables.

    One table alone has columns of its own, a filter and frozen headings; several share a grid of columns.
    """

    title: str
    note: str
    sections: tuple[Section, ...]

    @property
    def is_list(self) -> bool:
        """Whether one table has the sheet to itself."""
        return len(self.sections) == 1 and not self.sections[0].form


def _list(title: str, note: str, table: str) -> Sheet:
    return Sheet(title, note, (Section(table),))


COVER = Sheet(
    N_("Cover"),
    N_("Sheets of this workbook show one state of the project; the content hash names it."),
    (Section("project", form=True), Section("signatories"), Section("steps")),
)

SHEETS: tuple[Sheet, ...] = (
    COVER,
    Sheet(
        N_("Participants"),
        N_("Who took part, who signs, and in which sessions the assessment was made."),
        (Section("participants"), Section("sessions")),
    ),
    Sheet(
        N_("Method"),
        N_("The risk criteria in force. Every risk level in this workbook follows from them."),
        (
            Section("method", form=True),
            Section("risk_levels"),
            Section("grid"),
            Section("likelihood_scale"),
            Section("likelihood_factors", optional=True),
            Section("likelihood_lookup", optional=True),
            Section("impact_scale"),
            Section("impact_categories"),
            Section("category_rules"),
            Section("sl_by_impact"),
            Section("bands", optional=True),
            Section("reaction_times"),
        ),
    ),
    Sheet(
        N_("System"),
        N_("The system under consideration, where it can be reached, and what documents it (ZCR 1)."),
        (
            Section("system", form=True),
            Section("access_points"),
            Section("external_connections"),
            Section("documents"),
            Section("attachments"),
        ),
    ),
    _list(N_("Assets"), N_("Assets by zone and conduit (ZCR 1.1, 3.1)."), "assets"),
    _list(N_("Data flows"), N_("Data flows and the conduits that they pass, in order (ZCR 3.1)."), "flows"),
    _list(
        N_("Zones"),
        N_("Zones with what follows for them (ZCR 3). Vectors are IAC UC SI DC RDF TRE RA; “-” is no level."),
        "zones",
    ),
    _list(
        N_("Conduits"),
        N_("Conduits with what follows for them (ZCR 3). Vectors are IAC UC SI DC RDF TRE RA; “-” is no level."),
        "conduits",
    ),
    _list(
        N_("Initial risk"),
        N_("Worst case per essential function and asset group, with likelihood taken as certain (ZCR 2)."),
        "initial",
    ),
    _list(
        N_("Comparison"),
        N_("Initial against tolerable risk, and whether a detailed assessment is required (ZCR 4)."),
        "comparison",
    ),
    Sheet(
        N_("Threats"),
        N_("What the scenarios are made of (ZCR 5.1, 5.2)."),
        (Section("threat_sources"), Section("threats"), Section("vulnerabilities")),
    ),
    _list(
        N_("Detailed risk"),
        N_("Threat scenarios, rated without countermeasures, today, and with those planned as well (ZCR 5)."),
        "scenarios",
    ),
    _list(
        N_("Ratings"),
        N_("Every rating as it was given: what was scored, under which version of the method, in which session."),
        "ratings",
    ),
    _list(
        N_("Measures by scenario"),
        N_("The countermeasures that scenarios name. A claimed effect explains and is never calculated with."),
        "scenario_countermeasures",
    ),
    Sheet(
        N_("Decisions"),
        N_("What was decided about risks, gaps and findings, by whom, and until when (ZCR 5.11)."),
        (Section("decisions"), Section("triggers"), Section("trigger_scenarios"), Section("waivers")),
    ),
    _list(
        N_("Countermeasures"),
        N_("Countermeasures; the planned ones are the action plan (ZCR 5.8, 5.12)."),
        "countermeasures",
    ),
    _list(
        N_("Security levels"),
        N_("SL-T, SL-C and SL-A per foundational requirement (ZCR 5.6, 6.4). The vector is the record."),
        "levels",
    ),
    _list(
        N_("Requirements"),
        N_("Requirements of IEC 62443-3-3 that SL-T calls for, or that something is recorded for (ZCR 6.1)."),
        "requirements",
    ),
    Sheet(
        N_("Specification"),
        N_("The requirements specification with assumptions and characteristics (ZCR 6)."),
        (Section("specification"), Section("assumptions"), Section("characteristics"), Section("level_overrides")),
    ),
    _list(N_("Observations"), N_("Values that a source gave and that are not the current ones."), "observations"),
    _list(
        N_("Findings"),
        N_("What the rules found. Errors block the freeze; a justification stays in the record."),
        "findings",
    ),
    _list(
        N_("Change log"),
        N_("Who changed what. Where a change wrote very many rows of a kind, one line counts them."),
        "changes",
    ),
)

VALUE_LISTS = Sheet(N_("Value lists"), N_("What can be chosen in the cells of the other sheets."), ())
"""The last sheet. It has no table: it holds what the choices of all tables are."""
