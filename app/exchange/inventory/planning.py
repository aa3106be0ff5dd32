"""From a register and the present state of a project to the plan of an import. Nothing is written here."""

from collections.abc import Mapping

from app.exchange.inventory.beside import read_beside
from app.exchange.inventory.comparing import Comparer
from app.exchange.inventory.entries import Entries, Entry, LeftOut, by_tag
from app.exchange.inventory.headings import Listing
from app.exchange.inventory.interpreting import read_entries
from app.exchange.inventory.mapping import ColumnMapping, refuse_without_identity
from app.exchange.inventory.matching import Match, reconcile
from app.exchange.inventory.observing import Observer
from app.exchange.inventory.placing import place_entries, used_zones
from app.exchange.inventory.plan import SKIPPED, Choices, ImportPlan, Repeats, RowPlan
from app.exchange.inventory.present import Present
from app.exchange.inventory.remarks import remarks
from app.exchange.inventory.sheet import Register
from app.exchange.inventory.values import Forms
from app.exchange.inventory.weaknesses import plan_vulnerabilities
from app.i18n import _
from app.progress import Progress, many_rows

_PROGRESS_EVERY = 500


def plan_register(
    register: Register,
    listing: Listing,
    mapping: ColumnMapping,
    present: Present,
    choices: Choices,
    progress: Progress | None = None,
) -> ImportPlan:
    """What importing a listing would do to a project.

    UserError when no column gives a tag or a name. Cancelled when the person asked to stop. The same plan comes out
    each time, apart from the ids of new rows.
    """
    refuse_without_identity(register.file_name, listing, mapping)
    with many_rows():
        return _plan(register, listing, mapping, present, choices, progress or Progress())


def _plan(
    register: Register,
    listing: Listing,
    mapping: ColumnMapping,
    present: Present,
    choices: Choices,
    progress: Progress,
) -> ImportPlan:
    read = read_entries(listing, mapping, Forms(choices.day_first), progress)
    repeated = {entries[0].tag: entries for entries in by_tag(read.entries).values() if len(entries) > 1}
    _keep_out(read, listing, _unwanted(read, repeated, choices))
    beside = read_beside(register, listing, read.entries)
    named = place_entries(read, present.zones, mapping, listing)
    matches, only_here = reconcile(read.entries, present.assets, choices.matches, progress)
    observer = Observer(present.observations, register.file_name, choices.as_of)
    zones = {zone.id: zone for zone in (*present.zones.zones, *(one.zone for one in named.values()))}
    comparer = Comparer(zones, choices, observer, names="name" in mapping.sources)
    rows = _planned(comparer, read.entries, matches, progress)
    zones_used = used_zones(named, comparer, observer)
    vulnerabilities, linked = plan_vulnerabilities(beside.weaknesses, rows, present)
    new_zones = {one.zone.id: one.zone for one in zones_used if one.new}
    return ImportPlan(
        register=register,
        listing=listing,
        mapping=mapping,
        choices=choices,
        rows=rows,
        only_here=tuple(sorted(only_here, key=lambda asset: (asset.tag, asset.name, asset.id))),
        zones=zones_used,
        vulnerabilities=vulnerabilities,
        left_out=tuple(sorted(read.left_out, key=lambda one: one.row)),
        not_understood=tuple(read.not_understood),
        readings=tuple(read.readings),
        repeated_tags={tag: tuple(entry.row for entry in entries) for tag, entries in repeated.items()},
        notes=(*register.notes, *remarks(listing, mapping, choices, read, comparer), *beside.notes),
        additions=(*new_zones.values(), *comparer.additions, *linked, *observer.additions),
        replacements=(*comparer.replacements, *observer.replacements),
        removals=tuple(observer.removals),
        asks_day_order=read.stated_order_used,
    )


def _planned(comparer: Comparer, entries: list[Entry], matches: list[Match], progress: Progress) -> tuple[RowPlan, ...]:
    rows = []
    for done, (entry, match) in enumerate(zip(entries, matches, strict=True)):
        if done % _PROGRESS_EVERY == 0:
            progress.step(done, len(entries), _("Comparing with the project"))
        rows.append(comparer.plan(entry, match))
    return tuple(rows)


def _unwanted(read: Entries, repeated: Mapping[str, list[Entry]], choices: Choices) -> dict[int, str]:
    """The rows that a person's choices keep out, with the reason."""
    reasons = {row: _("Skipped by choice.") for row, answer in choices.matches.items() if answer == SKIPPED}
    if choices.repeats is Repeats.KEEP_BOTH:
        return reasons
    for tag, entries in repeated.items():
        kept = entries[-1].row if choices.repeats is Repeats.KEEP_LAST else None
        for entry in entries:
            if entry.row != kept:
                reasons[entry.row] = _("Tag {tag} stands in rows {rows}.").format(
                    tag=tag, rows=", ".join(str(one.row) for one in entries)
                )
    return reasons


def _keep_out(read: Entries, listing: Listing, reasons: Mapping[int, str]) -> None:
    if not reasons:
        return
    cells = {row.number: row.cells for row in listing.rows}
    read.left_out += [
        LeftOut(entry.row, reasons[entry.row], tuple(cell for cell in cells[entry.row] if cell))
        for entry in read.entries
        if entry.row in reasons
    ]
    read.entries = [entry for entry in read.entries if entry.row not in reasons]
    read.not_understood = [one for one in read.not_understood if one.row not in reasons]
