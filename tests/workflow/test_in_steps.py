"""Rows read and rules evaluated a step at a time, with edits and questions in between: as right as all at once."""

import random
from collections.abc import Generator, Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.model.entities import Asset
from app.model.fields import Entity
from app.workflow.assessment import Assessment
from app.workflow.facts import Facts
from tests.workflow.big_plant import by_table
from tests.workflow.plant import AS_OF, CATALOGUE, CONTENT, sound_plant
from tests.workflow.random_edits import Editor
from tests.workflow.snapshot import sums, values

BATCH = 3


def _steps(assessment: Assessment) -> Generator[None, None, None]:
    yield from assessment.facts.load()
    yield from assessment.prepare()


def _prepared(seeds: list[int]) -> tuple[Assessment, Editor]:
    """An assessment of rows that are read on demand, edited once per seed while it gets ready."""
    editor = Editor(sound_plant())

    def source(table: str) -> Generator[Iterable[Entity], None, None]:
        rows = [row for row in editor.rows.values() if row.table == table]
        yield from (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))

    assessment = Assessment(Facts({}, AS_OF, content_hash=CONTENT, source=source), CATALOGUE)
    steps = _steps(assessment)
    for seed in seeds:
        dice = random.Random(seed)
        for _step in range(dice.choice((0, 1, 5, 40, 200))):
            next(steps, None)
        if dice.random() < 0.3:
            for id in dice.sample(sorted(editor.rows), len(editor.rows) // 2):
                assessment.findings_at(id)
        assessment.apply(editor.edit(dice))
    for _rest in steps:
        pass
    return assessment, editor


@given(st.lists(st.integers(0, 2**32), min_size=1, max_size=8))
def test_edits_while_everything_is_still_being_read_and_evaluated_are_right(seeds: list[int]) -> None:
    assessment, editor = _prepared(seeds)
    fresh = Assessment(Facts(by_table(editor.rows.values()), AS_OF, content_hash=CONTENT), CATALOGUE)
    values(fresh)
    assert values(assessment) == values(fresh)
    assert sums(assessment) == sums(fresh)


def test_rows_that_change_while_their_table_is_being_read_are_as_they_are_now() -> None:
    editor = Editor(sound_plant())

    def source(table: str) -> Generator[Iterable[Entity], None, None]:
        yield from [(row,) for row in editor.rows.values() if row.table == table]

    facts = Facts({}, AS_OF, source=source)
    assets = [row for row in editor.rows.values() if isinstance(row, Asset)]
    more = [replace(assets[0], tag="OTHER"), replace(assets[1], id="new", tag="NEW")]
    steps = facts.load()
    while facts.loading != "asset":
        next(steps)
    told = facts.apply({"asset": {more[0].id: more[0], more[1].id: more[1], assets[2].id: None}})
    assert not told
    for _step in steps:
        pass
    now = {row.id: row for row in (*assets, *more) if row.id != assets[2].id}
    assert dict(facts.all(Asset)) == now


def test_a_table_that_is_asked_for_while_it_is_being_read_is_not_read_over() -> None:
    editor = Editor(sound_plant())
    read: list[str] = []

    def source(table: str) -> Generator[Iterable[Entity], None, None]:
        read.append(table)
        for row in [row for row in editor.rows.values() if row.table == table]:
            yield (row,)

    facts = Facts({}, AS_OF, source=source)
    steps = facts.load()
    while not read or read[-1] != "asset":
        next(steps)
    first = next(iter(facts.all(Asset).values()))
    facts.apply({"asset": {first.id: None}})
    for _step in steps:
        pass
    assert facts.get(Asset, first.id) is None
    assert read.count("asset") == 2
