"""A tab of a page that shows one declared table: its rows, what the inspector says of them, what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, ngettext
from app.model.fields import Entity
from app.store.project import Project
from app.tables.column import Column, Table, subject_of
from app.tables.values import display_text
from app.ui.bridge import Bridge
from app.ui.pages.context import Context
from app.ui.pages.pointing import holds_in, point_in, reveal_in, sift_in, tables_of
from app.ui.pages.selection import SelectionPanel
from app.ui.pages.tab import Tab, TabMaker
from app.ui.saved_words import locked_words
from app.ui.shell.content import Rows
from app.ui.shell.page import Hints
from app.ui.standing import ProjectStanding
from app.ui.table.acts import Blank, Store
from app.ui.table.group_row import GroupNote
from app.ui.table.groups import Group
from app.ui.table.pane import Filter, TablePane
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox
from app.ui.widgets.empty_state import EmptyState
from app.workflow.finding import Finding, Severity

R = TypeVar("R")
P = TypeVar("P", bound=QWidget)


class Keep(Protocol):
    """Has the page own a panel, so that it goes when the page goes."""

    def __call__(self, panel: P, /) -> P: ...


_WRITING = ("add_entry", "delete_selected", "delete_rows", "paste", "cut", "fill_down")
_MOST_LOOKED_AT = 2_000
_CELL_KEYS: Hints = (
    ("Space", N_("tick")),
    ("F2", N_("edit cell")),
    ("Del", N_("clear cells")),
    ("Ctrl V", N_("paste from Excel")),
)
_READ_KEYS: Hints = (("Space", N_("tick")), ("Ctrl C", N_("copy")), ("/", N_("filter")))
_ROW_KEYS: Hints = (("Del", N_("delete rows")), ("Ctrl C", N_("copy rows")), ("Esc", N_("back to cells")))
_STAGED_KEYS: Hints = (("Space", N_("take or leave")), ("Enter", N_("decide")), ("Ctrl ↓", N_("next staged")))


@dataclass(frozen=True, slots=True)
class Records(Generic[R]):
    """What a tab shows: a table, its rows in words (one, many), filters, and how rows are made.

    `blank` makes a new row beside another one; `add` stores it; without them the tab adds none. `noted` adds to what
    a group row says: a count in words, and a finding with its severity.
    """

    table: Table[R]
    one: str
    many: str
    filters: Sequence[Filter[R]] = ()
    blank: Blank | None = None
    add: Callable[[Project, Any], object] | None = None
    noted: Callable[[Sequence[R]], GroupNote] | None = None
    empty: Callable[["RecordsTab[Any]"], EmptyState] | None = None
    store: Store | None = None

    def counted(self, number: int) -> str:
        """ "64 assets"."""
        return ngettext(self.one, self.many, number).format(n=number)


def records_maker(context: Context, records: Records[Any], keep: Keep) -> TabMaker:
    """A tab of a page for records; `keep` is the page's."""
    entity, facts = records.table.entity, context.bridge.assessment.facts
    return TabMaker(
        records.table.title,
        tables_of(records.table),
        lambda: RecordsTab(context.theme, context.bridge, records, keep),
        lambda: len(facts.all(entity)) if entity is not None else None,
    )


