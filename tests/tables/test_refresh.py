"""However the plant is edited: rows that are read again by key equal those of a full reading."""

import random
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.model.entities import Asset
from app.tables.column import Table, subject_of
from app.tables.every import TABLES
from app.tables.follower import Follower
from app.workflow.assessment import Assessment, Effects
from tests.workflow.plant import assess, sound_plant
from tests.workflow.random_edits import Editor


class Kept:
    """The rows of a table as a view keeps them: read once, then only those that a change made stale."""

    def __init__(self, table: Table[Any], assessment: Assessment) -> None:
        self.table, self._follower = table, Follower(table)
        self.rows = self._read(assessment)

    def follow(self, effects: Effects, assessment: Assessment) -> None:
        """Take over a change."""
        stale = self._follower.stale(effects, assessment.facts)
        if stale is None:
            self.rows = self._read(assessment)
            return
        self.rows = {key: row for key, row in self.rows.items() if subject_of(key) not in stale}
        for id in stale:
            self.rows |= {self.table.key(row): row for row in self.table.rows_of(assessment, id)}

    def differs(self, assessment: Assessment) -> bool:
        """Whether a full reading gives other rows."""
        return self.rows != self._read(assessment)

    def _read(self, assessment: Assessment) -> dict[str, Any]:
        return {self.table.key(row): row for row in self.table.rows(assessment)}


@given(st.lists(st.integers(0, 2**32), min_size=1, max_size=8))
def test_a_view_that_follows_by_key_shows_what_a_full_reading_shows(seeds: list[int]) -> None:
    assessment, editor = assess(sound_plant()), Editor(sound_plant())
    kept = [Kept(table, assessment) for table in TABLES]
    for seed in seeds:
        effects = assessment.apply(editor.edit(random.Random(seed)))
        for one in kept:
            one.follow(effects, assessment)
        assert [one.table.name for one in kept if one.differs(assessment)] == []


def test_an_edit_of_one_asset_reads_few_rows_again() -> None:
    """Otherwise a plant of ten thousand assets would be slow to edit."""
    assessment, plant = assess(sound_plant()), sound_plant()
    followers = {table.name: Follower(table) for table in TABLES}
    for table in TABLES:
        table.rows(assessment)
    asset = next(row for row in plant.values() if isinstance(row, Asset))
    effects = assessment.apply({"asset": {asset.id: replace(asset, name="Another name")}})
    assert followers["assets"].stale(effects, assessment.facts) == {asset.id}
    assert followers["requirements"].stale(effects, assessment.facts) == set()
    assert followers["grid"].stale(effects, assessment.facts) == set()
