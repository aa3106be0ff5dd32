"""What stays as long as the project: looking through all of it for garbage again and again would freeze the window."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from app.workflow.derivation import collector_paused

_YOUNG = 1


@contextmanager
def lasting() -> Iterator[None]:
    """Make inside what stays: garbage is looked for before, and not among it afterwards. What is replaced is freed."""
    gc.collect(_YOUNG)
    with collector_paused():
        yield
        gc.freeze()
