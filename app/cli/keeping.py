"""The words that deal with backups: which there are, and one of them as a new project file."""

import sys
from pathlib import Path
from typing import Any

from app.cli.main import say
from app.cli.showing import print_json
from app.errors import UserError
from app.i18n import _, ngettext
from app.store.backups import Backup, backups_of_file
from app.store.restoring import restore as restore_backup


def backups(options: Any) -> int:
    """`backups FILE`: the backups of a project, the newest first, numbered."""
    found = backups_of_file(options.file)
    if options.json:
        print_json([_described(number, backup) for number, backup in enumerate(found, 1)])
    else:
        for number, backup in enumerate(found, 1):
            at, size = f"{backup.at.astimezone():%Y-%m-%d %H:%M:%S}", f"{backup.size / 1024:,.0f} KB"
            sys.stdout.write(f"{number:3}  {at}  {size:>10}  {_(backup.reason.label)}: {backup.label}\n")
    say(ngettext("{n} backup.", "{n} backups.", len(found)).format(n=len(found)))
    return 0


def restore(options: Any) -> int:
    """`restore FILE NUMBER|PATH OUT`: a backup as a new project file."""
    restore_backup(_chosen(options.file, options.backup), options.out, replace=options.replace)
    say(_("{path}: restored.").format(path=options.out))
    return 0


def _chosen(file: Path, named: str) -> Backup | Path:
    if not named.isdecimal():
        return Path(named)
    found = backups_of_file(file)
    if not 1 <= int(named) <= len(found):
        raise UserError(
            _("{path} has no backup number {number}.").format(path=file, number=named),
            _("“backups {path}” lists those that there are.").format(path=file),
        )
    return found[int(named) - 1]


def _described(number: int, backup: Backup) -> dict[str, object]:
    holding = backup.holding()
    return {
        "number": number,
        "path": str(backup.path),
        "at": backup.at.isoformat(),
        "reason": backup.reason.key,
        "label": backup.label,
        "source": backup.source,
        "size": backup.size,
        "last_change": holding.last_label,
        "changes": holding.changes,
        "rows": holding.rows,
    }
