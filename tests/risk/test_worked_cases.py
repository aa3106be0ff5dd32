"""Cases worked by hand: `worked_cases.csv` writes out the arithmetic that each expected result follows from.

Columns: what is asked; the preset and what is changed in it; what is given; the result; the arithmetic. The
as-of date is 30 June 2026.
"""

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from app.model.levels import FR_CODES, LevelSpan, LevelVector, parse_frs
from app.model.vocabulary import RequirementStatus, SlMethod
from app.risk.acceptance import Acceptance, acceptance_problems, accepted_until, may_accept
from app.risk.achieved import Achieved, Answer, RequirementLevels, achieved
from app.risk.capability import Adopted, Component, capabilities
from app.risk.gap import GapStanding, gaps
from app.risk.initial import InitialRisk, conduit_initial, initial_outcome, zone_initial
from app.risk.likelihood import likelihood_of
from app.risk.method import Method
from app.risk.outcome import Outcome, rate
from app.risk.residual import lowered, residual_above, standing_stage, unmoved
from app.risk.scores import parse_scores
from app.risk.sl_method import CalledFor, called_for, zone_method
from app.risk.target import Assigned, Derived, Target, derive, derive_conduit, target_of
from app.risk.tolerance import Tolerance, tolerance_of
from tests.risk.worked_words import Given, method_of, parts, rating_of, several, short_rating

AS_OF = date(2026, 6, 30)

