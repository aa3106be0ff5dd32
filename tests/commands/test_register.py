"""Taking a register over is refused when the project is no longer what the person was shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from app.commands.register import Replacement, apply_register, given_codes
from app.errors import UserError
from app.model.entities import Asset, Observation, Zone
from app.model.fields import Entity
from app.store.project import Project


@dataclass(frozen=True)
class Plan:
    """A plan made by hand."""

    additions: Sequence[Entity] = ()
    replacements: Sequence[Replacement] = ()
    removals: Sequence[Entity] = ()
    label: str = "Import 1 asset from list.csv"


def test_rows_are_added_replaced_and_removed_in_one_change(project: Project) -> None:
    asset = Asset(tag="A-1")
    seen = Observation(subject_table="asset", subject_id=asset.id, field="name", value="x")
    apply_register(project, Plan(additions=[asset, seen]))
    start = project.digests().store
    zone = Zone(code="Z-1")
    changed = Replacement(asset, replace(asset, name="Pump", zone_id=zone.id))
    apply_register(project, Plan([zone], [changed], [seen]))
    assert project.rows(Asset) == [changed.after]
    assert project.rows(Observation) == []
    assert project.undo() == "Import 1 asset from list.csv"
    assert project.digests().store == start


def test_an_asset_edited_since_the_comparison_stops_the_import(project: Project) -> None:
    asset, other = Asset(tag="A-1"), Asset(tag="A-2")
    apply_register(project, Plan(additions=[asset, other]))
    with project.change("Edit") as work:
        work.set(Asset, [asset.id], owner="Someone")
    before = project.digests().store
    plan = Plan(replacements=[Replacement(row, replace(row, name="Pump")) for row in (other, asset)])
    with pytest.raises(UserError, match="Asset A-1 was changed after") as refused:
        apply_register(project, plan)
    assert "Compare the register again" in refused.value.hint
    assert project.digests().store == before


def test_an_asset_deleted_since_the_comparison_stops_the_import(project: Project) -> None:
    asset = Asset(tag="A-1")
    apply_register(project, Plan(additions=[asset]))
    with project.change("Delete") as work:
        work.delete(Asset, [asset.id])
    with pytest.raises(UserError, match="A-1"):
        apply_register(project, Plan(replacements=[Replacement(asset, replace(asset, name="Pump"))]))


def test_a_zone_code_taken_since_the_comparison_stops_the_import(project: Project) -> None:
    apply_register(project, Plan(additions=[Zone(code="Z-1")]))
    with pytest.raises(UserError, match="same code"):
        apply_register(project, Plan(additions=[Asset(tag="A-1"), Zone(code="Z-1")]))
    assert project.rows(Asset) == []


def test_codes_that_were_given_are_known_with_the_name_they_had(project: Project) -> None:
    gone, renamed = Zone(code="Z-1", name="Boilers"), Zone(code="Z-2", name="PLC")
    apply_register(project, Plan(additions=[gone, renamed]))
    with project.change("Change zones") as work:
        work.delete(Zone, [gone.id])
        work.set(Zone, [renamed.id], code="Z-CTL")
    assert given_codes(project, Zone) == {"Z-1": "Boilers", "Z-2": "", "Z-CTL": ""}
