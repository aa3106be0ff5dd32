"""Which rows of a declared table to read again after a change."""

from typing import Any

from app.tables.column import Table
from app.workflow.assessment import Effects
from app.workflow.derivation import in_order
from app.workflow.facts import Facts
from app.workflow.reads import Dirty, Wiring


class Follower:
    """Walks from what a change touched back to the subjects of one table, by what the table declares that it reads."""

    def __init__(self, table: Table[Any]) -> None:
        self._table = table
        self._wiring = Wiring([table])
        self._derivations = {derivation.name: derivation for derivation in in_order([table])}

    def stale(self, effects: Effects, facts: Facts) -> set[str] | None:
        """The ids of subjects whose rows may be others now, in the facts after the change; None for all of them.

        A table without subjects is read anew as a whole or not at all.
        """
        if effects.everything or (self._table.findings and not self._table.subjects):
            return None
        dirty = Dirty()
        for row in effects.rows:
            self._wiring.row_changed(row, facts, dirty)
        for name, keys in effects.values.items():
            if name in self._derivations:
                self._wiring.value_changed(self._derivations[name], keys, facts, dirty)
        touched = dirty.of(self._table)
        if touched is None or not self._table.findings:
            return touched
        return touched.union(*effects.rules.values())
