"""Human codes: `Z-01`, `DR-014`. A number that was given once is not given again."""

import re
from collections.abc import Iterable

_TAIL = re.compile(r"(\d+)$")


def next_code(prefix: str, taken: Iterable[str], digits: int = 2) -> str:
    """The code after the highest number that `taken` holds for `prefix` ("Z-" and {"Z-01", "Z-DIS"}: "Z-02").

    `taken` must name every code that was ever given, deleted ones included; `digits` is the least width.
    """
    numbers = [
        int(tail.group(1))
        for code in taken
        if code.startswith(prefix) and (tail := _TAIL.fullmatch(code[len(prefix) :])) is not None
    ]
    return f"{prefix}{max(numbers, default=0) + 1:0{digits}d}"
