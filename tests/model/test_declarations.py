"""Entities say what their fields may hold, and the checks hold every value to it."""

from datetime import UTC, date, datetime

import pytest

from app.model.checks import canonical_decimal, first_problem, problem_with
from app.model.codes import next_code
from app.model.entities import ENTITIES, Asset, Characteristic, Scenario
from app.model.fields import Entity, Field, fields_of
from app.model.kinds import Kind
from app.model.vocabulary import AssetKind

FIELDS = [(kind, field) for kind in ENTITIES for field in fields_of(kind)]
NAMES = [f"{kind.table}.{field.name}" for kind, field in FIELDS]

WRONG: dict[Kind, tuple[object, ...]] = {
    Kind.ID: ("", "1", 7),
    Kind.REF: ("Z-DIS", 7),
    Kind.CODE: (7, "two\nlines", "bell\x07", "half \ud800"),
    Kind.LINE: (7, "two\nlines", "Cafe\u0301"),
    Kind.PROSE: (7, "bell\x07"),
    Kind.INTEGER: ("1", 1.5, True, -(10**9)),
    Kind.SCORE: (0, 7, "3"),
    Kind.LEVEL: (-1, 5, "3"),
    Kind.FLAG: (1, "yes"),
    Kind.DATE: ("2026-01-31", 7),
    Kind.MOMENT: ("2026-01-31", date(2026, 1, 31)),
    Kind.CHOICE: ("no such term", 7),
    Kind.DECIMAL: ("1,5", "1.50", "1e5", "NaN"),
    Kind.VECTOR: ("3 3", "5 1 1 1 1 1 1", "3,3,2,1,1,2,2"),
    Kind.FRS: ("XX", "UC IAC", "IAC, UC"),
    Kind.SCORES: ("HS=0", "HS=7", "HS", "HS=3,EN=2"),
    Kind.HASH: ("abc", "G" * 64),
    Kind.JSON: ("{", "nothing"),
}


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=NAMES)
def test_every_field_refuses_what_its_kind_does_not_allow(kind: type[Entity], field: Field) -> None:
    too_long = ("x" * (field.length + 1),) if field.length else ()
    for value in (*WRONG[field.kind], *too_long):
        assert problem_with(field, value), f"{kind.table}.{field.name} takes {value!r}"
    assert (problem_with(field, None) is None) == field.optional


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=NAMES)
def test_every_default_may_stand(kind: type[Entity], field: Field) -> None:
    if not field.required and field.name != "id":
        assert problem_with(field, field.default) is None


def test_every_field_has_a_label_that_people_can_read() -> None:
    assert [name for name, (_kind, field) in zip(NAMES, FIELDS, strict=True) if "_" in field.label] == []


def test_a_row_names_the_first_field_that_is_wrong() -> None:
    found = first_problem(Asset(tag="PLC-04", quantity=0))
    assert found is not None
    assert found[0].name == "quantity"
    assert first_problem(Asset(tag="PLC-04", kind=AssetKind.CONTROLLER)) is None


def test_exactly_one_of_alternative_references_is_set() -> None:
    zone, conduit = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"
    assert first_problem(Scenario(code="DR-1")) is not None
    assert first_problem(Scenario(code="DR-1", zone_id=zone, conduit_id=conduit)) is not None
    assert first_problem(Characteristic(item="a", conduit_id=conduit)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.50", "1.5"), ("100", "100"), ("0.0", "0"), ("-0", "0"), ("007", "7"), ("-2.50", "-2.5")],
)
def test_decimal_text_has_one_form(text: str, expected: str) -> None:
    assert canonical_decimal(text) == expected


def test_numbers_that_would_explode_are_refused() -> None:
    with pytest.raises(ValueError, match="1e999999"):
        canonical_decimal("1e999999")


def test_codes_count_on_from_the_highest_number_ever_given() -> None:
    assert next_code("Z-", []) == "Z-01"
    assert next_code("Z-", ["Z-DIS", "Z-01", "Z-07", "C-09"]) == "Z-08"
    assert next_code("DR-", ["DR-999"], digits=3) == "DR-1000"


def test_moments_carry_their_zone() -> None:
    moment = datetime(2026, 1, 31, 8, 30, tzinfo=UTC)
    field = next(field for field in fields_of(ENTITIES[-2]) if field.kind is Kind.MOMENT)
    assert problem_with(field, moment) is None
