"""A method as a document: read back as it was, and refused with every flaw in its place."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.errors import UserError
from app.risk.criteria import Band, CategoryRule, LikelihoodMode
from app.risk.method import Method, checked
from app.risk.presets import list_presets, load_preset

PRESETS = [preset.key for preset in list_presets()]
DEFAULT, STYLE = "5x5-4-9-15", "style-62443-3-2"


@pytest.mark.parametrize("key", PRESETS)
def test_a_method_is_read_back_from_its_document_and_its_text(key: str) -> None:
    method = load_preset(key)
    assert Method.from_document(method.to_document()) == method
    assert Method.from_text(method.to_text()) == method
    assert Method.from_text(method.to_text()).to_text() == method.to_text()


def test_numbers_have_one_text_whatever_way_they_were_written() -> None:
    document = load_preset(DEFAULT).to_document()
    document["tolerable_number"] = "9.000"
    method = Method.from_document(document)
    assert method == load_preset(DEFAULT)
    assert method.to_document()["tolerable_number"] == "9"


def test_what_may_be_left_out_gets_its_default() -> None:
    document = load_preset("3x3").to_document()
    for key in ("bands", "category_rules", "factors", "likelihood_mode", "rounding", "tolerable_number"):
        del document[key]
    assert Method.from_document(document) == load_preset("3x3")


def places(value: Any, place: str = "") -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every place of a document below the top as people and as programs write it."""
    below: list[tuple[str, str | int]] = []
    if isinstance(value, dict):
        below = [(f"{place}.{key}" if place else key, key) for key in value]
    if isinstance(value, list):
        below = [(f"{place}[{index + 1}]", index) for index in range(len(value))]
    for name, key in below:
        yield name, (key,)
        for deeper, path in places(value[key], name):
            yield deeper, (key, *path)


def test_every_value_of_a_wrong_type_is_refused_with_its_place() -> None:
    document = load_preset(STYLE).to_document()
    for place, path in places(document):
        broken = deepcopy(document)
        parent: Any = broken
        for key in path[:-1]:
            parent = parent[key]
        parent[path[-1]] = [3.5] if isinstance(parent[path[-1]], dict) else {"surprise": 3.5}
        with pytest.raises(UserError) as refused:
            Method.from_document(broken, "own.json")
        assert f"{place}: " in refused.value.message, place
        assert refused.value.message.startswith("own.json ")


def test_flaws_are_collected_not_met_one_by_one() -> None:
    document = load_preset(DEFAULT).to_document()
    del document["tolerable"]
    document["likelihood"][1]["label"] = 5
    document["levels"][0]["color"] = "red"
    document["bands"][2]["high"] = 15
    with pytest.raises(UserError) as refused:
        Method.from_document(document)
    for place in ("tolerable", "likelihood[2].label", "levels[1].color", "bands[3].high"):
        assert f"\n{place}: " in refused.value.message


