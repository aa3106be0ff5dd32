"""What values of each kind look like to machines, in cells, to people, and in order."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.kinds import Kind
from app.model.levels import LevelSpan
from app.model.vocabulary import Criticality, PurdueLevel
from app.tables.values import RiskMark, cell_value, display_text, is_empty, json_value, sort_key
from app.workflow.finding import Severity

HIGH = RiskMark("H", 2, "risk.H", "High")
SUMMER = datetime(2027, 7, 1, 14, 0, 0, 250_000, tzinfo=timezone(timedelta(hours=2)))

CASES = [
    (Kind.LINE, "Dosing panel", "Dosing panel", "Dosing panel", "Dosing panel"),
    (Kind.CHOICE, Criticality.SAFETY, "safety", "Safety", "Safety"),
    (Kind.CHOICE, PurdueLevel.L35, "3.5", 3.5, "3.5"),
    (Kind.CHOICE, PurdueLevel.L1, "1", 1, "1"),
    (Kind.SEVERITY, Severity.ERROR, "error", "Error", "Error"),
    (Kind.FLAG, False, False, "No", "No"),
    (Kind.INTEGER, 0, 0, 0, "0"),
    (Kind.DECIMAL, "12500.5", "12500.5", 12500.5, "12500.5"),
    (Kind.DECIMAL, "-4", "-4", -4, "-4"),
    (Kind.DECIMAL, "0.1234567890123456", "0.1234567890123456", "0.1234567890123456", "0.1234567890123456"),
    (Kind.DATE, date(2027, 3, 1), "2027-03-01", date(2027, 3, 1), "2027-03-01"),
    (Kind.MOMENT, SUMMER, "2027-07-01T12:00:00+00:00", datetime(2027, 7, 1, 12), "2027-07-01 12:00 UTC"),
    (Kind.RISK, HIGH, "H", "H", "H"),
    (Kind.LEVEL, LevelSpan(2, 2), 2, 2, "2"),
    (Kind.LEVEL, LevelSpan(2, 3), "2..3", "2..3", "2..3"),
    (Kind.CODES, ("Z-1", "Z-2"), ["Z-1", "Z-2"], "Z-1, Z-2", "Z-1, Z-2"),
    (Kind.SCORES, "HS=4 EN=2", "HS=4 EN=2", "HS=4 EN=2", "HS 4, EN 2"),
]


@pytest.mark.parametrize(("kind", "value", "json", "cell", "text"), CASES)
def test_a_value_has_one_form_for_each_reader(kind: Kind, value: object, json: object, cell: object, text: str) -> None:
    assert json_value(kind, value) == json
    assert type(json_value(kind, value)) is type(json)
    assert cell_value(kind, value) == cell
    assert type(cell_value(kind, value)) is type(cell)
    assert display_text(kind, value) == text


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("value", [None, "", " \n"])
def test_nothing_is_shown_for_an_empty_value(kind: Kind, value: object) -> None:
    assert json_value(kind, value) == ([] if kind is Kind.CODES else None)
    assert cell_value(kind, value) is None
    assert display_text(kind, value) == ""


def test_false_and_zero_are_something() -> None:
    assert not is_empty(False)
    assert not is_empty(0)
    assert not is_empty(LevelSpan(0, 0))


ORDERS: list[tuple[Kind, list[Any]]] = [
    (Kind.CODE, ["", "A", "P-4", "p-4b", "P-12", "Z-1"]),
    (Kind.INTEGER, [None, -1, 0, 12, 100]),
    (Kind.DECIMAL, ["", "-2", "0.5", "9", "10"]),
    (Kind.CHOICE, [None, *Criticality]),
    (Kind.LEVEL, [None, 0, LevelSpan(0, 2), 2, LevelSpan(1, 3), 3]),
    (Kind.MOMENT, [None, datetime(2026, 1, 1, tzinfo=UTC), SUMMER]),
    (Kind.RISK, [None, RiskMark("L", 0, "risk.L", "Low"), HIGH]),
]


@pytest.mark.parametrize(("kind", "values"), ORDERS)
def test_values_sort_as_people_count_and_empty_ones_come_last(kind: Kind, values: list[Any]) -> None:
    empty, *rest = values
    assert sorted([empty, *reversed(rest)], key=lambda value: sort_key(kind, value)) == [*rest, empty]


@given(st.lists(st.text()))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    assert len(sorted(texts, key=lambda text: sort_key(Kind.CODE, text))) == len(texts)
