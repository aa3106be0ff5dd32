"""Words of the plant become values of the assessment, and what is not understood is kept and told."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.exchange.inventory.meanings import meanings, yes_or_no
from app.exchange.inventory.network import canonical_addresses, canonical_mac, canonical_services, ip_addresses
from app.exchange.inventory.words import normalised
from app.model.entities import Asset, Observation
from app.model.fields import field_of
from app.model.terms import Term
from app.model.vocabulary import AssetKind, Criticality, PurdueLevel
from app.paths import resource
from app.store.project import Project
from tests.inventory.registers import AS_OF, imported, planned, write_csv


def meaning(field: str, text: str) -> Term | None:
    choices = field_of(Asset, field).choices
    assert choices is not None
    return meanings(field, choices).find(text)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *[(f"L{number}", number) for number in ("0", "1", "2", "3", "4", "5")],
        ("Livello 1", "1"),
        ("Ebene 2", "2"),
        ("Niveau 3,5", "3.5"),
        ("Purdue level 3.5", "3.5"),
        ("Nivel 4", "4"),
        ("Level 3 - Site operations", "3"),
        ("DMZ", "3.5"),
        ("2", "2"),
        ("3-5", None),
        ("Level 7", None),
        ("12", None),
        ("Logistics", None),
    ],
)
def test_purdue_levels_are_read_in_every_spelling_and_never_guessed(text: str, level: str | None) -> None:
    assert meaning("level", text) == (None if level is None else PurdueLevel._value2member_map_[level])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PLC", AssetKind.CONTROLLER),
        ("SPS", AssetKind.CONTROLLER),
        ("Automate programmable", AssetKind.CONTROLLER),
        ("PLC/Bilancia", AssetKind.CONTROLLER),
        ("Bilancia", AssetKind.FIELD_DEVICE),
        ("Pupitre opérateur", AssetKind.HMI),
        ("Sicherheits-SPS", AssetKind.SAFETY_SYSTEM),
        ("Remote Access Router", AssetKind.GATEWAY),
        ("Industrial Network Switch", AssetKind.NETWORK_DEVICE),
        ("Historian server", AssetKind.HISTORIAN),
        ("Variador de velocidad", AssetKind.DRIVE),
        ("Software PLC", None),
        ("Gizmo", None),
    ],
)
def test_kinds_are_read_in_five_languages_and_contradictions_are_not_guessed(text: str, kind: AssetKind | None) -> None:
    assert meaning("kind", text) is kind


@pytest.mark.parametrize(
    ("text", "criticality"),
    [
        ("H", Criticality.ESSENTIAL),
        ("M", Criticality.IMPORTANT),
        ("L", Criticality.OTHER),
        ("A", Criticality.ESSENTIAL),
        ("Klasse B", Criticality.IMPORTANT),
        ("hoch", Criticality.ESSENTIAL),
        ("élevée", Criticality.ESSENTIAL),
        ("basso", Criticality.OTHER),
        ("SIL 2", Criticality.SAFETY),
        ("not critical", Criticality.OTHER),
        ("non critico", Criticality.OTHER),
        ("3", None),
    ],
)
def test_criticality_is_read_from_the_plants_own_words(text: str, criticality: Criticality | None) -> None:
    assert meaning("criticality", text) is criticality


@pytest.mark.parametrize("text", ["yes", "Ja", "OUI", "sì", "sí", "X", "1", "✓", "True"])
def test_yes_is_understood_in_five_languages(text: str) -> None:
    assert yes_or_no(text) is True


@pytest.mark.parametrize("text", ["no", "Nein", "non", "N", "0", "FALSE"])
def test_no_is_understood_in_five_languages(text: str) -> None:
    assert yes_or_no(text) is False


def test_no_word_means_two_things() -> None:
    document = tomllib.loads(resource("inventory", "values.toml").read_text(encoding="utf-8"))
    for field, section in document.items():
        if not isinstance(section, dict):
            continue
        choices = field_of(Asset, field).choices
        assert choices is not None
        meant: dict[str, str] = {normalised(term.msgid): term.value for term in choices}
        for value, languages in section["words"].items():
            assert value in [term.value for term in choices]
            for word in {normalised(word) for words in languages.values() for word in words}:
                assert meant.setdefault(word, value) == value, f"{field}: {word}"
    yes, no = (set(map(normalised, document[name])) for name in ("yes", "no"))
    assert not yes & no
    assert not (yes | no) & set(map(normalised, document["nothing"]))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("443/tcp(HTTPS); 4840/tcp(OPC-UA)", "443/tcp HTTPS; 4840/tcp OPC-UA"),
        ("44818/tcp/udp(EtherNet/IP), 80", "80; 44818/tcp EtherNet/IP; 44818/udp EtherNet/IP"),
        ("tcp/502", "502/tcp"),
        ("TCP 502 (Modbus)", "502/tcp Modbus"),
        ("S7 (102/tcp)", "102/tcp S7"),
        ("443/tcp (HTTPS, REST)", "443/tcp HTTPS / REST"),
        ("135-139/tcp NetBIOS\nPROFINET", "135-139/tcp NetBIOS; PROFINET"),
        ("443/tcp; 443/tcp", "443/tcp"),
    ],
)
def test_open_ports_have_one_form(text: str, canonical: str) -> None:
    assert canonical_services(text) == canonical
    assert canonical_services(canonical) == canonical


def test_addresses_have_one_form_and_other_words_stay() -> None:
    assert canonical_addresses("10.0.0.1; 10.0.0.2/24 / FE80::0001") == "10.0.0.1, 10.0.0.2/24, fe80::1"
    assert canonical_addresses("4-20  mA") == "4-20 mA"
    assert canonical_addresses("10.20.40.41+") == "10.20.40.41+"
    assert ip_addresses("10.0.0.201, 202, 203") == ("10.0.0.201", "10.0.0.202", "10.0.0.203")
    with pytest.raises(ValueError, match=r"10\.0\.0\.300 is not"):
        canonical_addresses("10.0.0.300")


def test_hardware_addresses_have_one_form() -> None:
    for text in ("3cf7.d168.b838", "3C-F7-D1-68-B8-38", "3c:f7:d1:68:b8:38", "3CF7D168B838"):
        assert canonical_mac(text) == "3C:F7:D1:68:B8:38"
    with pytest.raises(ValueError, match="twelve"):
        canonical_mac("3C:F7")


def test_dates_with_strokes_are_read_in_the_stated_order_and_the_report_says_so(
    tmp_path: Path, project: Project
) -> None:
    rows = [["Tag", "End of support"], ["A", "2027-12-31"], ["B", "31.12.2027"], ["C", "03/04/2027"], ["D", "2027"]]
    path = write_csv(tmp_path / "r.csv", rows)
    plan = planned(project, path)
    assert [row.asset.end_of_support for row in plan.rows] == [
        date(2027, 12, 31),
        date(2027, 12, 31),
        date(2027, 4, 3),
        None,
    ]
    assert any("day/month/year" in note for note in plan.notes)
    assert planned(project, path, day_first=False).rows[2].asset.end_of_support == date(2027, 3, 4)


def test_what_is_not_understood_is_kept_with_its_source_and_told_with_its_place(
    tmp_path: Path, project: Project
) -> None:
    rows = [["Tag", "Level", "MAC", "Quantity"], ["A-1", "top", "unreadable", "four"], ["A-2", "1", "#REF!", "4"]]
    plan = imported(project, write_csv(tmp_path / "list.csv", rows))
    (first,) = [asset for asset in project.rows(Asset) if asset.tag == "A-1"]
    assert (first.level, first.mac, first.quantity) == (None, "", 1)
    kept = {row.field: row for row in project.rows(Observation) if row.subject_id == first.id}
    assert {field: row.value for field, row in kept.items()} == {
        "level": "top",
        "mac": "unreadable",
        "quantity": "four",
    }
    assert {(row.source_name, row.seen_on) for row in kept.values()} == {("list.csv", AS_OF)}
    assert [(one.row, one.column, one.text) for one in plan.not_understood] == [
        (2, "Quantity", "four"),
        (2, "MAC", "unreadable"),
        (2, "Level", "top"),
        (3, "MAC", "#REF!"),
    ]


def test_words_for_nothing_leave_a_field_empty_and_are_told(tmp_path: Path, project: Project) -> None:
    rows = [["Tag", "Firmware", "Vendor"], ["A-1", "N/D", "–"], ["A-2", "unbekannt", "Omron"]]
    plan = imported(project, write_csv(tmp_path / "r.csv", rows))
    assert {asset.firmware for asset in project.rows(Asset)} == {""}
    assert {(one.column, one.text, one.meaning) for one in plan.readings} == {
        ("Firmware", "N/D", ""),
        ("Firmware", "unbekannt", ""),
        ("Vendor", "–", ""),
    }


def test_the_report_says_how_the_plants_criticality_was_read(tmp_path: Path, project: Project) -> None:
    plan = planned(project, write_csv(tmp_path / "r.csv", [["Tag", "Crit."], ["A-1", "H"], ["A-2", "L"]]))
    assert any("H = Essential, L = Other" in note for note in plan.notes)


def test_control_characters_become_visible_and_a_row_too_long_is_kept_out(tmp_path: Path, project: Project) -> None:
    rows = [["Tag", "Name", "Note"], ["A-1", "Pu\x07mp", "x"], ["A-2", "Valve", "y" * 25_000]]
    plan = imported(project, write_csv(tmp_path / "r.csv", rows))
    assert [row.asset.name for row in plan.rows] == ["Pu␇mp"]
    assert [(one.row, one.reason) for one in plan.left_out] == [
        (3, "The row has 25008 characters; at most 20000 are kept.")
    ]


def test_rows_that_cannot_be_read_are_kept_out_with_the_reason(tmp_path: Path, project: Project) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Tag,Name,IP\nA-1,Pump,10.0.0.1\n,,10.0.0.2\nA-3,Valve\nA-4,Fan,10.0.0.4,,\nA-5,a,b,c\n", "utf-8")
    plan = imported(project, path)
    assert [row.asset.tag for row in plan.rows] == ["A-1", "A-4"]
    assert [(one.row, one.reason) for one in plan.left_out] == [
        (3, "There is neither a tag nor a name."),
        (4, "There are 2 cells where the heading has 3."),
        (6, "There are 4 cells where the heading has 3."),
    ]
    assert plan.left_out[0].cells == ("10.0.0.2",)
