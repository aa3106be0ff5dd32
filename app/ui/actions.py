"""Everything that a person can do, declared once: menu, buttons, tooltips, shortcuts and key sheet follow."""

from dataclasses import dataclass
from enum import StrEnum

from app.i18n import N_


class Owner(StrEnum):
    """Who does an action: the window, the desk that opens projects, the open project, or the page that is shown."""

    WINDOW = "window"
    DESK = "desk"
    PROJECT = "project"
    PAGE = "page"


class Menu(StrEnum):
    """The menus of the menu bar, in their order."""

    FILE = N_("&File")
    EDIT = N_("&Edit")
    VIEW = N_("&View")
    STEPS = N_("&Steps")
    HELP = N_("&Help")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    `id` is stable; `text` names it in the menu, `tip` says what comes of it; `handler` is the method of the owner
    that does it, called with `argument` when there is one. `exclusive` names a set of which one is on.
    """

    id: str
    text: str
    tip: str
    shortcut: str
    owner: Owner
    handler: str
    menu: Menu
    icon: str = ""
    argument: str = ""
    exclusive: str = ""
    parts: bool = False  # a line stands above it in the menu


def _step(number: int, title: str) -> Action:
    id = f"step{number}"
    tip = N_("Go to this step of the assessment")
    return Action(id, title, tip, f"Ctrl+{number}", Owner.WINDOW, "go_to", Menu.STEPS, argument=id)


ACTIONS: tuple[Action, ...] = (
    Action(
        "open",
        N_("&Open…"),
        N_("Open another project file"),
        "Ctrl+O",
        Owner.DESK,
        "open_other",
        Menu.FILE,
        "ph.folder-open",
    ),
    Action(
        "sample",
        N_("Sample &plant"),
        N_("Open the sample plant"),
        "Ctrl+Shift+O",
        Owner.DESK,
        "open_sample",
        Menu.FILE,
        "ph.flask",
    ),
    Action(
        "import_assets",
        N_("&Import assets…"),
        N_("Read an asset register from CSV or Excel and preview what it would change"),
        "Ctrl+I",
        Owner.PROJECT,
        "import_assets",
        Menu.FILE,
        "ph.arrow-square-in",
        parts=True,
    ),
    Action(
        "export",
        N_("&Export workbook…"),
        N_("Write the assessment into an Excel workbook"),
        "Ctrl+E",
        Owner.PROJECT,
        "export",
        Menu.FILE,
        "ph.export",
    ),
    Action(
        "publish",
        N_("&Save now"),
        N_("Write the project file now; every edit is kept anyway"),
        "Ctrl+S",
        Owner.PROJECT,
        "publish",
        Menu.FILE,
        "ph.floppy-disk",
    ),
    Action("quit", N_("&Quit"), N_("Close the window"), "Ctrl+Q", Owner.WINDOW, "close", Menu.FILE, parts=True),
    Action(
        "undo",
        N_("&Undo"),
        N_("Take the last change back"),
        "Ctrl+Z",
        Owner.PROJECT,
        "undo",
        Menu.EDIT,
        "ph.arrow-u-up-left",
    ),
    Action(
        "redo",
        N_("&Redo"),
        N_("Do again what was taken back"),
        "Ctrl+Y",
        Owner.PROJECT,
        "redo",
        Menu.EDIT,
        "ph.arrow-u-up-right",
    ),
    Action(
        "add",
        N_("&New entry"),
        N_("Add an entry to this page"),
        "N",
        Owner.PAGE,
        "add_entry",
        Menu.EDIT,
        "ph.plus",
        parts=True,
    ),
    Action(
        "remove",
        N_("&Delete"),
        N_("Delete what is selected"),
        "Del",
        Owner.PAGE,
        "delete_selected",
        Menu.EDIT,
        "ph.trash",
    ),
    Action(
        "find",
        N_("&Filter"),
        N_("Filter the rows of this page"),
        "Ctrl+F",
        Owner.PAGE,
        "go_to_filter",
        Menu.EDIT,
        "ph.funnel",
    ),
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
        "full_screen",
        N_("&Full screen"),
        N_("Fill the screen, or leave it again"),
        "F11",
        Owner.WINDOW,
        "toggle_full_screen",
        Menu.VIEW,
    ),
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
    _step(1, N_("&1 System")),
    _step(2, N_("&2 Initial risk")),
    _step(3, N_("&3 Zones and conduits")),
    _step(4, N_("&4 Risk comparison")),
    _step(5, N_("&5 Detailed risk")),
    _step(6, N_("&6 Requirements")),
    _step(7, N_("&7 Approval")),
    Action(
        "keys", N_("&Keys"), N_("Show what each key does"), "?", Owner.WINDOW, "show_keys", Menu.HELP, "ph.keyboard"
    ),
)
