"""JSON documents that are damaged, ambiguous, vast or nested, or hold what may not stand."""

import json
from pathlib import Path
from typing import Any

from tests.inventory.hostile.case import imports, refused

JSON = "plant.json"
PLACE = r"plant\.json, line \d+, column \d+: "


def document(**tables: Any) -> dict[str, Any]:
    """A document with a project and these tables."""
    return {"format": "zonewright-project", "version": 1, "tables": {"project": [{"name": "Plant"}], **tables}}


def write(path: Path, value: Any) -> None:
    """Write a value as JSON, whatever it is."""
    path.write_text(json.dumps(value), encoding="utf-8")


def raw(path: Path, asset: str) -> None:
    """A document with one asset whose JSON is given."""
    path.write_text(json.dumps(document(asset=["HERE"])).replace('"HERE"', asset), encoding="utf-8")


@imports(JSON, "P-1")
def document_with_a_mark(path: Path) -> None:
    path.write_text(json.dumps(document(asset=[{"tag": "P-1"}])), encoding="utf-8-sig")


@refused(JSON, "is empty")
def empty_document(path: Path) -> None:
    path.write_bytes(b"")


@refused(JSON, PLACE)
def document_that_breaks_off(path: Path) -> None:
    path.write_text(json.dumps(document(asset=[{"tag": "P-1"}]))[:-9], encoding="utf-8")


@refused(JSON, PLACE + "something follows")
def two_documents(path: Path) -> None:
    path.write_text(json.dumps(document()) * 2, encoding="utf-8")


@refused(JSON, "not a Zonewright document")
def list_as_document(path: Path) -> None:
    write(path, [])


@refused(JSON, "not a Zonewright document")
def nothing_as_document(path: Path) -> None:
    write(path, None)


@refused(JSON, "not a Zonewright document")
def another_format(path: Path) -> None:
    write(path, {"format": "cyclonedx"})


@refused(JSON, "document version 99")
def another_version(path: Path) -> None:
    write(path, {**document(), "version": 99})


@refused(JSON, PLACE + "the key “tables” occurs twice")
def table_lists_twice(path: Path) -> None:
    path.write_text('{"format": "zonewright-project", "version": 1, "tables": {}, "tables": {}}', encoding="utf-8")


@refused(JSON, PLACE + "the key “asset” occurs twice")
def table_twice(path: Path) -> None:
    path.write_text('{"format": "zonewright-project", "tables": {"asset": [], "asset": []}}', encoding="utf-8")


@refused(JSON, PLACE + "the key “tag” occurs twice")
def field_twice(path: Path) -> None:
    raw(path, '{"tag": "P-1", "tag": "P-2"}')


@refused(JSON, PLACE + "NaN is not a number")
def not_a_number(path: Path) -> None:
    raw(path, '{"tag": "P-1", "quantity": NaN}')


@refused(JSON, PLACE + "-Infinity is not a number")
def infinity(path: Path) -> None:
    raw(path, '{"tag": "P-1", "quantity": -Infinity}')


@refused(JSON, PLACE + "a number is too large")
def number_beyond_all(path: Path) -> None:
    raw(path, '{"tag": "P-1", "quantity": 1e999}')


@refused(JSON, PLACE + "a number has more than 18 digits")
def integer_of_a_million_digits(path: Path) -> None:
    raw(path, '{"tag": "P-1", "quantity": ' + "9" * 1_000_000 + "}")


@refused(JSON, r"tables\.asset\[0\]\.quantity")
def fraction_for_a_count(path: Path) -> None:
    raw(path, '{"tag": "P-1", "quantity": 1.5}')


@refused(JSON, r"tables\.asset\[0\]\.quantity")
def yes_for_a_count(path: Path) -> None:
    raw(path, '{"tag": "P-1", "quantity": true}')


@refused(JSON, PLACE + "half of a character")
def lone_surrogate(path: Path) -> None:
    raw(path, '{"tag": "P-\\ud800"}')


@refused(JSON, PLACE + "half of a character")
def lone_surrogate_in_a_key(path: Path) -> None:
    raw(path, '{"tag": "P-1", "\\uDFFF": 1}')


@imports(JSON, "P-😀")
def pair_of_surrogates(path: Path) -> None:
    raw(path, '{"tag": "P-\\ud83d\\ude00"}')


@refused(JSON, r"tables\.asset\[0\]\.name: Character 3 is a control character")
def control_character_in_a_document(path: Path) -> None:
    raw(path, '{"tag": "P-1", "name": "Pu\\u0007mp"}')


