"""What the first page needs besides Qt, loaded before Qt: PySide reads the source of every module loaded after it.

That, and looking for garbage among modules that all stay, was a quarter of the time to the first page.
"""

import gc
from importlib import import_module

_MODULES = (
    "app.store.project",
    "app.queries.facts",
    "app.commands.assets",
    "app.commands.cells",
    "app.tables.asset",
    "app.tables.follower",
)


def load_ahead() -> None:
    """Load them, and look for no garbage until `settle`."""
    gc.disable()
    for name in _MODULES:
        import_module(name)


def settle() -> None:
    """The first page stands: what is loaded stays, and garbage is looked for again."""
    gc.freeze()
    gc.enable()
