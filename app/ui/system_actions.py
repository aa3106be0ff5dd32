"""What can be done on the page of step 1 besides what every page offers."""

from app.i18n import N_
from app.ui.action import Action, Menu, Owner

SYSTEM_ACTIONS: tuple[Action, ...] = (
    Action(
        "add_group",
        N_("New asset gr&oup"),
        N_("Add a group of assets, which initial risk is rated for like a function"),
        "Shift+N",
        Owner.PAGE,
        "add_group",
        Menu.ASSESS,
        "ph.stack",
        writes=True,
    ),
    Action(
        "attach",
        N_("Attach f&iles…"),
        N_("Keep files with the chosen document, or with a new one"),
        "Ctrl+Shift+A",
        Owner.PAGE,
        "attach_files",
        Menu.ASSESS,
        "ph.paperclip",
        writes=True,
    ),
    Action(
        "flow_matrix",
        N_("&Who talks to whom"),
        N_("Show the data flows as a matrix of zones, or as a list again"),
        "Ctrl+T",
        Owner.PAGE,
        "switch_matrix",
        Menu.ASSESS,
        "ph.grid-four",
    ),
)
