"""What the specification can say from the records: text for sections nobody wrote, and open requirements."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.i18n import N_, _
from app.model.entities import (
    AccessPoint,
    Conduit,
    Document,
    ReviewTrigger,
    SpecificationEntry,
    System,
    ThreatSource,
    Zone,
)
from app.model.vocabulary import SpecificationSection, TriggerKind
from app.workflow.criteria import method_in_force
from app.workflow.derivation import View
from app.workflow.levels import RequirementRow, canonical, requirement_rows
from app.workflow.places import IN_SCOPE, Place, place_of
from app.workflow.targets import target


def drafted_text(view: View, section: SpecificationSection) -> str:
    """What the records say about a section; empty where they say nothing, or where only a person can."""
    draft = _DRAFTS.get(section)
    return "" if draft is None else "\n".join(line for line in draft(view) if line.strip())


def drafted_for(view: View, entry: SpecificationEntry) -> str:
    """What the records say in place of the text of an entry: about its requirement, else about its section."""
    place = place_of(view, entry.zone_id, entry.conduit_id)
    if not entry.requirement:
        return drafted_text(view, entry.section)
    wanted = canonical(entry.requirement)
    rows = requirement_rows(view, place) if place is not None else ()
    return next((_requirement_text(row, place) for row in rows if place and row.requirement.id == wanted), "")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the records add to the specification: texts for entries without one, by id, and entries that are new."""

    texts: Mapping[str, str]
    entries: tuple[SpecificationEntry, ...]
    sections: frozenset[SpecificationSection]


def draft_specification(view: View) -> Draft:
    """Text for sections without any, and an entry for each stated requirement that SL-T asks for and that is not met.

    A section whose entry waits for its text gets it there. What has an entry already gets none. A requirement that
    nobody assessed is not known to be unmet.
    """
    entries = sorted(view.facts.all(SpecificationEntry).values(), key=lambda entry: (entry.code, entry.id))
    written = {entry.section for entry in entries if entry.text.strip()}
    found = {one: text for one in _TITLES if one not in written and (text := drafted_text(view, one))}
    waiting = {entry.section: entry.id for entry in reversed(entries) if not entry.requirement}
    new = [
        SpecificationEntry(section=one, title=_(_TITLES[one]), text=text)
        for one, text in found.items()
        if one not in waiting
    ]
    texts = {waiting[one]: text for one, text in found.items() if one in waiting}
    return Draft(texts, (*new, *_open_requirements(view, entries)), frozenset(found))


def _open_requirements(view: View, entries: Iterable[SpecificationEntry]) -> Iterator[SpecificationEntry]:
    known = {(entry.zone_id, entry.conduit_id, canonical(entry.requirement)) for entry in entries if entry.requirement}
    for place in _places(view):
        zone, conduit = (place.id, None) if isinstance(place, Zone) else (None, place.id)
        for row in requirement_rows(view, place):
            if row.at_target and row.short and row.state and (zone, conduit, row.requirement.id) not in known:
                yield SpecificationEntry(
                    title=_("{requirement} in {place}").format(requirement=row.requirement.id, place=place.code),
                    text=_requirement_text(row, place),
                    owner=row.state.owner,
                    zone_id=zone,
                    conduit_id=conduit,
                    requirement=row.requirement.id,
                )


def _requirement_text(row: RequirementRow, place: Place) -> str:
    said = _("{place} has to meet {requirement}, {title}, which applies from SL {level} on.")
    text = said.format(
        place=place.code, requirement=row.requirement.id, title=_(row.requirement.title), level=row.level
    )
    how = row.state.how.strip() if row.state is not None else ""
    said = _("Missing today: {how}") if row.short else _("Met today: {how}")
    return f"{text}\n{said.format(how=how)}" if how else text


def _places(view: View) -> list[Place]:
    """Zones, then conduits, inside the system, by code."""
    found: list[Place] = []
    for places in (view.facts.all(Zone).values(), view.facts.all(Conduit).values()):
        found += sorted((one for one in places if view.of(IN_SCOPE, one.id)), key=lambda one: (one.code, one.id))
    return found


