"""A user's settings are kept in one file that damage cannot make a hindrance."""

import json
from pathlib import Path

import pytest

from app.errors import UserError
from app.exchange.inventory.headings import register_listing
from app.exchange.inventory.mapping import propose_mapping, remember_mapping
from app.paths import user_folder
from app.settings import Settings, load_settings, login_name, save_settings
from app.store.project import Project
from tests.inventory.registers import parsed, planned, write_csv


def test_the_first_proposal_for_the_author_is_the_login() -> None:
    assert load_settings() == Settings(author=login_name())


def test_settings_are_read_back_as_they_were_written() -> None:
    kept = Settings("R. Okafor", "dark").remembering("client: tag|name", {"tag": [[0, 0, 1]]})
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
