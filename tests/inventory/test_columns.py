"""Columns find their fields by names in five languages; a person's mapping is remembered."""

import tomllib
from pathlib import Path

import pytest

from app.errors import UserError
from app.exchange.inventory.headings import register_listing
from app.exchange.inventory.mapping import mapping_for, propose_mapping, remember_mapping
from app.exchange.inventory.names import SEEN_ON, importable_fields
from app.model.entities import Asset
from app.model.fields import Field, field_of
from app.model.kinds import Kind
from app.model.vocabulary import AssetKind, Criticality, PurdueLevel
from app.paths import resource
from app.store.project import Project
from tests.inventory.registers import imported, parsed, planned, write_csv

LANGUAGES = {
    "en": (
        [
            "Equipment no.",
            "Description",
            "Category",
            "Manufacturer",
            "Model",
            "FW version",
            "IP",
            "Level",
            "Criticality",
        ],
        ["PLC-04", "Dosing", "PLC", "Marden", "S7X", "4.2.1", "10.20.40.11", "Level 1", "High"],
    ),
    "de": (
        [
            "Anlagenkennzeichen",
            "Bezeichnung",
            "Gerätetyp",
            "Hersteller",
            "Modell",
            "Firmwarestand",
            "IP-Adresse",
            "Ebene",
            "Kritikalität",
        ],
        ["PLC-04", "Dosing", "SPS", "Marden", "S7X", "4.2.1", "10.20.40.11", "Ebene 1", "hoch"],
    ),
    "fr": (
        [
            "Repère",
            "Désignation",
            "Type d'équipement",
            "Fabricant",
            "Modèle",
            "Version du micrologiciel",
            "Adresse IP",
            "Niveau",
            "Criticité",
        ],
        ["PLC-04", "Dosing", "Automate", "Marden", "S7X", "4.2.1", "10.20.40.11", "Niveau 1", "élevée"],
    ),
    "it": (
        [
            "Sigla",
            "Denominazione",
            "Tipologia",
            "Produttore",
            "Modello",
            "Versione firmware",
            "Indirizzo IP",
            "Livello",
            "Criticità",
        ],
        ["PLC-04", "Dosing", "Controllore", "Marden", "S7X", "4.2.1", "10.20.40.11", "Livello 1", "alta"],
    ),
    "es": (
        [
            "Código de equipo",
            "Denominación",
            "Tipo de equipo",
            "Fabricante",
            "Modelo",
            "Versión de firmware",
            "Dirección IP",
            "Nivel",
            "Criticidad",
        ],
        ["PLC-04", "Dosing", "Autómata", "Marden", "S7X", "4.2.1", "10.20.40.11", "Nivel 1", "alta"],
    ),
}


def test_the_same_register_in_five_languages_gives_the_same_asset(tmp_path: Path, project: Project) -> None:
    for language, (heading, row) in LANGUAGES.items():
        plan = imported(project, write_csv(tmp_path / "r.csv", [heading, row], ";"))
        assert plan.unmapped == (), language
        assert plan.counts["new" if language == "en" else "same"] == 1, language
    (asset,) = project.rows(Asset)
    assert (asset.tag, asset.name, asset.vendor, asset.model) == ("PLC-04", "Dosing", "Marden", "S7X")
    assert (asset.firmware, asset.addresses) == ("4.2.1", "10.20.40.11")
    assert (asset.kind, asset.level, asset.criticality) == (
        AssetKind.CONTROLLER,
        PurdueLevel.L1,
        Criticality.ESSENTIAL,
    )


SAMPLES = {
    Kind.CODE: "X-1",
    Kind.LINE: "Some words",
    Kind.PROSE: "Some words",
    Kind.INTEGER: "4",
    Kind.FLAG: "yes",
    Kind.DATE: "2027-01-31",
    Kind.VECTOR: "3 3 2 - 1 2 2",
    Kind.DECIMAL: "1.5",
    Kind.REF: "Zone 7 - Boilers",
}


def sample(field: Field) -> str:
    own = {"mac": "00:11:22:33:44:55", "in_scope": "no"}
    if field.choices is not None:
        return next(iter(field.choices)).label
    return own.get(field.name) or SAMPLES[field.kind]


