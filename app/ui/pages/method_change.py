"""Another method, another tolerable level, another way to SL-T: what would move is said before it is done."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _, ngettext
from app.model.vocabulary import SlMethod
from app.risk.method import Method
from app.risk.method_edits import with_tolerable
from app.risk.presets import list_presets, load_preset
from app.risk.rerating import Move
from app.risk.scale_edits import Axis
from app.risk.transfer import letter_moves, level_moves, with_kept_categories
from app.ui.shell.asks import empty
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox, frame
from app.ui.widgets.buttons import Button, Rank
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.labels import label

_PRESENT = ""
_LABEL = 150


@dataclass(frozen=True, slots=True)
class Proposal:
    """A method to put in force, and per scale and letter where what was given goes."""

    method: Method
    moves: dict[Axis, dict[int, int]]
    letters: dict[str, str]


class Named(QWidget):
    """A choice with its name before it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme, self.box = theme, ChoiceBox(theme, name)
        row = HBox(theme, self, spacing=10)
        self._name = label(name, "caption", "secondary", wrap=True)
        row.addWidget(self._name)
        row.addWidget(self.box, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._name.setFixedWidth(self.theme.px(_LABEL))


class ChangeCard(QFrame):
    """Three choices. `proposed` carries a Proposal, None for what is in force; `applied` one to be put in force."""

    proposed = Signal(object)
    applied = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.theme = theme
        self._present: Method | None = None
        self._scored: Callable[[], Collection[str]] = frozenset
        self.proposal: Proposal | None = None
        column = VBox(theme, self, margins=(1, 1, 1, 1))
        head = frame("sheetHead")
        HBox(theme, head, margins=(14, 10, 14, 10)).addWidget(label(_("Change the criteria"), "name"))
        column.addWidget(head)
        body = VBox(theme, margins=(14, 12, 14, 14), spacing=8)
        column.addLayout(body)
        self.preset = self._choice(body, _("Criteria"), self._take_preset)
        self.tolerable = self._choice(body, _("Tolerable up to"), self._propose)
        self.way = self._choice(body, _("Way to SL-T"), self._propose)
        self._moving: dict[Axis, VBox] = {"likelihood": VBox(theme, spacing=6), "impact": VBox(theme, spacing=6)}
        sides = HBox(theme, spacing=24)
        for side in self._moving.values():
            sides.addLayout(side, 1)
        body.addLayout(sides)
        self._scales: dict[Axis, dict[int, ChoiceBox]] = {}
        self._said = label("", "body", "secondary", wrap=True)
        body.addWidget(self._said)
        buttons = HBox(theme, spacing=8)
        self.apply = Button(theme, _("Put in force"), Rank.PRIMARY)
        self.apply.clicked.connect(self._apply)
        self.leave = Button(theme, _("Leave it"))
        self.leave.clicked.connect(self.reset)
        for button in (self.apply, self.leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        body.addLayout(buttons)

    def _choice(self, body: VBox, name: str, picked: Callable[[], None]) -> ChoiceBox:
        row = Named(self.theme, name)
        row.box.activated.connect(lambda _at: picked())
        body.addWidget(row)
        return row.box

    # what is shown

    def show_method(self, present: Method | None, scored: Callable[[], Collection[str]]) -> None:
        """Start from the method in force; `scored` gives the impact categories that have scores."""
        self._present, self._scored = present, scored
        self.reset()

    def reset(self) -> None:
        """Choose what is in force."""
        shipped = [(preset.name, preset.key) for preset in list_presets()]
        own = [(_("As they are: {name}").format(name=self._present.name), _PRESENT)] if self._present else []
        self.preset.offer([*own, *shipped])
        self.preset.choose(_PRESENT)
        self._take_preset()

    def lock(self, why: str) -> None:
        """Let nothing be changed."""
        for box in (self.preset, self.tolerable, self.way):
            box.setEnabled(False)
            box.setToolTip(why)

    def tell_moves(self, moves: Sequence[Move], all: int) -> None:
        """Say how many ratings move, and which way."""
        above = sum(bool(move.after.above) and not move.before.above for move in moves)
        below = sum(bool(move.before.above) and not move.after.above for move in moves)
        said = ngettext("{n} of {all} rating moves", "{n} of {all} ratings move", all).format(n=len(moves), all=all)
        words = _("{said}: {above} come to lie above tolerable, {below} no longer do. One undo takes all of it back.")
        self._said.setText(words.format(said=said, above=above, below=below))
        verb = ngettext("Put in force, {n} rating moves", "Put in force, {n} ratings move", len(moves))
        self.apply.say(verb.format(n=len(moves)))

    def tell(self, words: str) -> None:
        """Say something instead, such as why it cannot be done."""
        self._said.setText(words)

    # what a person chooses

    def _base(self) -> Method | None:
        key = self.preset.value
        return load_preset(str(key)) if key else self._present

    def _take_preset(self) -> None:
        """Other criteria: their own tolerable level and way to SL-T, and where the scores go."""
        base = self._base()
        levels = [(level.label, level.letter) for level in base.levels] if base else []
        self.tolerable.offer(levels)
        self.tolerable.choose(base.tolerable if base else None)
        self.way.offer([(way.label, way) for way in SlMethod])
        self.way.choose(base.sl_rule.method if base else None)
        self._offer_scales(base)
        self._propose()

    def _offer_scales(self, base: Method | None) -> None:
        """Per level of a scale of another size where its scores go; a proposal in proportion is chosen."""
        for side in self._moving.values():
            empty(side)
        self._scales = {}
        if base is None or self._present is None:
            return
        for axis, moves in level_moves(self._present, base).items():
            old, new = (getattr(method, axis) for method in (self._present, base))
            choices = [(f"{number} {level.label}", number) for number, level in enumerate(new, start=1)]
            name = _("Likelihood {n} {label}") if axis == "likelihood" else _("Impact {n} {label}")
            for level, goes_to in moves.items():
                row = Named(self.theme, name.format(n=level, label=old[level - 1].label))
                row.box.offer(choices)
                row.box.choose(goes_to)
                row.box.activated.connect(lambda _at: self._propose())
                self._scales.setdefault(axis, {})[level] = row.box
                self._moving[axis].addWidget(row)

    def _propose(self) -> None:
        base, present = self._base(), self._present
        self.proposal = None
        if base is not None:
            method = base
            if present is not None and base is not present:
                method = with_kept_categories(present, base, self._scored())
            if self.tolerable.value != base.tolerable:
                method = with_tolerable(method, str(self.tolerable.value))
            if isinstance(self.way.value, SlMethod) and self.way.value is not base.sl_rule.method:
                method = replace(method, sl_rule=replace(method.sl_rule, method=self.way.value))
            if present is None or method != present:
                letters = letter_moves(present, method) if present else {}
                self.proposal = Proposal(method, self._moves(), letters)
        for button in (self.apply, self.leave):
            button.setEnabled(self.proposal is not None)
        if self.proposal is None:
            self.apply.say(_("Put in force"))
            self._said.setText(_("Choose something else to see which ratings it would move."))
        self.proposed.emit(self.proposal)

    def _moves(self) -> dict[Axis, dict[int, int]]:
        return {
            axis: {level: int(str(box.value)) for level, box in boxes.items()} for axis, boxes in self._scales.items()
        }

    def _apply(self) -> None:
        if self.proposal is not None:
            self.applied.emit(self.proposal)
