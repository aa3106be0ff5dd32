"""The user's own copy of the sample plant, which the window opens when no file is given."""

from pathlib import Path

from app.paths import sample_file
from app.store.files import replace_durably


def ensure_sample(author: str) -> Path:
    """The path of this user's copy, built on first use; one that is there is left as it is.

    UserError when the user's folder cannot be written to.
    """
    path = sample_file()
    if not path.exists():
        from app.exchange.sample.building import create_sample

        fresh = path.with_name(f".{path.name}")
        fresh.unlink(missing_ok=True)
        create_sample(fresh, author).close()
        replace_durably(fresh, path)
    return path
