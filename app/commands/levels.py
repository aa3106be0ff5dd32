"""Security levels that people set for zones and conduits: SL-T and SL-C (ZCR 5.6, 6.4)."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from app.commands.links import part_id
from app.commands.setters import put
from app.commands.subjects import Subject, subject_of
from app.errors import UserError
from app.i18n import _
from app.model.entities import AdoptedCapability, AssignedLevel
from app.model.fields import Entity
from app.model.levels import FR_CODES, LevelVector, format_frs
from app.store.project import Project
from app.store.work import Work

E = TypeVar("E", bound=Entity)


def assign_levels(project: Project, subject_id: str, levels: Mapping[str, int], rationale: str = "") -> None:
    """Assign SL-T to a zone or conduit: a level 0 to 4 per foundational requirement, with one rationale for them all.

    Requirements that are not named keep what they have. UserError for one that does not exist.
    """
    subject = subject_of(project, subject_id)
    label = _("Assign SL-T of {subject}: {levels}").format(subject=subject.code, levels=_words(levels))
    with project.change(label) as work:
        put(work, [_assigned(subject, fr, level, rationale) for fr, level in levels.items()])


def settle_range(project: Project, subject_id: str, fr: str, level: int, rationale: str) -> None:
    """Choose one level where the derived SL-T is a range; the requirement is no longer open (SL-02)."""
    subject = subject_of(project, subject_id)
    label = _("Settle SL-T of {subject}: {levels}").format(subject=subject.code, levels=_words({fr: level}))
    with project.change(label) as work:
        put(work, [_assigned(subject, fr, level, rationale)])


def follow_derived(project: Project, subject_id: str, frs: Collection[str] = FR_CODES) -> None:
    """Take assigned levels back, so that SL-T follows the derived levels again."""
    subject = subject_of(project, subject_id)
    label = _("SL-T of {subject} follows the derived levels: {frs}")
    with project.change(label.format(subject=subject.code, frs=format_frs(frs))) as work:
        present = _rows(work, AssignedLevel, subject)
        work.delete(AssignedLevel, [row.id for row in present if row.fr in frs])


def adopt_capability(project: Project, subject_id: str, levels: Mapping[str, int], reason: str) -> None:
    """Adopt or set SL-C of a zone or conduit: a level 0 to 4 per foundational requirement, with the reason.

    UserError without a reason: declared capabilities of components become the zone's only when a person says why.
    """
    if not reason.strip():
        raise UserError(_("SL-C is adopted without a reason."), _("Say in a sentence why these levels hold."))
    subject = subject_of(project, subject_id)
    label = _("Adopt SL-C of {subject}: {levels}").format(subject=subject.code, levels=_words(levels))
    with project.change(label) as work:
        put(work, [_adopted(subject, fr, level, reason) for fr, level in levels.items()])


def withdraw_capability(project: Project, subject_id: str, frs: Collection[str] = FR_CODES) -> None:
    """Take adopted levels of SL-C back; the declared capabilities of components stay what they are."""
    subject = subject_of(project, subject_id)
    label = _("Withdraw SL-C of {subject}: {frs}").format(subject=subject.code, frs=format_frs(frs))
    with project.change(label) as work:
        present = _rows(work, AdoptedCapability, subject)
        work.delete(AdoptedCapability, [row.id for row in present if row.fr in frs])


def _rows(work: Work, kind: type[E], subject: Subject) -> list[E]:
    if subject.zone_id is not None:
        return work.where(kind, "zone_id", subject.zone_id)
    return work.where(kind, "conduit_id", subject.conduit_id)


def _assigned(subject: Subject, fr: str, level: int, rationale: str) -> AssignedLevel:
    id = part_id(AssignedLevel, subject.id, _known(fr))
    return AssignedLevel(
        id=id, zone_id=subject.zone_id, conduit_id=subject.conduit_id, fr=fr, level=level, rationale=rationale
    )


def _adopted(subject: Subject, fr: str, level: int, reason: str) -> AdoptedCapability:
    id = part_id(AdoptedCapability, subject.id, _known(fr))
    return AdoptedCapability(
        id=id, zone_id=subject.zone_id, conduit_id=subject.conduit_id, fr=fr, level=level, reason=reason
    )


def _known(fr: str) -> str:
    if fr not in FR_CODES:
        raise UserError(
            _("{fr} is not a foundational requirement.").format(fr=fr),
            _("The codes are {codes}.").format(codes=", ".join(FR_CODES)),
        )
    return fr


def _words(levels: Mapping[str, int]) -> str:
    """Levels as a label says them: the whole vector, or "IAC 3, UC 2"."""
    if all(fr in levels for fr in FR_CODES):
        return str(LevelVector.of(levels))
    return ", ".join(f"{fr} {level}" for fr, level in levels.items())
