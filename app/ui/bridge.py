"""Between the project and the window: an open project with its assessment, kept in step, and one signal per change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.catalog.catalogue import Catalogue
from app.i18n import _
from app.model.entities import Project as ProjectRow
from app.queries.facts import difference, load_facts
from app.store.journal import Change
from app.store.project import Project, Saved
from app.ui.standing import ProjectStanding, revision_words
from app.workflow.assessment import Assessment, Effects
from app.workflow.finding import Finding
from app.workflow.standing import StepStanding


@dataclass(frozen=True, slots=True)
class Notice:
    """One change as views hear of it: what was done, and what came of it."""

    change: Change
    effects: Effects


class Bridge(QObject):
    """Owns the open project. `changed` carries a Notice after each change; `standing_changed` what the shell shows.

    The rules are evaluated when `assess` is called for the first time, so that rows can be shown before.
    """

    changed = Signal(object)
    standing_changed = Signal()
    _published = Signal(object)

    def __init__(self, project: Project, catalogue: Catalogue, as_of: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.assessment = Assessment(load_facts(project, as_of), catalogue)
        self._saved, self._pending = project.saved, False
        self._steps: tuple[StepStanding, ...] = ()
        self._findings: Mapping[int, tuple[Finding, ...]] = {}
        self._published.connect(self._take_saved)
        project.listeners.append(self._take_change)
        project.saved_listeners.append(self._hear_saved)

    def let_go(self) -> None:
        """Hear of the project no more."""
        self.project.listeners.remove(self._take_change)
        self.project.saved_listeners.remove(self._hear_saved)

    def assess(self) -> None:
        """Evaluate the rules; from now on they are kept in step."""
        self._steps = self.assessment.steps(softened=True)
        found: dict[int, list[Finding]] = {}
        for finding in self.assessment.findings(softened=True):
            if finding.is_open:
                found.setdefault(finding.place.step, []).append(finding)
        self._findings = {number: tuple(findings) for number, findings in found.items()}
        self.standing_changed.emit()

    def standing(self) -> ProjectStanding:
        """What the shell shows of the project now."""
        row = self.assessment.facts.only(ProjectRow)
        undo, redo = self.project.next_undo, self.project.next_redo
        return ProjectStanding(
            name=row.name if row is not None and row.name else self.project.path.stem,
            revision=revision_words(self.assessment),
            saved=self._saved_words(),
            safe=self._saved.trouble is None,
            saving=self._pending,
            undo=undo.label if undo is not None else "",
            redo=redo.label if redo is not None else "",
            steps=self._steps,
            findings=self._findings,
        )

    def _saved_words(self) -> str:
        if self._saved.trouble is not None:
            return _("Stored on this computer; {file} not reachable").format(file=self.project.path.name)
        if self._pending:
            return _("Saving")
        if self._saved.at is None:
            return _("Saved")
        return _("Saved {time}").format(time=f"{self._saved.at:%H:%M}")

    def _take_change(self, change: Change) -> None:
        effects = self.assessment.apply(difference(self.project, change))
        self._pending = True
        self.changed.emit(Notice(change, effects))
        if self._steps:
            self.assess()
        else:
            self.standing_changed.emit()

    def _hear_saved(self, saved: Saved) -> None:
        """Called in the publishing thread: passed on to the thread that owns the window."""
        self._published.emit(saved)

    def _take_saved(self, saved: Saved) -> None:
        self._saved, self._pending = saved, False
        self.standing_changed.emit()
