"""Questions that rules and screens ask the catalogue."""

from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalog import Catalogue
from app.catalog.ids import canonical_id
from app.catalog.lists import LISTS
from app.catalog.vocabulary import LEVELS, Relation
from app.model.levels import FR_CODES
from app.model.vocabulary import LifecyclePhase, Stakeholder
from app.paths import resource


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("SR 1.1 RE 1", "SR 1.1 RE 1"),
        ("CR 1.1 RE(1)", "CR 1.1 RE 1"),
        ("cr 1.1 re (1)", "CR 1.1 RE 1"),
        (" sr1.13re1 ", "SR 1.13 RE 1"),
        ("NDR  5.2", "NDR 5.2"),
        ("zcr 5.10", "ZCR 5.10"),
        ("SP.01.01 RE(1)", "SP.01.01 RE 1"),
        ("sp.01.01br", "SP.01.01 BR"),
        ("SR-1", "SR-1"),
        ("SM-10", "SM-10"),
        ("4.2.3.1", "4.2.3.1"),
        ("ORG  1.1", "ORG 1.1"),
        ("T0800", "T0800"),
    ],
)
def test_ids_have_one_spelling_and_other_spellings_are_understood(written: str, canonical: str) -> None:
    assert canonical_id(written) == canonical


@given(st.text(alphabet="SRCPNDZE() .-0123456789re", max_size=16))
def test_the_canonical_spelling_is_final(text: str) -> None:
    assert canonical_id(canonical_id(text)) == canonical_id(text)


def test_a_row_is_found_in_any_spelling_of_its_id(catalogue: Catalogue) -> None:
    component = catalogue.component_requirements
    assert component["CR 1.1 RE(1)"] is component["CR 1.1 RE 1"]
    assert "ndr5.2" in component
    assert catalogue.crosswalk.of("sr 1.1") == catalogue.crosswalk.of("SR 1.1") != ()


def test_an_id_of_another_edition_is_not_found_and_does_not_break_the_reader(catalogue: Catalogue) -> None:
    assert catalogue.system_requirements.get("SR 9.9") is None
    assert catalogue.crosswalk.of("SR 9.9") == ()
    with pytest.raises(KeyError):
        catalogue.system_requirements["SR 9.9"]


def test_what_a_level_requires_is_all_that_starts_at_or_below_it(catalogue: Catalogue) -> None:
    for requirements in (catalogue.system_requirements, catalogue.component_requirements):
        for level in (0, *LEVELS):
            required = requirements.required_by_fr(level)
            assert tuple(required) == FR_CODES
            expected = {row.id for row in requirements if row.level <= level}
            assert {row.id for rows in required.values() for row in rows} == expected
            assert all(row.fr == fr for fr, rows in required.items() for row in rows)


def test_an_unknown_foundational_requirement_or_level_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        catalogue.system_requirements.required("XX", 2)
    with pytest.raises(KeyError):
        catalogue.system_requirements.required("IAC", 5)


def test_an_enhancement_knows_its_base_and_never_starts_below_it(catalogue: Catalogue) -> None:
    for requirements in (catalogue.system_requirements, catalogue.component_requirements):
        for row in requirements:
            base = requirements.base(row.id)
            assert not base.is_enhancement
            assert base.level <= row.level
            assert (row in requirements.enhancements(base.id)) == row.is_enhancement


def test_a_base_requirement_lists_its_enhancements(catalogue: Catalogue) -> None:
    system = catalogue.system_requirements
    expected = ["SR 2.1 RE 1", "SR 2.1 RE 2", "SR 2.1 RE 3", "SR 2.1 RE 4"]
    assert [row.id for row in system.enhancements("SR 2.1")] == expected
    assert system.enhancements("SR 2.1 RE 3") == system.enhancements("SR 2.1")
    assert system.enhancements("SR 1.4") == ()


def test_a_component_number_without_requirement_says_what_stands_in_its_place(catalogue: Catalogue) -> None:
    assert catalogue.no_requirement["CR 3.2"].resolved_ids == ("SAR 3.2", "EDR 3.2", "HDR 3.2", "NDR 3.2")
    assert catalogue.no_requirement["CR 7.5"].resolved_ids == ()


def test_the_crosswalk_of_a_requirement_shows_published_before_curated_before_derived(catalogue: Catalogue) -> None:
    order = list(Relation)
    for id in {row.requirement_id for row in catalogue.crosswalk}:
        ranks = [order.index(row.relation) for row in catalogue.crosswalk.of(id)]
        assert ranks == sorted(ranks)
    assert {row.relation for row in catalogue.crosswalk.of("SR 1.1")} == set(Relation)


