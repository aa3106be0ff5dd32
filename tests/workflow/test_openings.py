"""What the library suggests to start from: by the kinds of the assets of each zone."""

from pathlib import Path

import pytest

from app.catalog import Catalogue
from app.commands.assets import add_assets
from app.commands.founding import new_project
from app.commands.zones import add_zones
from app.exchange.sample import SAMPLE_DAY
from app.model.entities import Asset, Zone
from app.model.vocabulary import AssetKind
from app.queries.facts import load_facts
from app.workflow.assessment import Assessment
from app.workflow.openings import Opening, openings


@pytest.fixture
def found(tmp_path: Path) -> list[Opening]:
    """The openings of a plant with a zone inside, one outside, and one whose asset has no kind."""
    project = new_project(tmp_path / "Plant.zonewright", "Tester", "Plant")
    dosing, outside, bare = Zone(code="Z-DIS"), Zone(code="Z-EXT", in_scope=False), Zone(code="Z-NEW")
    add_zones(project, dosing, outside, bare)
    controllers = [Asset(tag=f"PLC-{n}", kind=AssetKind.CONTROLLER, zone_id=dosing.id) for n in range(1, 6)]
    add_assets(
        project,
        *controllers,
        Asset(tag="PLC-9", kind=AssetKind.CONTROLLER, zone_id=outside.id),
        Asset(tag="X-1", zone_id=bare.id),
    )
    answer = openings(Assessment(load_facts(project, SAMPLE_DAY), Catalogue()))
    project.close()
    return answer


def test_only_zones_of_the_system_whose_assets_have_a_kind_get_one(found: list[Opening]) -> None:
    assert {one.zone.code for one in found} == {"Z-DIS"}


def test_each_names_its_assets_and_says_how_many_more_there_are(found: list[Opening]) -> None:
    program = next(one for one in found if one.technique == "T0843")
    assert program.title == "Altered program is loaded into PLC-1, PLC-2, PLC-3 and 2 more"
    assert len(program.assets) == 5


def test_every_technique_is_one_of_the_catalogue(found: list[Opening]) -> None:
    techniques = Catalogue().techniques
    assert all(techniques[one.technique].id == one.technique for one in found)


def test_nothing_is_said_about_stations_where_there_are_none(found: list[Opening]) -> None:
    assert "T0847" not in {one.technique for one in found}
