"""How `worked_cases.csv` writes down a method and a rating."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from app.model.vocabulary import SlMethod
from app.risk.criteria import CategoryRule, Factor, LetterSpan, LikelihoodMode
from app.risk.method import Method
from app.risk.method_edits import with_cell, with_tolerable
from app.risk.presets import load_preset
from app.risk.scores import Rating, parse_scores

Given = Mapping[str, str]


def parts(text: str) -> dict[str, str]:
    return dict(entry.split(": ", 1) for entry in text.split("; ")) if text else {}


def several(text: str) -> list[str]:
    return text.split(" + ") if text else []


def method_of(text: str) -> Method:
    preset, _semicolon, changes = text.partition("; ")
    method = load_preset(preset)
    for name, value in parts(changes).items():
        method = CHANGES[name](method, value)
    return method


def with_rule(method: Method, value: str) -> Method:
    condition, authority = value.split(" ", 1)
    category, impact = condition.split(">=")
    return replace(method, category_rules=(CategoryRule(category, int(impact), authority),))


def with_weights(method: Method, value: str) -> Method:
    weights = dict(entry.split("=") for entry in value.split())
    factors = tuple(Factor(key, key, Decimal(weight), ("",) * 5) for key, weight in weights.items())
    return replace(method, factors=factors, likelihood_mode=LikelihoodMode.FACTORS)


def with_hole(method: Method, value: str) -> Method:
    likelihood, impact = map(int, value.split())
    return with_cell(method, likelihood, impact, "")


def with_table(method: Method, value: str) -> Method:
    rows = []
    for entry in value.split():
        letter, levels = entry.split("=")
        low, _dash, high = levels.partition("-")
        rows.append(LetterSpan(letter, int(low), int(high or low)))
    return replace(method, sl_rule=replace(method.sl_rule, risk_table=tuple(rows)))


def with_thresholds(method: Method, value: str) -> Method:
    return replace(method, sl_rule=replace(method.sl_rule, crrf_thresholds=tuple(map(Decimal, value.split()))))


CHANGES: dict[str, Callable[[Method, str], Method]] = {
    "tolerable": with_tolerable,
    "rule": with_rule,
    "weights": with_weights,
    "mode": lambda method, value: replace(method, likelihood_mode=LikelihoodMode[value.upper()]),
    "hole": with_hole,
    "sl": lambda method, value: replace(method, sl_rule=replace(method.sl_rule, method=SlMethod[value.upper()])),
    "table": with_table,
    "thresholds": with_thresholds,
}


def rating_of(given: Given) -> Rating:
    likelihood = given.get("likelihood")
    return Rating(
        None if likelihood is None else int(likelihood),
        parse_scores(given.get("impacts", "")),
        parse_scores(given.get("factors", "")),
        given.get("override", ""),
    )


def short_rating(text: str) -> Rating:
    likelihood, impacts = text.split("/")
    return Rating(None if likelihood == "-" else int(likelihood), parse_scores(impacts))
