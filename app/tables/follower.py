"""Which rows of declared tables to read again after a change."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.tables.column import Table
from app.workflow.assessment import Effects
from app.workflow.derivation import in_order
from app.workflow.facts import Facts
from app.workflow.reads import Dirty, Wiring


class Follower:
    """Follows changes to the rows of tables, by what each table declares that it reads."""

    def __init__(self, tables: Iterable[Table[Any]]) -> None:
        self._tables = tuple(tables)
        self._wiring = Wiring(self._tables)
        self._derivations = {derivation.name: derivation for derivation in in_order(self._tables)}

    def touched(self, effects: Effects, facts: Facts) -> Mapping[str, frozenset[str] | None]:
        """Per name of a table the subjects whose rows to read again, None for all; tables without any are left out."""
        if effects.everything:
            return {table.name: None for table in self._tables}
        dirty = Dirty()
        for row in effects.rows:
            self._wiring.row_changed(row, facts, dirty)
        for name, changed in effects.values.items():
            if name in self._derivations:
                self._wiring.value_changed(self._derivations[name], changed, facts, dirty)
        found: dict[str, frozenset[str] | None] = {}
        for table in self._tables:
            keys = self._findings(table, effects, dirty.of(table))
            if keys is None or keys:
                found[table.name] = None if keys is None or not table.subjects else frozenset(keys)
        return found

    @staticmethod
    def _findings(table: Table[Any], effects: Effects, keys: set[str] | None) -> set[str] | None:
        """The subjects with those whose findings differ; all of a table without subjects after any change."""
        if not table.findings or keys is None:
            return keys
        return keys.union(*effects.rules.values()) if table.subjects else None
