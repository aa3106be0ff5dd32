"""An assessment that follows its project: each change re-evaluates what it touched, and nothing else."""

from collections.abc import Callable
from datetime import date

from app.catalog import Catalogue
from app.queries.facts import difference, load_facts
from app.store.journal import Change
from app.store.project import Project
from app.workflow.assessment import Assessment, Effects


class LiveAssessment:
    """A project with its assessment. `listeners` hear of each change once the assessment has taken it over."""

    def __init__(self, project: Project, as_of: date, catalogue: Catalogue) -> None:
        self.project = project
        self.assessment = Assessment(load_facts(project, as_of), catalogue)
        self.listeners: list[Callable[[Change, Effects], None]] = []
        project.listeners.append(self._changed)

    def _changed(self, change: Change) -> None:
        effects = self.assessment.apply(difference(self.project, change))
        for listener in tuple(self.listeners):
            listener(change, effects)
