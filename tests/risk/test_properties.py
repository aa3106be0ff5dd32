"""What holds for every rating under every preset: monotone, bounded, half up."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.model.levels import FR_CODES, LevelSpan, LevelVector
from app.model.vocabulary import SlMethod
from app.risk.criteria import CategoryRule, Factor, LikelihoodMode
from app.risk.decimals import decimal_text, half_up, parse_decimal
from app.risk.likelihood import likelihood_of
from app.risk.method import Method
from app.risk.outcome import rate
from app.risk.presets import list_presets, load_preset
from app.risk.residual import lowered, residual_above
from app.risk.scores import Rating, format_scores, parse_scores
from app.risk.sl_method import CalledFor, called_for, crrf_of
from app.risk.target import Assigned, TargetStanding, derive, derive_conduit, target_of
from app.risk.tolerance import tolerance_of

presets = st.sampled_from([load_preset(preset.key) for preset in list_presets()])
decimals = st.decimals(0, 10**6, allow_nan=False, places=6)
keys = st.text("ABCDEFGHIJ0123456789", min_size=1, max_size=5)
spans = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda ends: LevelSpan(min(ends), max(ends)))
claims = st.lists(
    st.tuples(keys, st.lists(st.sampled_from(FR_CODES), max_size=7), st.one_of(st.none(), spans)), max_size=8
)


@st.composite
def methods(draw: st.DrawFn) -> Method:
    """A preset with another tolerance and perhaps a category rule."""
    method = draw(presets)
    tolerable = draw(st.sampled_from(method.letters))
    numbers = method.numbers_by_letter.get(tolerable)
    limit, authority = draw(st.integers(1, len(method.impact))), method.levels[-1].authority
    rules = draw(st.sampled_from([(), (CategoryRule("HS", limit, authority),)]))
    return replace(method, tolerable=tolerable, tolerable_number=numbers[-1] if numbers else None, category_rules=rules)


@st.composite
def ratings(draw: st.DrawFn, method: Method) -> Rating:
    """A scored rating under a method."""
    impact = st.integers(1, len(method.impact))
    on = sorted(method.categories_on)
    impacts = draw(st.dictionaries(st.sampled_from(on), impact, min_size=1))
    return Rating(draw(st.integers(1, len(method.likelihood))), impacts)


@given(decimals)
def test_half_up_agrees_with_the_rounding_of_decimal_numbers(number: Decimal) -> None:
    assert half_up(Fraction(number)) == int(number.quantize(Decimal(1), ROUND_HALF_UP))


@given(st.integers(0, 1000))
def test_every_half_goes_up(whole: int) -> None:
    assert half_up(Fraction(2 * whole + 1, 2)) == whole + 1


@given(decimals)
def test_decimal_text_has_one_form_per_number(number: Decimal) -> None:
    text = decimal_text(number)
    assert parse_decimal(text) == number
    assert decimal_text(parse_decimal(f"{text}.0" if "." not in text else f"{text}0")) == text


@pytest.mark.parametrize("text", ["1e5", "1,5", "NaN", "Infinity", "", "+1", " 1", "1.", ".5", "٣", "1" * 20])
def test_text_that_is_no_plain_decimal_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="plain decimal"):
        parse_decimal(text)


@given(st.lists(st.tuples(st.decimals("0.01", 100, places=2), st.integers(1, 5)), min_size=1, max_size=5), st.data())
def test_a_weighted_mean_stays_between_its_scores_and_rises_with_each(
    weighted: list[tuple[Decimal, int]], data: st.DataObject
) -> None:
    factors = tuple(Factor(f"F{number}", "", weight, ("",) * 5) for number, (weight, _) in enumerate(weighted))
    method = replace(load_preset("5x5-4-9-15"), factors=factors, likelihood_mode=LikelihoodMode.FACTORS)
    scores = {f"F{number}": score for number, (_, score) in enumerate(weighted)}
    level = likelihood_of(method, Rating(factors=scores)).level
    assert level is not None
    assert min(scores.values()) <= level <= max(scores.values())
    key = data.draw(st.sampled_from(sorted(scores)))
    raised = likelihood_of(method, Rating(factors={**scores, key: min(scores[key] + 1, 5)})).level
    assert raised is not None
    assert raised >= level


@given(methods(), st.data())
def test_risk_never_falls_when_likelihood_or_an_impact_rises(method: Method, data: st.DataObject) -> None:
    rating = data.draw(ratings(method))
    key = data.draw(st.sampled_from(sorted(rating.impacts)))
    assert rating.likelihood is not None
    more_likely = replace(rating, likelihood=min(rating.likelihood + 1, len(method.likelihood)))
    worse = replace(rating, impacts={**rating.impacts, key: min(rating.impacts[key] + 1, len(method.impact))})
    before = rate(method, rating)
    for risen in (rate(method, more_likely), rate(method, worse)):
        assert (risen.rank or 0) >= (before.rank or 0)
        assert (risen.number or 0) >= (before.number or 0)
        assert (risen.above or False) >= (before.above or False)
        assert not residual_above(risen, before)
        for kind in SlMethod:
            lower, higher = (called_for(method, kind, outcome, [2]).span for outcome in (before, risen))
            if kind is not SlMethod.THREAT_SOURCE and lower is not None and higher is not None:
                assert (higher.low, higher.high) >= (lower.low, lower.high)


@given(methods(), st.data())
def test_only_a_rating_above_tolerable_has_reasons_and_then_calls_for_at_least_one(
    method: Method, data: st.DataObject
) -> None:
    outcome = rate(method, data.draw(ratings(method)))
    assert outcome.scored
    assert outcome.above == bool(outcome.reasons)
    assert outcome.letter in method.letters
    for kind in (SlMethod.STEPS, SlMethod.CRRF):
        span = called_for(method, kind, outcome).span
        if outcome.above:
            assert span is None or span.low >= 1
        else:
            assert span == LevelSpan(0, 0)


@given(methods(), st.data())
def test_the_thresholds_of_crrf_are_the_formula_of_the_draft(method: Method, data: st.DataObject) -> None:
    outcome = rate(method, data.draw(ratings(method)))
    crrf = crrf_of(outcome)
    assume(outcome.above and crrf is not None)
    assert crrf is not None
    level = min(4, max(1, floor(crrf - Fraction(1, 4))))
    assert called_for(method, SlMethod.CRRF, outcome).span == LevelSpan(level, level)


@given(methods(), st.data())
def test_a_stricter_zone_never_makes_a_risk_tolerable(method: Method, data: st.DataObject) -> None:
    rating = data.draw(ratings(method))
    stricter = data.draw(st.sampled_from(method.letters[: method.rank(method.tolerable) + 1]))
    project = rate(method, rating)
    own = rate(method, rating, tolerance_of(method, stricter))
    assert (own.above or False) >= (project.above or False)
    assert own.letter == project.letter


@given(presets, st.data())
def test_of_two_ratings_at_most_one_is_the_higher(method: Method, data: st.DataObject) -> None:
    one, other = rate(method, data.draw(ratings(method))), rate(method, data.draw(ratings(method)))
    assert not (residual_above(one, other) and residual_above(other, one))
    assert lowered(one, other) == residual_above(other, one)


@given(claims, st.randoms(use_true_random=False))
def test_what_scenarios_ask_does_not_depend_on_their_order(
    asked: list[tuple[str, list[str], LevelSpan | None]], random: Random
) -> None:
    scenarios = [(code, frs, CalledFor(span, "")) for code, frs, span in asked]
    derived = derive(scenarios)
    random.shuffle(scenarios)
    assert derive(scenarios).range == derived.range


@given(claims, claims)
def test_a_conduit_is_never_below_a_joined_zone_nor_its_own_scenarios(
    of_zone: list[tuple[str, list[str], LevelSpan | None]], own: list[tuple[str, list[str], LevelSpan | None]]
) -> None:
    zone = target_of(derive((code, frs, CalledFor(span, "")) for code, frs, span in of_zone), {})
    conduit_own = derive((code, frs, CalledFor(span, "")) for code, frs, span in own)
    conduit = target_of(derive_conduit(conduit_own, {"Z-A": zone}), {})
    assert conduit.vector.below(zone.vector) == ()
    assert conduit.vector == zone.vector.merge(conduit_own.range.high)


@given(claims, st.dictionaries(st.sampled_from(FR_CODES), st.integers(0, 4)), st.sampled_from(["", "because"]))
def test_the_assigned_level_is_the_record_and_lowering_needs_a_rationale(
    asked: list[tuple[str, list[str], LevelSpan | None]], levels: dict[str, int], rationale: str
) -> None:
    derived = derive((code, frs, CalledFor(span, "")) for code, frs, span in asked)
    target = target_of(derived, {fr: Assigned(level, rationale) for fr, level in levels.items()})
    assert target.vector == LevelVector.of({fr: levels.get(fr, derived.range.high[fr]) for fr in FR_CODES})
    lowered_frs = target.standing_at(TargetStanding.LOWERED, TargetStanding.LOWERED_UNEXPLAINED)
    assert lowered_frs == LevelVector.of(dict(levels)).below(derived.range.low)
    assert not (rationale and target.standing_at(TargetStanding.LOWERED_UNEXPLAINED))
    for entry in target.entries:
        if entry.derived is not None:
            assert entry.raised_by
            assert entry.why()


@given(st.dictionaries(keys, st.integers(1, 6)))
def test_scores_are_read_back_from_their_text(scores: dict[str, int]) -> None:
    assert parse_scores(format_scores(scores)) == scores


@pytest.mark.parametrize("text", ["HS", "HS=", "=4", "HS=x", "HS=4 HS=5", "HS=-1", "HS=4,EN=2"])
def test_text_that_is_no_list_of_scores_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="score"):
        parse_scores(text)
