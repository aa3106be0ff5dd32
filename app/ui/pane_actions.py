"""The declared actions that lead from one part of the window to another."""

from app.i18n import N_
from app.ui.action import Action, Menu, Owner

PANE_ACTIONS: tuple[Action, ...] = (
    Action(
        "inspector",
        N_("&Inspector"),
        N_("Show or hide the inspector"),
        "F4",
        Owner.WINDOW,
        "toggle_inspector",
        Menu.VIEW,
        "ph.layout",
    ),
    Action(
        "next_pane",
        N_("&Next pane"),
        N_("Go to the next part of the window"),
        "F6",
        Owner.WINDOW,
        "next_pane",
        Menu.VIEW,
    ),
    Action(
        "previous_pane",
        N_("&Previous pane"),
        N_("Go to the part of the window before"),
        "Shift+F6",
        Owner.WINDOW,
        "previous_pane",
        Menu.VIEW,
    ),
    Action(
        "next_tab",
        N_("Ne&xt tab"),
        N_("Show the next tab of the page"),
        "Ctrl+PgDown",
        Owner.PAGE,
        "next_tab",
        Menu.VIEW,
    ),
    Action(
        "previous_tab",
        N_("Previous &tab"),
        N_("Show the tab of the page before"),
        "Ctrl+PgUp",
        Owner.PAGE,
        "previous_tab",
        Menu.VIEW,
    ),
    Action(
        "full_screen",
        N_("&Full screen"),
        N_("Fill the screen, or leave it again"),
        "F11",
        Owner.WINDOW,
        "toggle_full_screen",
        Menu.VIEW,
    ),
)
