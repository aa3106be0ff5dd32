"""Text that is typed or pasted becomes a value of the field, or is refused with what is expected."""

from datetime import date

import pytest

from app.errors import UserError
from app.model.entities import Asset
from app.model.fields import Field, field_of
from app.model.vocabulary import AssetKind
from app.ui.table.entry import Choice, choices_of, read_text
from app.workflow.facts import Facts

FACTS = Facts({}, date(2026, 1, 1))


def choices(field: Field) -> list[Choice]:
    """What a field can be chosen from in an empty project."""
    return choices_of(FACTS, field)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("name", "  Dosing panel ", "Dosing panel"),
        ("quantity", "4", 4),
        ("kind", "controller", AssetKind.CONTROLLER),
        ("kind", "Controller", AssetKind.CONTROLLER),
        ("kind", "", None),
        ("end_of_support", "2027-01-31", date(2027, 1, 31)),
        ("end_of_support", "", None),
        ("wireless", "x", True),
        ("wireless", "", False),
        ("wireless", "no", False),
        ("sl_c", "3 3 2 - 1 2 2", "3 3 2 - 1 2 2"),
    ],
)
def test_text_is_read_as_people_write_it(field: str, text: str, value: object) -> None:
    assert read_text(field_of(Asset, field), text, choices) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("quantity", "many"),
        ("quantity", "0"),
        ("kind", "toaster"),
        ("end_of_support", "soon"),
        ("sl_c", "3 3"),
        ("tag", "x" * 99),
    ],
)
def test_text_that_may_not_stand_is_refused_with_the_field_named(field: str, text: str) -> None:
    with pytest.raises(UserError) as refused:
        read_text(field_of(Asset, field), text, choices)
    assert field_of(Asset, field).label in refused.value.message


def test_every_editable_field_of_an_asset_offers_choices_or_takes_text() -> None:
    assert ("–", None) in choices(field_of(Asset, "kind"))
    assert [words for words, _value in choices(field_of(Asset, "wireless"))] == ["Yes", "No"]
    assert choices(field_of(Asset, "zone_id")) == [("–", None)]
