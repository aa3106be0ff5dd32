"""Rules of ZCR 5.6 and 6.4: SL-T, what is achieved of it, and what the components can do."""

from collections.abc import Iterator

from app.i18n import N_, _
from app.model.entities import AssignedLevel, Conduit, Zone
from app.model.levels import FR_CODES
from app.risk.gap import GapStanding
from app.risk.target import TargetStanding
from app.workflow.decisions import GAPS_SETTLED, Settlement
from app.workflow.derivation import View
from app.workflow.finding import Evidence, Severity, code_of
from app.workflow.levels import ACHIEVED, CAPABILITY, gaps_of
from app.workflow.places import IN_SCOPE, PLACES, Place, is_in_scope
from app.workflow.reads import Path, the
from app.workflow.rule import Check, Problem, Rule
from app.workflow.targets import CONDUIT_TARGET, ZONE_TARGET, assigned_rows, target

_TARGETS: tuple[Path, ...] = (
    the(Zone).to(IN_SCOPE),
    the(Conduit).to(IN_SCOPE),
    the(Zone).to(ZONE_TARGET),
    the(Conduit).to(CONDUIT_TARGET),
)
_SHOWN = 5


def _has_assigned(view: View, place: Place) -> bool:
    return is_in_scope(view, place) and bool(assigned_rows(view, place))


def _lowered(view: View, place: Place) -> Iterator[Problem]:
    entries = target(view, place)
    found = entries.standing_at(TargetStanding.LOWERED_UNEXPLAINED)
    if found:
        listed = ", ".join(f"{fr} {entries[fr].level} / {entries[fr].derived}" for fr in found)
        sentence = _("SL-T of {place} is assigned below the derived one without rationale: {levels}.")
        yield Problem(sentence.format(place=code_of(place), levels=listed), f"sl_t {found[0]}")


def _unsettled(view: View, place: Place) -> Iterator[Problem]:
    entries = target(view, place)
    missing, ranges = entries.standing_at(TargetStanding.NONE), entries.standing_at(TargetStanding.RANGE)
    if len(missing) == len(FR_CODES):
        yield Problem(_("{place} has no SL-T.").format(place=code_of(place)), "sl_t")
    elif missing:
        sentence = _("{place} has no SL-T in {frs}.").format(place=code_of(place), frs=", ".join(missing))
        yield Problem(sentence, f"sl_t {missing[0]}")
    if ranges:
        listed = ", ".join(f"{fr} {entries[fr].derived}" for fr in ranges)
        sentence = _("SL-T of {place} is a range until a level is chosen: {levels}.")
        yield Problem(sentence.format(place=code_of(place), levels=listed), f"sl_t {ranges[0]}")


def _gap_open(view: View, place: Place) -> Iterator[Problem]:
    settled = view.of(GAPS_SETTLED, place.id)
    for gap in gaps_of(view, place):
        settlement = settled.get(gap.fr, Settlement())
        if gap.standing is not GapStanding.BELOW or settlement.holds is not None:
            continue
        sentence = _("{place} achieves SL {achieved} of SL-T {target} in {fr}, and nothing is decided about it.")
        if settlement.problems:
            sentence = _("{place} achieves SL {achieved} of SL-T {target} in {fr}. The decision does not hold: {why}")
        text = sentence.format(
            place=code_of(place),
            achieved=gap.achievement.level,
            target=gap.target,
            fr=gap.fr,
            why=" ".join(settlement.problems),
        )
        yield Problem(text, f"sl_a {gap.fr}")


def _capability_short(view: View, place: Place) -> Iterator[Problem]:
    """SL 0 asks for nothing; a person's SL-C with its reason stands instead of the components' statements."""
    targets, capability = target(view, place), view.of(CAPABILITY, place.id)
    wanted = {fr: targets[fr].level or 0 for fr in FR_CODES}
    asked = [capability[fr] for fr in FR_CODES if wanted[fr]]
    unknown = [entry for entry in asked if entry.level is None and entry.unknown]
    short = [
        entry
        for entry in asked
        if (entry.every_component_below(wanted[entry.fr]) if entry.level is None else entry.level < wanted[entry.fr])
    ]
    if unknown:
        tags = max((entry.unknown for entry in unknown), key=len)
        frs = ", ".join(entry.fr for entry in unknown)
        shown = ", ".join(tags[:_SHOWN]) + (" …" if len(tags) > _SHOWN else "")
        sentence = _("SL-C of {place} is unknown in {frs}, nothing is declared for {tags}.").format(
            place=code_of(place), frs=frs, tags=shown
        )
        evidence: tuple[Evidence, ...] = tuple(
            (place.table, place.id, f"SL-C unknown {entry.fr}", " ".join(entry.unknown)) for entry in unknown
        )
        yield Problem(sentence, f"sl_c {unknown[0].fr}", evidence)
    if short:
        listed = ", ".join(
            f"{entry.fr} {entry.best if entry.level is None else entry.level} / {wanted[entry.fr]}" for entry in short
        )
        sentence = _("SL-C of {place} stays below SL-T: {levels}.")
        evidence = tuple(
            (place.table, place.id, f"SL-C {entry.fr}", f"{entry.best} {entry.level} {wanted[entry.fr]}")
            for entry in short
        )
        yield Problem(sentence.format(place=code_of(place), levels=listed), f"sl_c {short[0].fr}", evidence)


TARGET_RULES = (
    Rule(
        id="SL-01",
        clause="5.6",
        step=5,
        severity=Severity.ERROR,
        title=N_("SL-T assigned below the derived one without rationale"),
        checks=(
            Check(
                PLACES,
                (*_TARGETS, the(Zone).each(AssignedLevel, "zone_id"), the(Conduit).each(AssignedLevel, "conduit_id")),
                _lowered,
                _has_assigned,
            ),
        ),
    ),
    Rule(
        id="SL-02",
        clause="5.6",
        step=5,
        severity=Severity.ERROR,
        title=N_("SL-T is a range that is not settled, or missing"),
        checks=(Check(PLACES, _TARGETS, _unsettled, is_in_scope),),
    ),
    Rule(
        id="SL-03",
        clause="5.6",
        step=5,
        severity=Severity.ERROR,
        title=N_("Achieved below target without decision"),
        checks=(
            Check(
                PLACES,
                (
                    *_TARGETS,
                    the(Zone).to(ACHIEVED),
                    the(Conduit).to(ACHIEVED),
                    the(Zone).to(GAPS_SETTLED),
                    the(Conduit).to(GAPS_SETTLED),
                ),
                _gap_open,
                is_in_scope,
            ),
        ),
    ),
    Rule(
        id="SL-04",
        clause="6.4",
        step=6,
        severity=Severity.WARNING,
        title=N_("SL-C unknown, or below target for every component"),
        checks=(
            Check(
                PLACES,
                (*_TARGETS, the(Zone).to(CAPABILITY), the(Conduit).to(CAPABILITY)),
                _capability_short,
                is_in_scope,
            ),
        ),
        justifiable=True,
    ),
)
