"""What a person can do on the pages of the steps besides what every page offers."""

from app.i18n import N_
from app.ui.action import Action, Menu, Owner
from app.ui.system_actions import SYSTEM_ACTIONS
from app.ui.zone_actions import ZONE_ACTIONS

ASSESS_ACTIONS: tuple[Action, ...] = (
    Action(
        "next_entry",
        N_("Ne&xt entry"),
        N_("Go to the next row, the keyboard stays where scores are given"),
        "J",
        Owner.PAGE,
        "next_entry",
        Menu.ASSESS,
    ),
    Action(
        "previous_entry",
        N_("Pre&vious entry"),
        N_("Go to the row before, the keyboard stays where scores are given"),
        "K",
        Owner.PAGE,
        "previous_entry",
        Menu.ASSESS,
    ),
    Action(
        "rate_next",
        N_("&Rate worst case"),
        N_("Go to the first function or group without rating, and rate it"),
        "Ctrl+Shift+R",
        Owner.PAGE,
        "rate_next",
        Menu.ASSESS,
        "ph.gauge",
        also="R",
        writes=True,
    ),
    Action(
        "add_measure",
        N_("Add cou&ntermeasure"),
        N_("Name a countermeasure of the scenario, or add a new one"),
        "M",
        Owner.PAGE,
        "add_measure",
        Menu.ASSESS,
        writes=True,
    ),
    *SYSTEM_ACTIONS,
    *ZONE_ACTIONS,
    Action(
        "freeze",
        N_("&Freeze the revision"),
        N_("Keep this revision as it is, for people to sign"),
        "Ctrl+Shift+F",
        Owner.PAGE,
        "freeze_revision",
        Menu.ASSESS,
        "ph.lock",
        parts=True,
        writes=True,
    ),
)
