"""Damage to the catalogue files is reported with its place, and all of it at once."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.catalog import Catalogue, CatalogueError, Flaw
from app.catalog.flaws import SHOWN
from app.catalog.lists import LISTS


@dataclass(frozen=True)
class Damage:
    """One entry of damages.toml."""

    name: str
    file: str
    old: str
    new: str
    field: str
    problem: str
    at: str = ""
    alone: bool = True

    def plant(self, folder: Path) -> Flaw:
        """Damage the file; gives the flaw that must be reported."""
        path = folder / self.file
        intact = path.read_text(encoding="utf-8")
        where = self.at or self.old
        assert intact.count(self.old) == intact.count(where) == 1, f"{self.old!r} must stand once in {self.file}"
        damaged = intact.replace(self.old, self.new)
        path.write_text(damaged, encoding="utf-8")
        before = intact[: intact.index(where)]
        place = f"line {before.count(chr(10)) + 1}" if path.suffix == ".csv" else _entry(before, damaged)
        return Flaw(self.file, place, self.field, self.problem)


def _entry(before: str, damaged: str) -> str:
    number = before.count("[[")
    (entries,) = tomllib.loads(damaged).values()
    id = entries[number - 1].get("id")
    return f"entry {number}" + (f" ({id})" if id else "")


DAMAGES = [
    Damage(**entry)
    for entry in tomllib.loads(Path(__file__).with_name("damages.toml").read_text(encoding="utf-8"))["damage"]
]

FILES = [
    ("attack_assets.csv", None, "the file is missing"),
    ("lifecycle_phases.toml", b"# ph\xe4se", "is not UTF-8 at byte 4"),
    ("security_level_types.toml", b"[[type\n", "cannot be read: "),
    ("programme.csv", b"id\n", "belongs to no list of the catalogue"),
    (
        "notices.toml",
        b'[[notice]]\n[[remark]]\nid = "x"\n',
        "cannot be read: must hold one array of tables and nothing else",
    ),
    ("common_constraints.toml", b"", "cannot be read: must hold one array of tables and nothing else"),
    ("attack_tactics.csv", b"id,name\n", "cannot be read: the list is empty"),
    ("csms_62443_2_1_2010.csv", b'id,kind\n4.2,"cat', "cannot be read: unexpected end of data (at line 2)"),
]


def _damage_file(folder: Path, file: str, content: bytes | None) -> None:
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)


def _list_errors(folder: Path) -> list[CatalogueError]:
    """What asking for each list in turn raises."""
    errors = []
    for name in LISTS:
        try:
            getattr(Catalogue(folder), name)
        except CatalogueError as error:
            errors.append(error)
    return errors


def test_the_shipped_catalogue_is_sound(catalogue: Catalogue) -> None:
    assert catalogue.flaws() == ()


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_a_damaged_record_is_reported_with_its_place(copy: Path, damage: Damage) -> None:
    flaw = damage.plant(copy)
    found = Catalogue(copy).flaws()
    assert flaw in found
    if damage.alone:
        assert found == (flaw,)


@pytest.mark.parametrize(("file", "content", "problem"), FILES)
def test_a_file_that_cannot_be_read_is_reported_once_and_not_by_those_who_refer_to_it(
    copy: Path, file: str, content: bytes | None, problem: str
) -> None:
    _damage_file(copy, file, content)
    (flaw,) = Catalogue(copy).flaws()
    assert (flaw.file, flaw.place, flaw.field) == (file, "", "")
    assert flaw.problem.startswith(problem)


def test_a_renamed_column_is_missing_once_and_unknown_once(copy: Path) -> None:
    path = copy / "attack_tactics.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("id,name", "id,title"), encoding="utf-8")
    assert Catalogue(copy).flaws() == (
        Flaw("attack_tactics.csv", "line 1", "name", "the column is missing"),
        Flaw("attack_tactics.csv", "line 1", "title", "is not a column of this list"),
    )


def test_all_damage_is_reported_at_once_whatever_list_is_asked_for_first(copy: Path) -> None:
    spared = {damage.file for damage in DAMAGES} | {"notices.toml", "attack_tactics.csv"}
    planted = {damage.plant(copy) for damage in DAMAGES}
    for file, content, _problem in FILES:
        if file not in spared:
            _damage_file(copy, file, content)
            planted.add(next(flaw for flaw in Catalogue(copy).flaws() if flaw.file == file))
    found = Catalogue(copy).flaws()
    assert planted <= set(found)
    errors = _list_errors(copy)
    assert len(errors) > 10
    assert {error.flaws for error in errors} == {found}


def test_the_message_counts_the_flaws_and_shows_the_first_twenty(copy: Path) -> None:
    for damage in DAMAGES:
        damage.plant(copy)
    count = len(Catalogue(copy).flaws())
    with pytest.raises(CatalogueError) as caught:
        len(Catalogue(copy).crosswalk)
    heading, *lines, rest = caught.value.message.splitlines()
    assert heading == f"The catalogue of the standard has {count} errors."
    assert lines == [str(flaw) for flaw in caught.value.flaws[:SHOWN]]
    assert rest == f"and {count - SHOWN} more"
    assert caught.value.hint


def test_a_sound_list_is_given_out_although_another_is_damaged(copy: Path) -> None:
    (copy / "attack_assets.csv").unlink()
    assert len(Catalogue(copy).system_requirements) == 100


def test_a_flaw_reads_as_file_place_field_and_problem() -> None:
    assert str(Flaw("x.csv", "line 3", "fr", "is empty")) == "x.csv, line 3, fr: is empty"
    assert str(Flaw("x.csv", "", "", "the file is missing")) == "x.csv: the file is missing"


def test_an_unreadable_file_has_no_digest(copy: Path) -> None:
    (copy / "threat_sources.toml").write_text("[[", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"threat_sources\.toml"):
        Catalogue(copy).digest()
