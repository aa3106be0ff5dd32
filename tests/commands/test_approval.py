"""Freezing and signing: gated, for ever, and always for one content."""

import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.catalog.catalogue import Catalogue
from app.commands.approval import freeze, prepare_freeze, sign, undecided_blockers, withdraw_sign_off
from app.commands.cells import edit_field
from app.commands.flows import make_flows_read_only
from app.commands.revisions import next_revision
from app.commands.waivers import justify, waiver_for
from app.errors import UserError
from app.exchange.sample import SAMPLE_DAY
from app.model.entities import ENTITIES, Asset, Baseline, Flow, SignOff
from app.model.entities import Project as ProjectRow
from app.model.vocabulary import SignOffDecision
from app.queries.facts import load_facts
from app.queries.frozen import verify_baselines
from app.store.codec import canonical_json, sha256
from app.store.digests import root_digest
from app.store.examination.known import remember
from app.store.files import fingerprint
from app.store.project import Project
from app.store.reader import ProjectView
from app.store.troubles import Damaged
from app.workflow.assessment import Assessment
from app.workflow.rules import RULES_VERSION

CATALOGUE = Catalogue()


def assess(project: Project) -> Assessment:
    return Assessment(load_facts(project, SAMPLE_DAY, project.content_hash), CATALOGUE)


def decide_every_blocker(project: Project) -> None:
    assessment = assess(project)
    for finding in {(row.rule, row.place.id): row for row in undecided_blockers(assessment)}.values():
        waiver = waiver_for(assessment, finding, "Known; work goes on in the next revision.", SAMPLE_DAY)
        justify(project, waiver)


def signature(baseline: Baseline) -> SignOff:
    return SignOff(baseline_id=baseline.id, role="Asset owner", name="Petra Lindqvist", signed_on=SAMPLE_DAY)


def test_nothing_is_frozen_while_a_blocker_has_no_recorded_decision(plant: Project) -> None:
    before = plant.digests().store
    with pytest.raises(UserError, match="findings block the freeze") as refused:
        freeze(plant, prepare_freeze(plant, CATALOGUE, SAMPLE_DAY))
    assert "ZC-01" in refused.value.message
    assert plant.digests().store == before


def test_a_decision_on_a_blocker_lapses_with_its_evidence(plant: Project) -> None:
    decide_every_blocker(plant)
    assert undecided_blockers(assess(plant)) == ()
    flow = next(flow for flow in plant.rows(Flow) if flow.code == "F-36")
    edit_field(plant, Flow, [flow.id], "target_id", next(a.id for a in plant.rows(Asset) if a.tag == "XV-51"))
    assert {finding.rule for finding in undecided_blockers(assess(plant))} == {"ZC-13"}
    make_flows_read_only(plant, [flow.id])
    assert undecided_blockers(assess(plant)) == ()


def test_a_frozen_revision_keeps_its_content_and_results_and_is_never_undone(own_plant: Project) -> None:
    decide_every_blocker(own_plant)
    content_hash = own_plant.content_hash
    baseline = freeze(own_plant, prepare_freeze(own_plant, CATALOGUE, SAMPLE_DAY))
    assert (baseline.revision, own_plant.rows(ProjectRow)[0].revision) == ("C", "D")
    assert baseline.content_hash == content_hash == own_plant.content_hash
    assert own_plant.next_undo is None
    content = kept(own_plant, baseline.content_sha256)
    rows = {table: {id: sha256(canonical_json(row)) for id, row in of.items()} for table, of in content.items()}
    assert root_digest(rows) == content_hash, "the hash can be computed again from what is kept"
    results = kept(own_plant, baseline.results_sha256)
    assert (results["as_of"], len(results["scenarios"])) == (SAMPLE_DAY.isoformat(), 38)
    edit_field(own_plant, ProjectRow, [own_plant.rows(ProjectRow)[0].id], "revision", "C")
    with pytest.raises(UserError, match="Revision C is frozen already"):
        freeze(own_plant, prepare_freeze(own_plant, CATALOGUE, SAMPLE_DAY))


