"""Backups are made before what is hard to take back, thinned, looked into, and restored as a new file."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.main import run
from app.errors import UserError
from app.model.entities import Baseline, SignOff, Zone
from app.model.entities import Project as ProjectRow
from app.store.backups import BULK_ROWS, Backup, Reason, backups_of_file, list_backups
from app.store.project import create_project, open_project
from app.store.reader import ProjectView
from app.store.restoring import restore
from app.store.thinning import ALL, STAGES, surplus
from app.store.troubles import Damaged, NoBackup
from app.store.writable import WritableProject as Project
from tests.store.rows import row_with_owners

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
ages = st.integers(-60, 3 * 365 * 24 * 60)
moments = st.sets(ages.map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=400)


def add_zones(project: Project, count: int, first: int = 0, *, imports: bool = False) -> None:
    with project.change(f"Add {count} zones", imports=imports) as work:
        work.add(*(Zone(code=f"Z-{first + at}") for at in range(count)))


def backups_of(project: Project) -> list[tuple[Reason, str]]:
    return [(backup.reason, backup.label) for backup in list_backups(project.id)]


def test_one_is_made_before_a_bulk_change_an_import_a_freeze_and_a_sign_off_and_not_before_an_edit(
    project: Project,
) -> None:
    add_zones(project, BULK_ROWS - 1)
    assert backups_of(project) == []
    add_zones(project, BULK_ROWS, BULK_ROWS)
    project.undo()
    project.redo()
    add_zones(project, 1, 1000, imports=True)
    *_owners, sign_off = row_with_owners(SignOff)
    baseline = next(row for row in _owners if isinstance(row, Baseline))
    with project.change("Freeze", final=True) as work:
        work.add(baseline)
    with project.change("Sign", final=True) as work:
        work.add(sign_off)
    assert backups_of(project) == [
        (Reason.SIGN_OFF, "Sign"),
        (Reason.FREEZE, "Freeze"),
        (Reason.IMPORT, "Add 1 zones"),
        (Reason.BULK, f"Add {BULK_ROWS} zones"),
    ]


def test_a_backup_holds_the_state_before_the_change_and_tells_what_it_holds(project: Project) -> None:
    add_zones(project, 3)
    before = project.digests()
    add_zones(project, BULK_ROWS, 100)
    (backup,) = list_backups(project.id)
    with ProjectView(backup.path) as view:
        view.verify()
        assert view.digests() == before
    holding = backup.holding()
    assert (holding.last_label, holding.changes, holding.rows) == ("Add 3 zones", 2, {"project": 1, "zone": 3})
    assert backup.path.read_bytes()[18:20] == b"\x01\x01", "no WAL flag"
    assert backup.source == str(project.path)


def test_a_change_whose_backup_cannot_be_written_is_not_made(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = project.path.with_name("not a folder")
    blocked.write_text("")
    before = project.digests()
    with monkeypatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(blocked))
        with pytest.raises(NoBackup, match="could not be written"):
            add_zones(project, BULK_ROWS)
        add_zones(project, 1)
    assert project.undo() == "Add 1 zones"
    assert project.digests().content == before.content


def test_a_backup_is_restored_as_a_new_file_that_goes_on_like_any_other(project: Project, tmp_path: Path) -> None:
    add_zones(project, 3)
    before = project.digests()
    add_zones(project, BULK_ROWS, 100)
    out = tmp_path / "Restored.zonewright"
    restore(list_backups(project.id)[0], out)
    with ProjectView(out) as view:
        view.verify()
        assert view.digests() == before
    with pytest.raises(UserError, match="is there already"):
        restore(list_backups(project.id)[0], out)
    again = open_project(out, "Tester")
    assert again.undo() == "Add 3 zones"
    again.close()


def test_a_damaged_backup_is_not_restored(project: Project, tmp_path: Path) -> None:
    add_zones(project, BULK_ROWS)
    (backup,) = list_backups(project.id)
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 2] ^= 1
    backup.path.write_bytes(content)
    with pytest.raises(Damaged, match="not what was backed up"):
        restore(backup, tmp_path / "Restored.zonewright")
    assert not (tmp_path / "Restored.zonewright").exists()


def test_the_backups_of_a_file_that_was_damaged_are_found_and_put_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "Works.zonewright"
    project = create_project(path, "Tester", ProjectRow(name="Works"))
    add_zones(project, 2)
    before = project.digests()
    add_zones(project, BULK_ROWS, 100)
    project.close()
    path.write_bytes(b"not a project any more")
    (backup,) = backups_of_file(path)
    restore(backup, path, replace=True)
    with ProjectView(path) as view:
        view.verify()
        assert view.digests() == before
    kept: list[Backup] = list_backups(project.id)
    assert [one.reason for one in kept] == [Reason.RESTORE, Reason.BULK]
    assert kept[0].path.read_bytes() == b"not a project any more"


def test_the_command_line_lists_and_restores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "Works.zonewright", tmp_path / "Restored.zonewright"
    project = create_project(path, "Tester", ProjectRow(name="Works"))
    add_zones(project, BULK_ROWS)
    project.close()

    def word(*arguments: object) -> int:
        return run([str(one) for one in arguments], lambda _folder: 0)

    assert word("backups", path, "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["number"], told["reason"], told["label"]) == (1, "bulk", f"Add {BULK_ROWS} zones")
    assert word("backups", path) == 0
    assert f"Before a change of many rows: Add {BULK_ROWS} zones" in capsys.readouterr().out
    assert word("restore", path, 1, out) == 0
    assert word("restore", path, told["path"], out) == 1
    assert "is there already" in capsys.readouterr().err
    assert word("restore", path, told["path"], out, "--replace") == 0
    assert word("restore", path, 7, out) == 1
    assert "no backup number 7" in capsys.readouterr().err


@given(moments)
def test_all_of_two_days_are_kept_and_the_older_ones_are_few(found: set[datetime]) -> None:
    kept = found - surplus(found, NOW)
    assert {at for at in found if NOW - at <= ALL} <= kept
    older = sorted((at for at in kept if NOW - at > ALL), reverse=True)
    assert len(older) <= sum(count for count, _period in STAGES)
    assert max(Counter(at.date() for at in older).values(), default=0) <= 1
    if found:
        assert max(found) in kept, "the latest is always there"


@given(moments)
def test_thinning_again_changes_nothing_and_thinning_late_keeps_no_less(found: set[datetime]) -> None:
    kept = found - surplus(found, NOW)
    assert surplus(kept, NOW) == set()
    days = {at.date() for at in found if NOW - at > ALL}
    assert len({at.date() for at in kept if NOW - at > ALL}) >= min(len(days), STAGES[0][0])


def test_a_backup_every_hour_of_two_years_leaves_days_weeks_and_months() -> None:
    hourly = {NOW - timedelta(hours=at) for at in range(2 * 365 * 24)}
    older = sorted((at for at in hourly - surplus(hourly, NOW) if NOW - at > ALL), reverse=True)
    assert len(older) == 12 + 10 + 9
    days, weeks, months = older[:12], older[12:22], older[22:]
    assert [(later.date() - earlier.date()).days for later, earlier in pairwise(days)] == [1] * 11
    assert len({tuple(at.isocalendar())[:2] for at in weeks}) == 10
    assert len({(at.year, at.month) for at in months}) == 9
