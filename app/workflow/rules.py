"""Every rule, in the order of DOMAIN section 12."""

from app.workflow.contradictions import CONTRADICTION_RULES
from app.workflow.zcr1_system import SYSTEM_RULES
from app.workflow.zcr2_initial import INITIAL_RULES
from app.workflow.zcr3_separation import SEPARATION_RULES
from app.workflow.zcr3_zones import BOUNDARY_RULES, ZONE_RULES
from app.workflow.zcr4_comparison import COMPARISON_RULES
from app.workflow.zcr5_actions import ACTION_RULES
from app.workflow.zcr5_levels import TARGET_RULES
from app.workflow.zcr5_scenarios import SCENARIO_RULES
from app.workflow.zcr6_requirements import FILE_RULES, METHOD_RULES, REQUIREMENT_RULES
from app.workflow.zcr7_approval import APPROVAL_RULES

RULES_VERSION = "2"
"""Rises whenever a rule or a derivation gives another answer for the same rows; a baseline keeps it."""

RULES = (
    *SYSTEM_RULES,
    *INITIAL_RULES,
    *ZONE_RULES,
    *SEPARATION_RULES,
    *BOUNDARY_RULES,
    *COMPARISON_RULES,
    *SCENARIO_RULES,
    *ACTION_RULES,
    *TARGET_RULES,
    *REQUIREMENT_RULES,
    *METHOD_RULES,
    *CONTRADICTION_RULES,
    *FILE_RULES,
    *APPROVAL_RULES,
)