def test_a_change_between_reading_and_freezing_keeps_the_revision_open(own_plant: Project) -> None:
    decide_every_blocker(own_plant)
    ready = prepare_freeze(own_plant, CATALOGUE, SAMPLE_DAY)
    edit_field(own_plant, ProjectRow, [own_plant.rows(ProjectRow)[0].id], "client", "Somebody else")
    with pytest.raises(UserError, match="changed while it was being frozen"):
        freeze(own_plant, ready)
    assert ready.content_hash not in {row.content_hash for row in own_plant.rows(Baseline)}
    assert freeze(own_plant, prepare_freeze(own_plant, CATALOGUE, SAMPLE_DAY)).content_hash == own_plant.content_hash


def test_people_sign_a_baseline_and_withdraw_by_a_new_row(own_plant: Project) -> None:
    decide_every_blocker(own_plant)
    with pytest.raises(UserError, match="no such frozen revision"):
        sign(own_plant, signature(Baseline(revision="C")))
    baseline = freeze(own_plant, prepare_freeze(own_plant, CATALOGUE, SAMPLE_DAY))
    signed = sign(own_plant, signature(baseline))
    assert signed.content_hash == baseline.content_hash
    with pytest.raises(UserError, match="has signed"):
        sign(own_plant, signature(baseline))
    withdrawal = withdraw_sign_off(own_plant, signed.id, date(2026, 3, 20), "New evidence")
    assert {row.id for row in own_plant.rows(SignOff)} == {signed.id, withdrawal.id}
    with pytest.raises(UserError, match="does not stand"):
        withdraw_sign_off(own_plant, signed.id, date(2026, 3, 21))
    again = sign(own_plant, signature(baseline))
    assert again.decision is SignOffDecision.AGREED
    with own_plant.reading() as connection:
        written = {table for (table,) in connection.exec_driver_sql("SELECT DISTINCT tbl FROM row_change")}
    assert written == {kind.table for kind in ENTITIES}, "commands write every entity"


def kept(project: Project, sha: str) -> dict[str, Any]:
    with project.reading() as connection:
        found = connection.exec_driver_sql("SELECT bytes FROM content WHERE sha256 = ?", (sha,)).scalar()
    content: dict[str, Any] = json.loads(found or b"")
    return content


@pytest.mark.parametrize(
    ("label", "following"),
    [
        ("A", "B"),
        ("Z", "AA"),
        ("AZ", "BA"),
        ("Rev C", "Rev D"),
        ("9", "10"),
        ("0.9", "0.10"),
        ("C-07", "C-08"),
        ("Draft", "Draft 2"),
        ("", "2"),
    ],
)
def test_the_revision_label_moves_on(label: str, following: str) -> None:
    assert next_revision(label) == following


def test_a_baseline_verifies_content_and_results_apart_whatever_happens_later(own_plant: Project) -> None:
    decide_every_blocker(own_plant)
    baseline = freeze(own_plant, prepare_freeze(own_plant, CATALOGUE, SAMPLE_DAY))
    (frozen,) = verify_baselines(own_plant, CATALOGUE, RULES_VERSION)
    assert (frozen.content_equal, frozen.results_equal, frozen.same_rules) == (True, True, True)
    assert frozen.unchanged, "the revision label is outside the content"
    sign(own_plant, signature(baseline))
    edit_field(own_plant, Asset, [own_plant.rows(Asset)[0].id], "firmware", "9.9")
    (later,) = verify_baselines(own_plant, CATALOGUE, RULES_VERSION)
    assert (later.content_equal, later.results_equal) == (True, True)
    assert not later.unchanged


def test_a_baseline_whose_kept_content_was_tampered_with_does_not_verify(own_plant: Project, tmp_path: Path) -> None:
    decide_every_blocker(own_plant)
    freeze(own_plant, prepare_freeze(own_plant, CATALOGUE, SAMPLE_DAY))
    own_plant.save()
    with sqlite3.connect(own_plant.path) as tampered:
        tampered.execute("UPDATE content SET bytes = CAST(replace(bytes, 'PLC-04', 'PLC-05') AS BLOB)")
    tampered.close()
    with pytest.raises(Damaged, match="content"):
        ProjectView(own_plant.path)
    remember(fingerprint(own_plant.path))  # as if it had got in all the same
    with ProjectView(own_plant.path) as view:
        (verdict,) = verify_baselines(view, CATALOGUE, RULES_VERSION)
    assert not verdict.content_equal
    assert not verdict.results_equal
