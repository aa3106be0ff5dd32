"""Zones (ZCR 3.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.i18n import N_
from app.model.entities import Zone
from app.tables.column import Column, Table, columns_over, field_column
from app.tables.place import code_order
from app.tables.results import RESULT_COLUMNS, ZONE_READS, Results, results_of
from app.workflow.assessment import Assessment
from app.workflow.facts import Facts
from app.workflow.reads import Path, the


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A zone, the zones around it from the outermost, and what follows for it."""

    zone: Zone
    around: tuple[Zone, ...]
    results: Results

    @property
    def parent(self) -> Zone | None:
        """The zone in which it lies."""
        return self.around[-1] if self.around else None


def _row(assessment: Assessment, zone: Zone) -> Iterator[ZoneRow]:
    yield ZoneRow(zone, _around(assessment.facts, zone), results_of(assessment, zone))


def _around(facts: Facts, zone: Zone) -> tuple[Zone, ...]:
    found: list[Zone] = []
    parent = facts.get(Zone, zone.parent_id)
    while parent is not None and parent is not zone and parent not in found:
        found.insert(0, parent)
        parent = facts.get(Zone, parent.parent_id)
    return tuple(found)


def _outwards() -> Iterator[Path]:
    """The zones around a zone. No plant nests deeper; what lies further out is only read anew with the page."""
    path = the(Zone)
    for _level in range(8):
        path = path.its("parent_id")
        yield path


def _nested_order(row: ZoneRow) -> tuple[Any, ...]:
    """A zone, then what lies in it, so that nesting reads as a tree."""
    return tuple((code_order(zone.code), zone.id) for zone in (*row.around, row.zone))


_own = columns_over(Zone, "zone")

_COLUMNS: tuple[Column[ZoneRow], ...] = (
    _own("code", N_("Zone"), width=9),
    _own("name", N_("Name"), width=24, depth=lambda row: len(row.around)),
    field_column(Zone, "parent_id", N_("Inside"), lambda row: row.parent.code if row.parent else None, width=9),
    _own("boundary", N_("Boundary"), width=9, priority=2),
    _own("in_scope", N_("In scope"), width=5, hint=N_("Part of the system under consideration.")),
    _own("safety", N_("Safety"), width=5, hint=N_("Designated safety-related as a whole.")),
    _own("lowest_level", N_("Lowest level"), width=7, priority=2, hint=N_("Level of the Purdue reference model.")),
    _own("highest_level", N_("Highest level"), width=7, priority=2, hint=N_("Level of the Purdue reference model.")),
    _own("owner", N_("Owner"), width=13, priority=1),
    _own("phase", N_("Lifecycle phase"), width=12, priority=3),
    *RESULT_COLUMNS,
    _own(
        "tolerable", N_("Own tolerable level"), width=9, priority=2, hint=N_("Letter; empty where the project's holds.")
    ),
    _own("tolerable_reason", N_("Reason for it"), width=22, priority=2),
    _own("sl_method", N_("Own SL-T method"), width=14, priority=3, hint=N_("Empty where the project's holds.")),
    _own("sl_method_reason", N_("Reason for the method"), width=22, priority=3),
    _own("description", N_("Description"), width=32, priority=1),
    _own("policies", N_("Policies"), width=26, priority=2),
    _own("assumptions", N_("Assumptions"), width=26, priority=2),
)

ZONES: Table[ZoneRow] = Table(
    "zones",
    N_("Zones"),
    _row,
    lambda row: row.zone.id,
    _COLUMNS,
    subjects=(Zone,),
    reads=(*_outwards(), *ZONE_READS),
    order=_nested_order,
    entity=Zone,
)
