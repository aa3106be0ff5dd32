"""A small plant with a row in every table that a worksheet shows, and texts that are easily spoilt."""

from datetime import date

from app.model.entities import (
    AccessPoint,
    AdoptedCapability,
    Asset,
    AssetGroup,
    AssignedLevel,
    Assumption,
    Attachment,
    Attendance,
    Characteristic,
    Comparison,
    Conduit,
    ConduitDevice,
    ConduitZone,
    Countermeasure,
    CountermeasureRequirement,
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
    ScenarioAsset,
    ScenarioCountermeasure,
    ScenarioTechnique,
    ScenarioVulnerability,
    Session,
    SpecificationEntry,
    System,
    Threat,
    ThreatSource,
    ThreatTechnique,
    TriggerScenario,
    Vulnerability,
    VulnerabilityAsset,
    Waiver,
    Zone,
)
from app.model.fields import Entity
from app.model.vocabulary import (
    AccessKind,
    AssetKind,
    ComparisonOutcome,
    CountermeasureState,
    Criticality,
    DecisionKind,
    Direction,
    FlowAccess,
    PurdueLevel,
    RequirementStatus,
    SpecificationSection,
    Stage,
    Stakeholder,
    Trust,
)
from app.risk.presets import load_preset

AS_OF = date(2027, 3, 15)
LONG = (
    "Chlorine is dosed ahead of the contact tank. PLC-04 sets the rate from the flow and from AIT-41; HMI-03 shows "
    "it and lets the operator change the setpoint between 0.3 and 1.2 mg/L. The gas-leak shutdown of SIS-01 works "
    "without the control network.\nA hard-wired trip closes XV-51 when the gas detectors see more than 1 ppm."
)


