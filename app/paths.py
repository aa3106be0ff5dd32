"""Where things lie. The only code that knows source tree, wheel and bundle apart."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped, read-only file below `resources/`; it need not exist."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle, "resources", *parts)
    tree = Path(__file__).resolve().parent.parent / "resources"
    installed = Path(__file__).resolve().parent / "resources"
    return (installed if installed.is_dir() else tree).joinpath(*parts)


def state_folder() -> Path:
    """The folder of this user for working copies and logs; created when first asked for."""
    from platformdirs import user_state_path

    return user_state_path("zonewright", appauthor=False, ensure_exists=True)


def user_folder() -> Path:
    """The folder of this user for settings and the sample plant; created when first asked for."""
    from platformdirs import user_data_path

    return user_data_path("zonewright", appauthor=False, ensure_exists=True)


def sample_file() -> Path:
    """Where this user's copy of the sample plant lies; it need not be there yet."""
    return user_folder() / "Kestrel Reach WTW.zonewright"
