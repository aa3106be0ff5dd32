"""What a person can do with zones and with the assets in them."""

from app.i18n import N_
from app.ui.action import Action, Menu, Owner

ZONE_ACTIONS: tuple[Action, ...] = (
    Action(
        "propose_zones",
        N_("Propose &zones"),
        N_("Suggest a zone for every asset without one; nothing is stored before you accept"),
        "Ctrl+Shift+P",
        Owner.PAGE,
        "propose_zones",
        Menu.ASSESS,
        "ph.magic-wand",
        parts=True,
        writes=True,
    ),
    Action(
        "accept_proposed",
        N_("Accept a&ll"),
        N_("Take over everything that is suggested here, as one change"),
        "Ctrl+Return",
        Owner.PAGE,
        "accept_proposed",
        Menu.ASSESS,
        "ph.checks",
        writes=True,
    ),
    Action(
        "move_to_zone",
        N_("&Move to zone…"),
        N_("Choose the zone of the selected assets by typing its code or name"),
        "Ctrl+M",
        Owner.PAGE,
        "move_to_zone",
        Menu.ASSESS,
        "ph.sign-in",
        writes=True,
    ),
    Action(
        "merge_zones",
        N_("Mer&ge zones"),
        N_("Move what the chosen zones hold into the first of them, and delete the others"),
        "Ctrl+Shift+M",
        Owner.PAGE,
        "merge_zones",
        Menu.ASSESS,
        writes=True,
    ),
    Action(
        "join_zones",
        N_("&Join by a conduit"),
        N_("Add a conduit between the chosen zones"),
        "Ctrl+J",
        Owner.PAGE,
        "join_zones",
        Menu.ASSESS,
        "ph.arrows-left-right",
        writes=True,
    ),
)
