"""Sentences of an import's report about how the register was read."""

from collections.abc import Iterator

from app.exchange.inventory.comparing import Comparer
from app.exchange.inventory.entries import Entries, Reading
from app.exchange.inventory.headings import Listing
from app.exchange.inventory.mapping import ColumnMapping
from app.exchange.inventory.meanings import meanings
from app.exchange.inventory.names import importable_fields
from app.exchange.inventory.plan import Choices
from app.i18n import _, ngettext


def remarks(
    listing: Listing, mapping: ColumnMapping, choices: Choices, read: Entries, comparer: Comparer
) -> Iterator[str]:
    """What a person should know of the reading besides single cells and rows."""
    if listing.above:
        yield _("What stands above the heading in row {row} was not read: {texts}.").format(
            row=listing.heading_row, texts="; ".join(listing.above)
        )
    yield from _plants_words(read.readings)
    if read.stated_order_used:
        order = _("day/month/year") if choices.day_first else _("month/day/year")
        yield _("Dates written with strokes were read as {order}.").format(order=order)
    used = mapping.columns()
    unmapped = [heading for at, heading in enumerate(listing.headings) if at not in used]
    if unmapped:
        yield _("These columns feed no field, and their cells are kept as observations: {columns}.").format(
            columns=", ".join(unmapped)
        )
    if comparer.named_by_kind:
        yield ngettext(
            "No column gives names: {count} new asset is named by the register's words for kind and model.",
            "No column gives names: {count} new assets are named by the register's words for kind and model.",
            comparer.named_by_kind,
        ).format(count=comparer.named_by_kind)
    if comparer.stayed_in_conduit:
        yield ngettext(
            "{count} asset belongs to a conduit here and stays in it; the register's zone is kept as an observation.",
            "{count} assets belong to a conduit here and stay in it; the register's zones are kept as observations.",
            comparer.stayed_in_conduit,
        ).format(count=comparer.stayed_in_conduit)


def _plants_words(readings: list[Reading]) -> Iterator[str]:
    """How words that belong to the plant were read as terms of the assessment."""
    for own in importable_fields():
        if own.choices is None or not meanings(own.name, own.choices).plants_word:
            continue
        pairs = dict.fromkeys(
            f"{one.text} = {one.meaning}" for one in readings if one.field == own.name and one.meaning
        )
        if pairs:
            yield _("{field} is the plant's own word; it was read as {pairs}.").format(
                field=own.label, pairs=", ".join(pairs)
            )
