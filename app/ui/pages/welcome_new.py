"""A new assessment, asked for in place: name, client, risk criteria with a picture of the grid, and a place for it."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QSizePolicy, QWidget

from app.errors import UserError
from app.i18n import _
from app.risk.method import Method
from app.risk.presets import DEFAULT_PRESET, list_presets, load_preset
from app.store.files import SUFFIX
from app.ui.choosers import choose_new_file, documents
from app.ui.paint.basics import CENTRE, RIGHT, write
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.labels import ShortLabel, label
from app.ui.widgets.painted import Painted

_LABEL, _CELL, _AXIS = 132, (34, 24), 20
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new assessment starts from; `register` is an asset register to import at once, if any."""

    name: str
    client: str
    author: str
    template: str
    path: Path
    register: Path | None = None


class GridPicture(Painted):
    """The risk grid of a method: likelihood upwards, impact to the right, the letter in each cell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._method = load_preset(DEFAULT_PRESET)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_method(self, method: Method) -> None:
        """Show the grid of another method."""
        self._method = method
        rows, columns = len(method.likelihood), len(method.impact)
        said = _("Risk grid of {name}: {rows} likelihood levels, {columns} impact levels, {levels} risk levels")
        self.setAccessibleName(
            said.format(name=method.name, rows=rows, columns=columns, levels=", ".join(method.letters))
        )
        self.updateGeometry()
        self.update()

    def measure(self) -> QSize:
        wide, high = (self.theme.px(side) for side in _CELL)
        axis = self.theme.px(_AXIS)
        return QSize(axis + wide * len(self._method.impact) + 1, axis + high * len(self._method.likelihood) + 1)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        theme, method = self.theme, self._method
        wide, high = (theme.px(side) for side in _CELL)
        axis, rows = theme.px(_AXIS), len(method.likelihood)
        small, ink = theme.font("caption"), theme.c("text.muted")
        for likelihood in range(1, rows + 1):
            top = (rows - likelihood) * high
            write(painter, QRectF(0, top, axis - theme.px(6), high), str(likelihood), small, ink, RIGHT)
            for impact in range(1, len(method.impact) + 1):
                cell = QRectF(axis + (impact - 1) * wide, top, wide, high).adjusted(0, 0, -2, -2)
                letter = method.letter_at(likelihood, impact)
                if letter:
                    role = method.level(letter).colour
                    painter.fillRect(cell, theme.c(role))
                    write(painter, cell, letter, theme.font("caption", 700), theme.c(f"on{role}"), CENTRE)
        for impact in range(1, len(method.impact) + 1):
            place = QRectF(axis + (impact - 1) * wide, rows * high, wide - 2, axis)
            write(painter, place, str(impact), small, ink, CENTRE)


class NewAssessment(QFrame):
    """The form. `founded` carries what to make, `refused` why that cannot be, `left` that nothing is made."""

    founded = Signal(object)
    refused = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, author: str) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("panel")
        self._register: Path | None = None
        self._folder, self._chosen = documents(), False
        outer = VBox(theme, self, margins=(1, 1, 1, 1))
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = frame("scrolled")
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        outer.addWidget(area, 1)
        halves = HBox(theme, content, margins=(18, 14, 18, 14), spacing=28)
        column = VBox(theme, spacing=10)
        halves.addLayout(column, 1)
        self._grid = GridPicture(theme)
        side = VBox(theme, spacing=2)
        side.addWidget(self._grid)
        side.addWidget(label(_("Likelihood upwards, impact across"), "caption", "muted"))
        side.addStretch(1)
        halves.addLayout(side)
        self._title = label(_("New assessment"), "title")
        column.addWidget(self._title)
        self.name = self._line(column, _("Name"), _("The plant or system that is assessed"))
        self.client = self._line(column, _("Client"), _("The asset owner, as it should stand on the cover"))
        self.author = self._line(column, _("Your name"), _("Signs every change that you make"))
        self.author.setText(author)
        self._make_template(column)
        self._make_place(column)
        column.addStretch(1)
        outer.addWidget(self._foot())
        self.name.textChanged.connect(self._follow_name)
        QShortcut(QKeySequence("Esc"), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        theme.changed.connect(self._measure)

    def _row(self, column: VBox, title: str) -> HBox:
        row = HBox(self.theme, spacing=8)
        name = label(title, "caption", "secondary")
        name.setProperty("formLabel", True)
        name.setFixedWidth(self.theme.px(_LABEL))
        row.addWidget(name)
        column.addLayout(row)
        return row

    def _measure(self) -> None:
        for name in self.findChildren(QWidget):
            if name.property("formLabel"):
                name.setFixedWidth(self.theme.px(_LABEL))

    def _line(self, column: VBox, title: str, prompt: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(prompt)
        line.setAccessibleName(title)
        line.returnPressed.connect(self._found)
        self._row(column, title).addWidget(line, 1)
        return line

    def _make_template(self, column: VBox) -> None:
        self._template = ChoiceBox(self.theme, _("Risk criteria"))
        self._template.offer([(preset.name, preset.key) for preset in list_presets()])
        self._template.currentIndexChanged.connect(self._show_template)
        self._row(column, _("Risk criteria")).addWidget(self._template, 1)
        self._about = label(type="caption", role="secondary", wrap=True)
        self._row(column, "").addWidget(self._about, 1)
        self._template.choose(DEFAULT_PRESET)

    def _make_place(self, column: VBox) -> None:
        row = self._row(column, _("Save as"))
        self._place = ShortLabel()
        row.addWidget(self._place, 1)
        choose = Button(self.theme, _("Choose…"), small=True)
        choose.clicked.connect(self._choose_place)
        row.addWidget(choose)
        self._path = self._proposal()
        self._place.setText(str(self._path))

    def _foot(self) -> QWidget:
        foot = frame("cardRow")
        row = HBox(self.theme, foot, margins=(18, 10, 18, 10), spacing=8)
        make = Button(self.theme, _("Create assessment"), Rank.PRIMARY, keys="Enter")
        make.clicked.connect(self._found)
        leave = Button(self.theme, _("Cancel"), keys="Esc")
        leave.clicked.connect(self.left)
        row.addWidget(make)
        row.addWidget(leave)
        row.addStretch(1)
        return foot

    def start(self, template: str = "", register: Path | None = None) -> None:
        """Begin with a template, or with an asset register that gives the name."""
        self._register = register
        title = _("New assessment from {file}").format(file=register.name) if register else _("New assessment")
        self._title.setText(title)
        if template:
            self._template.choose(template)
        if register is not None and not self.name.text():
            self.name.setText(register.stem.replace("_", " ").replace("-", " ").strip().capitalize())
        self.name.setFocus()
        self.name.selectAll()

    def save_as(self, path: Path) -> None:
        """Take a place for the file; from now on it does not follow the name."""
        self._path, self._chosen = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX), True
        self._place.setText(str(self._path))

    def _show_template(self) -> None:
        key = str(self._template.value or DEFAULT_PRESET)
        preset = next(one for one in list_presets() if one.key == key)
        self._about.setText(preset.description)
        self._grid.show_method(load_preset(key))

    def _follow_name(self) -> None:
        if not self._chosen:
            self._path = self._proposal()
            self._place.setText(str(self._path))

    def _proposal(self) -> Path:
        """A file of the assessment's name in the folder for documents."""
        stem = " ".join(_FORBIDDEN.sub(" ", self.name.text()).split()).strip(" .") or _("New assessment")
        return self._folder / f"{stem}{SUFFIX}"

    def _choose_place(self) -> None:
        names = _("Projects ({pattern})").format(pattern=f"*{SUFFIX}")
        choose_new_file(self.window(), _("Save the new assessment"), names, self._path, self.save_as)

    def _found(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.refused.emit(UserError(_("The assessment has no name yet."), _("Type what is assessed, then create.")))
            self.name.setFocus()
        elif self._path.exists():
            there = _("{path} is there already.").format(path=self._path)
            self.refused.emit(UserError(there, _("Choose another name or another place; the file was not touched.")))
        else:
            client, author = self.client.text().strip(), self.author.text().strip()
            template = str(self._template.value or DEFAULT_PRESET)
            self.founded.emit(Founding(name, client, author, template, self._path, self._register))
