"""SL-A, gap and what raises it next, against a second calculation that tries everything instead of thinking."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from app.model.levels import FR_CODES, LevelSpan
from app.model.vocabulary import RequirementStatus
from app.risk.achieved import Answer, RequirementLevels, achieved
from app.risk.gap import gaps
from app.risk.sl_method import CalledFor
from app.risk.target import derive, target_of

CASES = 10_000
AS_OF = date(2026, 6, 30)


@dataclass(frozen=True)
class Row:
    id: str
    fr: str
    level: int


@dataclass(frozen=True)
class State:
    """Rows of one foundational requirement with the project's levels, their answers, and a target."""

    rows: tuple[Row, ...]
    overrides: dict[str, int]
    answers: dict[str, Answer]
    target: int | None


def some_state(source: random.Random) -> State:
    rows = tuple(Row(f"SR {number}", "SI", source.randint(1, 4)) for number in range(source.randint(0, 6)))
    overrides = {row.id: source.randint(1, 5) for row in rows if source.random() < 0.15}
    usual = source.choice([list(RequirementStatus), [RequirementStatus.MET] * 5 + [RequirementStatus.GAP]])
    only = source.choice([None, None, None, None, RequirementStatus.NOT_APPLICABLE, RequirementStatus.NOT_ASSESSED])
    answers = {
        row.id: Answer(
            only or source.choice(usual),
            source.choice(["", "no such function here", "no such function here", "no such function here"]),
            source.random() < 0.6,
            source.choice([None, AS_OF, AS_OF - timedelta(days=1), AS_OF + timedelta(days=90)]),
        )
        for row in rows
        if source.random() < 0.85
    }
    return State(rows, overrides, answers, source.choice([None, 0, 1, 2, 3, 4]))


def naive_levels(state: State) -> dict[str, int]:
    applying = {row.id: state.overrides.get(row.id, row.level) for row in state.rows}
    return {id: level for id, level in applying.items() if level != 5}


def naive_counting(state: State) -> set[str]:
    counting = set()
    for id, answer in state.answers.items():
        if answer.status == "met":
            counting.add(id)
        if answer.status == "not_applicable" and answer.reason:
            counting.add(id)
        if answer.status == "compensated" and answer.implemented:
            days_left = 1 if answer.expires is None else (answer.expires - AS_OF).days
            if days_left >= 0:
                counting.add(id)
    return counting


def naive_level(levels: dict[str, int], counting: set[str]) -> int:
    best = 0
    for level in range(5):
        required = {id for id in levels if levels[id] <= level}
        if required <= counting:
            best = level
    return best


def naive_word(state: State) -> str:
    levels, counting = naive_levels(state), naive_counting(state)
    statuses = [str(state.answers[id].status) if id in state.answers else "not_assessed" for id in levels]
    if all(status == "not_applicable" for status in statuses) and set(levels) <= counting:
        return "n/a"
    if set(statuses) == {"not_assessed"}:
        return "not assessed"
    return str(naive_level(levels, counting))


def naive_raise(state: State) -> tuple[set[str], int] | None:
    """The smallest of all sets of open rows that lifts the level; there must be one smallest only."""
    levels, counting = naive_levels(state), naive_counting(state)
    now, lacking = naive_level(levels, counting), sorted(set(levels) - counting)
    for size in range(1, len(lacking) + 1):
        found = [set(rows) for rows in combinations(lacking, size) if naive_level(levels, counting | set(rows)) > now]
        if found:
            assert len(found) == 1
            return found[0], naive_level(levels, counting | found[0])
    return None


def naive_gap(word: str, target: int | None) -> int | None:
    if target is None:
        return None
    if target == 0 or word == "n/a":
        return 0
    return None if word == "not assessed" else max(0, target - int(word))


def test_ten_thousand_random_states_agree_with_the_second_calculation() -> None:
    source = random.Random(62443)
    words: dict[str, int] = {}
    for _case in range(CASES):
        state = some_state(source)
        found = achieved(RequirementLevels(state.rows, state.overrides), state.answers, AS_OF)
        entry, word = found["SI"], naive_word(state)
        assert str(entry) == word, state
        rise = entry.next_raise
        assert (rise and ({row.requirement for row in rise.unmet}, rise.reaches)) == naive_raise(state), state
        span = None if state.target is None else LevelSpan(state.target, state.target)
        target = target_of(derive([("DR-1", ("SI",), CalledFor(span, "random"))]), {})
        assert gaps(target, found)[FR_CODES.index("SI")].size == naive_gap(word, state.target), state
        words[word] = words.get(word, 0) + 1
    assert min(words[word] for word in ("0", "1", "2", "3", "4", "n/a", "not assessed")) > 100, words
