"""The word that checks: whether the file is sound, then what the rules find in it; and the repair of a copy."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.main import say
from app.cli.showing import assessed, print_json
from app.i18n import _, ngettext
from app.settings import load_settings
from app.store.examination.damage import Damage
from app.store.examination.examine import damages_of
from app.tables.every import TABLES
from app.tables.listing import rows_as_json
from app.workflow.finding import Severity

_SHAPES = {Severity.ERROR: "▲", Severity.WARNING: "◆", Severity.HINT: "○"}
_SHOWN = 50


def check(options: Any) -> int:
    """`check FILE`: 2 with all damages when the file is not sound, 1 when a finding blocks the freeze, 0 otherwise."""
    if options.repair is not None:
        return _repair(options)
    damages = damages_of(options.file)
    if damages:
        _print_damages(damages, as_json=options.json)
        say(_("{path} cannot be trusted. Open a backup of it, or save what is sound:").format(path=options.file))
        say(f"zonewright check {options.file} --repair {options.file.stem}-repaired{options.file.suffix}")
        return 2
    return _check_rules(options)


def _check_rules(options: Any) -> int:
    with assessed(options.file, options.as_of) as (view, assessment):
        view.verify()
        findings = [finding for finding in assessment.findings() if finding.is_open]
        if options.json:
            print_json(rows_as_json(next(table for table in TABLES if table.name == "findings"), assessment))
        for finding in () if options.json else findings:
            shape = _SHAPES[finding.severity]
            sys.stdout.write(f"{shape} {finding.rule:6} {finding.clause:5} {finding.code}: {finding.sentence}\n")
        errors = sum(finding.blocks for finding in findings)
        later = sum(step.counts.later for step in assessment.steps(softened=True))
        said = ngettext("{errors} error, {all} findings open.", "{errors} errors, {all} findings open.", errors)
        if later:
            said = ngettext(
                "{errors} error ({later} in steps not begun), {all} findings open.",
                "{errors} errors ({later} in steps not begun), {all} findings open.",
                errors,
            )
        say(said.format(errors=errors, later=later, all=len(findings)))
    return 1 if errors else 0


def _repair(options: Any) -> int:
    """`check FILE --repair OUT`: what can be saved as a new file, and a list of what was left out or changed."""
    from app.store.repair.repair import repair

    target: Path = options.repair
    done = repair(options.file, target, options.author or load_settings().author)
    if options.json:
        print_json(asdict(done))
    else:
        for head, damages in ((_("left out"), done.left_out), (_("changed"), done.changed)):
            sys.stdout.writelines(f"{head}: {damage}\n" for damage in damages)
    say(
        _("{path}: {rows} rows saved, {left} times something left out, {changed} values changed.").format(
            path=target, rows=done.rows, left=len(done.left_out), changed=len(done.changed)
        )
    )
    return 1 if done.left_out or done.changed else 0


def _print_damages(damages: Sequence[Damage], *, as_json: bool) -> None:
    if as_json:
        print_json({"damages": [asdict(damage) for damage in damages]})
        return
    sys.stdout.writelines(f"✖ {damage}\n" for damage in damages[:_SHOWN])
    if len(damages) > _SHOWN:
        sys.stdout.write(_("and {count} more").format(count=len(damages) - _SHOWN) + "\n")
