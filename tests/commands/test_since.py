"""What changed since a freeze, by record and field; and which risks wait for a decision."""

from dataclasses import replace

from app.catalog.catalogue import Catalogue
from app.commands.approval import freeze, prepare_freeze, undecided_blockers
from app.commands.cells import delete_rows, edit_field
from app.commands.decisions import record_decisions
from app.commands.waivers import justify, waiver_for
from app.commands.zones import add_zones
from app.exchange.sample import SAMPLE_DAY
from app.model.entities import AccessPoint, Asset, Baseline, Decision, Zone
from app.model.vocabulary import DecisionKind
from app.queries.facts import load_facts
from app.queries.since import Sign, changes_since, everything_new
from app.store.project import Project
from app.workflow.above import AboveRisk, gather_above
from app.workflow.assessment import Assessment

CATALOGUE = Catalogue()


def assess(project: Project) -> Assessment:
    return Assessment(load_facts(project, SAMPLE_DAY), CATALOGUE)


def frozen(project: Project) -> Baseline:
    assessment = assess(project)
    for finding in {(row.rule, row.place.id): row for row in undecided_blockers(assessment)}.values():
        justify(project, waiver_for(assessment, finding, "Known.", SAMPLE_DAY))
    return freeze(project, prepare_freeze(project, CATALOGUE, SAMPLE_DAY))


def above(project: Project) -> list[AboveRisk]:
    found: list[AboveRisk] = []
    for _step in gather_above(assess(project), found):
        pass
    return found


def test_before_the_first_freeze_kinds_are_counted_and_mere_links_left_out(plant: Project) -> None:
    told = {line.entity: line.what for line in everything_new(load_facts(plant, SAMPLE_DAY))}
    assert told["asset"] == f"{len(plant.rows(Asset))} records"
    assert "function_asset" not in told
    assert "baseline" not in told


def test_rows_that_came_went_and_changed_are_told_with_who_and_why(own_plant: Project) -> None:
    baseline = frozen(own_plant)
    assert changes_since(own_plant, baseline) == []
    asset = next(row for row in own_plant.rows(Asset) if row.zone_id)
    zone = next(row for row in own_plant.rows(Zone) if row.id == asset.zone_id)
    gone = own_plant.rows(AccessPoint)[0]
    add_zones(own_plant, Zone(code="Z-NEW", name="New zone"))
    new = next(row for row in own_plant.rows(Zone) if row.code == "Z-NEW")
    edit_field(own_plant, Asset, [asset.id], "zone_id", new.id)
    delete_rows(own_plant, AccessPoint, [gone.id])
    lines = {(line.entity, line.row_id): line for line in changes_since(own_plant, baseline)}
    moved, added, removed = lines["asset", asset.id], lines["zone", new.id], lines["access_point", gone.id]
    assert (moved.sign, moved.record, moved.before, moved.after) == (Sign.CHANGED, asset.tag, zone.code, "Z-NEW")
    assert (added.sign, added.after, added.why) == (Sign.ADDED, "New zone", "Add zone Z-NEW")
    assert (removed.sign, removed.author, removed.day is not None) == (Sign.REMOVED, "Mira Kask", True)


def test_what_was_changed_and_taken_back_is_no_change(own_plant: Project) -> None:
    baseline = frozen(own_plant)
    edit_field(own_plant, Asset, [own_plant.rows(Asset)[0].id], "name", "Something else")
    assert len(changes_since(own_plant, baseline)) == 1
    own_plant.undo()
    assert changes_since(own_plant, baseline) == []


def test_risks_to_decide_come_first_and_name_the_authority_that_they_need(plant: Project) -> None:
    risks = above(plant)
    assert [risk.decided for risk in risks] == sorted(risk.decided for risk in risks)
    risk = risks[0]
    assert not risk.decided
    assert risk.authority in risk.roles
    assert risk.days > 0
    record_decisions(
        plant,
        Decision(
            scenario_id=risk.scenario.id,
            kind=DecisionKind.ACCEPT,
            authority=risk.authority,
            decided_on=SAMPLE_DAY,
            reason="Until spring",
        ),
    )
    after = next(one for one in above(plant) if one.scenario.id == risk.scenario.id)
    assert after.decided


def test_a_journal_that_does_not_know_the_baseline_gives_the_same_lines(own_plant: Project) -> None:
    baseline = frozen(own_plant)
    asset = own_plant.rows(Asset)[0]
    edit_field(own_plant, Asset, [asset.id], "name", "First name")
    edit_field(own_plant, Asset, [asset.id], "name", "Second name")
    delete_rows(own_plant, Asset, [own_plant.rows(Asset)[1].id])
    add_zones(own_plant, Zone(code="Z-NEW"))
    known, unknown = changes_since(own_plant, baseline), changes_since(own_plant, replace(baseline, change_id="?"))
    told = [(one.sign, one.entity, one.row_id, one.field, one.record, one.before, one.after) for one in known]
    assert told == [(one.sign, one.entity, one.row_id, one.field, one.record, one.before, one.after) for one in unknown]
    assert len(known) > 3
