"""Icons of vocabulary terms, where a table shows one beside the word."""

from app.model.terms import Term
from app.model.vocabulary import AssetKind, RequirementStatus, SignOffDecision, SignOffWait
from app.tables.action import ActionStanding
from app.workflow.scenarios import ScenarioState

TERM_ICONS: dict[Term, str] = {
    AssetKind.CONTROLLER: "ph.cpu",
    AssetKind.RTU: "ph.broadcast",
    AssetKind.SAFETY_SYSTEM: "ph.shield-check",
    AssetKind.HMI: "ph.monitor",
    AssetKind.SERVER: "ph.hard-drives",
    AssetKind.HISTORIAN: "ph.database",
    AssetKind.WORKSTATION: "ph.desktop-tower",
    AssetKind.NETWORK_DEVICE: "ph.swap",
    AssetKind.FIREWALL: "ph.wall",
    AssetKind.GATEWAY: "ph.wifi-high",
    AssetKind.FIELD_DEVICE: "ph.gauge",
    AssetKind.ANALYSER: "ph.flask",
    AssetKind.DRIVE: "ph.lightning",
    AssetKind.VALVE: "ph.drop",
    AssetKind.CAMERA: "ph.camera",
    AssetKind.PORTABLE_DEVICE: "ph.laptop",
    AssetKind.SOFTWARE: "ph.app-window",
    AssetKind.SERVICE: "ph.cloud",
    AssetKind.OTHER: "ph.cube",
    ActionStanding.OVERDUE: "ph.warning",
    ActionStanding.OPEN: "ph.circle",
    ActionStanding.NO_DATE: "ph.circle-dashed",
    RequirementStatus.NOT_ASSESSED: "ph.circle-dashed",
    RequirementStatus.MET: "ph.check-circle",
    RequirementStatus.PARTLY: "ph.circle-half",
    RequirementStatus.GAP: "ph.diamond-fill",
    RequirementStatus.COMPENSATED: "ph.shield-check",
    RequirementStatus.NOT_APPLICABLE: "ph.minus-circle",
    SignOffDecision.AGREED: "ph.check-circle",
    SignOffDecision.AGREED_WITH_REMARK: "ph.check-circle",
    SignOffDecision.REJECTED: "ph.x-circle",
    SignOffWait.FREEZE: "ph.lock",
    SignOffWait.PERSON: "ph.circle-dashed",
    ScenarioState.TO_SCORE: "ph.circle-dashed",
    ScenarioState.PARTLY: "ph.circle-half",
    ScenarioState.SCORED: "ph.check-circle",
    ScenarioState.ABOVE: "ph.triangle-fill",
}
