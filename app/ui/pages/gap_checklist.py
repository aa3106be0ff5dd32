"""The checklist below the grid: what SL-T asks of one zone or conduit in one foundational requirement."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.commands.links import part_id
from app.commands.requirements import state_requirements
from app.i18n import N_
from app.model.entities import RequirementState, Zone
from app.model.kinds import Kind
from app.model.vocabulary import RequirementStatus
from app.store.project import Project
from app.tables.column import Column, Table
from app.tables.requirement import REQUIREMENTS, StateRow
from app.ui.bridge import Bridge
from app.ui.table.pane import TablePane
from app.ui.theme import Theme
from app.workflow.assessment import Assessment
from app.workflow.levels import requirement_states
from app.workflow.places import Place


def _column(key: str, **look: Any) -> Column[StateRow]:
    return replace(REQUIREMENTS.column(key), **look)


_COLUMNS = (
    _column("requirement", title=N_("SR"), width=13),
    _column("title", title=N_("Requirement"), width=32),
    _column("level", kind=Kind.LEVEL, width=8, priority=1),
    _column("status", width=15),
    _column("how", width=0),
    _column("evidence", width=16, priority=1),
    _column("owner"),
    _column("due", width=13),
    _column("short", priority=2),
    _column("evidence_document_id"),
    _column("countermeasure_id", priority=2),
    _column("expires", priority=2),
)


class Checklist(TablePane[StateRow]):
    """Rows of the chosen zone and requirement alone: a plant has thousands. Space goes through the six states."""

    plain = True

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        self._place, self._fr = "", ""
        table: Table[StateRow] = replace(
            REQUIREMENTS, name="checklist", columns=_COLUMNS, group="", group_title=None, each=self._rows
        )
        super().__init__(theme, bridge, table, store=self._store)
        self.view.installEventFilter(self)

    def show_part(self, place_id: str, fr: str) -> None:
        """Show what a zone or conduit needs in one foundational requirement."""
        if (place_id, fr) != (self._place, self._fr):
            self._place, self._fr = place_id, fr
            self.fill()

    def _rows(self, assessment: Assessment, place: Place) -> Iterator[StateRow]:
        if place.id == self._place:
            yield from (row for row in REQUIREMENTS.each(assessment, place) if row.row.requirement.fr == self._fr)

    def _store(self, project: Project, values: Mapping[str, Mapping[str, object]]) -> None:
        rows = [self._stated(key, fields) for key, fields in values.items()]
        state_requirements(project, *rows)

    def _stated(self, key: str, fields: Mapping[str, object]) -> RequirementState:
        """What is recorded of a requirement with new values; an untouched one begins a row of its own."""
        id, _blank, requirement = key.partition(" ")
        place = self.bridge.assessment.place(id)
        known = requirement_states(self.bridge.assessment, place).get(requirement)
        if known is None:
            zone, conduit = (id, None) if isinstance(place, Zone) else (None, id)
            own = part_id(RequirementState, id, requirement)
            known = RequirementState(id=own, zone_id=zone, conduit_id=conduit, requirement=requirement)
        given: Any = dict(fields)
        return replace(known, **given)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and self.view.cells.editor is None
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space and not _is_held(event):
            self.cycle()
            return True
        return super().eventFilter(watched, event)

    def cycle(self) -> None:
        """Give the chosen requirements the state after that of the first one."""
        if self.rows and self.bridge.project.read_only is None:
            states = list(RequirementStatus)
            state = states[(states.index(self.rows[0].status) + 1) % len(states)]
            self.edit(self.view.chosen_keys(), self.table.column("status"), state)


def _is_held(event: QKeyEvent) -> bool:
    return event.modifiers() != Qt.KeyboardModifier.NoModifier
