"""What the change log can be narrowed to: whose changes, which kind, which table, since when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from app.i18n import N_, _
from app.model.fields import field_label
from app.queries.audit import AuditLine, Cause, TrailCounts
from app.tables.change import is_import
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox
from app.ui.widgets.chips import Chip
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.filter_box import FilterBox
from app.ui.widgets.labels import Separator

_PERIODS = ((N_("Any time"), None), (N_("Today"), 0), (N_("Last 7 days"), 6), (N_("Last 30 days"), 29))
_BOX = 132


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is looked for: words, the least day, and whether a line passes. One that is not `narrow` passes all."""

    words: str
    since: date | None
    passes: Callable[[AuditLine], bool] | None

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words.strip()) or self.passes is not None


class AuditFilters(QFrame):
    """The toolbar of the change log. `changed` says that something else is looked for now."""

    changed = Signal()

    def __init__(self, theme: Theme, author: str) -> None:
        super().__init__()
        self.setObjectName("toolBar")
        self.theme, self._author = theme, author
        row = HBox(theme, self, margins=(20, 0, 16, 0), spacing=6)
        self.box = FilterBox(theme, _("Filter by any column"), "/")
        self.box.textChanged.connect(self.changed)
        row.addWidget(self.box)
        row.addWidget(Separator(theme))
        self._mine = self._chip(_("Mine"))
        self._others = self._chip(_("Others"))
        self._imports = self._chip(_("Imports"))
        self._undone = self._chip(_("Undone"))
        self._chips: dict[Chip, Callable[[AuditLine], bool]] = {
            self._mine: lambda line: line.author == author,
            self._others: lambda line: line.author != author,
            self._imports: lambda line: is_import(line.place),
            self._undone: lambda line: line.undone or line.cause is Cause.UNDO,
        }
        for chip in self._chips:
            row.addWidget(chip)
        self._table = ChoiceBox(theme, _("Only in"))
        self._period = ChoiceBox(theme, _("Since"))
        self._period.offer([(_(words), days) for words, days in _PERIODS])
        self._period.choose(None)
        for choice in (self._table, self._period):
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            choice.activated.connect(self.changed)
            row.addWidget(choice)
        row.addStretch(1)
        self.offer_tables(())
        theme.changed.connect(self._measure)
        self._measure()

    def _chip(self, text: str) -> Chip:
        chip = Chip(self.theme, text)
        chip.toggled.connect(self.changed)
        return chip

    def _measure(self) -> None:
        for choice in (self._table, self._period):
            choice.setFixedWidth(self.theme.px(_BOX))

    def offer_tables(self, tables: Sequence[str]) -> None:
        """The tables that one can ask for; the one that is asked for stays."""
        asked = self._table.value
        every: list[tuple[str, object]] = [(_("Any table"), None)]
        self._table.offer(every + sorted((field_label(table), table) for table in tables))
        self._table.choose(asked)

    def show_counts(self, counts: TrailCounts) -> None:
        """How many changes each chip leaves."""
        mine = sum(count for (author, _place), count in counts.made.items() if author == self._author)
        self._mine.count(mine)
        self._others.count(sum(counts.made.values()) - mine)
        self._imports.count(sum(count for (_author, place), count in counts.made.items() if is_import(place)))
        self._undone.count(counts.undone)

    def sieve(self) -> Sieve:
        """What is looked for now."""
        tests = [passes for chip, passes in self._chips.items() if chip.isChecked()]
        table, days = self._table.value, self._period.value
        since = date.today() - timedelta(days=days) if isinstance(days, int) else None
        if table is not None:
            tests.append(lambda line: line.entity == table)
        if since is not None:
            tests.append(lambda line: line.at.astimezone().date() >= since)
        return Sieve(self.box.text(), since, (lambda line: all(one(line) for one in tests)) if tests else None)

    def clear(self) -> None:
        """Look for everything."""
        for chip in self._chips:
            chip.setChecked(False)
        self._table.choose(None)
        self._period.choose(None)
        self.box.clear()
        self.changed.emit()
