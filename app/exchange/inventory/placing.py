"""Puts the entries of a register into the zones that it names."""

from collections.abc import Mapping

from app.exchange.inventory.comparing import Comparer
from app.exchange.inventory.entries import Entries, NotUnderstood
from app.exchange.inventory.headings import Listing
from app.exchange.inventory.mapping import ColumnMapping
from app.exchange.inventory.names import ZONE
from app.exchange.inventory.observing import Observer
from app.exchange.inventory.zones import KnownZones, NamedZone, name_zones
from app.i18n import _
from app.model.entities import Asset


def place_entries(read: Entries, known: KnownZones, mapping: ColumnMapping, listing: Listing) -> dict[str, NamedZone]:
    """Give each entry the zone that its text means; a text that cannot name a zone is kept and reported."""
    named = name_zones(dict.fromkeys(entry.zone for entry in read.entries if entry.zone), known)
    for entry in read.entries:
        if not entry.zone:
            continue
        if entry.zone in named:
            entry.values[ZONE] = named[entry.zone].zone.id
            entry.texts[ZONE] = entry.zone
        else:
            entry.kept[ZONE] = entry.zone
            reason = _("This cannot be the name of a zone.")
            column = mapping.headings(ZONE, listing)
            read.not_understood.append(NotUnderstood(entry.row, column, ZONE, entry.zone, reason))
    return named


def used_zones(named: Mapping[str, NamedZone], comparer: Comparer, observer: Observer) -> tuple[NamedZone, ...]:
    """The named zones that are there or get an asset. What the register calls them is kept as an observation."""
    written = [*comparer.additions, *(replacement.after for replacement in comparer.replacements)]
    filled = {row.zone_id for row in written if isinstance(row, Asset)}
    used = tuple(one for one in named.values() if not one.new or one.zone.id in filled)
    texts: dict[str, list[str]] = {}
    for one in used:
        if one.text not in (one.zone.name, one.zone.code):
            texts.setdefault(one.zone.id, []).append(one.text)
    zones = {one.zone.id: one.zone for one in used}
    for id, called in texts.items():
        observer.said(zones[id], "name", "\n".join(sorted(called)))
    return used
