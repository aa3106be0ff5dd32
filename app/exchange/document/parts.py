"""A document in parts. Runs inside the worker: it trusts nothing that it reads."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from app.errors import UserError
from app.exchange.document.stream import JsonStream
from app.i18n import _
from app.progress import Progress

MOST_RECORDS = 500_000
_RECORDS_AT_ONCE = 200
_TABLES, _CONTENTS = "tables", "contents"
_WANTED = ("format", "version", "content_hash")


def document_parts(
    file: BinaryIO, name: str, _options: Mapping[str, str], progress: Progress
) -> Iterator[dict[str, object]]:
    """The parts of a document: single values by key, records by table, pieces of contents.

    Nothing comes of JSON that is no object. UserError, with the place, for anything that is not plain JSON.
    """
    stream = JsonStream(file, name)
    if stream.next() != "{":
        stream.value()
    else:
        yield from _document(stream, name, progress)
    stream.finish()


def _document(stream: JsonStream, name: str, progress: Progress) -> Iterator[dict[str, object]]:
    for key in stream.items():
        if key == _TABLES and stream.next() == "{":
            yield {"key": key, "value": {}}
            yield from _tables(stream, name, progress)
        elif key == _CONTENTS and stream.next() == "{":
            yield {"key": key, "value": {}}
            for sha in stream.items():
                yield {"content": sha, "piece": ""}
                for piece in stream.text_pieces():
                    progress.step(0, 0, _("Reading {file}").format(file=name))
                    yield {"content": sha, "piece": piece}
        else:
            value = stream.value()
            if key in (*_WANTED, _TABLES, _CONTENTS):
                yield {"key": key, "value": value}


def _tables(stream: JsonStream, name: str, progress: Progress) -> Iterator[dict[str, object]]:
    count = 0
    for table in stream.items():
        if stream.next() != "[":
            yield {"table": table, "value": stream.value()}
            continue
        records: list[object] = []
        yield {"table": table, "value": []}
        for at in stream.elements():
            records.append(stream.value())
            count += 1
            if count > MOST_RECORDS:
                raise UserError(
                    _("{path}, tables.{table}[{at}]: at most {most} rows are read.").format(
                        path=name, table=table[:80], at=at, most=MOST_RECORDS
                    ),
                    _("Export a smaller project, or split the document."),
                )
            if len(records) == _RECORDS_AT_ONCE:
                progress.step(count, 0, _("Reading {file}").format(file=name))
                yield {"table": table, "records": records}
                records = []
        if records:
            yield {"table": table, "records": records}
