"""The revision after a revision: A, B ... Z, AA; 1, 2; 0.9, 0.10."""

import re

_LAST_NUMBER = re.compile(r"(.*?)(\d+)", re.DOTALL)
_LAST_LETTERS = re.compile(r"(|.*[^A-Za-z])([A-Z]{1,2})", re.DOTALL)


def next_revision(label: str) -> str:
    """The label of the next revision: its last number or last capitals one further, "Draft" to "Draft 2"."""
    number = _LAST_NUMBER.fullmatch(label)
    if number is not None:
        head, digits = number.groups()
        return f"{head}{int(digits) + 1:0{len(digits)}d}"
    letters = _LAST_LETTERS.fullmatch(label)
    if letters is not None:
        head, tail = letters.groups()
        return head + _next_letters(tail)
    return f"{label} 2".strip()


def _next_letters(letters: str) -> str:
    """A to B, Z to AA, AZ to BA."""
    stem, last = letters[:-1], letters[-1]
    if last != "Z":
        return stem + chr(ord(last) + 1)
    return (_next_letters(stem) if stem else "A") + "A"
