"""Bad imports, made anew each time: what each is, how it is made, and what must come of it."""

from tests.inventory.hostile.case import CASES, Case

__all__ = ["CASES", "Case"]
