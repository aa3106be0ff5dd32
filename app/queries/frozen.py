"""What a baseline keeps: the rows that a worksheet can show, and the results that follow from them alone.

Freezing and verifying compute results from the same kept rows, so that what happens to the project later, or to its
sign-offs, never changes whether a baseline's results are equal.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from app.catalog import Catalogue
from app.model.entities import ENTITIES, ENTITY, Baseline
from app.model.fields import Entity, Scope
from app.queries.facts import damaged_attachments
from app.store.codec import Canon, canonical_json, sha256, stored_row
from app.store.digests import root_digest
from app.store.reader import ProjectReader
from app.store.reading import read_all
from app.workflow.assessment import Assessment
from app.workflow.facts import Facts
from app.workflow.results import results

Content = Mapping[str, Mapping[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying one baseline came to.

    `content_equal`: the kept rows still have the hash that was frozen and signed; `results_equal`: this program
    computes from them what was computed then; `unchanged`: the project's present content is the frozen one.
    `same_rules` says whether rules and catalogue are those of the freezing program.
    """

    revision: str
    content_hash: str
    content_equal: bool
    results_equal: bool
    same_rules: bool
    unchanged: bool


def frozen_content(connection: Connection) -> dict[str, dict[str, dict[str, Any]]]:
    """Every row that a worksheet can show, in canonical form, by table and id: what the content hash covers."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for kind in ENTITIES:
        if kind.scope is Scope.CONTENT:
            canon = Canon(kind, content_only=True)
            found[kind.table] = {row.id: canon.of(stored_row(row)) for row in read_all(connection, kind)}
    return {table: rows for table, rows in found.items() if rows}


def content_hash_of(content: Content) -> str:
    """The content hash of kept rows."""
    return root_digest(
        {table: {id: sha256(canonical_json(row)) for id, row in rows.items()} for table, rows in content.items()}
    )


def frozen_results(content: Content, as_of: date, catalogue: Catalogue, damaged: frozenset[str]) -> str:
    """The canonical JSON of every derived value that follows from kept rows on a day.

    `damaged` are the ids of attachments whose bytes are missing or changed.
    """
    rows: dict[str, list[Entity]] = {}
    for table, kept in content.items():
        canon = Canon(ENTITY[table])
        rows[table] = [canon.row(row) for row in kept.values()]
    return canonical_json(results(Assessment(Facts(rows, as_of, damaged), catalogue)))


def verify_baselines(project: ProjectReader, catalogue: Catalogue, rules_version: str) -> list[Verdict]:
    """Verify every baseline of a project against the rows and results that it keeps."""
    present = project.content_hash
    with project.reading() as connection:
        damaged = damaged_attachments(connection)
        return [
            _verdict(connection, baseline, catalogue, rules_version, damaged, present)
            for baseline in sorted(read_all(connection, Baseline), key=lambda row: str(row.frozen_at))
        ]


def _verdict(
    connection: Connection,
    baseline: Baseline,
    catalogue: Catalogue,
    rules_version: str,
    damaged: frozenset[str],
    present: str,
) -> Verdict:
    kept, results_then = _kept(connection, baseline.content_sha256), _kept(connection, baseline.results_sha256)
    content: Content = json.loads(kept) if kept is not None else {}
    content_equal = kept is not None and content_hash_of(content) == baseline.content_hash
    results_now = frozen_results(content, baseline.as_of or date.min, catalogue, damaged) if content_equal else None
    return Verdict(
        baseline.revision,
        baseline.content_hash,
        content_equal,
        results_now is not None and results_now == results_then,
        baseline.rules_version == rules_version and baseline.catalogue_digest == catalogue.digest(),
        present == baseline.content_hash,
    )


def _kept(connection: Connection, sha: str) -> str | None:
    """Kept text whose bytes still have their SHA-256; None when they are missing or changed."""
    found = connection.exec_driver_sql("SELECT bytes FROM content WHERE sha256 = ?", (sha,)).scalar()
    text = found.decode() if isinstance(found, bytes) else None
    return text if text is not None and sha256(text) == sha else None
