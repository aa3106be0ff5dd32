"""A seeded dice: equal seeds give equal plants, ids included."""

import random
import uuid
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice(random.Random):
    """Draws of everything that a generated plant is made of."""

    def id(self) -> str:
        """A new row id."""
        return str(uuid.UUID(int=self.getrandbits(128), version=4))

    def falls(self, share: float) -> bool:
        """True in a share (0 to 1) of the cases."""
        return self.random() < share

    def some(self, choices: Sequence[T], most: int) -> list[T]:
        """One to `most` different choices, in their own order."""
        drawn = self.sample(range(len(choices)), min(self.randint(1, most), len(choices)))
        return [choices[at] for at in sorted(drawn)]