def small_plant() -> list[Entity]:
    """Every row of the plant, that of the project first."""
    version = MethodVersion(number=1, label="Water 5x5", document=load_preset("5x5-4-9-15").to_text())
    older = MethodVersion(number=2, label="3x3", document=load_preset("3x3").to_text())
    dis = Zone(
        code="Z-DIS",
        name="Disinfection and dosing",
        description=LONG,
        lowest_level=PurdueLevel.L0,
        highest_level=PurdueLevel.L2,
        owner="M. Osei",
        policies="OT-POL-07 applies.",
        assumptions="The dosing room is locked.",
        tolerable="M",
        tolerable_reason="As the project.",
    )
    sis = Zone(code="Z-SIS", name="Chlorine safety", safety=True, parent_id=dis.id)
    ops = Zone(code="Z-OPS", name="Site operations", owner="T. Abara")
    out = Zone(code="Z-NET", name="Company network", in_scope=False)
    inner = Conduit(code="C-04", name="Dosing network", media="Ethernet", trust=Trust.TRUSTED, owner="M. Osei")
    outer = Conduit(code="C-11", name="Vendor access", media="Internet", trust=Trust.UNTRUSTED)
    plc = Asset(
        tag="PLC-04",
        name="Hypochlorite dosing controller",
        kind=AssetKind.CONTROLLER,
        vendor="Marden",
        model="S7X-412",
        firmware="4.2.1",
        serial="0012345",
        addresses="10.20.40.11",
        mac="00:1B:1B:0A:0B:0C",
        location="Dosing room, cabinet 2",
        criticality=Criticality.ESSENTIAL,
        end_of_support=date(2029, 12, 31),
        level=PurdueLevel.L1,
        owner="M. Osei",
        sl_c="2 2 1 - 1 1 2",
        zone_id=dis.id,
        notes="=1+1 stays text",
        services="502/tcp Modbus\n102/tcp S7",
    )
    hmi = Asset(
        tag="HMI-03", name="Dosing panel", kind=AssetKind.HMI, level=PurdueLevel.L2, zone_id=dis.id, wireless=True
    )
    pumps = Asset(tag="P-401..404", name="Dosing pump drives", quantity=4, passive=True, zone_id=dis.id)
    trip = Asset(
        tag="SIS-01",
        name="Gas-leak shutdown logic",
        kind=AssetKind.SAFETY_SYSTEM,
        level=PurdueLevel.L1,
        safety_related=True,
        criticality=Criticality.SAFETY,
        zone_id=sis.id,
    )
    station = Asset(tag="EWS-01", name="Engineering workstation", level=PurdueLevel.L35, zone_id=ops.id)
    wall = Asset(tag="FW-02", name="Plant firewall", kind=AssetKind.FIREWALL, conduit_id=outer.id)
    lost = Asset(tag="-3", name="@home laptop, +49 30 1234", temporary=True, external=True)
    assets = [plc, hmi, pumps, trip, station, wall, lost]
    dosing = EssentialFunction(code="EF-01", name="Disinfect drinking water", description=LONG, owner="P. Lindqvist")
    unrated = EssentialFunction(code="EF-02", name="Record the dose")
    group = AssetGroup(code="AG-01", name="Engineering", description="Where programmes are changed.")
    gate = AccessPoint(code="ACC-01", name="Vendor jump host", kind=AccessKind.LOGICAL, asset_id=wall.id)
    door = AccessPoint(code="ACC-02", name="Dosing room door", kind=AccessKind.PHYSICAL)
    remote = ExternalConnection(
        code="XC-01", name="Vendor support", partner="Marden", asset_id=wall.id, access_point_id=gate.id
    )
    read = Flow(
        code="F-01",
        source_id=station.id,
        target_id=plc.id,
        protocol="S7 & Modbus/TCP",
        port="102",
        access=FlowAccess.READ_WRITE,
        direction=Direction.BOTH,
        purpose="Programme changes after approval.",
    )
    broken = Flow(code="F-02", source_id=plc.id, target_id=trip.id, protocol="Modbus/TCP", port="502")
    helpers = AssetGroup(code="AG-02", name="Dosing helpers")
    vendor = ThreatSource(code="TS-01", name="Remote attacker", capability="Specialist", warrants=3, credible=True)
    insider = ThreatSource(code="TS-02", name="Careless insider", warrants=1)
    threat = Threat(code="TH-01", name="Changed controller logic", description="Logic is downloaded unseen.")
    noise = Threat(code="TH-02", name="Broadcast storm")
    shared = Vulnerability(code="VU-02", title="Shared login")
    weak = Vulnerability(code="VU-01", title="Unsigned logic", cve="CVE-2025-12345", cvss="CVSS:3.1/AV:N/AC:L")
    jump = Countermeasure(
        code="CM-01",
        name="Jump host with two factors",
        state=CountermeasureState.IMPLEMENTED,
        implemented_on=date(2026, 5, 4),
        owner="T. Abara",
        cost="12500.5",
        evidence="Session log of March",
    )
    signed = Countermeasure(code="CM-02", name="Controller with signed logic", owner="M. Osei", due=date(2027, 5, 31))
    pivot = Scenario(
        code="DR-014",
        title="Vendor session pivots to EWS-01 and forces a hypochlorite overdose",
        zone_id=dis.id,
        description="Remote attacker inside a vendor support session.",
        weakness="PLC-04 takes unsigned logic from any host in VLAN 40.",
        consequence="More than 5 mg/L chlorine leaves the site for up to 40 min.",
        threat_source_id=vendor.id,
        threat_id=threat.id,
        frs="IAC UC SI RA",
        owner="M. Osei",
        rationale="The trip on AIT-42 is independent of PLC-04.",
    )
    usb = Scenario(code="DR-2", title="Infected stick stops the pumps", zone_id=dis.id, threat_source_id=insider.id)
    spoof = Scenario(code="DR-015", title="Spoofed time source breaks interlocks", conduit_id=inner.id)
    drawing = Document(code="DOC-01", title="Network drawing", number="KR-OT-020", revision="C", kind="Drawing")
    policy = Document(code="DOC-02", title="Vendor access policy")
    mira = Participant(name="Mira Kask", role="Lead assessor", organisation="Consultant", capacity=Stakeholder.ASSESSOR)
    petra = Participant(
        name="Petra Lindqvist",
        role="Asset owner",
        organisation="Norrin Water",
        signs=True,
        covers="Residual risk, SL-T, specification",
    )
    workshop = Session(code="WS-01", title="Dosing and safety", held_on=date(2027, 3, 10), place="Kestrel Reach")
    review = Session(code="WS-02", title="Review")
    yearly = ReviewTrigger(code="TR-02", description="Yearly")
    trigger = ReviewTrigger(code="TR-01", description="Theft of an RTU", recorded_on=date(2027, 2, 2))
    unmitigated = Rating(
        scenario_id=pivot.id,
        stage=Stage.UNMITIGATED,
        likelihood=4,
        impacts="HS=5 EN=2 AV=4 FI=3 RE=5",
        method_id=version.id,
    )
    current = Rating(
        scenario_id=pivot.id,
        stage=Stage.CURRENT,
        likelihood=2,
        impacts="HS=4 EN=2 AV=4 FI=3 RE=4",
        method_id=version.id,
        rationale="Clear-water tank gives 40 minutes.",
        session_id=workshop.id,
        factors="EXP=2 SKL=3",
        override_reason="Two factors fail together.",
    )
    planned = Rating(
        scenario_id=pivot.id, stage=Stage.PLANNED, likelihood=1, impacts="HS=4 EN=2 AV=3", method_id=version.id
    )
    high = Rating(scenario_id=usb.id, stage=Stage.UNMITIGATED, likelihood=4, impacts="AV=4", method_id=version.id)
    same = Rating(scenario_id=usb.id, stage=Stage.CURRENT, likelihood=3, impacts="AV=4", method_id=version.id)
    project = Project(
        name="Kestrel Reach WTW",
        site="Kestrel Reach",
        asset_owner="Norrin Water",
        document_number="KR-OT-017",
        revision="C",
        classification="Confidential",
        method_id=version.id,
    )
    rows: list[Entity] = [
        project,
        version,
        older,
        dis,
        sis,
        ops,
        out,
        inner,
        outer,
        *assets,
        dosing,
        unrated,
        group,
        gate,
        door,
    ]
    rows += [remote, read, broken, vendor, insider, threat, weak, jump, signed, pivot, usb, spoof, drawing]
    rows += [helpers, noise, shared, policy, review, yearly]
    rows += [mira, petra, workshop, trigger, unmitigated, current, planned, high, same]
    rows += [ConduitZone(conduit_id=inner.id, zone_id=zone.id) for zone in (dis, ops)]
    rows += [ConduitZone(conduit_id=outer.id, zone_id=zone.id) for zone in (ops, out)]
    rows += [
        System(
            name="Kestrel Reach water treatment works",
            purpose=LONG,
            perimeter="Everything behind the plant firewall FW-02.",
            functions="Treatment, disinfection, distribution.",
        ),
        ConduitDevice(conduit_id=outer.id, asset_id=wall.id),
        FunctionAsset(function_id=dosing.id, asset_id=plc.id),
        FunctionAsset(function_id=dosing.id, asset_id=pumps.id),
        GroupAsset(group_id=group.id, asset_id=station.id),
        Passage(flow_id=read.id, position=1, conduit_id=inner.id),
        Passage(flow_id=read.id, position=2, conduit_id=outer.id),
        ThreatTechnique(threat_id=threat.id, technique="T0843"),
        ScenarioTechnique(scenario_id=pivot.id, technique="T0843"),
        ScenarioTechnique(scenario_id=pivot.id, technique="T0822"),
        ScenarioAsset(scenario_id=pivot.id, asset_id=plc.id),
        ScenarioAsset(scenario_id=pivot.id, asset_id=station.id),
        ScenarioVulnerability(scenario_id=pivot.id, vulnerability_id=weak.id),
        RatingCredit(rating_id=current.id, countermeasure_id=jump.id),
        ScenarioCountermeasure(scenario_id=pivot.id, countermeasure_id=jump.id, effect="L 4 to 2"),
        ScenarioCountermeasure(scenario_id=pivot.id, countermeasure_id=signed.id, effect="L 2 to 1"),
        VulnerabilityAsset(vulnerability_id=weak.id, asset_id=plc.id),
        CountermeasureRequirement(countermeasure_id=jump.id, requirement="SR 1.13"),
        CountermeasureRequirement(countermeasure_id=jump.id, requirement="SR 1.1 RE 2"),
        InitialRating(
            function_id=dosing.id, impacts="HS=5 AV=4", rationale="Overdose reaches customers.", method_id=version.id
        ),
        InitialRating(group_id=group.id, impacts="AV=3", likelihood=2, likelihood_reason="Locked room."),
        Comparison(zone_id=dis.id, outcome=ComparisonOutcome.REQUIRED, decided_by="P. Lindqvist", decided_on=AS_OF),
        Comparison(conduit_id=inner.id, outcome=ComparisonOutcome.NOT_REQUIRED, reason="Inside one locked room."),
        Decision(
            code="D-01",
            scenario_id=usb.id,
            kind=DecisionKind.ACCEPT,
            authority="Plant manager",
            decided_by="Petra Lindqvist",
            decided_on=date(2027, 3, 1),
            until=date(2027, 9, 1),
            reason="Kiosk ordered.",
        ),
        Decision(code="D-02", zone_id=dis.id, fr="IAC", kind=DecisionKind.TREAT, countermeasure_id=signed.id),
        TriggerScenario(trigger_id=trigger.id, scenario_id=pivot.id, note="Rated again on 10 March."),
        AssignedLevel(zone_id=dis.id, fr="IAC", level=3, rationale="Vendor access stays."),
        AssignedLevel(zone_id=dis.id, fr="RA", level=1),
        AdoptedCapability(zone_id=dis.id, fr="IAC", level=2, reason="Jump host supplies it."),
        RequirementState(
            zone_id=dis.id, requirement="SR 1.1", status=RequirementStatus.GAP, how="HMI-03 has one shared login."
        ),
        RequirementState(
            zone_id=dis.id,
            requirement="SR 1.2",
            status=RequirementStatus.COMPENSATED,
            how="Cabinet locks",
            evidence="Key register",
            evidence_document_id=drawing.id,
            owner="P. Lindqvist",
            due=date(2027, 5, 31),
            expires=date(2028, 5, 31),
            countermeasure_id=jump.id,
        ),
        LevelOverride(requirement="SR 1.11", level=2, reason="Lock-out endangers dosing."),
        SpecificationEntry(
            code="RQ-01", section=SpecificationSection.SYSTEM, title="System", text=LONG, owner="M. Kask"
        ),
        SpecificationEntry(code="RQ-02", title="Approved vendor sessions", zone_id=dis.id, requirement="SR 1.13"),
        Assumption(code="AS-02", text="The carrier tells of failures.", conduit_id=outer.id),
        Assumption(code="AS-01", text="The dosing room is locked.", owner="M. Osei", zone_id=dis.id),
        Characteristic(zone_id=dis.id, item="a", text="Dosing, see the drawing."),
        Waiver(rule="ZC-14", subject_table="zone", subject_id=dis.id, reason="Laptop is watched.", given_by="M. Kask"),
        Attachment(document_id=drawing.id, file_name="drawing.pdf", media_type="text/pdf", size=5, sha256="0" * 64),
        Attendance(session_id=workshop.id, participant_id=mira.id),
        Attendance(session_id=workshop.id, participant_id=petra.id, present=False),
        Observation(
            subject_table="asset", subject_id=plc.id, field="firmware", value="4.1.9", source_name="register.xlsx"
        ),
    ]
    return rows
