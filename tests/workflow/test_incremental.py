"""However the plant is edited: what is kept in step equals what is evaluated afresh."""

import random
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from app.model.entities import Waiver
from app.workflow.assessment import Assessment, Effects
from app.workflow.derivation import Derivation
from app.workflow.facts import Facts
from app.workflow.finding import evidence_hash
from tests.workflow.big_plant import by_table
from tests.workflow.plant import CATALOGUE, assess, sound_plant
from tests.workflow.random_edits import DAYS, HASHES, Editor
from tests.workflow.snapshot import sums, values

NAMES = {node.name for node in assess(sound_plant()).nodes if isinstance(node, Derivation)}


def _listed(changes: Mapping[str, frozenset[str]]) -> set[tuple[str, str]]:
    return {(name, id) for name, ids in changes.items() for id in ids}


def _edit(assessment: Assessment, editor: Editor, dice: random.Random) -> Effects:
    """One edit: mostly of a row, sometimes of what is told besides, sometimes a finding that is justified."""
    chance = dice.random()
    if chance < 0.1:
        return assessment.learn(
            as_of=dice.choice([day for day in DAYS if day is not None]),
            content_hash=dice.choice(HASHES),
            missing_content=frozenset(id for id, row in editor.rows.items() if row.table == "attachment"),
        )
    justifiable = {rule.id for rule in assessment.rules if rule.justifiable}
    open_ones = [finding for finding in assessment.findings() if finding.rule in justifiable and not finding.waiver_id]
    if chance < 0.3 and open_ones:
        place, rule = (chosen := dice.choice(open_ones)).place, chosen.rule
        together = [finding for finding in assessment.findings_at(place.id) if finding.rule == rule]
        waiver = Waiver(
            rule=rule, subject_table=place.table, subject_id=place.id, evidence=evidence_hash(together), reason="Known"
        )
        editor.rows[waiver.id] = waiver
        return assessment.apply({"waiver": {waiver.id: waiver}})
    return assessment.apply(editor.edit(dice))


def _afresh(assessment: Assessment, editor: Editor, dice: random.Random) -> Assessment:
    """The same rows in another order, evaluated from nothing."""
    rows = list(editor.rows.values())
    dice.shuffle(rows)
    told = assessment.facts
    return Assessment(Facts(by_table(rows), told.as_of, told.missing_content, told.content_hash), CATALOGUE)


def _check(seeds: list[int]) -> None:
    assessment, editor = assess(sound_plant()), Editor(sound_plant())
    values(assessment), sums(assessment)
    for seed in seeds:
        before = values(assessment)
        effects = _edit(assessment, editor, random.Random(seed))
        after = values(assessment)
        assert _listed(effects.values) & before.keys() == {
            key for key in before if key[0] in NAMES and (key not in after or before[key] != after[key])
        }
        assert _listed(effects.rules) == {
            key for key in before | after if key[0] not in NAMES and before.get(key) != after.get(key)
        }
    fresh = _afresh(assessment, editor, random.Random(0))
    assert values(assessment) == values(fresh)
    assert sums(assessment) == sums(fresh)


@given(st.lists(st.integers(0, 2**32), min_size=1, max_size=12))
def test_what_is_kept_in_step_equals_what_is_evaluated_afresh(seeds: list[int]) -> None:
    _check(seeds)
