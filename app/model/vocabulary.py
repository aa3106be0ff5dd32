"""The closed vocabularies of the assessment. Values are stored in project files: never change one, only add."""

from app.i18n import N_
from app.model.terms import Term


class AssetKind(Term):
    """What an asset is."""

    CONTROLLER = "controller", N_("Controller")
    RTU = "rtu", N_("RTU")
    SAFETY_SYSTEM = "safety_system", N_("Safety system")
    HMI = "hmi", N_("HMI")
    SERVER = "server", N_("Server")
    HISTORIAN = "historian", N_("Historian")
    WORKSTATION = "workstation", N_("Workstation")
    NETWORK_DEVICE = "network_device", N_("Network device")
    FIREWALL = "firewall", N_("Firewall")
    GATEWAY = "gateway", N_("Gateway")
    FIELD_DEVICE = "field_device", N_("Field device")
    ANALYSER = "analyser", N_("Analyser")
    DRIVE = "drive", N_("Drive")
    VALVE = "valve", N_("Valve")
    CAMERA = "camera", N_("Camera")
    PORTABLE_DEVICE = "portable_device", N_("Portable device")
    SOFTWARE = "software", N_("Software")
    SERVICE = "service", N_("Service")
    OTHER = "other", N_("Other")


class Criticality(Term):
    """How much the plant depends on an asset, the heaviest first."""

    SAFETY = "safety", N_("Safety")
    ESSENTIAL = "essential", N_("Essential")
    IMPORTANT = "important", N_("Important")
    OTHER = "other", N_("Other")


class PurdueLevel(Term):
    """Level of the Purdue reference model."""

    L0 = "0", N_("0")
    L1 = "1", N_("1")
    L2 = "2", N_("2")
    L3 = "3", N_("3")
    L35 = "3.5", N_("3.5")
    L4 = "4", N_("4")
    L5 = "5", N_("5")


class LifecyclePhase(Term):
    """Where an asset, zone or conduit stands in its life."""

    CONCEPT = "concept", N_("Concept")
    FUNCTIONAL_ANALYSIS = "functional_analysis", N_("Functional analysis")
    IMPLEMENTATION = "implementation", N_("Implementation")
    OPERATION = "operation", N_("Operation")
    RECYCLE = "recycle", N_("Recycle and disposal")


class Boundary(Term):
    """How a zone is bounded."""

    LOGICAL = "logical", N_("Logical")
    PHYSICAL = "physical", N_("Physical")


class Trust(Term):
    """Whether a conduit runs through media that the assessment trusts."""

    TRUSTED = "trusted", N_("Trusted")
    UNTRUSTED = "untrusted", N_("Untrusted")


class AccessKind(Term):
    """How an access point is reached."""

    PHYSICAL = "physical", N_("Physical")
    LOGICAL = "logical", N_("Logical")


class Direction(Term):
    """Which way a data flow runs."""

    FORWARD = "forward", N_("From source to target")
    BOTH = "both", N_("Both ways")


class FlowAccess(Term):
    """What a data flow may do at its target."""

    READ = "read", N_("Read")
    WRITE = "write", N_("Write")
    READ_WRITE = "read_write", N_("Read and write")


class Stakeholder(Term):
    """In which capacity a participant sits at the table."""

    ASSET_OWNER = "asset_owner", N_("Asset owner")
    SYSTEM_INTEGRATOR = "system_integrator", N_("System integrator")
    SERVICE_PROVIDER = "service_provider", N_("Service provider")
    PRODUCT_SUPPLIER = "product_supplier", N_("Product supplier")
    ASSESSOR = "assessor", N_("Assessor")
    AUTHORITY = "authority", N_("Authority")


class Stage(Term):
    """For which state of the countermeasures a scenario is rated."""

    UNMITIGATED = "unmitigated", N_("Unmitigated")
    CURRENT = "current", N_("Residual")
    PLANNED = "planned", N_("Planned")


class CountermeasureState(Term):
    """How far a countermeasure has come."""

    PLANNED = "planned", N_("Planned")
    IMPLEMENTED = "implemented", N_("Implemented")
    RETIRED = "retired", N_("Retired")


