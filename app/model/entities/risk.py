"""Ratings: initial risk, threat scenarios, comparison and decisions."""

from typing import Annotated

from app.model.fields import ALL_FRS, Code, Day, Entity, Fr, Frs, Line, Prose, Score, Scores, entity, link, part_of
from app.model.vocabulary import ComparisonOutcome, DecisionKind, Stage, TriggerKind, TriggerOutcome


@entity("initial_rating", natural=("function_id", "group_id"), one_of=("function_id", "group_id"), once_per=())
class InitialRating(Entity):
    """Worst-case impact of an essential function or asset group (ZCR 2.1).

    An empty `likelihood` means certain: the highest level of the scale. `impacts` is "HS=4 EN=2".
    """

    function_id: Annotated[str | None, part_of("function")] = None
    group_id: Annotated[str | None, part_of("asset_group")] = None
    likelihood: Score = None
    likelihood_reason: Prose = ""
    impacts: Scores = ""
    rationale: Prose = ""
    method_id: Annotated[str | None, link("method")] = None


@entity("comparison", natural=("zone_id", "conduit_id"), one_of=("zone_id", "conduit_id"), once_per=())
class Comparison(Entity):
    """The result of comparing a zone's or conduit's initial risk with the tolerable one (ZCR 4.1)."""

    zone_id: Annotated[str | None, part_of("zone")] = None
    conduit_id: Annotated[str | None, part_of("conduit")] = None
    outcome: ComparisonOutcome = ComparisonOutcome.REQUIRED
    reason: Prose = ""
    decided_by: Line = ""
    decided_on: Day = None


@entity("scenario", natural=("code",), prefix="DR-", unique=("code",), one_of=("zone_id", "conduit_id"))
class Scenario(Entity):
    """A threat scenario against one zone or conduit (ZCR 5.1 to 5.3). `frs` are the requirements it defeats."""

    code: Code = ""
    title: Line = ""
    zone_id: Annotated[str | None, part_of("zone")] = None
    conduit_id: Annotated[str | None, part_of("conduit")] = None
    description: Prose = ""
    weakness: Prose = ""
    consequence: Prose = ""
    threat_source_id: Annotated[str | None, link("threat_source")] = None
    threat_id: Annotated[str | None, link("threat")] = None
    frs: Frs = ALL_FRS
    owner: Line = ""
    rationale: Prose = ""


@entity("scenario_technique", natural=("scenario_id", "technique"), unique=("scenario_id", "technique"))
class ScenarioTechnique(Entity):
    """An ATT&CK for ICS technique of a scenario, by its id (T0843)."""

    scenario_id: Annotated[str, part_of("scenario")]
    technique: Code


@entity("scenario_asset", natural=("scenario_id", "asset_id"), unique=("scenario_id", "asset_id"))
class ScenarioAsset(Entity):
    """An asset that a scenario concerns."""

    scenario_id: Annotated[str, part_of("scenario")]
    asset_id: Annotated[str, part_of("asset")]


@entity(
    "scenario_vulnerability",
    natural=("scenario_id", "vulnerability_id"),
    unique=("scenario_id", "vulnerability_id"),
)
class ScenarioVulnerability(Entity):
    """A vulnerability that a scenario uses."""

    scenario_id: Annotated[str, part_of("scenario")]
    vulnerability_id: Annotated[str, part_of("vulnerability")]


@entity(
    "scenario_countermeasure",
    natural=("scenario_id", "countermeasure_id"),
    unique=("scenario_id", "countermeasure_id"),
)
class ScenarioCountermeasure(Entity):
    """A countermeasure named in a scenario; the claimed `effect` explains and is never calculated with."""

    scenario_id: Annotated[str, part_of("scenario")]
    countermeasure_id: Annotated[str, part_of("countermeasure")]
    effect: Line = ""


@entity("rating", natural=("scenario_id", "stage"), unique=("scenario_id", "stage"))
class Rating(Entity):
    """A scenario's rating at one stage (ZCR 5.3, 5.4, 5.9): inputs only, the risk is always derived.

    `likelihood` is picked or, where `factors` are given, overrides the computed one, with `override_reason`.
    """

    scenario_id: Annotated[str, part_of("scenario")]
    stage: Stage
    likelihood: Score = None
    factors: Scores = ""
    override_reason: Prose = ""
    impacts: Scores = ""
    rationale: Prose = ""
    method_id: Annotated[str | None, link("method")] = None
    session_id: Annotated[str | None, link("session")] = None


@entity("rating_credit", natural=("rating_id", "countermeasure_id"), unique=("rating_id", "countermeasure_id"))
class RatingCredit(Entity):
    """A countermeasure that a rating counted on by name (an imported worksheet says so; DR-04 looks at it)."""

    rating_id: Annotated[str, part_of("rating")]
    countermeasure_id: Annotated[str, part_of("countermeasure")]


@entity("decision", natural=("code",), prefix="D-", unique=("code",), one_of=("scenario_id", "zone_id", "conduit_id"))
class Decision(Entity):
    """What was decided about a scenario's risk, or about a zone's or conduit's gap in one requirement `fr`.

    `authority` is a role of the method's acceptance table; `until` is the last day on which it holds.
    """

    code: Code = ""
    scenario_id: Annotated[str | None, part_of("scenario")] = None
    zone_id: Annotated[str | None, part_of("zone")] = None
    conduit_id: Annotated[str | None, part_of("conduit")] = None
    fr: Fr = ""
    kind: DecisionKind = DecisionKind.TREAT
    authority: Line = ""
    decided_by: Line = ""
    decided_on: Day = None
    until: Day = None
    countermeasure_id: Annotated[str | None, link("countermeasure")] = None
    reason: Prose = ""


@entity("review_trigger", natural=("code",), prefix="TR-", unique=("code",))
class ReviewTrigger(Entity):
    """An event that calls for a re-assessment of scenarios, with the day until when.

    The document is what reports it: the supplier's advisory, the incident report.
    """

    code: Code = ""
    kind: TriggerKind = TriggerKind.INCIDENT
    description: Prose = ""
    recorded_on: Day = None
    due: Day = None
    document_id: Annotated[str | None, link("document")] = None


@entity("trigger_scenario", natural=("trigger_id", "scenario_id"), unique=("trigger_id", "scenario_id"))
class TriggerScenario(Entity):
    """A scenario that a trigger opened again, and what the re-assessment came to."""

    trigger_id: Annotated[str, part_of("review_trigger")]
    scenario_id: Annotated[str, part_of("scenario")]
    outcome: TriggerOutcome = TriggerOutcome.OPEN
    note: Prose = ""
