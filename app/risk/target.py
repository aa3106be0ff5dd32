"""SL-T of zones and conduits: derived per foundational requirement, assigned by a person (ZCR 5.6, DOMAIN 6)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.i18n import N_, _
from app.model.levels import FR_CODES, LevelRange, LevelSpan, LevelVector, merge_spans
from app.model.terms import Term
from app.risk.sl_method import CalledFor


@dataclass(frozen=True, slots=True)
class Claim:
    """What one scenario or joined zone, by its code, asks of the foundational requirements that it concerns."""

    source: str
    span: LevelSpan
    words: str


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows for a zone or conduit: per foundational requirement its span and every claim on it."""

    range: LevelRange
    claims: tuple[tuple[Claim, ...], ...]

    def claims_on(self, fr: str) -> tuple[Claim, ...]:
        """The claims on one foundational requirement, those that ask most first."""
        return tuple(sorted(self.claims[FR_CODES.index(fr)], key=lambda claim: (-claim.span.high, -claim.span.low)))


@dataclass(frozen=True, slots=True)
class Assigned:
    """A person's decision for one foundational requirement: a level 0 to 4 and its rationale."""

    level: int
    rationale: str = ""


class TargetStanding(Term):
    """How the SL-T of one foundational requirement came about, and whether it is settled."""

    NONE = "none", N_("No SL-T")
    DERIVED = "derived", N_("As derived")
    RANGE = "range", N_("Range, not settled: the high end holds until a level is chosen")
    CHOSEN = "chosen", N_("Chosen from the range")
    AGREED = "agreed", N_("Assigned as derived")
    RAISED = "raised", N_("Assigned above derived")
    LOWERED = "lowered", N_("Assigned below derived, with rationale")
    LOWERED_UNEXPLAINED = "lowered_unexplained", N_("Assigned below derived, without rationale")
    ASSIGNED_ONLY = "assigned_only", N_("Assigned, nothing is derived")


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """SL-T in one foundational requirement.

    `level` is what requirements and gaps use: the assigned level, else the (high end of the) derived one.
    `claims` are those on it, those that ask most first.
    """

    fr: str
    derived: LevelSpan | None
    assigned: Assigned | None
    claims: tuple[Claim, ...]

    @property
    def level(self) -> int | None:
        """The effective level 0 to 4; None when there is none."""
        return None if self.span is None else self.span.high

    @property
    def span(self) -> LevelSpan | None:
        """The effective level as a span; low and high differ while a range is not settled."""
        return self.derived if self.assigned is None else LevelSpan(self.assigned.level, self.assigned.level)

    @property
    def standing(self) -> TargetStanding:
        """How the level came about."""
        if self.assigned is None:
            if self.derived is None:
                return TargetStanding.NONE
            return TargetStanding.RANGE if self.derived.is_range else TargetStanding.DERIVED
        if self.derived is None:
            return TargetStanding.ASSIGNED_ONLY
        if self.assigned.level > self.derived.high:
            return TargetStanding.RAISED
        if self.assigned.level in self.derived:
            return TargetStanding.CHOSEN if self.derived.is_range else TargetStanding.AGREED
        explained = bool(self.assigned.rationale.strip())
        return TargetStanding.LOWERED if explained else TargetStanding.LOWERED_UNEXPLAINED

    @property
    def raised_by(self) -> tuple[Claim, ...]:
        """The claims that set the derived level: those that ask for its high end."""
        return tuple(claim for claim in self.claims if self.derived and claim.span.high == self.derived.high)

    def why(self) -> tuple[str, ...]:
        """Why the level is what it is, a sentence each: the person's decision first, then what raised it."""
        return tuple(self._why())

    def _why(self) -> Iterator[str]:
        if self.assigned is not None:
            text = (
                _("SL {level} was assigned: {rationale}") if self.assigned.rationale else _("SL {level} was assigned.")
            )
            yield text.format(level=self.assigned.level, rationale=self.assigned.rationale)
        for claim in self.raised_by:
            yield _("{source} asks for SL {span}: {words}.").format(
                source=claim.source, span=claim.span, words=claim.words
            )
        if self.standing is TargetStanding.RANGE:
            yield _("The range is not settled; the high end holds until a level is chosen.")
        if self.standing is TargetStanding.NONE:
            yield _("No scored scenario concerns this requirement and no level is assigned.")


@dataclass(frozen=True, slots=True)
class Target:
    """SL-T of a zone or conduit, one entry per foundational requirement. The vector is the record."""

    entries: tuple[TargetEntry, ...]

    def __getitem__(self, fr: str) -> TargetEntry:
        return self.entries[FR_CODES.index(fr)]

    @property
    def vector(self) -> LevelVector:
        """The effective levels."""
        return LevelVector(tuple(entry.level for entry in self.entries))

    @property
    def derived(self) -> LevelRange:
        """What is derived, before any assignment."""
        return LevelRange(tuple(entry.derived for entry in self.entries))

    def standing_at(self, *standings: TargetStanding) -> tuple[str, ...]:
        """The codes of the foundational requirements whose entry has one of these standings."""
        return tuple(entry.fr for entry in self.entries if entry.standing in standings)


def derive(scenarios: Iterable[tuple[str, Sequence[str], CalledFor]]) -> Derived:
    """What scenarios ask of their zone or conduit: (code, FR codes that it defeats, SL that it calls for) each.

    Per foundational requirement the highest of the lows and the highest of the highs. A scenario raises only those
    that it concerns (none named means all seven); one that calls for no SL raises nothing (DOMAIN section 6).
    """
    claims: dict[str, list[Claim]] = {fr: [] for fr in FR_CODES}
    for code, frs, wanted in scenarios:
        if wanted.span is not None:
            claim = Claim(code, wanted.span, wanted.words)
            for fr in frs or FR_CODES:
                claims[fr].append(claim)
    return _derived(claims)


def derive_conduit(own: Derived, zones: Mapping[str, Target]) -> Derived:
    """What is suggested for a conduit: the higher, per FR, of the zones that it joins and of its own scenarios.

    `zones` are the targets of the joined zones by code; a range that is not settled there stays one here.
    """
    claims = {fr: list(own.claims[position]) for position, fr in enumerate(FR_CODES)}
    for code, target in zones.items():
        for entry in target.entries:
            if entry.span is not None:
                claims[entry.fr].append(Claim(code, entry.span, _("SL-T of a joined zone")))
    return _derived(claims)


def target_of(derived: Derived, assigned: Mapping[str, Assigned]) -> Target:
    """SL-T from what is derived and what a person assigned, by FR code."""
    return Target(tuple(TargetEntry(fr, derived.range[fr], assigned.get(fr), derived.claims_on(fr)) for fr in FR_CODES))


def _derived(claims: Mapping[str, list[Claim]]) -> Derived:
    spans = tuple(merge_spans(claim.span for claim in claims[fr]) for fr in FR_CODES)
    return Derived(LevelRange(spans), tuple(tuple(claims[fr]) for fr in FR_CODES))