def test_every_field_of_an_asset_is_imported_by_its_own_label(tmp_path: Path, project: Project) -> None:
    for field in importable_fields():
        if field.name != "tag":
            rows = [["Tag", field.label], [field.name, sample(field)]]
            imported(project, write_csv(tmp_path / "r.csv", rows))
    assets = {asset.tag: asset for asset in project.rows(Asset)}
    left = [name for name, asset in assets.items() if getattr(asset, name) == field_of(Asset, name).default]
    assert left == []
    assert len(assets) == len(importable_fields()) - 1


def test_every_listed_field_exists_and_every_field_is_listed_in_five_languages() -> None:
    names = tomllib.loads(resource("inventory", "names.toml").read_text(encoding="utf-8"))
    assert set(names["asset"]) == {field.name for field in importable_fields()} | {SEEN_ON}
    for group in ("asset", "service", "vulnerability"):
        assert all(set(languages) == {"en", "de", "fr", "it", "es"} for languages in names[group].values())


def test_a_column_that_names_two_fields_is_divided_where_its_cells_are(tmp_path: Path, project: Project) -> None:
    rows = [["Tag", "Make / Model"], ["A-1", "Siemens / S7-300/400"], ["A-2", "Linkform R8"]]
    imported(project, write_csv(tmp_path / "r.csv", rows))
    assets = {asset.tag: (asset.vendor, asset.model) for asset in project.rows(Asset)}
    assert assets == {"A-1": ("Siemens", "S7-300/400"), "A-2": ("", "Linkform R8")}


def test_one_column_feeds_one_field_and_the_better_name_wins(tmp_path: Path) -> None:
    heading = ["Asset Owner", "ID Asset", "Description", "Name", "Protocolli OT", "Porte Aperte"]
    listing = register_listing(parsed(write_csv(tmp_path / "r.csv", [heading, list("abcdef")])))
    mapping = propose_mapping(listing)
    fed = {field: heading[sources[0].column] for field, sources in mapping.sources.items()}
    assert fed == {
        "owner": "Asset Owner",
        "tag": "ID Asset",
        "notes": "Description",
        "name": "Name",
        "services": "Porte Aperte",
    }


def test_a_person_can_join_columns_and_take_columns_out(tmp_path: Path, project: Project) -> None:
    path = write_csv(tmp_path / "r.csv", [["Tag", "Series", "Type", "Model"], ["A-1", "GR", "HMI", "Variant B"]])
    listing = register_listing(parsed(path))
    mapping = propose_mapping(listing).feeding("model", 1, 3).feeding("kind")
    imported(project, path, mapping=mapping)
    (asset,) = project.rows(Asset)
    assert (asset.model, asset.kind) == ("GR Variant B", None)


def test_a_mapping_is_remembered_for_the_client_and_its_headings(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", [["Tag", "Kst", "Name"], ["A-1", "Hall 3", "Pump"]])
    listing = register_listing(parsed(path))
    remember_mapping(listing, "Norrin Water", propose_mapping(listing).feeding("location", 1))
    assert "location" in mapping_for(listing, "NORRIN WATER").sources
    assert "location" not in mapping_for(listing, "Another client").sources
    other = register_listing(parsed(write_csv(tmp_path / "s.csv", [["Tag", "Name", "Kst"], ["A", "B", "C"]])))
    assert "location" not in mapping_for(other, "Norrin Water").sources


def test_a_register_without_tag_or_name_is_refused_with_its_columns(tmp_path: Path, project: Project) -> None:
    path = write_csv(tmp_path / "r.csv", [["IP address", "Vendor", "Model"], ["10.0.0.1", "Omron", "NJ"]])
    with pytest.raises(UserError, match=r"r\.csv, row 1: no column gives a tag or a name") as refused:
        planned(project, path)
    assert "IP address, Vendor, Model" in refused.value.hint


def test_a_file_without_any_known_heading_is_refused(tmp_path: Path, project: Project) -> None:
    path = write_csv(tmp_path / "r.csv", [["alpha", "beta"], ["1", "2"]])
    with pytest.raises(UserError, match="no row names the columns"):
        planned(project, path)


def test_empty_and_repeated_headings_are_told_apart(tmp_path: Path, project: Project) -> None:
    rows = [["Tag", "Name", "Note", "", "Note"], ["A-1", "Pump", "first", "second", "third"]]
    plan = planned(project, write_csv(tmp_path / "r.csv", rows))
    kept = plan.rows[0].kept
    assert kept["Column D"] == "second"
    assert kept["Note (E)"] == "third"
    assert plan.rows[0].asset.notes == "first"
