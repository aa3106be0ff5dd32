"""What each rule finds, planted in the sound plant: at which row, and a part of the sentence that it must say."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.model.entities import (
    Asset,
    AssetGroup,
    Conduit,
    Decision,
    EssentialFunction,
    Flow,
    Observation,
    Scenario,
    Zone,
)
from app.model.fields import Entity
from app.model.vocabulary import (
    ComparisonOutcome,
    CountermeasureState,
    DecisionKind,
    Direction,
    FlowAccess,
    ObservationSource,
    Stakeholder,
    Trust,
)
from app.risk.presets import DEFAULT_PRESET, load_preset
from tests.workflow.edits import deletion
from tests.workflow.plant import Plant, uid

YESTERDAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Edit:
    """A change of the row called `name`; `row` is a new one, neither fields nor a row delete it."""

    name: str
    fields: dict[str, Any] | None = None
    row: Entity | None = None

    def after(self, plant: Plant) -> Entity | None:
        """The row as the edit leaves it."""
        return replace(plant[self.name], **self.fields) if self.fields is not None else self.row


@dataclass(frozen=True)
class Case:
    """Edits that make a rule find something at the row called `at`, in a sentence that has `says` in it."""

    says: str
    at: str
    edits: tuple[Edit, ...]


def change(name: str, /, **fields: Any) -> Edit:
    """Other values in a row."""
    return Edit(name, fields)


def gone(name: str) -> Edit:
    """A row less."""
    return Edit(name)


def new(name: str, row: Entity) -> Edit:
    """A row more, under the id that its name gives."""
    return Edit(name, row=replace(row, id=uid(name)))


def case(says: str, at: str, *edits: Edit) -> Case:
    """A case, the sentence first."""
    return Case(says, at, edits)


def planted(plant: Plant, edits: tuple[Edit, ...]) -> Plant:
    """The plant after the edits. What is deleted takes along what belongs to it."""
    changed = dict(plant)
    for edit in edits:
        after = edit.after(changed)
        if after is not None:
            changed[edit.name] = after
            continue
        names = {row.id: name for name, row in changed.items()}
        for id, row in deletion(changed.values(), uid(edit.name)).items():
            changed.pop(names[id])
            if row is not None:
                changed[names[id]] = row
    return changed


def _method(**changes: Any) -> Edit:
    """Another method in force."""
    return change("method 2", document=replace(load_preset(DEFAULT_PRESET), **changes).to_text())


_PRESET = load_preset(DEFAULT_PRESET)
_RANGES = replace(
    _PRESET.sl_rule, risk_table=tuple(replace(row, low=max(row.low - 1, 0)) for row in _PRESET.sl_rule.risk_table)
)
_HOLE = replace(_PRESET.grid, letters=(("", "L", "L", "L", "M"), *_PRESET.grid.letters[1:]))


def _sees(subject: str, table: str, field: str, value: str) -> Edit:
    observation = Observation(
        subject_table=table,
        subject_id=uid(subject),
        field=field,
        value=value,
        source=ObservationSource.WORKSHEET,
        source_name="sheet.xlsx",
    )
    return new("seen", observation)


PLANTED: dict[str, tuple[Case, ...]] = {
    "SU-01": (
        case("has no tag.", "SCD-01", change("SCD-01", tag="", name="Server")),
        case("SCD-01 has no kind and no level", "SCD-01", change("SCD-01", kind=None, level=None)),
    ),
    "SU-02": (case("XC-01 has no access point", "XC-01", change("XC-01", access_point_id=None)),),
    "SU-03": (case("PLC-01 is used by 2 assets", max("PLC-01", "PLC-02", key=uid), change("PLC-02", tag="PLC-01")),),
    "SU-04": (
        case("perimeter", "project", change("system", perimeter=" ")),
        case("perimeter", "project", gone("system")),
        case("essential function", "project", gone("EF-01")),
    ),
    "IR-01": (
        case("Essential function EF-01 is not rated", "EF-01", gone("EF-01 rated")),
        case("Essential function EF-01 is not rated", "EF-01", change("EF-01 rated", impacts="")),
        case("Asset group AG-01 is not rated", "AG-01", change("AG-01 rated", likelihood=6)),
        case("EF-02", "EF-02", new("EF-02", EssentialFunction(code="EF-02"))),
        case("AG-02", "AG-02", new("AG-02", AssetGroup(code="AG-02"))),
    ),
    "ZC-01": (
        case("SCD-01 is in no zone or conduit", "SCD-01", change("SCD-01", zone_id=None)),
        case("in zone Z-OPS and belongs to conduit C-01", "FW-01", change("FW-01", zone_id=uid("Z-OPS"))),
    ),
    "ZC-02": (
        case("C-03 does not lead on from Z-OPS", "F-01", gone("F-01 C-02")),
        case("the path ends in Z-CTL", "F-01", gone("F-01 C-03")),
        case("it names no conduit", "F-06", gone("F-06 C-03")),
        case("does not lead on", "F-01", change("F-01 C-02", position=3)),
        case("does not lead on", "F-01", gone("C-02 Z-OPS")),
        case(
            "RTU-01 is in no zone",
            "F-07",
            change("RTU-01", zone_id=None),
            new("F-07", Flow(code="F-07", source_id=uid("RTU-01"), target_id=uid("SCD-01"))),
        ),
        case("it names no conduit", "F-04", change("F-04", target_id=uid("PLC-01"))),
    ),
    "ZC-03": (
        case("C-04 joins only Z-DOS", "C-04", gone("C-04 Z-SIS")),
        case("C-09 joins no zone", "C-09", new("C-09", Conduit(code="C-09"))),
        case("Zone Z-NEW has no assets", "Z-NEW", new("Z-NEW", Zone(code="Z-NEW"))),
        case("Zone Z-WLS has no assets", "Z-WLS", change("WGW-01", zone_id=uid("Z-OPS"))),
    ),
    "ZC-04": (
        case(
            "Z-REM could be one zone with Z-BUS",
            "Z-REM",
            change("Z-REM", owner="Same"),
            change("Z-BUS", owner="Same"),
            change("RTU-01", external=False),
            change("MES", business=False),
        ),
    ),
    "ZC-11": (
        case("Z-OPS holds business assets beside others: MES", "Z-OPS", change("MES", zone_id=uid("Z-OPS"))),
        case("Z-OPS", "Z-OPS", new("MAIL", Asset(tag="MAIL", business=True, zone_id=uid("Z-OPS")))),
    ),
    "ZC-12": (
        case(
            "Z-SIS holds safety-related assets beside others",
            "Z-SIS",
            change("Z-SIS", safety=False),
            change("SIS-02", safety_related=False),
        ),
        case("Z-DOS", "Z-DOS", change("PLC-01", safety_related=True)),
    ),
    "ZC-13": (
        case("F-02 lets PLC-01 write to SIS-01 in safety zone Z-SIS", "F-02", change("F-02", access=FlowAccess.WRITE)),
        case("F-02", "F-02", change("F-02", access=FlowAccess.READ_WRITE), change("Z-SIS", safety=False)),
        case(
            "PLC-01 write to SIS-01",
            "F-07",
            new(
                "F-07",
                Flow(
                    code="F-07",
                    source_id=uid("SIS-01"),
                    target_id=uid("PLC-01"),
                    access=FlowAccess.WRITE,
                    direction=Direction.BOTH,
                ),
            ),
        ),
        case("Z-DOS", "F-01", change("Z-CTL", safety=True)),
    ),
    "ZC-14": (case("Z-OPS holds temporarily", "Z-OPS", change("LAP-01", zone_id=uid("Z-OPS"))),),
    "ZC-15": (case("Z-DOS holds wireless", "Z-DOS", change("PLC-01", wireless=True)),),
    "ZC-16": (case("Z-DOS holds assets connected to external", "Z-DOS", change("PLC-01", external=True)),),
    "ZC-21": (
        case("C-01 has no boundary device", "C-01", gone("guard")),
        case("C-02 has no boundary device", "C-02", change("C-02", trust=Trust.UNTRUSTED)),
    ),
    "ZC-22": (
        case("SL-T of sub-zone Z-DOS is below that of Z-CTL in UC 1/2", "Z-DOS", change("Z-CTL SL-T UC", level=2)),
        case("SL-T of conduit C-04 is below", "C-04", change("Z-SIS SL-T RA", level=4)),
        case(
            "SL-T of sub-zone Z-OPS is below", "Z-OPS", change("Z-OPS", parent_id=uid("Z-REM")), gone("Z-REM SL-T DC")
        ),
    ),
    "RC-01": (
        case("initial risk of Z-OPS is not compared", "Z-OPS", gone("Z-OPS compared")),
        case("initial risk of C-01 is not compared", "C-01", gone("C-01 compared")),
        case("lacks the reason", "Z-TMP", change("Z-TMP compared", decided_by="")),
        case("lacks the reason", "C-02", change("C-02 compared", outcome=ComparisonOutcome.NOT_REQUIRED)),
    ),
    "DR-01": (
        case(
            "unmitigated risk of DR-C-02 is not scored: missing is likelihood",
            "DR-C-02",
            change("DR-C-02 unmitigated", likelihood=None),
        ),
        case("residual risk of DR-C-02 is not scored.", "DR-C-02", gone("DR-C-02 current")),
        case("DR-NEW", "DR-NEW", new("DR-NEW", Scenario(code="DR-NEW", zone_id=uid("Z-OPS")))),
        case("Z-OPS is above tolerable and has no scenario", "Z-OPS", gone("DR-Z-OPS")),
        case(
            "Z-TMP requires a detailed assessment",
            "Z-TMP",
            change("Z-TMP compared", outcome=ComparisonOutcome.REQUIRED),
        ),
        case("Z-OPS is above tolerable", "Z-OPS", gone("DR-Z-OPS"), gone("Z-OPS compared")),
    ),
    "DR-02": (
        case("residual risk of DR-C-02 (C, 5 x 4) is above", "DR-C-02", change("DR-C-02 current", likelihood=5)),
        case("planned risk of DR-Z-REM", "DR-Z-REM", change("DR-Z-REM planned", likelihood=5)),
    ),
    "DR-03": (
        case("DR-C-02 names CM-01 in place", "DR-C-02", change("DR-C-02 current", likelihood=4)),
        case(
            "DR-Z-REM names CM-02 as planned", "DR-Z-REM", change("DR-Z-REM planned", likelihood=3, impacts="HS=4 EN=1")
        ),
        case("names no countermeasure in place", "DR-C-02", gone("DR-C-02 CM-01"), gone("DR-C-02 credit")),
        case("nothing is planned", "DR-Z-REM", gone("DR-Z-REM CM-02")),
    ),
    "DR-04": (
        case(
            "counts on countermeasures that are not implemented: CM-02",
            "DR-Z-REM",
            change("DR-Z-REM credit", countermeasure_id=uid("CM-02")),
        ),
        case("not implemented: CM-01", "DR-C-02", change("CM-01", state=CountermeasureState.RETIRED)),
        case("only planned", "DR-Z-REM", gone("DR-Z-REM CM-01"), gone("DR-Z-REM credit")),
    ),
    "DR-05": (
        case("DR-Z-DOS is above tolerable (H) without a decision", "DR-Z-DOS", gone("D-01")),
        case("This risk needs Site director", "DR-Z-DOS", change("D-01", authority="Plant manager")),
        case("expired on 2026-11-21", "DR-Z-DOS", change("D-01", until=YESTERDAY)),
        case("expired", "DR-Z-DOS", change("D-01", decided_on=date(2026, 6, 1), until=None)),
        case("does not belong to the asset owner", "DR-Z-DOS", change("D-01", decided_by="Sam Assessor")),
        case("The decision ended on 2026-11-21", "DR-Z-REM", change("D-02", until=YESTERDAY)),
        case("without a decision", "DR-C-02", change("Z-CTL", tolerable="L")),
        case(
            "Plant manager",
            "DR-C-02",
            new("D-9", Decision(code="D-9", scenario_id=uid("DR-C-02"), kind=DecisionKind.ACCEPT, authority="Nobody")),
        ),
    ),
    "DR-06": (
        case("CM-02 has no owner and no date", "CM-02", change("CM-02", owner=" ", due=None)),
        case("CM-02 was due on 2026-11-21", "CM-02", change("CM-02", due=YESTERDAY)),
        case("names no countermeasure and no date", "D-02", gone("DR-Z-REM CM-02")),
        case("SR 1.1 in Z-DOS was due", "Z-DOS SR 1.1", change("Z-DOS SR 1.1", due=YESTERDAY)),
        case("re-assessment of 1 scenario after TR-01 was due", "TR-01", change("TR-01", due=YESTERDAY)),
        case("review of the assessment", "project", change("project", review_date=YESTERDAY)),
    ),
    "SL-01": (
        case("Z-OPS is assigned below", "Z-OPS", change("Z-OPS SL-T UC", rationale="")),
        case(
            "C-04 is assigned below the derived one without rationale: UC 1 / 4",
            "C-04",
            change("C-04 SL-T UC", rationale=" "),
            change("Z-SIS SL-T UC", level=4),
        ),
    ),
    "SL-02": (
        case(
            "SL-T of Z-OPS is a range until a level is chosen: UC 3 to 4",
            "Z-OPS",
            _method(sl_rule=_RANGES),
            gone("Z-OPS SL-T UC"),
        ),
        case(
            "SL-T of C-02 is a range until a level is chosen: UC 3 to 4",
            "C-02",
            _method(sl_rule=_RANGES),
            gone("Z-CTL SL-T UC"),
            gone("C-02 SL-T UC"),
            gone("DR-C-02"),
        ),
        case("Z-TMP has no SL-T in IAC.", "Z-TMP", gone("Z-TMP SL-T IAC")),
        case("Z-NEW has no SL-T.", "Z-NEW", new("Z-NEW", Zone(code="Z-NEW"))),
    ),
    "SL-03": (
        case("Z-DOS achieves SL 0 of SL-T 1 in IAC, and nothing is decided", "Z-DOS", gone("D-03")),
        case("The acceptance has no end", "Z-DOS", change("D-03", until=None)),
        case("names no authority", "Z-DOS", change("D-03", authority="Somebody")),
        case("ended on", "Z-DOS", change("D-03", until=YESTERDAY)),
        case("does not belong", "Z-DOS", change("Ada Owner", capacity=Stakeholder.SYSTEM_INTEGRATOR)),
        case("names no countermeasure", "Z-DOS", change("D-03", kind=DecisionKind.TREAT)),
        case(
            "CM-02 has no owner or no date",
            "Z-DOS",
            change("D-03", kind=DecisionKind.TREAT, countermeasure_id=uid("CM-02")),
            change("CM-02", due=None),
        ),
        case(
            "does not belong",
            "C-03",
            change("D-04", kind=DecisionKind.ACCEPT, authority="Plant manager", decided_by="Sam Assessor"),
        ),
        case("CM-02 has no owner or no date", "C-03", change("CM-02", owner="")),
        case("names no countermeasure", "C-03", change("D-04", countermeasure_id=None)),
        case("raised, compensated or accepted", "C-03", change("D-04", kind=DecisionKind.AVOID)),
        case(
            "neither a countermeasure nor a reason",
            "C-03",
            change("D-04", kind=DecisionKind.COMPENSATE, countermeasure_id=None),
        ),
        case("Z-OPS achieves SL 0", "Z-OPS", change("CM-03", state=CountermeasureState.PLANNED)),
        case(
            "Z-OPS achieves SL 1 of SL-T 2 in SI",
            "Z-OPS",
            change("Z-OPS SL-T SI", level=2),
            change("override SR 3.2", level=2),
        ),
    ),
    "SL-04": (
        case("SL-C of Z-DOS is unknown in IAC, UC", "Z-DOS", change("PLC-01", sl_c="")),
        case(
            "SL-C of Z-DOS is unknown in RA, nothing is declared for PLC-01",
            "Z-DOS",
            change("PLC-01", sl_c="1 1 1 1 1 1 -"),
        ),
        case("SL-C of Z-DOS stays below SL-T: UC 1 / 2", "Z-DOS", change("Z-DOS SL-T UC", level=2)),
        case("SL-C of Z-WLS stays below SL-T: IAC 0 / 1", "Z-WLS", change("Z-WLS SL-C IAC", level=0)),
        case("SL-C of C-01 is unknown", "C-01", change("FW-01", sl_c="")),
    ),
    "RQ-01": (
        case("RQ-6.1 has no owner", "RQ-6.1", change("RQ-6.1", owner="")),
        case("SR 5.1 in C-04 is “Met” without saying how", "C-04 SR 5.1", change("C-04 SR 5.1", how="")),
        case("SR 1.1 in Z-DOS has no owner", "Z-DOS SR 1.1", change("Z-DOS SR 1.1", owner="")),
        case("compensation of SR 1.1 in Z-OPS expired", "Z-OPS SR 1.1", change("CM-03", expires=YESTERDAY)),
        case("compensation of SR 1.1 in Z-OPS expired", "Z-OPS SR 1.1", change("Z-OPS SR 1.1", expires=YESTERDAY)),
        case("without an implemented countermeasure", "Z-OPS SR 1.1", change("Z-OPS SR 1.1", countermeasure_id=None)),
    ),
    "RQ-02": (
        case("Section 6.5", "project", change("RQ-6.5", text=" ")),
        case("Section 6.9", "project", gone("RQ-6.9")),
    ),
    "ME-01": (
        case("no risk criteria", "project", change("project", method_id=None)),
        case("not a usable method", "project", change("method 2", document="{}")),
        case("no risk level", "project", _method(grid=_HOLE)),
    ),
    "ME-02": (
        case(
            "1 of 2 ratings in Z-OPS were given under an older version",
            "Z-OPS",
            change("DR-Z-OPS current", method_id=uid("method 1")),
        ),
        case("1 of 2 ratings in C-04", "C-04", change("DR-C-04 unmitigated", method_id=uid("method 1"))),
        case("initial rating of EF-01", "EF-01", change("EF-01 rated", method_id=uid("method 1"))),
        case("3 of 3 ratings in Z-REM", "Z-REM", change("project", method_id=uid("method 1"))),
    ),
    "CO-01": (
        case(
            "DR-C-02 is scored differently in sheet.xlsx: Likelihood 3, here 2",
            "seen",
            _sees("DR-C-02 current", "rating", "likelihood", "3"),
        ),
        case(
            "level 2 of DR-C-02 by a label that it does not have: 2 (Likely)",
            "seen",
            _sees("DR-C-02 current", "rating", "likelihood", "2 (Likely)"),
        ),
        case(
            "scored differently in sheet.xlsx: Impacts HS=5",
            "seen",
            _sees("DR-C-02 current", "rating", "impacts", "HS=5"),
        ),
        case(
            "C-04 is named differently in sheet.xlsx: Safety link, here –",
            "seen",
            _sees("C-04", "conduit", "name", "Safety link"),
        ),
        case(
            "Owner of Z-OPS is Site in sheet.xlsx, here Owner of Z-OPS", "seen", _sees("Z-OPS", "zone", "owner", "Site")
        ),
        case("scored differently", "seen level", change("DR-C-02 current", likelihood=1)),
    ),
    "FI-01": (case("drawing.pdf of DOC-01 is missing", "drawing", change("drawing", sha256="")),),
    "AP-01": (
        case(
            "Ada Owner signed another content than that of revision A",
            "signed A",
            change("signed A", content_hash="0" * 64),
        ),
        case(
            "the project has changed since",
            "signed A",
            change("signed A", content_hash="0" * 64),
            change("revision A", content_hash="0" * 64),
        ),
    ),
}
"""Per rule what it finds. Every condition that a rule names has its own case."""
