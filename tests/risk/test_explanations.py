"""What a person is told: why a risk is above tolerable, why a zone has its SL-T, what keeps a level down."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.model.levels import LevelSpan, LevelVector
from app.model.vocabulary import RequirementStatus, SlMethod
from app.risk.acceptance import Acceptance, acceptance_problems, accepted_until, authority_needed
from app.risk.achieved import Answer, Shortfall, shortfall
from app.risk.capability import Component, capabilities
from app.risk.criteria import CategoryRule
from app.risk.initial import conduit_initial, initial_outcome, zone_initial
from app.risk.method import Method
from app.risk.outcome import highest, rate
from app.risk.presets import load_preset
from app.risk.scores import Rating
from app.risk.sl_method import CalledFor, called_for, crrf_of
from app.risk.target import Assigned, derive, derive_conduit, target_of
from app.risk.tolerance import tolerance_of

AS_OF = date(2026, 6, 30)
CRITICAL = Rating(4, {"HS": 5, "EN": 2})


@pytest.fixture
def method() -> Method:
    rule = CategoryRule("HS", 4, "Senior management")
    return replace(load_preset("5x5-4-9-15"), category_rules=(rule,))


def test_a_risk_above_tolerable_says_by_level_and_by_which_rule(method: Method) -> None:
    outcome = rate(method, CRITICAL)
    assert outcome.reasons == (
        "Critical is above the tolerable level Medium.",
        "Health and safety impact 5: from 4 on it is never tolerable without Senior management.",
    )
    assert outcome.set_by == ("HS",)
    assert outcome.rules == method.category_rules


def test_a_risk_that_is_not_scored_says_what_is_missing(method: Method) -> None:
    assert rate(method, Rating(None, {})).missing == ("likelihood", "impact")
    assert rate(method, Rating(3, {"XX": 2})).missing[-1] == "impact category XX (the method does not have it)"
    assert rate(method, Rating(3, {"HS": 9})).missing == ("impact in Health and safety (level 9 is not on the scale)",)


def test_the_impact_is_known_before_the_likelihood(method: Method) -> None:
    outcome = rate(method, Rating(None, {"HS": 5, "EN": 2}))
    assert (outcome.impact, outcome.letter, outcome.above) == (5, None, None)


def test_several_categories_at_the_same_height_set_the_impact_together(method: Method) -> None:
    assert rate(method, Rating(2, {"RE": 3, "HS": 3, "EN": 1})).set_by == ("HS", "RE")


def test_a_tolerance_of_a_zone_says_what_became_of_it(method: Method) -> None:
    assert tolerance_of(method).note == tolerance_of(method, "M").note == ""
    assert "stricter" in tolerance_of(method, "L").note
    assert tolerance_of(method, "H", "pilot plant").note.endswith("laxer than the project: pilot plant")
    for refused in (tolerance_of(method, "H"), tolerance_of(method, "H", "  "), tolerance_of(method, "X", "slip")):
        assert (refused.letter, refused.own) == ("M", False)
        assert "the project's tolerance holds" in refused.note


def test_the_highest_of_outcomes_passes_over_those_not_scored(method: Method) -> None:
    outcomes = [rate(method, Rating(None, {"HS": 5})), rate(method, Rating(1, {"HS": 1})), rate(method, CRITICAL)]
    assert highest(outcomes) is outcomes[2]
    assert highest(outcomes[:1]) is None


def test_a_zone_says_why_it_has_its_target(method: Method) -> None:
    wanted = {
        "DR-1": called_for(method, SlMethod.RISK_TABLE, rate(method, CRITICAL)),
        "DR-2": called_for(method, SlMethod.RISK_TABLE, rate(method, Rating(2, {"HS": 2}))),
    }
    derived = derive([("DR-2", ("IAC",), wanted["DR-2"]), ("DR-1", ("IAC",), wanted["DR-1"])])
    zone = target_of(derived, {})
    assert zone["IAC"].why() == ("DR-1 asks for SL 4: unmitigated risk Critical.",)
    assert [claim.source for claim in zone["IAC"].claims] == ["DR-1", "DR-2"]
    assert zone["UC"].why() == ("No scored scenario concerns this requirement and no level is assigned.",)
    own = target_of(derived, {"IAC": Assigned(3, "the panel is locked")})
    assert own["IAC"].why() == (
        "SL 3 was assigned: the panel is locked",
        "DR-1 asks for SL 4: unmitigated risk Critical.",
    )
    conduit = target_of(derive_conduit(derive([]), {"Z-DIS": own}), {})
    assert conduit["IAC"].why() == ("Z-DIS asks for SL 3: SL-T of a joined zone.",)


def test_an_open_range_says_that_its_high_end_holds() -> None:
    target = target_of(derive([("DR-1", (), CalledFor(LevelSpan(2, 3), "by hand"))]), {})
    assert target["RA"].why()[-1] == "The range is not settled; the high end holds until a level is chosen."
    assert target.derived.ranges == ("IAC", "UC", "SI", "DC", "RDF", "TRE", "RA")


def test_the_risk_reduction_factor_shows_its_numbers_and_where_it_comes_from(method: Method) -> None:
    outcome = rate(method, CRITICAL)
    assert called_for(method, SlMethod.CRRF, outcome).words == "CRRF 20 / 9 = 2.22"
    assert "draft of the standard" in SlMethod.CRRF.label
    assert crrf_of(rate(load_preset("4x4"), Rating(4, {"HS": 4}))) is None


def test_initial_risk_names_what_is_not_rated_and_what_is_above(method: Method) -> None:
    strict = tolerance_of(method, "L")
    zone = zone_initial(
        {
            "EF-1": initial_outcome(method, {"EN": 1}, tolerance=strict),
            "EF-2": initial_outcome(method, {}, tolerance=strict),
        }
    )
    assert zone.reasons == ("EF-1: Medium is above the tolerable level Low.",)
    assert zone.unrated == ("EF-2",)
    conduit = conduit_initial({"Z-A": zone, "Z-B": zone_initial({})})
    assert conduit.reasons == ("Z-A is above its tolerable risk.",)
    assert (conduit.unrated, conduit.sources) == (("Z-B",), ("Z-A",))


@pytest.mark.parametrize("status", RequirementStatus)
def test_every_requirement_status_counts_or_says_why_not(status: RequirementStatus) -> None:
    expected = {
        "met": None,
        "partly": Shortfall.PARTLY,
        "gap": Shortfall.GAP,
        "not_assessed": Shortfall.NOT_ASSESSED,
        "not_applicable": Shortfall.NO_REASON,
        "compensated": Shortfall.NOT_IMPLEMENTED,
    }
    assert shortfall(Answer(status), AS_OF) is expected[status]


def test_a_compensation_counts_until_its_last_day() -> None:
    answer = Answer(RequirementStatus.COMPENSATED, implemented=True, expires=AS_OF)
    assert shortfall(answer, AS_OF) is None
    assert shortfall(answer, AS_OF + timedelta(days=1)) is Shortfall.EXPIRED
    assert shortfall(None, AS_OF) is Shortfall.NOT_ASSESSED


def test_a_target_out_of_reach_of_every_component_is_told_apart_from_an_unknown_one() -> None:
    plc, hmi = Component("PLC", LevelVector.uniform(1)), Component("HMI", LevelVector.uniform(2))
    both = capabilities([plc, hmi], {})["SI"]
    assert [both.every_component_below(target) for target in (None, 2, 3)] == [False, False, True]
    assert not capabilities([plc, Component("EWS", LevelVector())], {})["SI"].every_component_below(3)
    assert not capabilities([], {})["SI"].every_component_below(3)
    assert str(capabilities([plc, hmi], {}).screening) == "1 1 1 1 1 1 1"


def test_an_acceptance_is_told_what_it_lacks(method: Method) -> None:
    outcome = rate(method, CRITICAL)
    needed = authority_needed(method, outcome)
    assert needed is not None
    assert (needed.role, needed.days) == ("Senior management", 30)

    def told(role: str, accepted_on: date | None) -> tuple[str, ...]:
        return acceptance_problems(method, outcome, Acceptance(role, accepted_on), AS_OF)

    assert told("Senior management", AS_OF) == ()
    assert told("Plant manager", AS_OF) == ("This risk needs Senior management; it was accepted by Plant manager.",)
    assert told("", AS_OF) == ("This risk needs Senior management; it was accepted by nobody named.",)
    assert told("Senior management", None) == ("The acceptance has no date.",)
    assert told("Senior management", date(2026, 7, 1)) == (
        "The acceptance is dated 2026-07-01, which is still to come.",
    )
    assert told("Senior management", date(2026, 5, 30)) == ("The acceptance expired on 2026-06-29.",)
    assert told("Senior management", date(2026, 5, 31)) == ()


def test_a_rule_that_names_a_role_of_two_levels_is_content_with_the_lower() -> None:
    preset = load_preset("5x5-4-9-14-19")
    rule = CategoryRule("HS", 2, preset.levels[1].authority)
    needed = authority_needed(preset, rate(replace(preset, category_rules=(rule,)), Rating(1, {"HS": 2})))
    assert preset.levels[0].authority == rule.authority
    assert needed is not None
    assert needed.rank == 0


def test_nobody_accepts_a_risk_that_is_not_scored(method: Method) -> None:
    outcome = rate(method, Rating())
    acceptance = Acceptance("Senior management", AS_OF)
    assert acceptance_problems(method, outcome, acceptance, AS_OF) == ("The risk is not scored.",)
    assert accepted_until(method, outcome, acceptance) is None