with Path(__file__).with_name("worked_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_result_is_the_one_worked_out_by_hand(case: dict[str, str]) -> None:
    asked, _space, of = case["asked"].partition(" ")
    answer = ANSWERS.get(case["asked"]) or ANSWERS[asked]
    method, given = method_of(case["method"]), parts(case["given"])
    assert answer(method, given, of) == case["expected"], case["arithmetic"]


def test_every_kind_of_question_is_asked_and_every_case_writes_out_its_arithmetic() -> None:
    asked = Counter(case["asked"] for case in CASES)
    assert {name for name in ANSWERS if not any(question.startswith(name) for question in asked)} == set()
    assert len(CASES) == len({case["case"] for case in CASES}) >= 60
    assert all(case["arithmetic"].strip() for case in CASES)


def tolerance_in(method: Method, given: Given) -> Tolerance:
    return tolerance_of(method, given.get("zone", ""), given.get("because", ""))


def outcome_in(method: Method, given: Given) -> Outcome:
    return rate(method, rating_of(given), tolerance_in(method, given))


def risk(method: Method, given: Given, _of: str) -> str:
    outcome = outcome_in(method, given)
    if not outcome.scored:
        assert outcome.above is None
        assert outcome.missing
        return "not scored"
    return f"{outcome.letter} {outcome.number or '-'} {'above' if outcome.above else 'tolerable'}"


def likelihood(method: Method, given: Given, _of: str) -> str:
    found = likelihood_of(method, rating_of(given))
    if found.level is None:
        return "none"
    return f"{found.level} over {found.computed}" if found.overridden and found.computed else str(found.level)


def scenario_sl(method: Method, given: Given, _of: str) -> str:
    own = given.get("zone method")
    kind = zone_method(method, None if own is None else SlMethod[own.upper()], given.get("method because", ""))
    sources = [int(level) for level in given.get("sources", "").split()]
    wanted = called_for(method, kind, outcome_in(method, given), sources)
    assert wanted.words
    return "none" if wanted.span is None else str(wanted.span)


def derived_in(method: Method, given: Given) -> Derived:
    scenarios = []
    for entry in several(given.get("scenarios", "")):
        head, frs = entry.split(" on ")
        code, rating = head.split(" ", 1)
        wanted = called_for(method, method.sl_rule.method, rate(method, short_rating(rating)))
        scenarios.append((code, () if frs == "all" else parse_frs(frs), wanted))
    return derive(scenarios)


def target_in(method: Method, given: Given) -> Target:
    assigned = {}
    for entry in several(given.get("assigned", "")):
        levels, _because, rationale = entry.partition(" because ")
        fr, level = levels.split("=")
        assigned[fr] = Assigned(int(level), rationale)
    return target_of(derived_in(method, given), assigned)


def spans_of(levels: list[str]) -> Target:
    """A target that is derived as written: "3..4" is a range that nobody settled."""
    wanted = []
    for fr, text in zip(FR_CODES, levels, strict=True):
        low, _dots, high = text.partition("..")
        span = None if text == "-" else LevelSpan(int(low), int(high or low))
        wanted.append(("DR", (fr,), CalledFor(span, "")))
    return target_of(derive(wanted), {})


def conduit(method: Method, given: Given, _of: str) -> str:
    zones = {entry.split()[0]: spans_of(entry.split()[1:]) for entry in several(given.get("zones", ""))}
    return str(derive_conduit(derived_in(method, given), zones).range) or "(empty)"


@dataclass(frozen=True)
class Row:
    id: str
    fr: str
    level: int


def achieved_in(given: Given) -> Achieved:
    """Rows read "level[>override] status [implemented] [until DATE] [because reason]", all of IAC."""
    rows, answers, overrides = [], {}, {}
    for number, entry in enumerate(several(given["rows"]), start=1):
        words, _because, reason = entry.partition(" because ")
        level, status, *rest = words.split()
        own, _more, override = level.partition(">")
        rows.append(Row(f"r{number}", "IAC", int(own)))
        if override:
            overrides[f"r{number}"] = int(override)
        if status != "untouched":
            until = date.fromisoformat(rest[-1]) if "until" in rest else None
            answers[f"r{number}"] = Answer(RequirementStatus[status.upper()], reason, "implemented" in rest, until)
    return achieved(RequirementLevels(rows, overrides), answers, AS_OF)


def next_raise(_method: Method, given: Given, _of: str) -> str:
    found = achieved_in(given)["IAC"].next_raise
    return "none" if found is None else f"{' '.join(row.requirement for row in found.unmet)} to {found.reaches}"


def gap(_method: Method, given: Given, _of: str) -> str:
    found = gaps(spans_of([given["target"]] * len(FR_CODES)), achieved_in(given))[0]
    if found.standing in (GapStanding.UNKNOWN, GapStanding.NO_TARGET):
        return found.standing
    return f"{found.size} of the high end" if found.high_end else str(found.size)


def sl_c(_method: Method, given: Given, of: str) -> str:
    components = []
    for entry in several(given["components"]):
        tag, *rest = entry.split()
        passive = rest == ["passive"]
        components.append(Component(tag, LevelVector.parse("" if passive else " ".join(rest)), passive))
    adopted = {}
    if "adopted" in given:
        levels, _because, reason = given["adopted"].partition(" because ")
        adopted = {levels.split("=")[0]: Adopted(int(levels.split("=")[1]), reason)}
    found = capabilities(components, adopted)[of]
    words = ["lowest none" if found.lowest is None else f"lowest {found.lowest}"]
    words += [f"unknown {' '.join(found.unknown)}"] if found.unknown else []
    return " ".join([*words, *([] if found.level is None else [f"adopted {found.level}"])])


def subjects(method: Method, given: Given) -> dict[str, Outcome]:
    outcomes = {}
    for entry in several(given["functions"]):
        code, text = entry.split(" ", 1)
        told, _slash, impacts = text.rpartition("/")
        scores = {} if impacts == "-" else parse_scores(impacts)
        outcomes[code] = initial_outcome(method, scores, int(told) if told else None, tolerance_in(method, given))
    return outcomes


def initial_words(found: InitialRisk) -> str:
    if found.outcome is None:
        return "not rated"
    verdict = "above" if found.above else "tolerable"
    return f"{found.outcome.letter} {found.outcome.number} {verdict} from {' '.join(found.sources)}"


def initial_of_conduit(method: Method, given: Given, _of: str) -> str:
    zones = {code: zone_initial({code: outcome}) for code, outcome in subjects(method, given).items()}
    return initial_words(conduit_initial(zones))


def residual(method: Method, given: Given, _of: str) -> str:
    before, after = (rate(method, short_rating(given[name])) for name in ("before", "after"))
    return "higher" if residual_above(before, after) else "lower" if lowered(before, after) else "level"


def standing_rating(method: Method, given: Given, _of: str) -> str:
    due = [None if day == "-" else date.fromisoformat(day) for day in given.get("due", "").split()]
    return standing_stage(rate(method, short_rating(given["planned"])), due, AS_OF)


def acceptance(method: Method, given: Given, _of: str) -> str:
    until = date.fromisoformat(given["until"]) if "until" in given else None
    recorded = Acceptance(given["by"], date.fromisoformat(given["on"]), until)
    outcome = outcome_in(method, given)
    if not may_accept(method, recorded.role, outcome):
        return "refused"
    expired = acceptance_problems(method, outcome, recorded, AS_OF)
    return "expired" if expired else f"until {accepted_until(method, outcome, recorded)}"


ANSWERS: dict[str, Callable[[Method, Given, str], str]] = {
    "risk": risk,
    "likelihood": likelihood,
    "scenario sl": scenario_sl,
    "derived": lambda method, given, _of: str(derived_in(method, given).range) or "(empty)",
    "target": lambda method, given, _of: str(target_in(method, given).vector),
    "standing": lambda method, given, of: str(target_in(method, given)[of].standing),
    "conduit": conduit,
    "sl-a": lambda _method, given, _of: str(achieved_in(given)["IAC"]),
    "next": next_raise,
    "gap": gap,
    "sl-c": sl_c,
    "initial": lambda method, given, _of: initial_words(zone_initial(subjects(method, given))),
    "initial conduit": initial_of_conduit,
    "residual": residual,
    "moved": lambda method, given, _of: (
        "no change" if unmoved(method, short_rating(given["before"]), short_rating(given["after"])) else "moved"
    ),
    "standing rating": standing_rating,
    "acceptance": acceptance,
}
