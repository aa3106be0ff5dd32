"""A small plant in which everything is in order: each rule applies somewhere, none finds anything.

Rows are known by short names ("Z-DOS", "DR-01 current"); ids follow from the names.
"""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from app.catalog.catalogue import Catalogue
from app.model.entities import (
    AccessPoint,
    AdoptedCapability,
    Asset,
    AssetGroup,
    AssignedLevel,
    Attachment,
    Baseline,
    Characteristic,
    Comparison,
    Conduit,
    ConduitDevice,
    ConduitZone,
    Countermeasure,
    Decision,
    Document,
    EssentialFunction,
    ExternalConnection,
    Flow,
    FunctionAsset,
    GroupAsset,
    InitialRating,
    LevelOverride,
    MethodVersion,
    Observation,
    Participant,
    Passage,
    Project,
    Rating,
    RatingCredit,
    RequirementState,
    ReviewTrigger,
    Scenario,
    ScenarioCountermeasure,
    ScenarioTechnique,
    ScenarioVulnerability,
    SignOff,
    SpecificationEntry,
    System,
    ThreatSource,
    TriggerScenario,
    Vulnerability,
    Waiver,
    Zone,
)
from app.model.fields import Entity
from app.model.levels import FR_CODES
from app.model.vocabulary import (
    AssetKind,
    ComparisonOutcome,
    CountermeasureState,
    DecisionKind,
    FlowAccess,
    ObservationSource,
    PurdueLevel,
    RequirementStatus,
    SpecificationSection,
    Stage,
    Stakeholder,
    TriggerOutcome,
    Trust,
)
from app.risk.presets import DEFAULT_PRESET, load_preset
from app.workflow.assessment import Assessment
from app.workflow.facts import Facts
from tests.workflow.big_plant import by_table

AS_OF = date(2026, 11, 22)
CONTENT = "c" * 64
_WHY = "Loss of disinfection reaches consumers within the hour."
CATALOGUE = Catalogue()

Plant = dict[str, Entity]

ZONES = ("Z-OPS", "Z-CTL", "Z-DOS", "Z-SIS", "Z-TMP", "Z-WLS", "Z-REM", "Z-BUS")
CONDUITS: Mapping[str, tuple[str, str]] = {
    "C-01": ("Z-ENT", "Z-OPS"),
    "C-02": ("Z-OPS", "Z-CTL"),
    "C-03": ("Z-CTL", "Z-DOS"),
    "C-04": ("Z-DOS", "Z-SIS"),
}
PLACES = (*ZONES, *CONDUITS)
ASSETS: Mapping[str, str] = {
    "SCD-01": "Z-OPS",
    "HMI-01": "Z-CTL",
    "PLC-01": "Z-DOS",
    "PLC-02": "Z-DOS",
    "SIS-01": "Z-SIS",
    "SIS-02": "Z-SIS",
    "LAP-01": "Z-TMP",
    "WGW-01": "Z-WLS",
    "RTU-01": "Z-REM",
    "ERP": "Z-ENT",
    "MES": "Z-BUS",
}