@refused(JSON, r"tables\.asset\[0\]\.name: .*not in composed Unicode form")
def decomposed_letters_in_a_document(path: Path) -> None:
    raw(path, '{"tag": "P-1", "name": "Ku\\u0308hler"}')


@refused(JSON, r"tables\.asset\[0\]\.name: The text has 3000000 characters")
def text_of_three_megabytes(path: Path) -> None:
    raw(path, '{"tag": "P-1", "name": "' + "x" * 3_000_000 + '"}')


@refused(JSON, PLACE + "a value has more than 4000000 characters")
def text_of_ten_megabytes(path: Path) -> None:
    raw(path, '{"tag": "P-1", "name": "' + "x" * 10_000_000 + '"}')


@refused(JSON, "nested too deeply")
def lists_in_lists(path: Path) -> None:
    path.write_text("[" * 1_000_000, encoding="utf-8")


@refused(JSON, "nested too deeply")
def objects_in_a_field(path: Path) -> None:
    raw(path, '{"tag": ' + '{"a": ' * 100 + "1" + "}" * 100 + "}")


@refused(JSON, r"tables: an object with one list")
def tables_as_a_list(path: Path) -> None:
    write(path, {**document(), "tables": []})


@refused(JSON, r"tables\.asset: a list is expected")
def table_as_an_object(path: Path) -> None:
    write(path, document(asset={"tag": "P-1"}))


@refused(JSON, r"tables\.asset\[1\]: an object is expected")
def row_as_a_number(path: Path) -> None:
    write(path, document(asset=[{"tag": "P-1"}, 7]))


@refused(JSON, r"tables\.asset\[0\]\.tag: Text is expected")
def object_for_a_text(path: Path) -> None:
    write(path, document(asset=[{"tag": {"$ne": None}}]))


@refused(JSON, r"tables\.martian: there is no such table")
def unknown_table(path: Path) -> None:
    write(path, document(martian=[{}]))


@refused(JSON, r"tables\.asset\[0\]\.__class__: there is no such field")
def unknown_field(path: Path) -> None:
    write(path, document(asset=[{"__class__": "x"}]))


@refused(JSON, r"tables\.project: exactly one row")
def two_projects(path: Path) -> None:
    write(path, document(project=[{"name": "A"}, {"name": "B"}]))


@refused(JSON, r"two rows have the same")
def one_id_twice(path: Path) -> None:
    row = {"id": "0b6d1c9e-6f0a-4a56-9d53-3f1f4c1f3a01", "tag": "P-1"}
    write(path, document(asset=[row, row]))


@refused(JSON, r"tables\.asset\[0\]\.zone_id: there is no zone")
def reference_into_the_void(path: Path) -> None:
    write(path, document(asset=[{"tag": "P-1", "zone_id": "Z-NONE"}]))


@refused(JSON, r"contents\.abc: Base64 is expected")
def contents_that_are_no_base64(path: Path) -> None:
    write(path, {**document(), "contents": {"abc": "!!!"}})


@refused(JSON, r"contents\.abc: the bytes have another SHA-256")
def contents_of_another_hash(path: Path) -> None:
    write(path, {**document(), "contents": {"abc": "AAAA" * 1_000_000}})


@refused(JSON, PLACE + '“"” is expected')
def contents_that_are_no_text(path: Path) -> None:
    write(path, {**document(), "contents": {"abc": [1, 2]}})


@refused(JSON, r"plant\.json is not UTF-8 text: byte 83")
def document_in_a_code_page(path: Path) -> None:
    path.write_bytes(json.dumps(document(), ensure_ascii=False).replace("Plant", "Pl\u00e4nt").encode("cp1252"))


@refused(JSON, r"tables\.asset\[500000\]: at most 500000 rows", heavy=True)
def rows_without_end(path: Path) -> None:
    path.write_text(
        '{"format": "zonewright-project", "version": 1, "tables": {"asset": [' + "{}," * 12_000_000, "utf-8"
    )


@refused(JSON, PLACE, heavy=True)
def list_of_lists_in_a_row(path: Path) -> None:
    raw(path, '{"tag": [' + "[]," * 20_000_000 + "]}")


@refused(JSON, r"\d+ problems", heavy=True)
def two_hundred_thousand_bad_rows(path: Path) -> None:
    write(path, document(asset=[{"tag": 1, "colour": at} for at in range(200_000)]))
