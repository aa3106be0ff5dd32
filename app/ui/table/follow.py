"""Which rows of a declared table a change made stale."""

from typing import Any

from app.tables.column import Table
from app.workflow.assessment import Effects
from app.workflow.derivation import Derivation
from app.workflow.facts import Facts
from app.workflow.reads import Dirty, Path, Wiring


class Follower:
    """Walks from what a change touched back to the subjects of one table."""

    def __init__(self, table: Table[Any]) -> None:
        self._table = table
        self._wiring = Wiring([table])
        sources = [read.derived if isinstance(read, Path) else read.source for read in table.reads]
        self._derived = {source.name: source for source in sources if isinstance(source, Derivation)}

    def stale(self, effects: Effects, facts: Facts) -> set[str] | None:
        """The ids of subjects whose rows may be others now; None for all of them."""
        if effects.everything or (self._table.findings and not self._table.subjects and effects.rows):
            return None
        dirty = Dirty()
        for row in effects.rows:
            self._wiring.row_changed(row, facts, dirty)
        for name, keys in effects.values.items():
            if name in self._derived:
                self._wiring.value_changed(self._derived[name], keys, facts, dirty)
        touched = dirty.of(self._table)
        if touched is None or not self._table.findings:
            return touched
        return touched.union(*effects.rules.values())
