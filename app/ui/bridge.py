"""Between the project and the window: an open project with its assessment, kept in step, and one signal per change."""

import gc
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from app.catalog.catalogue import Catalogue
from app.model.entities import Attachment, SignOff
from app.model.entities import Project as ProjectRow
from app.queries.facts import damaged_attachments, difference, facts_on_demand
from app.store.journal import Change
from app.store.project import Project, Saved
from app.ui.lasting import lasting
from app.ui.saved_words import locked_words, saved_words
from app.ui.slices import Slices
from app.ui.standing import ProjectStanding, revision_words
from app.workflow.assessment import Assessment, Effects
from app.workflow.finding import Finding
from app.workflow.standing import StepStanding
from app.workflow.step import STEPS

_PAUSE_MS = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """One change as views hear of it: what was done, and what came of it."""

    change: Change
    effects: Effects


class Bridge(QObject):
    """Owns the open project. `changed` carries a Notice after each change; `standing_changed` what the shell shows.
    `paused`: no change for a moment; views that are behind add to the list that it carries what brings them forward
    in small steps, which are taken in turn. `learned`: findings are others without a change of rows.

    A table is read when a page asks for it; `assess_soon` reads the others and evaluates the rules in slices, while
    rows are shown and edited already. Until then there are no steps and no findings.
    """

    changed = Signal(object)
    standing_changed = Signal()
    paused = Signal(object)
    learned = Signal()
    _published = Signal(object, str)

    def __init__(self, project: Project, catalogue: Catalogue, as_of: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.assessment = Assessment(facts_on_demand(project, as_of), catalogue)
        self.latest: Notice | None = None
        self._saved, self._pending = project.saved, False
        self._steps: tuple[StepStanding, ...] = ()
        self._findings: dict[int, tuple[Finding, ...]] = {}
        self._slices: Slices | None = None
        self._catching_up: Slices | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._catch_up)
        self._signed = False
        self._published.connect(self._take_saved)
        project.listeners.append(self._take_change)
        project.saved_listeners.append(self._hear_saved)

    def let_go(self) -> None:
        """Hear of the project no more, and leave what is not evaluated yet."""
        self._pause.stop()
        self._stop_catching_up()
        if self._slices is not None:
            self._slices.stop()
            self._slices = None
        gc.unfreeze()
        self.project.listeners.remove(self._take_change)
        self.project.saved_listeners.remove(self._hear_saved)

    def assess(self) -> None:
        """Evaluate the rules now; from now on they are kept in step."""
        for _step in self._preparation():
            pass
        self._assessed()

    def assess_soon(self) -> None:
        """Evaluate the rules in slices, while the window goes on; from then on they are kept in step."""
        if self._slices is None:
            self._slices = Slices(self._preparation(), self)
            self._slices.done.connect(self._assessed)

    @property
    def saved(self) -> Saved:
        """Whether the project file has everything, as it was last told."""
        return self._saved

    def _preparation(self) -> Generator[None, None, None]:
        with lasting():
            yield from self.assessment.facts.load()
            self._signed = bool(self.assessment.facts.all(SignOff))
            with self.project.reading() as connection:
                damaged = damaged_attachments(connection)
            self.assessment.learn(missing_content=damaged, content_hash=self._content())
            yield from self.assessment.prepare()

    def _assessed(self) -> None:
        self._slices = None
        self._sum_up()
        self.standing_changed.emit()

    def _sum_up(self) -> None:
        self._steps = self.assessment.steps(softened=True)
        self._findings.clear()

    @property
    def assessed(self) -> bool:
        """Whether the rules were evaluated, so that steps and findings are known."""
        return bool(self._steps)

    def findings(self, step: int) -> tuple[Finding, ...]:
        """What is open in a step, as it stands now; gathered when somebody asks for it."""
        if step not in self._findings and self.assessed:
            found = self.assessment.findings(step=step, softened=True)
            self._findings[step] = tuple(finding for finding in found if finding.is_open)
        return self._findings.get(step, ())

    def findings_at(self, id: str) -> tuple[Finding, ...]:
        """What is open about one row."""
        found = self.assessment.findings_at(id) if self.assessed else ()
        return tuple(finding for finding in found if finding.is_open)

    def standing(self) -> ProjectStanding:
        """What the shell shows of the project now."""
        row = self.assessment.facts.only(ProjectRow)
        undo, redo = self.project.next_undo, self.project.next_redo
        return ProjectStanding(
            name=row.name if row is not None and row.name else self.project.path.stem,
            revision=revision_words(self.assessment),
            saved=saved_words(self._saved, saving=self._pending, path=self.project.path),
            safe=self._saved.trouble is None,
            saving=self._pending,
            locked=locked_words(self.project.read_only),
            undo=undo.label if undo is not None else "",
            redo=redo.label if redo is not None else "",
            steps=self._steps,
            findings=_OpenFindings(self),
        )

    def _take_change(self, change: Change) -> None:
        self._look_at_files(change)
        effects = self.assessment.apply(difference(self.project, change))
        self._pending = True
        if effects.everything and self.assessed:
            self._steps = ()
            self._findings.clear()
            self.assess_soon()
        elif self.assessed:
            self._sum_up()
        self._signed = bool(self.assessment.facts.all(SignOff))
        self.latest = Notice(change, effects)
        self.changed.emit(self.latest)
        self.standing_changed.emit()
        self.catch_up_soon()

    def catch_up_soon(self) -> None:
        """Bring forward what nobody sees, when the person pauses: it need not be done when it is shown."""
        self._stop_catching_up()
        self._pause.start()

    def _catch_up(self) -> None:
        if self._slices is not None:
            self._pause.start()
            return
        pieces: list[Iterator[None]] = []
        self.paused.emit(pieces)
        self._catching_up = Slices(_in_turn(pieces), self)
        self._catching_up.done.connect(self._caught_up)

    def _caught_up(self) -> None:
        self._catching_up = None

    def _stop_catching_up(self) -> None:
        if self._catching_up is not None:
            self._catching_up.stop()
            self._catching_up = None

    def _look_at_files(self, change: Change) -> None:
        """Find out whether the files that a change touched are whole; the others are as they were when last read."""
        touched = set(change.touched.get(Attachment.table, ()))
        if touched and self.assessed:
            with self.project.reading() as connection:
                damaged = damaged_attachments(connection, touched)
            self.assessment.learn(missing_content=self.assessment.facts.missing_content - touched | damaged)

    def _hear_saved(self, saved: Saved) -> None:
        """Called in the publishing thread: passed on to the thread that owns the window."""
        self._published.emit(saved, self._content() or "")

    def _content(self) -> str | None:
        """The content hash, where a signature was given for one: with all rows of a large plant it takes a while."""
        return self.project.content_hash if self._signed else None

    def _take_saved(self, saved: Saved, content_hash: str) -> None:
        self._saved, self._pending = saved, False
        if content_hash and self.assessment.learn(content_hash=content_hash).rules and self.assessed:
            self._sum_up()
            self.learned.emit()
        self.standing_changed.emit()


def _in_turn(pieces: Iterable[Iterator[None]]) -> Generator[None, None, None]:
    for piece in pieces:
        yield from piece


class _OpenFindings(Mapping[int, tuple[Finding, ...]]):
    """The open findings by step, gathered when they are looked at: most changes are made where nobody looks."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def __getitem__(self, step: int) -> tuple[Finding, ...]:
        return self._bridge.findings(step)

    def __iter__(self) -> Iterator[int]:
        return (step.number for step in STEPS)

    def __len__(self) -> int:
        return len(STEPS)
