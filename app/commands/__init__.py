"""Verbs by noun over ids. The only callers of `Project.change`; each command is one change with one undo."""

from collections.abc import Callable

from app.commands.access import add_access_points, add_external_connections, open_access_points
from app.commands.approval import freeze, sign, withdraw_sign_off
from app.commands.assets import add_assets, move_assets, move_assets_to_conduit, place_assets
from app.commands.cells import delete_rows, edit_cells, edit_kinds
from app.commands.conduits import add_conduits, delete_conduits, join_zones, set_boundary_devices
from app.commands.countermeasures import (
    add_countermeasures,
    implement_countermeasures,
    retire_countermeasures,
    set_served_requirements,
)
from app.commands.criteria import change_method
from app.commands.decisions import conclude_review, record_decisions, record_trigger
from app.commands.documents import add_documents, attach_file, attach_files
from app.commands.fixes import complete_assets, keep_in_zone, place_as_suggested, retag_assets, separate_assets
from app.commands.flows import add_flows, make_flows_read_only, route_flows, set_flow_path
from app.commands.functions import (
    add_asset_groups,
    add_functions,
    delete_functions,
    describe_functions,
    set_function_assets,
    set_group_assets,
)
from app.commands.initial import (
    complete_comparisons,
    complete_initial_ratings,
    rate_initial_risk,
    record_comparisons,
    score_worst_impact,
    score_worst_likelihood,
    take_over_suggestions,
)
from app.commands.levels import adopt_capability, assign_levels, follow_derived, settle_range, withdraw_capability
from app.commands.library import (
    add_threat_sources,
    add_threats,
    add_vulnerabilities,
    set_threat_techniques,
    set_vulnerable_assets,
)
from app.commands.observations import adopt_observations, record_observations
from app.commands.participants import add_participants
from app.commands.projects import describe_project, describe_system, name_revision
from app.commands.proposal import accept_proposal
from app.commands.ratings import credit_countermeasures, rate_scenarios, score_impact, score_likelihood
from app.commands.register import apply_register
from app.commands.requirements import drop_overrides, override_level, state_requirements
from app.commands.scenarios import add_scenarios, link_scenario, move_scenarios
from app.commands.sessions import add_sessions, record_attendance
from app.commands.settings import keep_setting
from app.commands.shapes import move_shapes, place_shapes
from app.commands.specification import add_assumptions, add_specification_entries, write_drafts
from app.commands.waivers import justify, withdraw_justifications
from app.commands.zones import add_zones, characterise, delete_zones, merge_zones, nest_zones

COMMANDS: tuple[Callable[..., object], ...] = (
    describe_project,
    name_revision,
    describe_system,
    add_participants,
    add_sessions,
    record_attendance,
    add_documents,
    attach_file,
    attach_files,
    change_method,
    add_assets,
    apply_register,
    move_assets,
    move_assets_to_conduit,
    place_assets,
    accept_proposal,
    place_as_suggested,
    keep_in_zone,
    complete_assets,
    retag_assets,
    separate_assets,
    record_observations,
    adopt_observations,
    add_functions,
    add_asset_groups,
    set_function_assets,
    set_group_assets,
    describe_functions,
    delete_functions,
    add_access_points,
    add_external_connections,
    open_access_points,
    add_zones,
    nest_zones,
    merge_zones,
    delete_zones,
    characterise,
    add_conduits,
    join_zones,
    set_boundary_devices,
    delete_conduits,
    add_flows,
    set_flow_path,
    route_flows,
    make_flows_read_only,
    place_shapes,
    move_shapes,
    rate_initial_risk,
    score_worst_likelihood,
    score_worst_impact,
    complete_initial_ratings,
    record_comparisons,
    complete_comparisons,
    take_over_suggestions,
    add_threat_sources,
    add_threats,
    set_threat_techniques,
    add_vulnerabilities,
    set_vulnerable_assets,
    add_countermeasures,
    set_served_requirements,
    implement_countermeasures,
    retire_countermeasures,
    add_scenarios,
    move_scenarios,
    link_scenario,
    rate_scenarios,
    score_likelihood,
    score_impact,
    credit_countermeasures,
    record_decisions,
    record_trigger,
    conclude_review,
    assign_levels,
    settle_range,
    follow_derived,
    adopt_capability,
    withdraw_capability,
    state_requirements,
    override_level,
    drop_overrides,
    add_specification_entries,
    write_drafts,
    add_assumptions,
    justify,
    withdraw_justifications,
    freeze,
    sign,
    withdraw_sign_off,
    keep_setting,
    edit_cells,
    edit_kinds,
    delete_rows,
)
"""Every command; a test asserts that none is missing, another that undo and redo hold for each."""