class RecordsTab(Tab, Generic[R]):
    """Shows records; `keep` is given its panel."""

    def __init__(self, theme: Theme, bridge: Bridge, records: Records[R], keep: Keep) -> None:
        super().__init__()
        self.theme, self.bridge, self.records, self._keep = theme, bridge, records, keep
        self._empty: EmptyState | None = None
        self.pane = TablePane(theme, bridge, records.table, records.filters, records.blank, records.store)
        self.pane.view.noted = self._note
        self.column = VBox(theme, self)
        self.column.addWidget(self.pane)
        self._untyped = ""
        self.pane.view.untyped.connect(self._say_untyped)
        self.pane.chosen.connect(self._chosen)
        self.pane.refused.connect(self.refused)
        self.pane.done.connect(self.done)
        if records.empty is not None:
            self._empty = records.empty(self)
            self.pane.show_when_empty(self._empty)
        self.pane.fill()

    def _chosen(self) -> None:
        self._untyped = ""
        if self.isVisible():
            self.fill_panel()
            self.stirred.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """What was selected or changed while another tab was shown is caught up with."""
        super().showEvent(event)
        self.fill_panel()

    def fill_panel(self) -> None:
        """Have the inspector say what is selected as it is now: the one place that does."""
        rows = self.pane.rows
        if rows:
            self.selection.show_rows(rows, self.findings(rows))

    @cached_property
    def selection(self) -> SelectionPanel:
        """Made when something is selected for the first time: thirty fields take a while."""
        panel = self._keep(SelectionPanel(self.theme, self.records.table, self.pane.choices))
        panel.form.entered.connect(self._enter)
        if words := locked_words(self.bridge.project.read_only):
            panel.form.lock(words)
        return panel

    def _enter(self, column: Column[R], value: object) -> None:
        self.pane.edit(self.pane.view.chosen_keys(), column, value)

    def findings(self, rows: Sequence[R]) -> list[Finding]:
        """What is open about a single row."""
        key = self.records.table.key
        found = (one for row in rows if len(rows) == 1 for one in self.bridge.findings_at(subject_of(key(row))))
        return list(found)

    def sentence(self) -> str:
        """What the status row says: how many rows there are, are shown, staged and chosen; why nothing was typed."""
        if self._untyped:
            return self._untyped
        arrangement, rows = self.pane.model.arrangement, self.pane.rows
        total, shown = len(arrangement), arrangement.shown
        said = [self.records.counted(total)]
        if shown != total:
            said.append(_("{n} shown").format(n=shown))
        if self.pane.model.staged:
            said.append(_("{n} staged").format(n=len(self.pane.model.staged)))
        if rows:
            said.append(self._selected(rows))
        return ", ".join(said)

    def _say_untyped(self, column: Column[R] | None) -> None:
        """Say why typing came to nothing, until something else is chosen."""
        if self.pane.model.staged:
            self._untyped = _("Rows of an import are taken or left with Space; they can be edited once it is applied.")
        elif column is not None:
            said = _("“{column}” is not typed here: it follows from other entries.").format(column=_(column.title))
            self._untyped = f"{said} {_(column.hint)}" if column.hint else said
        self.stirred.emit()

    def _selected(self, rows: Sequence[R]) -> str:
        first, span = self.records.table.columns[0], self.pane.view.span
        wide = len(self.pane.view.chosen_places())
        if not span.rows and (len(rows) > 1 or wide > 1):
            return _("{rows} × {columns} cells").format(rows=len(rows), columns=wide)
        if len(rows) == 1:
            return _("1 selected: {name}").format(name=display_text(first.kind, first.value(rows[0])) or "–")
        return _("{n} selected").format(n=len(rows))

    @property
    def keys(self) -> Hints:
        if self.pane.model.staged:
            return _STAGED_KEYS
        if self.bridge.project.read_only is not None:
            return _READ_KEYS
        return _ROW_KEYS if self.pane.view.span.rows and self.pane.rows else _CELL_KEYS

    # group rows

    def _note(self, group: Group) -> GroupNote:
        rows = [self.pane.model.arrangement.row(key) for key in group.keys]
        counted = [self.records.counted(len(rows))]
        staged = sum(key in self.pane.model.staged for key in group.keys) if self.pane.model.staged else 0
        if staged:
            counted.append(_("{n} staged").format(n=staged))
        own = self.records.noted(rows) if self.records.noted is not None else GroupNote("")
        counted += [own.counted] if own.counted else []
        severity, said = (own.severity, own.finding) if own.severity else self._worst(group.keys)
        return GroupNote(", ".join(counted), severity, said)

    def _worst(self, keys: Sequence[str]) -> tuple[str, str]:
        """The worst severity among the open findings of a group, and how many there are of it."""
        if len(keys) > _MOST_LOOKED_AT:
            return "", ""
        found = [one.severity for key in keys for one in self.bridge.findings_at(key)]
        errors, warnings = found.count(Severity.ERROR), found.count(Severity.WARNING)
        if errors:
            return "error", ngettext("{n} error", "{n} errors", errors).format(n=errors)
        if warnings:
            return "warning", ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings)
        return "", ""

    # what a person does

    def panel(self) -> QWidget | None:
        return self.selection if self.pane.rows else None

    def reveal(self, table: str, id: str) -> bool:
        return reveal_in(self.pane, table, id)

    def sift(self, table: str, words: str) -> bool:
        return sift_in(self.pane, table, words)

    def point_to(self, field: str) -> None:
        if not point_in(self.pane, field) and self.pane.rows:
            self.selection.form.point_to(field)

    def holds(self, rows: Rows) -> bool:
        return holds_in(self.pane, rows)

    def turn_to(self, table: str) -> bool:
        first = self._empty.first if self._empty is not None else None
        shown = self.pane.view if first is None or len(self.pane.model.arrangement) else first
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_standing(self, standing: ProjectStanding) -> None:
        if standing.steps:
            self.pane.view.forget_notes_soon()

    def focus_targets(self) -> Sequence[QWidget]:
        first = (self._empty.first,) if self._empty is not None and self._empty.first is not None else ()
        return (self.pane.view, *first, *(self.beside() if self.pane.rows else ()), self.pane.filter_box)

    def beside(self) -> Sequence[QWidget]:
        """What takes the keyboard in the inspector while something is selected."""
        return (self.selection.form,)

    def can(self, handler: str) -> bool:
        if not super().can(handler) or (self.pane.model.staged and handler in _WRITING):
            return False
        if handler == "add_entry":
            return self.records.add is not None
        return bool(self.pane.rows) or handler in ("paste", "select_all", "go_to_filter")

    def add_entry(self) -> None:
        """Add a row beside the selected one, and start on its first cell."""
        rows, records = self.pane.rows, self.records
        if records.blank is None or records.add is None:
            return
        added: Entity = records.blank(rows[0] if rows else None, 0)
        records.add(self.bridge.project, added)
        view = self.pane.view
        view.choose(added.id, view.shown_places()[0])
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        view.edit_here()

    def delete_selected(self) -> None:
        """Delete ticked rows; of chosen cells what is in them, as in a spreadsheet."""
        acts = self.pane.acts
        self.pane.do(acts.delete if self.pane.view.span.rows else acts.clear)

    def delete_rows(self) -> None:
        """Delete the rows of the chosen cells."""
        self.pane.do(self.pane.acts.delete)

    def cut(self) -> None:
        """Copy the chosen cells and clear them."""
        self.pane.do(self.pane.acts.cut)

    def copy(self) -> None:
        """Copy the chosen cells or rows for a spreadsheet."""
        self.pane.acts.copy()

    def paste(self) -> None:
        """Paste cells of a spreadsheet from the chosen one on."""
        self.pane.do(self.pane.acts.paste)

    def fill_down(self) -> None:
        """Give the chosen cells the value of the first one."""
        self.pane.do(self.pane.acts.fill_down)

    def select_all(self) -> None:
        """Tick every row that is shown."""
        self.pane.view.selectAll()

    def go_to_filter(self) -> None:
        """Type into the filter."""
        self.pane.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
