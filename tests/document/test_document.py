"""The JSON document loses nothing, can be written by hand, and is refused with the place when it is wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.errors import UserError
from app.exchange.document.loading import load_document
from app.exchange.document.schema import document_schema
from app.exchange.document.writing import write_document
from app.paths import resource
from app.store.codec import canonical_json, sha256
from app.store.digests import root_digest
from app.store.project import Project

HAND_WRITTEN: dict[str, Any] = {
    "format": "zonewright-project",
    "version": 1,
    "tables": {
        "project": [{"name": "Pump house", "site": "Lower Weir", "method_id": 1}],
        "method": [{"number": 1, "label": "Own", "document": {"name": "Own"}}],
        "zone": [{"code": "Z-OPS", "name": "Operations"}, {"code": "Z-PMP", "name": "Pumps", "parent_id": "Z-OPS"}],
        "conduit": [{"code": "C-01", "name": "Operations to pumps"}],
        "conduit_zone": [
            {"conduit_id": "C-01", "zone_id": "Z-OPS"},
            {"conduit_id": "C-01", "zone_id": "Z-PMP"},
        ],
        "asset": [
            {"tag": "PLC-01", "kind": "controller", "level": "1", "zone_id": "Z-PMP"},
            {"tag": "SCD-01", "kind": "server", "level": "3", "zone_id": "Z-OPS", "end_of_support": "2029-12-31"},
        ],
        "flow": [{"code": "F-01", "source_id": "SCD-01", "target_id": "PLC-01", "access": "write"}],
        "passage": [{"flow_id": "F-01", "position": 1, "conduit_id": "C-01"}],
        "scenario": [{"code": "DR-001", "title": "Pumps stopped", "zone_id": "Z-PMP", "frs": "UC SI"}],
        "rating": [{"scenario_id": "DR-001", "stage": "unmitigated", "likelihood": 4, "impacts": "HS=3 AV=4"}],
        "rating_credit": [],
        "assigned_level": [{"zone_id": "Z-PMP", "fr": "UC", "level": 3, "rationale": "Site rule"}],
    },
}


@pytest.fixture
def load(tmp_path: Path) -> Callable[[dict[str, Any], str], Project]:
    def write_and_load(document: dict[str, Any], name: str) -> Project:
        source = tmp_path / f"{name}.json"
        source.write_text(json.dumps(document), encoding="utf-8")
        return load_document(source, tmp_path / f"{name}.zonewright", "Tester")

    return write_and_load


def test_a_document_written_by_hand_gives_one_hash_however_often_it_is_loaded(load: Any) -> None:
    first, second = load(HAND_WRITTEN, "first"), load(HAND_WRITTEN, "second")
    assert first.content_hash == second.content_hash
    assert first.digests().store == second.digests().store
    first.close()
    second.close()


def test_export_load_export_is_equal_to_the_byte(load: Any, tmp_path: Path) -> None:
    first = load(HAND_WRITTEN, "first")
    with first.change("Keep a drawing") as work:
        work.keep_content(b"%PDF-1.7 drawing")
    write_document(first, tmp_path / "out1.json")
    again = load_document(tmp_path / "out1.json", tmp_path / "again.zonewright", "Tester")
    write_document(again, tmp_path / "out2.json")
    assert (tmp_path / "out1.json").read_bytes() == (tmp_path / "out2.json").read_bytes()
    assert again.content_hash == first.content_hash
    first.close()
    again.close()


def test_anyone_can_compute_the_content_hash_from_the_document(load: Any, tmp_path: Path) -> None:
    project = load(HAND_WRITTEN, "plant")
    write_document(project, tmp_path / "out.json")
    document = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    outside = {"setting", "baseline", "sign_off", "shape"}
    rows = {table: found for table, found in document["tables"].items() if table not in outside}
    for row in rows["project"]:
        row.pop("revision", None)
    digests = {table: {row["id"]: sha256(canonical_json(row)) for row in found} for table, found in rows.items()}
    assert root_digest(digests) == document["content_hash"] == project.content_hash
    project.close()


def test_hand_written_and_exported_documents_meet_the_schema_in_resources(load: Any, tmp_path: Path) -> None:
    schema = json.loads(resource("schema", "project-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    project = load(HAND_WRITTEN, "plant")
    write_document(project, tmp_path / "out.json")
    project.close()
    for document in (HAND_WRITTEN, json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))):
        assert [error.message for error in validator.iter_errors(document)] == []


def test_the_schema_in_resources_is_the_one_that_the_entities_say() -> None:
    kept = json.loads(resource("schema", "project-1.schema.json").read_text(encoding="utf-8"))
    assert kept == document_schema(), "write it anew with: python installer/generate.py"


def spoilt(table: str, at: int, **values: object) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(json.dumps(HAND_WRITTEN))
    document["tables"].setdefault(table, [{}])
    document["tables"][table][at].update(values)
    return document


@pytest.mark.parametrize(
    ("document", "place"),
    [
        (spoilt("asset", 0, zone_id="Z-NONE"), "tables.asset[0].zone_id"),
        (spoilt("flow", 0, target_id="PLC-99"), "tables.flow[0].target_id"),
        (spoilt("asset", 1, quantity="two"), "tables.asset[1].quantity"),
        (spoilt("asset", 1, kind="toaster"), "tables.asset[1].kind"),
        (spoilt("asset", 1, end_of_support="31.12.2029"), "tables.asset[1].end_of_support"),
        (spoilt("assigned_level", 0, level=5), "tables.assigned_level[0].level"),
        (spoilt("assigned_level", 0, fr="XX"), "tables.assigned_level[0].fr"),
        (spoilt("asset", 0, level="7"), "tables.asset[0].level"),
        (spoilt("rating", 0, likelihood=0), "tables.rating[0].likelihood"),
        (spoilt("rating", 0, impacts="HS=9"), "tables.rating[0].impacts"),
        (spoilt("zone", 1, code="Z-OPS"), "tables.zone"),
        (spoilt("zone", 1, colour="red"), "tables.zone[1].colour"),
        (spoilt("scenario", 0, conduit_id="C-01"), "tables.scenario[0]"),
        (spoilt("zone", 0, id="1"), "tables.zone[0].id"),
        (spoilt("asset", 0, name="bell \x07"), "tables.asset[0].name"),
        (spoilt("martian", 0), "tables.martian"),
        (
            spoilt("requirement_state", 0, zone_id="Z-PMP", requirement="SR 9.9"),
            "tables.requirement_state[0].requirement",
        ),
        (
            spoilt("scenario_technique", 0, scenario_id="DR-001", technique="T9999"),
            "tables.scenario_technique[0].technique",
        ),
    ],
)
def test_a_wrong_document_is_refused_with_the_place_and_nothing_is_created(
    load: Any, tmp_path: Path, document: dict[str, Any], place: str
) -> None:
    with pytest.raises(UserError) as told:
        load(document, "wrong")
    assert place in told.value.message
    assert "wrong.json" in told.value.message
    assert not (tmp_path / "wrong.zonewright").exists()


def test_all_problems_of_a_document_are_told_at_once(load: Any) -> None:
    document = spoilt("asset", 0, zone_id="Z-NONE")
    document["tables"]["zone"][0]["boundary"] = "imaginary"
    with pytest.raises(UserError, match="2 problems") as told:
        load(document, "wrong")
    assert "tables.asset[0].zone_id" in told.value.message
    assert "tables.zone[0].boundary" in told.value.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"format": ', "line 1, column"),
        ('{"a": 1, "a": 2}', "occurs twice"),
        ('{"a": NaN}', "NaN"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "not a Zonewright document"),
    ],
)
def test_json_that_is_not_a_document_is_refused_in_words(tmp_path: Path, text: str, expected: str) -> None:
    source = tmp_path / "wrong.json"
    source.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=expected):
        load_document(source, tmp_path / "wrong.zonewright", "Tester")
    assert not (tmp_path / "wrong.zonewright").exists()
