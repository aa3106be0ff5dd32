"""What the self-test of a method reports."""

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """The defects that the self-test looks for; stable codes."""

    HOLE = "hole"
    UNREACHED = "unreached"
    FALLS = "falls"
    NUMBER_MISSING = "number_missing"
    BAND_GAP = "band_gap"
    BAND_OVERLAP = "band_overlap"
    BAND_CONTRADICTED = "band_contradicted"
    RANGE_GAP = "range_gap"
    RANGE_OVERLAP = "range_overlap"
    TABLE_FALLS = "table_falls"
    TOLERANCE_OUTSIDE = "tolerance_outside"
    TOLERANCE_NUMBER = "tolerance_number"
    NO_CATEGORY = "no_category"
    IDLE_RULE = "idle_rule"
    SL_UNREACHED = "sl_unreached"
    SL_FALLS = "sl_falls"


@dataclass(frozen=True, slots=True)
class Problem:
    """One defect of a method: its code, its place ("grid[3][4]": likelihood 3, impact 4), and a sentence."""

    check: Check
    place: str
    sentence: str