class CountermeasureKind(Term):
    """What sort of thing a countermeasure is."""

    TECHNICAL = "technical", N_("Technical")
    ORGANISATIONAL = "organisational", N_("Organisational")
    PHYSICAL = "physical", N_("Physical")


class RequirementStatus(Term):
    """How far a requirement is met in a zone or conduit."""

    NOT_ASSESSED = "not_assessed", N_("Not assessed")
    MET = "met", N_("Met")
    PARTLY = "partly", N_("Partly met")
    GAP = "gap", N_("Gap")
    COMPENSATED = "compensated", N_("Compensated")
    NOT_APPLICABLE = "not_applicable", N_("Not applicable")


class ComparisonOutcome(Term):
    """Result of comparing initial with tolerable risk (ZCR 4)."""

    REQUIRED = "required", N_("Detailed assessment required")
    NOT_REQUIRED = "not_required", N_("Detailed assessment not required")


class DecisionKind(Term):
    """What was decided about a risk or a gap."""

    ACCEPT = "accept", N_("Accept")
    TREAT = "treat", N_("Treat")
    TRANSFER = "transfer", N_("Transfer")
    AVOID = "avoid", N_("Avoid")
    COMPENSATE = "compensate", N_("Compensate")


class SlMethod(Term):
    """How SL-T follows from the risk of a scenario."""

    RISK_TABLE = "risk_table", N_("Risk level table")
    STEPS = "steps", N_("Steps above tolerable")
    CRRF = "crrf", N_("Risk reduction factor (from a draft of the standard)")
    THREAT_SOURCE = "threat_source", N_("Threat source")
    CONSEQUENCE = "consequence", N_("By consequence")


class TriggerKind(Term):
    """What calls for a re-assessment."""

    INCIDENT = "incident", N_("Incident")
    MAJOR_CHANGE = "major_change", N_("Major change")
    ADVISORY = "advisory", N_("Advisory with CVSS 7 or more")
    REGULATION = "regulation", N_("Regulation")
    NEW_THREAT = "new_threat", N_("New threat")
    SUPPLIER_CHANGE = "supplier_change", N_("Supplier change")
    YEARLY = "yearly", N_("Yearly review")


class TriggerOutcome(Term):
    """What the re-assessment of a scenario came to."""

    OPEN = "open", N_("Open")
    CONFIRMED = "confirmed", N_("Confirmed")
    RAISED = "raised", N_("Raised")
    LOWERED = "lowered", N_("Lowered")
    NEW = "new", N_("New")


class SignOffDecision(Term):
    """What a signatory decided."""

    AGREED = "agreed", N_("Agreed")
    AGREED_WITH_REMARK = "agreed_with_remark", N_("Agreed with remark")
    REJECTED = "rejected", N_("Rejected")


class SignOffWait(Term):
    """Why a person has not signed."""

    FREEZE = "freeze", N_("Waiting for freeze")
    PERSON = "person", N_("To sign")


class SpecificationSection(Term):
    """Section of the requirements specification (ZCR 6.1 to 6.9)."""

    SPECIFICATION = "6.1", N_("6.1 Cyber security requirements")
    SYSTEM = "6.2", N_("6.2 System under consideration")
    DRAWINGS = "6.3", N_("6.3 Zone and conduit drawings")
    CHARACTERISTICS = "6.4", N_("6.4 Zone and conduit characteristics")
    ENVIRONMENT = "6.5", N_("6.5 Operating environment")
    THREATS = "6.6", N_("6.6 Threat environment")
    POLICIES = "6.7", N_("6.7 Organisational policies")
    TOLERABLE = "6.8", N_("6.8 Tolerable risk")
    REGULATION = "6.9", N_("6.9 Regulatory requirements")


class ObservationSource(Term):
    """Where a value that differs from the current one was seen."""

    REGISTER = "register", N_("Asset register")
    WORKSHEET = "worksheet", N_("Worksheet")
    SCAN = "scan", N_("Network scan")