def uid(name: str) -> str:
    """The id of a row by its short name."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def sound_plant() -> Plant:
    """The rows of the plant by short name."""
    plant: Plant = {}
    for part in (_frame, _zones, _assets, _flows, _initial, _library, _scenarios, _levels, _specification, _records):
        part(plant)
    return plant


def facts_of(plant: Plant) -> Facts:
    """Facts of a plant on the day AS_OF, with its content hash."""
    return Facts(by_table(plant.values()), AS_OF, content_hash=CONTENT)


def assess(plant: Plant) -> Assessment:
    """The assessment of a plant."""
    return Assessment(facts_of(plant), CATALOGUE)


def where(place: str) -> dict[str, Any]:
    """The reference of a row to its zone or conduit."""
    return {"zone_id" if place.startswith("Z") else "conduit_id": uid(place)}


def _frame(plant: Plant) -> None:
    document = load_preset(DEFAULT_PRESET).to_text()
    plant["method 1"] = MethodVersion(id=uid("method 1"), number=1, document=document)
    plant["method 2"] = MethodVersion(id=uid("method 2"), number=2, document=document)
    plant["project"] = Project(
        id=uid("project"), name="Mill Lane", method_id=uid("method 2"), review_date=date(2027, 11, 1)
    )
    plant["system"] = System(id=uid("system"), purpose="Drinking water", perimeter="Inside the fence")
    people = (("Ada Owner", Stakeholder.ASSET_OWNER, True), ("Sam Assessor", Stakeholder.ASSESSOR, False))
    for name, capacity, signs in people:
        plant[name] = Participant(id=uid(name), name=name, capacity=capacity, signs=signs)


def _zones(plant: Plant) -> None:
    plant["Z-ENT"] = Zone(id=uid("Z-ENT"), code="Z-ENT", in_scope=False)
    for code in ZONES:
        plant[code] = Zone(
            id=uid(code),
            code=code,
            owner=f"Owner of {code}",
            safety=code == "Z-SIS",
            parent_id=uid("Z-CTL") if code == "Z-DOS" else None,
        )
    for code, joined in CONDUITS.items():
        trust = Trust.UNTRUSTED if code == "C-01" else Trust.TRUSTED
        plant[code] = Conduit(id=uid(code), code=code, trust=trust)
        for zone in joined:
            name = f"{code} {zone}"
            plant[name] = ConduitZone(id=uid(name), conduit_id=uid(code), zone_id=uid(zone))


def _assets(plant: Plant) -> None:
    for tag, zone in ASSETS.items():
        plant[tag] = Asset(
            id=uid(tag),
            tag=tag,
            kind=AssetKind.CONTROLLER,
            level=PurdueLevel.L1,
            zone_id=uid(zone),
            sl_c="1 1 1 1 1 1 1",
            business=tag in ("ERP", "MES"),
            safety_related=zone == "Z-SIS",
            temporary=zone == "Z-TMP",
            wireless=zone == "Z-WLS",
            external=zone == "Z-REM",
        )
    plant["FW-01"] = Asset(
        id=uid("FW-01"),
        tag="FW-01",
        kind=AssetKind.FIREWALL,
        level=PurdueLevel.L35,
        conduit_id=uid("C-01"),
        sl_c="2 2 2 2 2 2 2",
    )
    plant["guard"] = ConduitDevice(id=uid("guard"), conduit_id=uid("C-01"), asset_id=uid("FW-01"))
    plant["ACC-01"] = AccessPoint(id=uid("ACC-01"), code="ACC-01")
    plant["XC-01"] = ExternalConnection(id=uid("XC-01"), code="XC-01", access_point_id=uid("ACC-01"))


def _flows(plant: Plant) -> None:
    flows = (
        ("F-01", "SCD-01", "PLC-01", FlowAccess.READ_WRITE, ("C-02", "C-03")),
        ("F-02", "PLC-01", "SIS-01", FlowAccess.READ, ("C-04",)),
        ("F-03", "SIS-01", "SIS-02", FlowAccess.WRITE, ()),
        ("F-04", "FW-01", "SCD-01", FlowAccess.READ, ()),
        ("F-05", "ERP", "SCD-01", FlowAccess.READ, ("C-01",)),
        ("F-05b", "SCD-01", "FW-01", FlowAccess.READ, ()),
        ("F-06", "HMI-01", "PLC-02", FlowAccess.WRITE, ("C-03",)),
    )
    for code, source, target, access, path in flows:
        plant[code] = Flow(id=uid(code), code=code, source_id=uid(source), target_id=uid(target), access=access)
        for position, conduit in enumerate(path, start=1):
            name = f"{code} {conduit}"
            plant[name] = Passage(id=uid(name), flow_id=uid(code), position=position, conduit_id=uid(conduit))


def _initial(plant: Plant) -> None:
    plant["EF-01"] = EssentialFunction(id=uid("EF-01"), code="EF-01")
    plant["AG-01"] = AssetGroup(id=uid("AG-01"), code="AG-01")
    for tag in (*ASSETS, "FW-01"):
        if tag != "LAP-01":
            name = f"EF-01 {tag}"
            plant[name] = FunctionAsset(id=uid(name), function_id=uid("EF-01"), asset_id=uid(tag))
    plant["AG-01 LAP-01"] = GroupAsset(id=uid("AG-01 LAP-01"), group_id=uid("AG-01"), asset_id=uid("LAP-01"))
    current: dict[str, Any] = {"method_id": uid("method 2"), "rationale": _WHY}
    plant["EF-01 rated"] = InitialRating(id=uid("EF-01 rated"), function_id=uid("EF-01"), impacts="HS=4", **current)
    plant["AG-01 rated"] = InitialRating(
        id=uid("AG-01 rated"), group_id=uid("AG-01"), impacts="HS=1", likelihood=2, **current
    )
    for place in PLACES:
        name = f"{place} compared"
        plant[name] = Comparison(id=uid(name), **where(place))
    plant["Z-TMP compared"] = Comparison(
        id=uid("Z-TMP compared"),
        zone_id=uid("Z-TMP"),
        outcome=ComparisonOutcome.NOT_REQUIRED,
        reason="Nothing of weight hangs on it",
        decided_by="Ada Owner",
    )


def _library(plant: Plant) -> None:
    plant["TS-01"] = ThreatSource(id=uid("TS-01"), code="TS-01", warrants=2)
    plant["VU-01"] = Vulnerability(id=uid("VU-01"), code="VU-01")
    measures = (
        ("CM-01", CountermeasureState.IMPLEMENTED, None),
        ("CM-02", CountermeasureState.PLANNED, date(2027, 3, 1)),
        ("CM-03", CountermeasureState.IMPLEMENTED, None),
    )
    for code, state, due in measures:
        expires = date(2028, 1, 1) if code == "CM-03" else None
        plant[code] = Countermeasure(id=uid(code), code=code, state=state, owner="Ada", due=due, expires=expires)


def _scenarios(plant: Plant) -> None:
    """One per place that needs detail; DR-Z-DOS stays above tolerable and is accepted, DR-Z-REM is treated."""
    for place in PLACES:
        if place != "Z-TMP":
            _scenario(plant, place, f"DR-{place}")
    accepted: dict[str, Any] = {"decided_by": "Ada Owner", "decided_on": date(2026, 10, 1), "until": date(2026, 12, 1)}
    plant["D-01"] = Decision(
        id=uid("D-01"),
        code="D-01",
        scenario_id=uid("DR-Z-DOS"),
        kind=DecisionKind.ACCEPT,
        authority="Site director",
        **accepted,
    )
    plant["D-02"] = Decision(
        id=uid("D-02"), code="D-02", scenario_id=uid("DR-Z-REM"), kind=DecisionKind.TREAT, decided_by="Ada Owner"
    )
    plant["D-03"] = Decision(
        id=uid("D-03"),
        code="D-03",
        zone_id=uid("Z-DOS"),
        fr="IAC",
        kind=DecisionKind.ACCEPT,
        authority="Plant manager",
        **accepted,
    )
    plant["D-04"] = Decision(
        id=uid("D-04"),
        code="D-04",
        conduit_id=uid("C-03"),
        fr="IAC",
        kind=DecisionKind.TREAT,
        countermeasure_id=uid("CM-02"),
    )
    name = "DR-Z-REM CM-02"
    plant[name] = ScenarioCountermeasure(id=uid(name), scenario_id=uid("DR-Z-REM"), countermeasure_id=uid("CM-02"))
    _rate(plant, "DR-Z-REM", Stage.PLANNED, 2, "HS=4")
    plant["TR-01"] = ReviewTrigger(id=uid("TR-01"), code="TR-01", due=date(2026, 12, 24))
    plant["TR-01 DR-C-02"] = TriggerScenario(
        id=uid("TR-01 DR-C-02"), trigger_id=uid("TR-01"), scenario_id=uid("DR-C-02"), outcome=TriggerOutcome.OPEN
    )


def _scenario(plant: Plant, place: str, code: str) -> None:
    plant[code] = Scenario(
        id=uid(code), code=code, threat_source_id=uid("TS-01"), rationale="Because", weakness="Open", **where(place)
    )
    _rate(plant, code, Stage.UNMITIGATED, 4, "HS=4 EN=1")
    above = place in ("Z-DOS", "Z-REM")
    _rate(plant, code, Stage.CURRENT, 3 if above else 2, "HS=4 EN=1")
    link = f"{code} CM-01"
    plant[link] = ScenarioCountermeasure(id=uid(link), scenario_id=uid(code), countermeasure_id=uid("CM-01"))
    credit = f"{code} credit"
    plant[credit] = RatingCredit(id=uid(credit), rating_id=uid(f"{code} current"), countermeasure_id=uid("CM-01"))
    if place == "C-01":
        plant["technique"] = ScenarioTechnique(id=uid("technique"), scenario_id=uid(code), technique="T0843")
        plant["weakness"] = ScenarioVulnerability(
            id=uid("weakness"), scenario_id=uid(code), vulnerability_id=uid("VU-01")
        )


def _rate(plant: Plant, code: str, stage: Stage, likelihood: int, impacts: str) -> None:
    name = f"{code} {stage}"
    plant[name] = Rating(
        id=uid(name),
        scenario_id=uid(code),
        stage=stage,
        likelihood=likelihood,
        impacts=impacts,
        method_id=uid("method 2"),
    )


REQUIRED = ("SR 1.1", "SR 2.1", "SR 3.1", "SR 4.1", "SR 5.1", "SR 6.1", "SR 7.1")
"""One requirement per FR; by override nothing else applies at any level, so that seven states say everything."""


def _levels(plant: Plant) -> None:
    for row in CATALOGUE.system_requirements:
        if row.id not in REQUIRED:
            name = f"override {row.id}"
            plant[name] = LevelOverride(id=uid(name), requirement=row.id, level=5, reason="Small plant")
    for place in PLACES:
        for fr, requirement in zip(FR_CODES, REQUIRED, strict=True):
            _assign(plant, place, fr)
            name = f"{place} {requirement}"
            plant[name] = RequirementState(
                id=uid(name), requirement=requirement, status=RequirementStatus.MET, how="So", **where(place)
            )
    _state(plant, "Z-OPS SR 1.1", status=RequirementStatus.COMPENSATED, countermeasure_id=uid("CM-03"))
    _state(plant, "Z-OPS SR 2.1", status=RequirementStatus.NOT_APPLICABLE)
    for name in ("Z-DOS SR 1.1", "C-03 SR 1.1"):
        _state(plant, name, status=RequirementStatus.GAP, owner="Ada", due=date(2027, 1, 1))
    plant["Z-WLS SL-C IAC"] = AdoptedCapability(
        id=uid("Z-WLS SL-C IAC"), zone_id=uid("Z-WLS"), fr="IAC", level=2, reason="Supplier's word"
    )


def _assign(plant: Plant, place: str, fr: str) -> None:
    name = f"{place} SL-T {fr}"
    plant[name] = AssignedLevel(id=uid(name), fr=fr, level=1, rationale="Small plant", **where(place))


def _state(plant: Plant, name: str, **changes: Any) -> None:
    plant[name] = replace(plant[name], **changes)


def _specification(plant: Plant) -> None:
    for section in SpecificationSection:
        name = f"RQ-{section}"
        plant[name] = SpecificationEntry(id=uid(name), code=name, section=section, text="Text", owner="Ada")
    plant["Z-OPS a"] = Characteristic(id=uid("Z-OPS a"), zone_id=uid("Z-OPS"), item="a", text="Z-OPS")
    plant["DOC-01"] = Document(id=uid("DOC-01"), code="DOC-01")
    plant["drawing"] = Attachment(
        id=uid("drawing"), document_id=uid("DOC-01"), file_name="drawing.pdf", sha256="d" * 64
    )


def _records(plant: Plant) -> None:
    seen = (
        ("seen name", "scenario", "DR-C-02", "title", ""),
        ("seen level", "rating", "DR-C-02 current", "likelihood", "2 - Unlikely"),
        ("seen impacts", "rating", "DR-C-02 current", "impacts", "HS=4 EN=1"),
    )
    for name, table, subject, field, value in seen:
        plant[name] = Observation(
            id=uid(name),
            subject_table=table,
            subject_id=uid(subject),
            field=field,
            value=value,
            source=ObservationSource.WORKSHEET,
            source_name="sheet.xlsx",
        )
    plant["revision A"] = Baseline(
        id=uid("revision A"), revision="A", frozen_at=datetime(2026, 11, 1, tzinfo=UTC), content_hash=CONTENT
    )
    plant["signed A"] = SignOff(
        id=uid("signed A"), baseline_id=uid("revision A"), name="Ada Owner", content_hash=CONTENT
    )
    plant["waiver"] = Waiver(
        id=uid("waiver"), rule="ZC-15", subject_table="zone", subject_id=uid("Z-OPS"), evidence="e" * 64, reason="x"
    )
