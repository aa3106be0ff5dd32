"""Findings: what a rule has to say about a row, with the evidence that a justification holds for."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from app.i18n import N_
from app.model.fields import Entity
from app.model.terms import Term


class Severity(Term):
    """How much a finding weighs: an error blocks the freeze."""

    ERROR = "error", N_("Error")
    WARNING = "warning", N_("Warning")
    HINT = "hint", N_("Hint")


class Standing(Term):
    """Whether a finding is open. A lapsed justification leaves it open and stays in the record."""

    OPEN = "open", N_("Open")
    LAPSED = "lapsed", N_("Justification lapsed")
    JUSTIFIED = "justified", N_("Justified")


Evidence: TypeAlias = tuple[str, str, str, str | int | bool | None]
"""Table, row id, field and value that a finding rests on."""


@dataclass(frozen=True, slots=True)
class Fix:
    """What one click would do about a finding: the name of a command in FIXES, and the rows that it is for."""

    name: str
    label: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: the step's page, the row, and the field of the row ("" for the row as a whole)."""

    step: int
    table: str
    id: str
    field: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found at one row.

    `code` is how people call the row (Z-DIS, PLC-04). `waiver_id` names the justification, given or lapsed.
    """

    rule: str
    clause: str
    severity: Severity
    sentence: str
    code: str
    place: Place
    evidence: tuple[Evidence, ...]
    fix: Fix | None = None
    standing: Standing = Standing.OPEN
    waiver_id: str | None = None

    @property
    def is_open(self) -> bool:
        """Not justified, or no longer."""
        return self.standing is not Standing.JUSTIFIED

    @property
    def blocks(self) -> bool:
        """Keeps the revision from being frozen."""
        return self.severity is Severity.ERROR and self.is_open


def seen(row: Entity, *fields: str) -> tuple[Evidence, ...]:
    """Fields of a row as evidence, with their stored values."""
    return tuple((row.table, row.id, field, _stored(getattr(row, field))) for field in fields)


def evidence_hash(findings: Iterable[Finding]) -> str:
    """SHA-256 of the canonical JSON of all evidence that one rule gives for one row.

    The order in which evidence was gathered does not count. A justification keeps it.
    """
    evidence = sorted({json.dumps(item, ensure_ascii=False) for finding in findings for item in finding.evidence})
    return hashlib.sha256(("[" + ",".join(evidence) + "]").encode()).hexdigest()


def code_of(row: Entity) -> str:
    """How people call a row: its code, tag or name, whichever it has."""
    named = (getattr(row, field, "") for field in ("code", "tag", "name", "title", "file_name"))
    return next((str(name) for name in named if name), "–")


def _stored(value: object) -> str | int | bool | None:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value).__name__} is no evidence")