def test_a_requirement_id_names_one_requirement_over_all_editions(catalogue: Catalogue) -> None:
    ids = [
        row.id
        for name in LISTS
        if name.endswith("_requirements") or name.startswith("programme_")
        for row in getattr(catalogue, name)
        if hasattr(row, "id")
    ]
    assert len(ids) == len(set(ids))


def test_a_threat_source_warrants_a_level_that_rises_with_its_capability(catalogue: Catalogue) -> None:
    assert catalogue.threat_sources["TS-11"].warranted_sl == 3
    warranted = [source.warranted_sl for source in catalogue.threat_sources]
    assert warranted == sorted(warranted)
    assert set(warranted) == set(LEVELS)


def test_techniques_lead_to_mitigations_and_on_to_requirements(catalogue: Catalogue) -> None:
    against = catalogue.mitigations_against("T0812")
    assert "M0801" in {mitigation.id for mitigation in against}
    assert all("T0812" in mitigation.technique_ids for mitigation in against)
    assert [row.resolved_ids for row in catalogue.mitigation_requirements.of("M0806")] == [("SR 1.6",), ("NDR 1.6",)]
    with pytest.raises(KeyError):
        catalogue.mitigations_against("T9999")


def test_what_mitre_names_resolves_to_requirements_of_the_catalogue(catalogue: Catalogue) -> None:
    for row in catalogue.mitigation_requirements:
        known = catalogue.system_requirements if row.edition == "62443-3-3:2013" else catalogue.component_requirements
        assert all(id in known for id in row.resolved_ids)


def test_the_editions_pin_every_edition_that_other_lists_name(catalogue: Catalogue) -> None:
    named = {row.edition for row in catalogue.crosswalk} | {row.edition for row in catalogue.mitigation_requirements}
    assert named <= {edition.id for edition in catalogue.editions}
    assert catalogue.editions["62443-3-3:2013"].amendments == "Corrigendum 1 of 2014"


def test_the_notices_of_mitre_ship_word_for_word(catalogue: Catalogue) -> None:
    text = catalogue.notices["attack"].text
    assert (
        "(c) 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of "
        "The MITRE Corporation."
    ) in text
    assert "MITRE ATT&CK and ATT&CK are registered trademarks of The MITRE Corporation." in text


def test_phases_and_roles_are_words_of_the_model(catalogue: Catalogue) -> None:
    assert [phase.id for phase in catalogue.lifecycle_phases] == list(LifecyclePhase)
    assert {role.id for role in catalogue.stakeholders} <= set(Stakeholder)


def test_no_row_can_be_changed(catalogue: Catalogue) -> None:
    for name in LISTS:
        row = next(iter(getattr(catalogue, name)))
        assert not hasattr(row, "__dict__"), name
        with pytest.raises(FrozenInstanceError):
            setattr(row, fields(row)[0].name, "")


def test_texts_have_what_people_read_and_nothing_that_is_a_name_or_an_id(catalogue: Catalogue) -> None:
    texts = list(catalogue.texts())
    assert len(texts) == len(set(texts))
    assert "" not in texts
    shown = {
        catalogue.system_requirements["SR 4.1 RE 2"].doubt,
        catalogue.system_requirements["SR 1.1"].title,
        catalogue.assessment_requirements["ZCR 5.6"].summary,
        catalogue.assessment_requirements["ZCR 5.6"].inputs[0],
        catalogue.threat_sources["TS-01"].vectors[0],
    }
    assert shown <= set(texts)
    assert not {"SR 1.1", "62443-3-2", "Default Credentials", "IAC"} & set(texts)


def test_our_own_words_are_in_british_spelling(catalogue: Catalogue) -> None:
    own = [row.title for row in catalogue.service_requirements]
    for name in ("security_levels", "maturity_levels", "stakeholders", "lifecycle_phases", "assessment_requirements"):
        own += [row.summary for row in getattr(catalogue, name)]
    for source in catalogue.threat_sources:
        own += [source.name, source.access, source.example, *source.vectors]
    american = ("organiz", "recogniz", "authoriz", "prioritiz", "minimiz", "behavior", "defense")
    assert [text for text in own if any(word in text.lower() for word in american)] == []


def test_the_readme_of_the_files_names_each_of_them(catalogue: Catalogue) -> None:
    readme = resource("catalog", "README.md").read_text(encoding="utf-8")
    assert [file for file in catalogue.shelf.files() if f"`{file}`" not in readme] == []
