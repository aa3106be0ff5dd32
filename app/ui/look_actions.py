"""The declared actions that choose theme and size."""

from dataclasses import replace

from app.i18n import N_
from app.ui.action import Action, Menu, Owner


def _size(name: str, text: str, tip: str, number: int) -> Action:
    keys = f"Ctrl+Alt+{number}"
    return Action(name, text, tip, keys, Owner.WINDOW, "use_size", Menu.VIEW, argument=name, exclusive="size")


LOOK_ACTIONS: tuple[Action, ...] = (
    Action(
        "light",
        N_("&Light"),
        N_("Light theme"),
        "Ctrl+Alt+L",
        Owner.WINDOW,
        "use_theme",
        Menu.VIEW,
        "ph.sun",
        "light",
        "theme",
        True,
    ),
    Action(
        "dark",
        N_("&Dark"),
        N_("Dark theme"),
        "Ctrl+Alt+D",
        Owner.WINDOW,
        "use_theme",
        Menu.VIEW,
        "ph.moon",
        "dark",
        "theme",
    ),
    Action(
        "projector",
        N_("P&rojector"),
        N_("High contrast and large type for the room"),
        "Ctrl+Alt+P",
        Owner.WINDOW,
        "use_theme",
        Menu.VIEW,
        "ph.projector-screen",
        "projector",
        "theme",
    ),
    Action(
        "larger",
        N_("L&arger"),
        N_("Everything one size larger"),
        "Ctrl++",
        Owner.WINDOW,
        "larger",
        Menu.VIEW,
        "ph.magnifying-glass-plus",
        parts=True,
        also="Ctrl+=",
    ),
    Action(
        "smaller",
        N_("S&maller"),
        N_("Everything one size smaller"),
        "Ctrl+-",
        Owner.WINDOW,
        "smaller",
        Menu.VIEW,
        "ph.magnifying-glass-minus",
    ),
    Action(
        "letters",
        N_("Single-letter &keys"),
        N_("Single letters and digits are commands in the worksheets, or write into cells"),
        "Ctrl+Alt+K",
        Owner.WINDOW,
        "toggle_letters",
        Menu.VIEW,
        "ph.keyboard",
        parts=True,
    ),
    replace(_size("compact", N_("&Compact"), N_("More on the screen"), 1), parts=True),
    _size("normal", N_("N&ormal size"), N_("Everything in its usual size"), 2),
    _size("large", N_("Lar&ge"), N_("Everything a quarter larger"), 3),
    replace(_size("projector", N_("Siz&e of a room"), N_("To be read from the back row"), 4), id="room"),
)
