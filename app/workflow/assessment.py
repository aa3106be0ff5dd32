"""The assessment as everything above reads it: the facts, all that follows from them, and the findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.catalog.catalogue import Catalogue
from app.model.entities import Comparison, MethodVersion
from app.risk.achieved import Achieved
from app.risk.capability import Capabilities
from app.risk.gap import Gap
from app.risk.initial import InitialRisk
from app.risk.method import Method
from app.risk.outcome import Outcome
from app.risk.sl_method import CalledFor
from app.risk.target import Target
from app.risk.tolerance import Tolerance
from app.workflow import levels, places, scenarios, targets
from app.workflow.criteria import CRITERIA, Criteria, decoded
from app.workflow.decisions import GAPS_SETTLED, SETTLED, Settlement
from app.workflow.derivation import View, collector_paused, in_order
from app.workflow.facts import Difference, Facts, RowChange
from app.workflow.finding import Finding, Severity
from app.workflow.ledger import Ledger
from app.workflow.places import Place
from app.workflow.progress import Tally
from app.workflow.reads import Dirty, Given, Node, Whole, Wiring
from app.workflow.routes import GAP_IN_ROUTE
from app.workflow.rule import Rule
from app.workflow.rules import RULES
from app.workflow.standing import Gate, StepBoard, StepStanding
from app.workflow.zcr4_comparison import comparison_of

MANY = 2_000
"""So many changed rows are not followed one by one: everything is evaluated again when it is asked for."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change brought about.

    `values` gives per derivation the keys whose value is another (of those that were asked for before), `rules` per
    rule the rows whose findings differ. `everything` says that too much changed to be listed.
    """

    rows: tuple[RowChange, ...] = ()
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rules: Mapping[str, frozenset[str]] = field(default_factory=dict)
    everything: bool = False


class Assessment(View):
    """Read-only, and kept in step: `apply` and `learn` are the only ways in which anything changes.

    `nodes` are what is kept in step. Values are evaluated when they are first asked for. A place is a zone or
    conduit, named by its id. Asking for a row that does not exist raises KeyError.
    """

    def __init__(self, facts: Facts, catalogue: Catalogue, rules: Sequence[Rule] = RULES) -> None:
        self.rules = tuple(rules)
        self._ledgers = tuple(Ledger(rule, check) for rule in rules for check in rule.checks)
        self._tally = Tally()
        super().__init__(facts, catalogue, in_order((*self._ledgers, self._tally)))
        self.nodes: tuple[Node, ...] = (*self._values, *self._ledgers, self._tally)
        self._wiring = Wiring(self.nodes)
        self._board = StepBoard(self, self._ledgers, self._tally)

    # Change

    def apply(self, difference: Difference) -> Effects:
        """Take over changed rows; only what they touched is evaluated again."""
        rows = self.facts.apply(difference)
        if len(rows) > MANY:
            self.forget()
            return Effects(rows, everything=True)
        dirty = Dirty()
        for row in rows:
            self._wiring.row_changed(row, self.facts, dirty)
        return replace(self._evaluate(dirty), rows=rows)

    def learn(
        self,
        *,
        as_of: date | None = None,
        missing_content: frozenset[str] | None = None,
        content_hash: str | None = None,
    ) -> Effects:
        """Take over what is known besides the rows; what is left out stays as it was."""
        told = {Given.AS_OF: as_of, Given.MISSING_CONTENT: missing_content, Given.CONTENT_HASH: content_hash}
        dirty = Dirty()
        for given, value in told.items():
            if value is not None and value != getattr(self.facts, given):
                setattr(self.facts, given, value)
                self._wiring.given_changed(given, dirty)
        return self._evaluate(dirty)

    def prepare(self) -> Iterator[None]:
        """Evaluate all that findings and steps follow from, in small steps; anything may happen in between."""
        # Values that are compared with each other are asked for all at once: each is made beforehand.
        wholes = {read.source for node in self.nodes for read in node.reads if isinstance(read, Whole)}
        for derivation in self._values:
            if derivation in wholes:
                for id in [id for kind in derivation.subjects for id in self.facts.all(kind)]:
                    if any(self.facts.get(kind, id) for kind in derivation.subjects):
                        self.of(derivation, id)
                    yield
        for ledger in self._ledgers:
            yield from ledger.prepare(self)
        yield from self._tally.prepare(self)

    def forget(self) -> None:
        """Drop everything that was evaluated, as after a change of the language."""
        super().forget()
        for ledger in self._ledgers:
            ledger.forget()
        self._tally.forget()

    def _evaluate(self, dirty: Dirty) -> Effects:
        values, rules = {}, dict[str, frozenset[str]]()
        for derivation in self._values:
            changed = self.refresh(derivation, dirty.of(derivation))
            if changed:
                values[derivation.name] = changed
                self._wiring.value_changed(derivation, changed, self.facts, dirty)
        for ledger in self._ledgers:
            differs = ledger.refresh(self, dirty.of(ledger))
            if differs:
                rules[ledger.rule.id] = rules.get(ledger.rule.id, frozenset()) | differs
        self._tally.refresh(self, dirty.of(self._tally))
        return Effects(values=values, rules=rules)

    # Criteria

    @property
    def criteria(self) -> Criteria:
        """The version of the risk criteria in force."""
        return self.of(CRITERIA)

    @property
    def method(self) -> Method | None:
        """The method in force; None while the project has none that can be used."""
        return self.criteria.method

    def method_of(self, version_id: str) -> Method:
        """The method of any version. UserError when it cannot be used."""
        version = self.facts.get(MethodVersion, version_id)
        if version is None:
            raise KeyError(version_id)
        return decoded(version.document)

    # Scenarios

    def risk(self, scenario_id: str) -> scenarios.ScenarioRisk:
        """The ratings of a scenario at each stage with their outcomes, and its state."""
        return self.of(scenarios.RISK, scenario_id)

    def standing_on(self, scenario_id: str, day: date) -> scenarios.Rated | None:
        """The residual rating that stands on a day (DOMAIN sections 5 and 11)."""
        return scenarios.standing_on(self, scenario_id, day)

    def measures(self, scenario_id: str) -> scenarios.Measures:
        """The countermeasures that a scenario names."""
        return self.of(scenarios.MEASURES, scenario_id)

    def called_for(self, scenario_id: str) -> CalledFor | None:
        """The SL that a scenario calls for and why; None while its unmitigated risk is not scored."""
        return self.of(scenarios.CALLED, scenario_id)

    def settlement(self, scenario_id: str) -> Settlement:
        """What was decided about a scenario's residual risk, and whether it holds."""
        return self.of(SETTLED, scenario_id)

    # Initial risk and comparison

    def worst_case(self, rated_id: str) -> Outcome | None:
        """The initial risk of an essential function or asset group; None without a usable method."""
        return self.of(places.WORST_CASE, rated_id)

    def initial(self, place_id: str) -> InitialRisk:
        """The initial risk of a place; without an outcome it is not rated."""
        return places.initial_risk(self, self.place(place_id))

    def tolerance(self, place_id: str) -> Tolerance | None:
        """The tolerable risk in force for a place; None without a usable method."""
        return self.of(places.TOLERANCE, place_id)

    def comparison(self, place_id: str) -> Comparison | None:
        """What was recorded in ZCR 4.1 for a place."""
        return comparison_of(self, self.place(place_id))

    def suggestion(self, place_id: str) -> places.Suggestion:
        """What the comparison suggests for a place, with the reason."""
        return places.suggestion(self, self.place(place_id))

    # Security levels

    def target(self, place_id: str) -> Target:
        """SL-T of a place: per FR derived, assigned, in force, how it came about and why."""
        return targets.target(self, self.place(place_id))

    def achieved(self, place_id: str) -> Achieved:
        """SL-A of a place, and what raises it next."""
        return self.of(levels.ACHIEVED, place_id)

    def gaps(self, place_id: str) -> tuple[Gap, ...]:
        """SL-T minus SL-A of a place, per foundational requirement."""
        return levels.gaps_of(self, self.place(place_id))

    def gap_decisions(self, place_id: str) -> Mapping[str, Settlement]:
        """What was decided about the gaps of a place, by foundational requirement."""
        return self.of(GAPS_SETTLED, place_id)

    def capability(self, place_id: str) -> Capabilities:
        """SL-C of a place: screening figures, unknown assets, adopted levels."""
        return self.of(levels.CAPABILITY, place_id)

    def requirements(self, place_id: str) -> tuple[levels.RequirementRow, ...]:
        """Every SR and RE for a place, with its state and whether SL-T requires it."""
        return levels.requirement_rows(self, self.place(place_id))

    # Places and flows

    def place(self, id: str) -> Place:
        """The zone or conduit of an id."""
        found = places.place_of(self, id, id)
        if found is None:
            raise KeyError(id)
        return found

    def in_scope(self, place_id: str) -> bool:
        """Whether a place is part of the system under consideration."""
        return self.of(places.IN_SCOPE, place_id)

    def gap_in_route(self, flow_id: str) -> str | None:
        """Where the path of a flow breaks, in words; None when it arrives."""
        return self.of(GAP_IN_ROUTE, flow_id)

    # Findings

    def findings(self, *, step: int | None = None, softened: bool = False) -> tuple[Finding, ...]:
        """Every finding in the order of the rules, justified ones included; of one step where it is named.

        `softened` shows what was found in a step that nobody touched as hints, as the window does.
        """
        ledgers = (ledger for ledger in self._ledgers if step in (None, ledger.rule.step))
        with collector_paused():
            found = [finding for ledger in ledgers for finding in ledger.all(self)]
        return tuple(self._softened(found) if softened else found)

    def findings_at(self, id: str) -> tuple[Finding, ...]:
        """The findings about one row."""
        return tuple(finding for ledger in self._ledgers for finding in ledger.of(self, id))

    def open_work(self) -> Iterator[tuple[Rule, list[Finding], int]]:
        """Per check that found something open its rule, the first open finding at each row, and how many there are."""
        for ledger in self._ledgers:
            firsts = ledger.open_at(self)
            yield ledger.rule, firsts, ledger.open_by_clause(self).total() if firsts else 0

    def steps(self, *, softened: bool = False) -> tuple[StepStanding, ...]:
        """Where the seven steps stand."""
        return self._board.steps(softened)

    def gate(self) -> Gate:
        """What blocks the freeze. Never softened."""
        return self._board.gate()

    def _softened(self, findings: Iterable[Finding]) -> Iterable[Finding]:
        untouched = {step.step.number for step in self.steps() if not step.touched}
        for finding in findings:
            yield replace(finding, severity=Severity.HINT) if finding.place.step in untouched else finding
