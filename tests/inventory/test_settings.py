"""A user's settings are kept in one file that damage cannot make a hindrance."""

import json
from pathlib import Path

import pytest

from app.errors import UserError
from app.exchange.inventory.headings import register_listing
from app.exchange.inventory.mapping import propose_mapping, remember_mapping
from app.paths import user_folder
from app.settings import MOST_RECENT, Recent, Settings, load_settings, login_name, save_settings
from app.store.project import Project
from tests.inventory.registers import parsed, planned, write_csv


def test_the_first_proposal_for_the_author_is_the_login() -> None:
    assert load_settings() == Settings(author=login_name())


def test_settings_are_read_back_as_they_were_written() -> None:
    kept = Settings("R. Okafor", "dark", letters=False).remembering("client: tag|name", {"tag": [[0, 0, 1]]})
    save_settings(kept)
    assert load_settings() == kept


def test_a_setting_of_a_newer_release_is_kept() -> None:
    (user_folder() / "settings.json").write_text('{"author": "A", "density": "compact"}', encoding="utf-8")
    save_settings(load_settings())
    assert json.loads((user_folder() / "settings.json").read_text(encoding="utf-8"))["density"] == "compact"


@pytest.mark.parametrize(
    "content", ["", "{", "[1]", '{"author": 5, "theme": [], "mappings": {"a": {"tag": [["x"]]}, "b": 3}}', "[" * 90_000]
)
def test_a_damaged_file_counts_as_no_settings(content: str) -> None:
    (user_folder() / "settings.json").write_text(content, encoding="utf-8")
    settings = load_settings()
    assert (settings.author, settings.theme, settings.mappings) == (login_name(), "", {})


def test_settings_that_cannot_be_written_are_told_with_the_place() -> None:
    (user_folder() / "settings.json").mkdir()
    with pytest.raises(UserError, match=r"settings\.json"):
        save_settings(Settings("A"))


@pytest.mark.parametrize(
    "mapping",
    [
        {"tag": [[0, 5, 2]]},
        {"tag": [[0, -1, 2]]},
        {"tag": [[0, 0, 0]], "name": [[-1, 0, 1]]},
        {"tag": [[99, 0, 1]], "name": [[10**30, 0, 1]]},
        {"tag": [[0]], "name": []},
        {"id": [[0, 0, 1]], "__class__": [[1, 0, 1]]},
        {"vendor": [[1, 0, 1]]},
        {"tag": [[0, 0, 1]] * 100_000},
    ],
    ids=lambda mapping: str(mapping)[:40],
)
def test_a_remembered_mapping_that_cannot_be_is_no_hindrance(
    mapping: dict[str, list[list[int]]], tmp_path: Path, project: Project
) -> None:
    path = write_csv(tmp_path / "r.csv", [["Tag", "Name"], ["P-1", "Pump"]])
    listing = register_listing(parsed(path))
    proposed = propose_mapping(listing)
    remember_mapping(listing, "", proposed)
    kept = load_settings()
    (key,) = kept.mappings
    save_settings(kept.remembering(key, mapping))
    plan = planned(project, path)
    assert [row.asset.tag for row in plan.rows] == ["P-1"]


def test_recent_projects_are_read_back_the_last_one_first_and_once_each() -> None:
    works = Recent(
        "/plants/w.zonewright", "1", "Works", "Norrin", (1.0, 0.5, 0, 0, 0, 0, 0), 3, 1, 2, "C", True, "x", "y"
    )
    settings = Settings("A").having_open(works).having_open(Recent("/plants/b.zonewright", "2", "Brook"))
    save_settings(settings.having_open(works))
    assert [one.name for one in load_settings().recent] == ["Works", "Brook"]
    assert load_settings().recent[0] == works
    assert [one.name for one in load_settings().forgetting(works.path).recent] == ["Brook"]


def test_the_list_of_recent_projects_stays_short() -> None:
    settings = Settings("A")
    for number in range(3 * MOST_RECENT):
        settings = settings.having_open(Recent(f"/p/{number}", str(number), f"Plant {number}"))
    assert len(settings.recent) == MOST_RECENT
    assert settings.recent[0].name == f"Plant {3 * MOST_RECENT - 1}"


@pytest.mark.parametrize(
    "entry",
    [
        *(3, None, "text", [], {}, {"path": "/p", "name": "P"}, {"path": 1, "project_id": "1", "name": "P"}),
        {"path": "/p", "project_id": "1", "name": "P", "parts": [2], "scored": "many", "above": True, "signed": 1},
        {"path": "/p", "project_id": "1", "name": "P", "parts": "1234567", "client": None, "of a later release": {}},
    ],
)
def test_damaged_entries_of_recent_projects_are_left_out_or_lose_what_is_wrong(entry: object) -> None:
    sound = {"path": "/s", "project_id": "2", "name": "Sound"}
    text = json.dumps({"author": "A", "recent": [entry, sound]})
    (user_folder() / "settings.json").write_text(text, encoding="utf-8")
    assert load_settings().recent in (
        (Recent("/s", "2", "Sound"),),
        (Recent("/p", "1", "P"), Recent("/s", "2", "Sound")),
    )
