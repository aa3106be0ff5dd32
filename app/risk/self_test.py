"""The self-test of a method: defects of judgement in a method that is well formed (DOMAIN section 3, rule ME-01)."""

from itertools import chain

from app.risk.band_checks import band_problems, range_problems
from app.risk.grid_checks import grid_problems, table_problems
from app.risk.method import Method
from app.risk.problem import Problem
from app.risk.rule_checks import category_problems, sl_problems, tolerance_problems

_CHECKS = (
    grid_problems,
    band_problems,
    range_problems,
    table_problems,
    tolerance_problems,
    category_problems,
    sl_problems,
)


def self_test(method: Method) -> tuple[Problem, ...]:
    """Every defect of a method; empty for one that may be worked with."""
    return tuple(chain.from_iterable(check(method) for check in _CHECKS))
