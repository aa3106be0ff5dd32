"""The word that imports an asset register."""

import sys
from datetime import date
from typing import Any

from app.cli.main import say
from app.cli.showing import print_json
from app.commands.register import apply_register
from app.exchange.inventory.delimited import CODE_PAGE
from app.exchange.inventory.headings import register_listing
from app.exchange.inventory.mapping import mapping_for
from app.exchange.inventory.plan import Choices, ImportPlan, Outcome, Policy
from app.exchange.inventory.planning import plan_register
from app.exchange.inventory.present import read_present
from app.exchange.inventory.reading import read_register
from app.i18n import _
from app.model.entities import Project as ProjectRow
from app.settings import load_settings
from app.store.project import Project, open_project


def import_register(options: Any) -> int:
    """`import FILE SOURCE`: compare a register with the project, say what differs, and apply it as one change."""
    project = open_project(options.file, options.author or load_settings().author)
    try:
        plan = _plan(project, options)
        if not options.dry_run:
            apply_register(project, plan)
    finally:
        project.close()
    if options.json:
        print_json(plan.to_json())
    else:
        _print_plan(plan)
    say(_("Nothing was changed (dry run).") if options.dry_run else plan.label)
    return 0


def _plan(project: Project, options: Any) -> ImportPlan:
    register = read_register(options.source, options.encoding or CODE_PAGE)
    listing = register_listing(register, options.sheet or "")
    (row,) = project.rows(ProjectRow)
    choices = Choices(
        as_of=options.as_of or date.today(),
        policy=Policy(options.policy.replace("-", "_")),
        day_first=not options.month_first,
    )
    return plan_register(register, listing, mapping_for(listing, row.asset_owner), read_present(project), choices)


def _print_plan(plan: ImportPlan) -> None:
    """What changes and what was not understood; rows that are the same are only counted."""
    lines = [f"{name}: {count}" for name, count in plan.counts.items() if count]
    for row in plan.rows:
        if row.outcome is not Outcome.SAME:
            differences = ", ".join(f"{one.field}: {one.here or '–'} > {one.file}" for one in row.differences)
            lines.append(f"{row.outcome.value:8} {row.asset.tag} {row.asset.name}  {differences}".rstrip())
    lines += [
        _("only in the project: {asset}").format(asset=f"{asset.tag} {asset.name}".strip()) for asset in plan.only_here
    ]
    lines += [_("row {row} left out: {reason}").format(row=one.row, reason=one.reason) for one in plan.left_out]
    lines += [
        _("row {row}, {column}: “{text}” kept as an observation: {reason}").format(
            row=one.row, column=one.column, text=one.text, reason=one.reason
        )
        for one in plan.not_understood
    ]
    sys.stdout.writelines(f"{line}\n" for line in [*lines, *plan.notes])
