"""Row by row against the tables that the catalogue was made from, where the variable ZONEWRIGHT_REFERENCE names them.

Our own words were put into British spelling on the way, ids into one spelling; nothing else may differ.
"""

import csv
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from app.catalog import Catalogue
from app.catalog.vocabulary import LEVELS
from app.model.levels import FR_CODES

FOLDER = os.environ.get("ZONEWRIGHT_REFERENCE", "")

pytestmark = pytest.mark.skipif(not FOLDER, reason="ZONEWRIGHT_REFERENCE names no folder with the source tables")

Source = dict[str, str]
Facts = tuple[object, ...]


def _table(name: str) -> list[Source]:
    with Path(FOLDER, name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _own(text: str) -> str:
    """Our own words in British spelling."""
    british = re.sub(r"(?i)\b((?:un)?author|organ|recogn)iz", r"\1is", text)
    return re.sub(r"\bprogram (is started|architecture)", r"programme \1", british)


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _id(text: str) -> str:
    return re.sub(r"RE\((\d+)\)", r"RE \1", text)


def _level(row: Source) -> int:
    return next(level for level in LEVELS if row[f"sl{level}"] == "1")


def _types(row: Source) -> tuple[str, ...]:
    every = {"SAR": "software", "EDR": "embedded", "HDR": "host", "NDR": "network"}
    return tuple(every.values()) if row["component_types"] == "all" else (every[row["component_types"]],)


def _attack(kind: str) -> list[Source]:
    return [row for row in _table("attack_ics.csv") if row["record_type"] == kind]


def _without_doubt(row: Any) -> bool:
    return not row.doubt


Comparison = tuple[str, Callable[[], Iterable[Source]], Callable[[Source], Facts], Callable[[Any], Facts]]

COMPARISONS: list[Comparison] = [
    (
        "foundational_requirements",
        lambda: _table("fr.csv"),
        lambda r: (r["fr_code"], int(r["fr"]), r["name"], _own(r["own_summary"])),
        lambda x: (x.id, x.number, x.name, x.summary),
    ),
    (
        "security_levels",
        lambda: _table("sl_definitions.csv"),
        lambda r: (
            *(int(r["sl"]), r["name"], r["violation"], r["means"], r["resources"], r["skills"], r["motivation"]),
            _own(r["own_summary"]),
        ),
        lambda x: (x.level, x.name, x.violation, x.means, x.resources, x.skills, x.motivation, x.summary),
    ),
    (
        "security_level_types",
        lambda: _table("sl_types.csv"),
        lambda r: (r["type"], r["name"], _own(r["own_summary"]), r["where_used"]),
        lambda x: (x.id, x.name, x.summary, x.where_used),
    ),
    (
        "maturity_levels",
        lambda: _table("maturity_levels.csv"),
        lambda r: (int(r["ml"]), r["name"], _own(r["own_summary"]), _several(r["used_in"]), r["cmmi_reading"]),
        lambda x: (x.level, x.name, x.summary, x.used_in, x.cmmi),
    ),
    (
        "stakeholders",
        lambda: _table("stakeholders.csv"),
        lambda r: (r["role"], _own(r["own_summary"]), _several(r["checked_parts"]), r["note"]),
        lambda x: (x.name, x.summary, x.parts, x.note),
    ),
    (
        "standard_parts",
        lambda: _table("standard_parts.csv"),
        lambda r: (
            *(r["part"], r["doc_type"], r["edition"].replace("none", ""), r["short_title"], r["category"]),
            *(r["checked_status"], r["confidence"], r["confidence"] == "high"),
        ),
        lambda x: (
            *(x.id, x.document_type, x.edition, x.title, x.category),
            *(x.status, x.confidence, _without_doubt(x)),
        ),
    ),
    (
        "lifecycle_phases",
        lambda: _table("lifecycle_phases.csv"),
        lambda r: (r["phase"], _several(r["steps"]), _own(r["own_summary"]), r["typical_records"]),
        lambda x: (x.name, x.steps, x.summary, ", ".join(x.records)),
    ),
    (
        "common_constraints",
        lambda: _table("common_constraints.csv"),
        lambda r: (r["iec_part"], r["ref"], r["title"], _own(r["summary"])),
        lambda x: (x.part, x.id, x.title, x.summary),
    ),
    (
        "threat_sources",
        lambda: _table("threat_sources.csv"),
        lambda r: (
            *(r["id"], _own(r["name"]), r["category"], r["intent"], r["means"], r["resources"], r["skills"]),
            *(r["motivation"], _own(r["typical_access"]), _several(_own(r["typical_vectors"])), _own(r["example"])),
            int(r["sl"]),
        ),
        lambda x: (
            *(x.id, x.name, x.category, x.intent, x.means, x.resources, x.skills),
            *(x.motivation, x.access, x.vectors, x.example),
            x.warranted_sl,
        ),
    ),
    (
        "assessment_requirements",
        lambda: _table("zcr_62443_3_2.csv"),
        lambda r: (
            *(r["id"], r["level"], r["parent"], r["clause"], r["title"], _own(r["own_summary"])),
            *(_several(_own(r["inputs"])), _several(_own(r["outputs"])), r["strength"], r["confidence"]),
        ),
        lambda x: (
            *(x.id, x.kind, x.parent, x.clause, x.title, x.summary),
            *(x.inputs, x.outputs, x.strength, x.confidence),
        ),
    ),
    (
        "characteristics",
        lambda: _table("zone_conduit_characteristics.csv"),
        lambda r: (r["item"], r["characteristic"], r["zcr"]),
        lambda x: (x.id, x.title, x.requirement_id),
    ),
    (
        "system_requirements",
        lambda: _table("sr_62443_3_3.csv"),
        lambda r: (
            *(FR_CODES[int(r["fr"]) - 1], r["fr_code"], r["id"], r["parent"] or r["id"], r["title"], _level(r)),
            r["confidence"],
        ),
        lambda x: (x.fr, x.fr, x.id, x.base_id, x.title, x.level, x.confidence),
    ),
    (
        "component_requirements",
        lambda: _table("cr_62443_4_2.csv"),
        lambda r: (
            *(r["fr_code"], _id(r["id"]), r["parent"] or r["id"], r["title"], _level(r), r["sr_ref"], _types(r)),
            *(r["confidence"], r["confidence"] == "high"),
        ),
        lambda x: (
            *(x.fr, x.id, x.base_id, x.title, x.level, x.system_id, x.component_types),
            *(x.confidence, _without_doubt(x)),
        ),
    ),
    (
        "no_requirement",
        lambda: _table("cr_62443_4_2_no_requirement.csv"),
        lambda r: (r["id"], r["title"], _several(r["resolved_ids"]), r["kind"] == "component-specific"),
        lambda x: (x.id, x.title, x.resolved_ids, bool(x.resolved_ids)),
    ),
    (
        "development_requirements",
        lambda: _table("sdl_62443_4_1.csv"),
        lambda r: (
            *(r["id"], r["practice"], r["practice_no"], r["practice_name"], r["clause"], r["title"]),
            r["confidence"],
        ),
        lambda x: (
            *(x.id, x.practice, f"Practice {x.practice_number}", x.practice_title, x.clause, x.title),
            x.confidence,
        ),
    ),
    (
        "service_requirements",
        lambda: _table("sp_62443_2_4.csv"),
        lambda r: (
            *(_id(r["id"]), r["level"], r["parent"], _own(r["own_topic"]), r["trf_summary_level"]),
            *(r["confidence"], r["confidence"] == "high"),
        ),
        lambda x: (x.id, x.kind, x.parent, x.title, x.summary_level, x.confidence, _without_doubt(x)),
    ),
    (
        "programme_2010",
        lambda: _table("csms_62443_2_1.csv"),
        lambda r: (r["id"], r["level"], r["parent"], r["title"], r["confidence"], r["confidence"] == "high"),
        lambda x: (x.id, x.kind, x.parent, x.title, x.confidence, _without_doubt(x)),
    ),
    (
        "programme_2024",
        lambda: _table("csms_62443_2_1_2024.csv"),
        lambda r: (r["id"], r["level"], r["parent"], r["title"], r["confidence"], True),
        lambda x: (x.id, x.kind, x.parent, x.title, x.confidence, _without_doubt(x)),
    ),
    (
        "tactics",
        lambda: sorted(_attack("tactic"), key=lambda r: int(r["detail"])),
        lambda r: (r["id"], r["name"], r["url"]),
        lambda x: (x.id, x.name, x.url),
    ),
    (
        "techniques",
        lambda: _attack("technique"),
        lambda r: (r["id"], r["name"], _several(r["tactic_ids"]), r["url"]),
        lambda x: (x.id, x.name, x.tactic_ids, x.url),
    ),
    (
        "mitigations",
        lambda: _attack("mitigation"),
        lambda r: (r["id"], r["name"], r["url"]),
        lambda x: (x.id, x.name, x.url),
    ),
    (
        "attack_assets",
        lambda: _attack("asset"),
        lambda r: (r["id"], r["name"], r["url"]),
        lambda x: (x.id, x.name, x.url),
    ),
    (
        "mitigation_requirements",
        lambda: _table("attack_mitigation_iec.csv"),
        lambda r: (r["mitigation_id"], r["iec_part"], r["iec_id"], _several(r["resolved_ids"])),
        lambda x: (x.mitigation_id, x.edition, x.requirement_id, x.resolved_ids),
    ),
]


@pytest.mark.parametrize(("name", "table", "expected", "held"), COMPARISONS, ids=[row[0] for row in COMPARISONS])
def test_a_list_holds_the_facts_of_its_table_in_their_order(
    catalogue: Catalogue,
    name: str,
    table: Callable[[], Iterable[Source]],
    expected: Callable[[Source], Facts],
    held: Callable[[Any], Facts],
) -> None:
    assert [held(row) for row in getattr(catalogue, name)] == [expected(row) for row in table()]


def test_the_crosswalk_holds_the_facts_of_its_table(catalogue: Catalogue) -> None:
    expected = [
        (
            *(r["iec_part"], r["iec_id"], r["framework"], r["framework_version"], r["ref"], r["relation"], r["source"]),
            *(_several(r["via"]), _several(r["support"]), r["confidence"]),
        )
        for r in _table("crosswalk.csv")
    ]
    held = [
        (
            *(x.edition, x.requirement_id, x.framework, x.version, x.ref, str(x.relation), x.source),
            *(x.via, x.support, str(x.confidence)),
        )
        for x in catalogue.crosswalk
    ]
    assert sorted(held) == sorted(expected)


def test_mitigations_help_against_the_techniques_of_the_table(catalogue: Catalogue) -> None:
    expected = {(r["id"], r["related_id"]) for r in _attack("mitigates")}
    assert {(x.id, technique) for x in catalogue.mitigations for technique in x.technique_ids} == expected


def test_names_that_the_catalogue_looks_up_are_those_of_the_table(catalogue: Catalogue) -> None:
    for row in _attack("technique"):
        tactics = [catalogue.tactics[id].name for id in catalogue.techniques[row["id"]].tactic_ids]
        assert "; ".join(tactics) == row["tactics"]
    for row in _table("attack_mitigation_iec.csv"):
        assert catalogue.mitigations[row["mitigation_id"]].name == row["mitigation_name"]


def test_foundational_requirements_have_as_many_requirements_as_their_table_says(catalogue: Catalogue) -> None:
    for row in _table("fr.csv"):
        required = catalogue.system_requirements.required(row["fr_code"], LEVELS[-1])
        assert (sum(not x.is_enhancement for x in required), len(required)) == (
            int(row["sr_count"]),
            int(row["sr_re_count"]),
        )
