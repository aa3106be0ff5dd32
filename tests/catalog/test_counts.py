"""The catalogue holds as much as its sources say, per level, foundational requirement and component type."""

from collections import Counter

import pytest

from app.catalog import Catalogue
from app.catalog.lists import LISTS
from app.catalog.vocabulary import LEVELS, ComponentType, Confidence, Relation
from app.model.levels import FR_CODES

ROWS = {
    "editions": 8,
    "notices": 5,
    "doubts": 7,
    "foundational_requirements": 7,
    "security_levels": 5,
    "security_level_types": 3,
    "maturity_levels": 4,
    "stakeholders": 4,
    "standard_parts": 18,
    "lifecycle_phases": 5,
    "common_constraints": 7,
    "threat_sources": 18,
    "assessment_requirements": 39,
    "characteristics": 14,
    "system_requirements": 100,
    "component_requirements": 122,
    "no_requirement": 15,
    "development_requirements": 47,
    "service_requirements": 135,
    "programme_2010": 151,
    "programme_2024": 111,
    "tactics": 12,
    "techniques": 83,
    "mitigations": 52,
    "attack_assets": 18,
    "mitigation_requirements": 77,
    "crosswalk": 1977,
}


def test_every_list_has_the_number_of_rows_of_its_source(catalogue: Catalogue) -> None:
    assert {name: len(getattr(catalogue, name)) for name in LISTS} == ROWS


def test_system_requirements_add_up_per_level(catalogue: Catalogue) -> None:
    system = catalogue.system_requirements
    assert [system.count(level) for level in LEVELS] == [37, 60, 90, 100]
    assert sum(not row.is_enhancement for row in system) == 51


@pytest.mark.parametrize(
    ("fr", "counts"),
    [
        ("IAC", [10, 16, 22, 24]),
        ("UC", [8, 12, 21, 24]),
        ("SI", [5, 10, 16, 19]),
        ("DC", [2, 4, 5, 6]),
        ("RDF", [4, 6, 10, 11]),
        ("TRE", [1, 2, 3, 3]),
        ("RA", [7, 10, 13, 13]),
    ],
)
def test_system_requirements_add_up_per_foundational_requirement(
    catalogue: Catalogue, fr: str, counts: list[int]
) -> None:
    assert [len(catalogue.system_requirements.required(fr, level)) for level in LEVELS] == counts


def test_component_requirements_add_up_per_level(catalogue: Catalogue) -> None:
    assert [catalogue.component_requirements.count(level) for level in LEVELS] == [50, 93, 116, 122]


@pytest.mark.parametrize(
    ("component_type", "counts"),
    [
        (ComponentType.SOFTWARE, [34, 53, 67, 73]),
        (ComponentType.EMBEDDED, [36, 61, 77, 83]),
        (ComponentType.HOST, [36, 62, 78, 84]),
        (ComponentType.NETWORK, [40, 67, 86, 92]),
    ],
)
def test_component_requirements_add_up_per_component_type(
    catalogue: Catalogue, component_type: ComponentType, counts: list[int]
) -> None:
    of_type = catalogue.component_requirements.for_type(component_type)
    assert [of_type.count(level) for level in LEVELS] == counts


def test_nothing_is_required_at_level_0(catalogue: Catalogue) -> None:
    assert catalogue.system_requirements.count(0) == catalogue.component_requirements.count(0) == 0


def test_attack_mitigations_help_against_331_techniques(catalogue: Catalogue) -> None:
    assert sum(len(mitigation.technique_ids) for mitigation in catalogue.mitigations) == 331


def test_the_assessment_has_7_steps_32_requirements_and_3_recommendations(catalogue: Catalogue) -> None:
    assessment = catalogue.assessment_requirements
    assert Counter(row.kind for row in assessment) == {"group": 7, "requirement": 32}
    assert [row.id for row in assessment if row.strength == "recommended"] == ["ZCR 3.4", "ZCR 3.5", "ZCR 3.6"]


def test_programme_lists_divide_as_their_sources_do(catalogue: Catalogue) -> None:
    practices = Counter(row.practice for row in catalogue.development_requirements)
    assert practices == {"SM": 13, "SR": 5, "SD": 4, "SI": 2, "SVV": 5, "DM": 6, "SUM": 5, "SG": 7}
    services = Counter(row.kind == "area" for row in catalogue.service_requirements)
    assert services == {True: 12, False: 123}
    assert Counter(row.kind for row in catalogue.programme_2024) == {"spe": 8, "group": 16, "requirement": 87}


def test_the_crosswalk_says_for_each_row_who_stands_behind_it(catalogue: Catalogue) -> None:
    relations = Counter(row.relation for row in catalogue.crosswalk)
    assert relations == {Relation.PUBLISHED: 522, Relation.CURATED: 504, Relation.DERIVED: 951}


def test_the_foundational_requirements_stand_in_the_order_of_the_model(catalogue: Catalogue) -> None:
    assert tuple(row.id for row in catalogue.foundational_requirements) == FR_CODES


def test_doubted_rows_are_those_of_the_sources(catalogue: Catalogue) -> None:
    system = {row.id: row.level for row in catalogue.system_requirements if row.doubt}
    assert system == {"SR 1.13 RE 1": 2, "SR 3.4": 2, "SR 4.1 RE 2": 4}
    assert sum(bool(row.doubt) for row in catalogue.component_requirements) == 20
    for name in ("component_requirements", "programme_2010", "service_requirements", "standard_parts"):
        assert all(bool(row.doubt) == (row.confidence is not Confidence.HIGH) for row in getattr(catalogue, name))
