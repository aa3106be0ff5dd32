"""What the shell shows of a project, kept in step with each change, equals what is evaluated afresh."""

import random

from pytestqt.qtbot import QtBot

from app.catalog.catalogue import Catalogue
from app.commands.assets import add_assets
from app.commands.cells import delete_rows, edit_field
from app.model.entities import Asset, Zone
from app.queries.facts import load_facts
from app.store.project import Project
from app.ui.bridge import Bridge
from app.ui.desk import Desk
from app.ui.pages.zcr1_system import SystemPage
from app.workflow.assessment import Assessment
from app.workflow.step import STEPS


def edit_at_random(project: Project, dice: random.Random) -> None:
    """One change as a person could make it: a cell, a new asset, a deletion, one taken back."""
    assets, zones = project.rows(Asset), project.rows(Zone)
    match dice.randrange(5):
        case 0:
            add_assets(project, Asset(tag=f"N-{dice.randrange(10**9)}", zone_id=dice.choice(zones).id))
        case 1 if len(assets) > 1:
            delete_rows(project, Asset, [dice.choice(assets).id])
        case 2 if project.next_undo is not None:
            project.undo()
        case 3:
            edit_field(project, Zone, [dice.choice(zones).id], "name", f"Zone {dice.randrange(100)}")
        case _:
            edit_field(project, Asset, [dice.choice(assets).id], "tag", dice.choice(("PLC-4", "X-1", "X-2")))


def check(bridge: Bridge) -> None:
    """Steps and findings of the bridge are those of the project read anew."""
    fresh = Assessment(load_facts(bridge.project, bridge.assessment.facts.as_of), Catalogue())
    assert bridge.standing().steps == fresh.steps(softened=True)
    for step in STEPS:
        found = [finding for finding in fresh.findings(step=step.number, softened=True) if finding.is_open]
        assert list(bridge.standing().findings[step.number]) == found


def test_standing_and_rows_after_random_edits_equal_a_fresh_reading(desk: Desk, page: SystemPage) -> None:
    bridge, dice = desk.bridge, random.Random(5)
    assert bridge is not None
    for _edit in range(25):
        edit_at_random(bridge.project, dice)
        check(bridge)
    shown = {key: page.pane.model.arrangement.row(key) for key in page.pane.model.arrangement.keys}
    fresh = Assessment(load_facts(bridge.project, bridge.assessment.facts.as_of), Catalogue())
    assert shown == {page.pane.table.key(row): row for row in page.pane.table.rows(fresh)}


def test_edits_before_the_rules_are_evaluated_are_in_what_they_find(desk: Desk, works: Project, qtbot: QtBot) -> None:
    desk.leave()
    bridge = desk.show(works)
    assert not bridge.assessed
    assert not bridge.standing().steps
    bridge.assess_soon()
    dice = random.Random(3)
    for _edit in range(6):
        edit_at_random(works, dice)
    qtbot.waitUntil(lambda: bridge.assessed)
    check(bridge)


def test_after_very_many_changes_at_once_the_rules_are_evaluated_anew(desk: Desk, qtbot: QtBot) -> None:
    bridge = desk.bridge
    assert bridge is not None
    add_assets(bridge.project, *(Asset(tag=f"M-{number}") for number in range(2_100)))
    assert not bridge.assessed
    qtbot.waitUntil(lambda: bridge.assessed)
    check(bridge)
    bridge.project.undo()
    qtbot.waitUntil(lambda: bridge.assessed)
    check(bridge)