def _system(view: View) -> Iterator[str]:
    for system in view.facts.all(System).values():
        yield from (system.name, system.purpose, system.perimeter, system.functions)


def _drawings(view: View) -> Iterator[str]:
    for place in _places(view):
        yield f"{place.code} {place.name}".strip()


def _characteristics(view: View) -> Iterator[str]:
    said = _("{place}: SL-T {vector}")
    for place in _places(view):
        vector = target(view, place).vector
        if any(level is not None for level in vector.levels):
            yield said.format(place=place.code, vector=vector)


def _environment(view: View) -> Iterator[str]:
    points = sorted(view.facts.all(AccessPoint).values(), key=lambda point: (point.code, point.id))
    for point in points:
        yield f"{point.code} {point.name}".strip()


def _threats(view: View) -> Iterator[str]:
    said = _("{name}: {means}; warrants SL {level}")
    for source in sorted(view.facts.all(ThreatSource).values(), key=lambda source: (source.code, source.id)):
        if source.credible:
            yield said.format(name=source.name or source.code, means=source.means or "–", level=source.warrants)


def _policies(view: View) -> Iterator[str]:
    """Policies that zones and conduits name, and documents that are policies."""
    for place in _places(view):
        if place.policies.strip():
            yield _("{place}: {policies}").format(place=place.code, policies=" ".join(place.policies.split()))
    yield from _documents(view, _POLICY_KINDS)


def _regulation(view: View) -> Iterator[str]:
    """Documents that are regulation, and changes of regulation that called for a review."""
    yield from _documents(view, _REGULATION_KINDS)
    for trigger in sorted(view.facts.all(ReviewTrigger).values(), key=lambda one: (one.code, one.id)):
        if trigger.kind is TriggerKind.REGULATION and trigger.description.strip():
            yield f"{trigger.code}: {' '.join(trigger.description.split())}"


def _documents(view: View, kinds: tuple[str, ...]) -> Iterator[str]:
    for document in sorted(view.facts.all(Document).values(), key=lambda one: (one.code, one.id)):
        if document.kind.casefold().startswith(kinds):
            named = " ".join(part for part in (document.code, document.title) if part)
            yield ", ".join(part for part in (named, document.number, document.revision) if part)


def _tolerable(view: View) -> Iterator[str]:
    method = method_in_force(view)
    if method is not None:
        named = next((level.label for level in method.levels if level.letter == method.tolerable), "")
        said = _("The highest tolerable risk level is {letter} {name}.")
        yield said.format(letter=method.tolerable, name=named).replace(" .", ".")
    for place in _places(view):
        if isinstance(place, Zone) and place.tolerable:
            yield _("{place}: tolerable up to {letter}.").format(place=place.code, letter=place.tolerable)


_Draft = Callable[[View], Iterator[str]]
_DRAFTS: dict[SpecificationSection, _Draft] = {
    SpecificationSection.SYSTEM: _system,
    SpecificationSection.DRAWINGS: _drawings,
    SpecificationSection.CHARACTERISTICS: _characteristics,
    SpecificationSection.ENVIRONMENT: _environment,
    SpecificationSection.THREATS: _threats,
    SpecificationSection.POLICIES: _policies,
    SpecificationSection.TOLERABLE: _tolerable,
    SpecificationSection.REGULATION: _regulation,
}
_TITLES = {
    SpecificationSection.SYSTEM: N_("System and perimeter"),
    SpecificationSection.DRAWINGS: N_("Zones and conduits"),
    SpecificationSection.CHARACTERISTICS: N_("Target levels"),
    SpecificationSection.ENVIRONMENT: N_("Access points"),
    SpecificationSection.THREATS: N_("Credible threat sources"),
    SpecificationSection.POLICIES: N_("Organisational policies"),
    SpecificationSection.TOLERABLE: N_("Tolerable risk"),
    SpecificationSection.REGULATION: N_("Regulatory requirements"),
}
_POLICY_KINDS = ("polic", "procedure", "work instruction")
_REGULATION_KINDS = ("regulat", "law", "act", "directive", "statut", "ordinance", "permit", "licence")
"""How the kind of a document begins, which is free text."""
