"""The risk that is tolerable: the project's, or a zone's own (DOMAIN section 3)."""

from dataclasses import dataclass
from decimal import Decimal

from app.i18n import _
from app.risk.method import Method


@dataclass(frozen=True, slots=True)
class Tolerance:
    """The highest tolerable risk level, and its number where cells have numbers.

    `own` says that it is a zone's own; `note` says in words what became of the zone's own wish, "" without one.
    """

    letter: str
    number: Decimal | None
    own: bool = False
    note: str = ""


def tolerance_of(method: Method, letter: str = "", reason: str = "") -> Tolerance:
    """The tolerance that holds where a zone asks for `letter` ("" for the project's).

    A stricter level holds at once, a laxer one only with a reason. A zone's tolerable number is the highest number
    of the cells of its level.
    """
    project = Tolerance(method.tolerable, method.tolerable_number)
    if not letter or letter == method.tolerable:
        return project
    if letter not in method.letters:
        note = _("The zone's level {letter} is not one of the method's, the project's tolerance holds.")
        return Tolerance(project.letter, project.number, note=note.format(letter=letter))
    numbers = method.numbers_by_letter.get(letter)
    own = Tolerance(letter, numbers[-1] if numbers else None, own=True)
    if method.rank(letter) < method.rank(method.tolerable):
        note = _("The zone is stricter than the project.")
        return Tolerance(own.letter, own.number, own=True, note=note)
    if not reason.strip():
        note = _("The zone's laxer level {letter} has no reason, the project's tolerance holds.")
        return Tolerance(project.letter, project.number, note=note.format(letter=letter))
    note = _("The zone is laxer than the project: {reason}").format(reason=reason.strip())
    return Tolerance(own.letter, own.number, own=True, note=note)
