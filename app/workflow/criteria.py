"""The risk criteria in force, decoded, and the versions that older ratings were given under."""

from dataclasses import dataclass
from functools import lru_cache

from app.errors import UserError
from app.i18n import _
from app.model.entities import MethodVersion, Project
from app.risk.method import Method
from app.workflow.derivation import Derivation, View
from app.workflow.reads import Whole


@dataclass(frozen=True, slots=True)
class Criteria:
    """The version in force (None where the project names none), and its method unless `trouble` says why not."""

    version_id: str | None
    method: Method | None
    trouble: str = ""

    def is_older(self, version_id: str | None) -> bool:
        """Whether a rating's version is named and not the one in force."""
        return version_id is not None and version_id != self.version_id


@lru_cache(maxsize=16)
def decoded(document: str) -> Method:
    """The method in the text of a version. UserError when it cannot be used."""
    return Method.from_text(document)


def _criteria(view: View, _row: None) -> Criteria:
    project = view.facts.only(Project)
    version = view.facts.get(MethodVersion, project.method_id if project else None)
    if version is None:
        return Criteria(None, None, _("The project has no risk criteria."))
    try:
        return Criteria(version.id, decoded(version.document))
    except UserError as trouble:
        return Criteria(version.id, None, " ".join(trouble.message.splitlines()))


CRITERIA = Derivation("criteria", (), (Whole(Project), Whole(MethodVersion)), _criteria)


def method_in_force(view: View) -> Method | None:
    """The method that ratings follow; None while the project has none that can be used."""
    return view.of(CRITERIA).method
