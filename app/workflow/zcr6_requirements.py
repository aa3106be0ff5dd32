"""Rules of ZCR 6: requirements, the sections of the specification, the risk criteria, attachments."""

from collections.abc import Iterator

from app.i18n import N_, _
from app.model.entities import (
    AssetGroup,
    Attachment,
    Conduit,
    Document,
    EssentialFunction,
    InitialRating,
    Project,
    RequirementState,
    Scenario,
    SpecificationEntry,
    Zone,
)
from app.model.vocabulary import RequirementStatus, SpecificationSection, Stage
from app.risk.achieved import Shortfall, shortfall
from app.risk.self_test import self_test
from app.workflow.criteria import CRITERIA
from app.workflow.derivation import View
from app.workflow.finding import Severity, code_of, seen
from app.workflow.levels import answer
from app.workflow.places import PLACES, RATED, Place, Rated, initial_rating, place_of
from app.workflow.reads import Given, Whole, the
from app.workflow.rule import Check, Problem, Rule
from app.workflow.scenarios import RISK, scenarios_of

_ACTIONS = (RequirementStatus.PARTLY, RequirementStatus.GAP)


def _is_requirement(_view: View, entry: SpecificationEntry) -> bool:
    return entry.section is SpecificationSection.SPECIFICATION


def _without_owner(_view: View, entry: SpecificationEntry) -> Iterator[Problem]:
    if not entry.owner.strip():
        yield Problem(_("Requirement {code} has no owner.").format(code=code_of(entry)), "owner")


def _is_assessed(_view: View, state: RequirementState) -> bool:
    return state.status is not RequirementStatus.NOT_ASSESSED


def _incomplete_state(view: View, state: RequirementState) -> Iterator[Problem]:
    place = place_of(view, state.zone_id, state.conduit_id)
    where = {"requirement": state.requirement, "place": "–" if place is None else code_of(place)}
    code = "{place} {requirement}".format(**where)
    if not state.how.strip():
        sentence = _("{requirement} in {place} is “{status}” without saying how.")
        yield Problem(sentence.format(status=state.status.label, **where), "how", code=code)
    if state.status in _ACTIONS and not state.owner.strip():
        yield Problem(_("{requirement} in {place} has no owner.").format(**where), "owner", code=code)
    short = shortfall(answer(view, state), view.facts.as_of)
    if short is Shortfall.EXPIRED:
        yield Problem(_("The compensation of {requirement} in {place} expired.").format(**where), "expires", code=code)
    elif short is Shortfall.NOT_IMPLEMENTED:
        sentence = _("{requirement} in {place} is compensated without an implemented countermeasure.")
        yield Problem(sentence.format(**where), "countermeasure_id", code=code)


_DRAFTED = tuple(section for section in SpecificationSection if section is not SpecificationSection.SPECIFICATION)


def _empty_sections(view: View, _project: Project) -> Iterator[Problem]:
    entries = view.facts.all(SpecificationEntry).values()
    written = {entry.section for entry in entries if entry.text.strip()}
    for section in _DRAFTED:
        if section not in written:
            sentence = _("Section {section} of the specification is empty.").format(section=section.label)
            yield Problem(sentence, f"section {section}", clause=section)


def _method_flaws(view: View, _project: Project) -> Iterator[Problem]:
    criteria = view.of(CRITERIA)
    if criteria.method is None:
        yield Problem(criteria.trouble, "method_id")
        return
    for problem in self_test(criteria.method):
        yield Problem(problem.sentence, f"method {problem.place}")


def _older_ratings(view: View, place: Place) -> Iterator[Problem]:
    criteria = view.of(CRITERIA)
    risks = [view.of(RISK, scenario.id) for scenario in scenarios_of(view, place)]
    rated = [one for risk in risks for stage in Stage if (one := risk.at(stage)) is not None]
    older = [one for one in rated if criteria.is_older(one.version_id)]
    if older:
        sentence = _("{count} of {all} ratings in {place} were given under an older version of the criteria.")
        text = sentence.format(count=len(older), all=len(rated), place=code_of(place))
        yield Problem(text, "rating", tuple(("rating", one.id, "method_id", one.version_id) for one in older))


def _older_initial(view: View, rated: Rated) -> Iterator[Problem]:
    rating = initial_rating(view, rated)
    if rating is not None and view.of(CRITERIA).is_older(rating.method_id):
        sentence = _("The initial rating of {code} was given under an older version of the criteria.")
        yield Problem(sentence.format(code=code_of(rated)), "method_id", seen(rating, "method_id"))


def _content_lost(view: View, attachment: Attachment) -> Iterator[Problem]:
    if not attachment.sha256 or attachment.id in view.facts.missing_content:
        document = view.facts.get(Document, attachment.document_id)
        sentence = _("Attachment {file} of {document} is missing or was changed.").format(
            file=attachment.file_name, document="–" if document is None else code_of(document)
        )
        yield Problem(sentence, "sha256")


REQUIREMENT_RULES = (
    Rule(
        id="RQ-01",
        clause="6.1",
        step=6,
        severity=Severity.WARNING,
        title=N_("Requirement without owner, state without how, or compensation expired"),
        checks=(
            Check((SpecificationEntry,), (), _without_owner, _is_requirement),
            Check(
                (RequirementState,),
                (
                    the(RequirementState).its("zone_id"),
                    the(RequirementState).its("conduit_id"),
                    the(RequirementState).its("countermeasure_id"),
                    Whole(Given.AS_OF),
                ),
                _incomplete_state,
                _is_assessed,
            ),
        ),
    ),
    Rule(
        id="RQ-02",
        clause="6.2-6.9",
        step=6,
        severity=Severity.ERROR,
        title=N_("Section of the specification empty"),
        checks=(Check((Project,), (Whole(SpecificationEntry),), _empty_sections),),
    ),
)

METHOD_RULES = (
    Rule(
        id="ME-01",
        clause="6.8",
        step=6,
        severity=Severity.ERROR,
        title=N_("Self-test of the risk criteria fails"),
        checks=(Check((Project,), (Whole(CRITERIA),), _method_flaws),),
    ),
    Rule(
        id="ME-02",
        clause="6.8",
        step=6,
        severity=Severity.WARNING,
        title=N_("Ratings given under an older version of the criteria"),
        checks=(
            Check(
                PLACES,
                (
                    the(Zone).each(Scenario, "zone_id").to(RISK),
                    the(Conduit).each(Scenario, "conduit_id").to(RISK),
                    Whole(CRITERIA),
                ),
                _older_ratings,
            ),
            Check(
                RATED,
                (
                    the(EssentialFunction).each(InitialRating, "function_id"),
                    the(AssetGroup).each(InitialRating, "group_id"),
                    Whole(CRITERIA),
                ),
                _older_initial,
            ),
        ),
        justifiable=True,
    ),
)

FILE_RULES = (
    Rule(
        id="FI-01",
        clause="6",
        step=6,
        severity=Severity.ERROR,
        title=N_("Attachment missing or changed"),
        checks=(
            Check((Attachment,), (the(Attachment).its("document_id"), Whole(Given.MISSING_CONTENT)), _content_lost),
        ),
    ),
)