FLAWED: tuple[tuple[str, Callable[[Method], Method]], ...] = (
    ("name", lambda m: replace(m, name=" ")),
    ("likelihood", lambda m: replace(m, likelihood=m.likelihood[:1])),
    ("impact", lambda m: replace(m, impact=m.impact * 2)),
    ("impact[3].label", lambda m: replace(m, impact=(*m.impact[:2], replace(m.impact[2], label=""), *m.impact[3:]))),
    ("likelihood[2]", lambda m: _likelihood(m, low=Decimal(2), high=Decimal(1))),
    ("levels", lambda m: replace(m, levels=m.levels[:1])),
    ("levels[4]", lambda m: _top_level(m, letter="L")),
    ("levels[4].letter", lambda m: _top_level(m, letter="CC")),
    ("levels[4].colour", lambda m: _top_level(m, colour="red")),
    ("levels[4].authority", lambda m: _top_level(m, authority="")),
    ("levels[4].accepted_days", lambda m: _top_level(m, accepted_days=0)),
    ("tolerable", lambda m: replace(m, tolerable="X")),
    ("tolerable_number", lambda m: replace(m, tolerable_number=Decimal(0))),
    ("grid.letters", lambda m: replace(m, grid=replace(m.grid, letters=m.grid.letters[1:]))),
    ("grid.numbers", lambda m: replace(m, grid=replace(m.grid, numbers=m.grid.numbers[1:]))),
    ("grid.letters[1][1]", lambda m: _cell(m, "X")),
    ("bands[1].letter", lambda m: replace(m, bands=(Band("X", Decimal(1), Decimal(4)), *m.bands[1:]))),
    ("bands[1]", lambda m: replace(m, bands=(Band("L", Decimal(4), Decimal(1)), *m.bands[1:]))),
    ("bands[5]", lambda m: replace(m, bands=(*m.bands, m.bands[0]))),
    ("categories", lambda m: replace(m, categories=())),
    ("categories[7]", lambda m: replace(m, categories=(*m.categories, m.categories[0]))),
    ("categories[1].key", lambda m: _category(m, key="H S")),
    ("categories[1].label", lambda m: _category(m, label="")),
    ("categories[1].descriptions", lambda m: _category(m, descriptions=("",))),
    ("category_rules[1].category", lambda m: replace(m, category_rules=(CategoryRule("XX", 3, "Plant manager"),))),
    ("category_rules[1].impact", lambda m: replace(m, category_rules=(CategoryRule("HS", 6, "Plant manager"),))),
    ("category_rules[1].authority", lambda m: replace(m, category_rules=(CategoryRule("HS", 3, "Assessor"),))),
    ("factors", lambda m: replace(m, factors=(), likelihood_mode=LikelihoodMode.FACTORS)),
    ("factors[1].weight", lambda m: _factor(m, weight=Decimal(0))),
    ("factors[1].key", lambda m: _factor(m, key="")),
    ("factors[1].descriptions", lambda m: _factor(m, descriptions=("",))),
    ("factors[5]", lambda m: replace(m, factors=(*m.factors, m.factors[0]))),
    ("likelihood_table", lambda m: replace(m, likelihood_table=None, likelihood_mode=LikelihoodMode.LOOKUP)),
    ("likelihood_table.likelihoods", lambda m: _table(m, ((1, 2), (2, 3)))),
    ("likelihood_table.likelihoods[3][3]", lambda m: _table(m, ((1, 2, 3), (2, 3, 4), (3, 4, 6)))),
    ("sl_rule.risk_table", lambda m: _rule(m, risk_table=m.sl_rule.risk_table[1:])),
    ("sl_rule.risk_table[1]", lambda m: _rule(m, risk_table=_spread(m.sl_rule.risk_table))),
    ("sl_rule.consequence_table", lambda m: _rule(m, consequence_table=m.sl_rule.consequence_table[::-1])),
    ("sl_rule.crrf_thresholds", lambda m: _rule(m, crrf_thresholds=(Decimal(2), Decimal(2)))),
    ("reaction_times[8]", lambda m: replace(m, reaction_times=(*m.reaction_times, m.reaction_times[0]))),
    ("reaction_times[1].days", lambda m: replace(m, reaction_times=(replace(m.reaction_times[0], days=0),))),
)


def _likelihood(method: Method, **changes: Any) -> Method:
    level = replace(method.likelihood[1], **changes)
    return replace(method, likelihood=(method.likelihood[0], level, *method.likelihood[2:]))


def _top_level(method: Method, **changes: Any) -> Method:
    return replace(method, levels=(*method.levels[:-1], replace(method.levels[-1], **changes)))


def _category(method: Method, **changes: Any) -> Method:
    return replace(method, categories=(replace(method.categories[0], **changes), *method.categories[1:]))


def _factor(method: Method, **changes: Any) -> Method:
    return replace(method, factors=(replace(method.factors[0], **changes), *method.factors[1:]))


def _cell(method: Method, letter: str) -> Method:
    letters = ((letter, *method.grid.letters[0][1:]), *method.grid.letters[1:])
    return replace(method, grid=replace(method.grid, letters=letters))


def _table(method: Method, likelihoods: tuple[tuple[int, ...], ...]) -> Method:
    table = load_preset(STYLE).likelihood_table
    assert table is not None
    return replace(method, likelihood_table=replace(table, likelihoods=likelihoods))


def _rule(method: Method, **changes: Any) -> Method:
    return replace(method, sl_rule=replace(method.sl_rule, **changes))


def _spread(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    return (replace(rows[0], low=2, high=5), *rows[1:])


@pytest.mark.parametrize(("place", "flaw"), FLAWED, ids=[place for place, _flaw in FLAWED])
def test_a_method_that_does_not_fit_together_is_refused_with_the_place(
    place: str, flaw: Callable[[Method], Method]
) -> None:
    flawed = flaw(load_preset(DEFAULT))
    with pytest.raises(UserError) as refused:
        Method.from_document(flawed.to_document())
    assert f"\n{place}: " in refused.value.message
    assert refused.value.hint
    with pytest.raises(UserError):
        checked(flawed)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{", "line 1, column 2"),
        ('{"impact": [],\n "name": "a", "name": "b"}', "“name” occurs twice"),
        ('{"tolerable_number": NaN}', "“NaN”"),
        ("[" * 100_000, "nested too deeply"),
        (" " * 2_000_001, "longer than 2000000"),
        ("[]", "object with named entries"),
        (json.dumps({"name": "a\x00b"}), "name: the text holds control characters"),
        (json.dumps({"name": "a" * 5_000}), "name: the text is longer"),
    ],
)
def test_text_that_is_no_method_is_refused_with_file_place_and_reason(text: str, named: str) -> None:
    with pytest.raises(UserError) as refused:
        Method.from_text(text, "own.json")
    assert "own.json" in refused.value.message
    assert named in refused.value.message
    assert refused.value.hint
