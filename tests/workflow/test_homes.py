"""Under what a row may be shown: itself, then what it belongs to."""

import pytest

from app.workflow.homes import ways_to
from tests.workflow.plant import facts_of, sound_plant, uid

SOUND = sound_plant()


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("PLC-01", [("asset", "PLC-01", "")]),
        ("DR-C-02 current", [("rating", "DR-C-02 current", ""), ("scenario", "DR-C-02", ""), ("conduit", "C-02", "")]),
        (
            "Z-DOS SR 1.1",
            [("requirement_state", "Z-DOS SR 1.1", ""), ("zone", "Z-DOS", " SR 1.1"), ("zone", "Z-DOS", "")],
        ),
        ("waiver", [("waiver", "waiver", ""), ("zone", "Z-OPS", "")]),
    ],
)
def test_a_row_is_looked_for_under_itself_and_then_under_what_it_belongs_to(
    name: str, ways: list[tuple[str, str, str]]
) -> None:
    found = list(ways_to(facts_of(SOUND), SOUND[name]))
    assert found == [(table, f"{uid(row)}{part}") for table, row, part in ways]
