"""The project and the system under consideration in words (ZCR 1.1)."""

from dataclasses import replace

from app.errors import UserError
from app.i18n import _
from app.model.entities import Baseline, System
from app.model.entities import Project as ProjectRow
from app.store.project import Project


def describe_project(project: Project, described: ProjectRow) -> None:
    """Take over what `described` says of the project; its id, revision and method stay as they are.

    UserError when a value may not stand.
    """
    (row,) = project.rows(ProjectRow)
    with project.change(_("Describe the project")) as work:
        work.replace(replace(described, id=row.id, revision=row.revision, method_id=row.method_id))


def name_revision(project: Project, label: str) -> None:
    """Give the draft another revision label.

    UserError for a blank one, and for that of a frozen revision: two revisions of one label cannot be told apart.
    """
    label = label.strip()
    if not label:
        raise UserError(_("A revision needs a label."), _("For example B, or P02."))
    if any(baseline.revision == label for baseline in project.rows(Baseline)):
        message = _("Revision {revision} is frozen already.").format(revision=label)
        raise UserError(message, _("Choose a label that no frozen revision has."))
    (row,) = project.rows(ProjectRow)
    with project.change(_("Name the revision {revision}").format(revision=label)) as work:
        work.set(ProjectRow, [row.id], revision=label)


def describe_system(project: Project, described: System) -> System:
    """Take over what `described` says of the system under consideration; the answer is its only row.

    UserError when a value may not stand.
    """
    with project.change(_("Describe the system under consideration")) as work:
        for row in work.all(System):
            described = replace(described, id=row.id)
            work.replace(described)
            break
        else:
            work.add(described)
    return described
