"""Workbooks whose sheets lie, are vast or unusual, or hold what must not be followed."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.inventory.hostile.case import imports, refused
from tests.inventory.hostile.packages import DAMAGED, ROWS, XLSX, pack, parts_of, with_parts
from tests.inventory.registers import write_workbook

MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = (
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>Tag</t></is></c><c r="B1" t="inlineStr"><is><t>Name</t></is></c></row>'
)
BOTH = ("P-1", "P-2")


def sheet(rows: bytes, before: bytes = b"", prolog: bytes = b"") -> bytes:
    """A sheet with a heading in row 1 and these rows."""
    return prolog + b"<worksheet " + MAIN + b">" + before + b"<sheetData>" + HEAD + rows + b"</sheetData></worksheet>"


def text(reference: bytes, content: bytes) -> bytes:
    """A cell of text."""
    return b'<c r="' + reference + b'" t="inlineStr"><is><t>' + content + b"</t></is></c>"


def with_sheet(path: Path, content: bytes) -> None:
    """A workbook with one sheet of these bytes."""
    with_parts(path, xl__worksheets__sheet1_xml=content)


def with_strings(path: Path, rows: bytes, strings: bytes, prolog: bytes = b"") -> None:
    """A workbook whose sheet has these rows and whose shared strings are these."""
    types = "[Content_Types].xml"
    parts = parts_of(path)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    listed = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'" /></Types>'
    parts[types] = parts[types].replace(b"</Types>", listed)
    parts["xl/sharedStrings.xml"] = prolog + b"<sst " + MAIN + b">" + strings + b"</sst>"
    pack(path, {**parts, "xl/worksheets/sheet1.xml": sheet(rows)})


P1 = b'<row r="2">' + text(b"A2", b"P-1") + text(b"B2", b"Pump") + b"</row>"


def entity(doctype: bytes) -> bytes:
    """A sheet that declares a document type."""
    return sheet(b'<row r="2">' + text(b"A2", b"&a;") + b"</row>", prolog=b"<!DOCTYPE x " + doctype + b">")


@refused(XLSX, DAMAGED + "it declares XML entities")
def billion_laughs(path: Path) -> None:
    laughs = b"".join(b'<!ENTITY %c "%s">' % (97 + at, b"&%c;" % (98 + at) * 10) for at in range(9))
    with_sheet(path, entity(b"[" + laughs + b'<!ENTITY j "ha">]'))


@refused(XLSX, DAMAGED + "it declares XML entities")
def external_entity(path: Path) -> None:
    with_sheet(path, entity(b'[<!ENTITY a SYSTEM "file:///etc/hostname">]'))


@refused(XLSX, DAMAGED + "it declares XML entities")
def parameter_entity(path: Path) -> None:
    with_sheet(path, entity(b'[<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]'))


@refused(XLSX, DAMAGED + "it declares XML entities")
def entity_in_the_strings(path: Path) -> None:
    with_strings(path, P1, b"<si><t>&a;</t></si>", b'<!DOCTYPE x [<!ENTITY a "b">]>')


@refused(XLSX, DAMAGED + "it declares XML entities")
def entity_in_the_workbook(path: Path) -> None:
    parts = parts_of(path)
    pack(path, {**parts, "xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]>' + parts["xl/workbook.xml"]})


@imports(XLSX, *BOTH)
def dimension_too_small(path: Path) -> None:
    parts = parts_of(path)
    name = "xl/worksheets/sheet1.xml"
    pack(path, {**parts, name: parts[name].replace(b'ref="A1:C3"', b'ref="A1"')})


@imports(XLSX, "P-1")
def dimension_of_everything(path: Path) -> None:
    with_sheet(path, sheet(P1, before=b'<dimension ref="A1:XFD1048576"/>'))


@imports(XLSX, "P-1", "P-9")
def last_row_of_all(path: Path) -> None:
    with_sheet(path, sheet(P1 + b'<row r="1048576">' + text(b"A1048576", b"P-9") + b"</row>"))


@refused(XLSX, r"more empty cells before the next filled one", heavy=True)
def row_number_of_a_billion(path: Path) -> None:
    with_sheet(path, sheet(b'<row r="1000000000000">' + text(b"A1", b"P-9") + b"</row>"))


@refused(XLSX, r"more empty cells before the next filled one|at most 25000 rows", heavy=True)
def blank_cells_far_to_the_right(path: Path) -> None:
    row = b'<row r="%d">%s<c r="XFD%d"/></row>'
    with_sheet(path, sheet(b"".join(row % (at, text(b"A%d" % at, b"P"), at) for at in range(2, 20_000))))


@refused(XLSX, DAMAGED)
def column_that_is_none(path: Path) -> None:
    with_sheet(path, sheet(b'<row r="2">' + text(b"ZZZZZ2", b"P-1") + b"</row>"))


@refused(XLSX, r"Assets, row 2, column B: 10000000 characters in one cell; at most 32767")
def cell_of_ten_megabytes_in_a_sheet(path: Path) -> None:
    noise = random.Random(1).randbytes(5_000_000).hex().encode()
    with_sheet(path, sheet(b'<row r="2">' + text(b"A2", b"P-1") + text(b"B2", noise) + b"</row>"))


@refused(XLSX, "more rows and cells; at most 400000", heavy=True)
def a_million_cells(path: Path) -> None:
    with_sheet(path, sheet(b"".join(b'<row r="%d"><c/><c/></row>' % at for at in range(2, 350_000))))


@refused(XLSX, "at most 25000 rows, 250 columns and 500000 cells are read", heavy=True)
def as_many_cells_as_are_parsed(path: Path) -> None:
    row = b"".join(b'<c t="str"><v>%d</v></c>' % at for at in range(9))
    with_sheet(path, sheet(b"".join(b'<row r="%d">%s</row>' % (at, row) for at in range(2, 39_900))))


@refused(XLSX, r"list\.xlsx", heavy=True)
def styles_without_end(path: Path) -> None:
    styles = (
        b"<styleSheet "
        + MAIN
        + b"><cellXfs>"
        + b"".join(b'<xf numFmtId="%d"/>' % (at * 7919 % 65_521) for at in range(500_000))
        + b"</cellXfs></styleSheet>"
    )
    parts = parts_of(path)
    pack(path, {**parts, "xl/styles.xml": styles})


@refused(XLSX, r"list\.xlsx", heavy=True)
def tags_without_end(path: Path) -> None:
    deep = b"".join(b"<a%d>" % (at * 7919 % 1_000_003) for at in range(3_000_000))
    with_sheet(path, sheet(deep))


@imports(XLSX, "text 79", heavy=True)
def strings_up_to_the_limit(path: Path) -> None:
    strings = b"".join(b"<si><t>text %d</t></si>" % (at * 79) for at in range(380_000))
    with_strings(path, b'<row r="2"><c r="A2" t="s"><v>1</v></c></row>', strings)


@refused(XLSX, r"no row names the columns", heavy=True)
def fifteen_hundred_sheets(path: Path) -> None:
    book = Workbook(write_only=True)
    for at in range(1_500):
        book.create_sheet(f"S{at}").append(["x"])
    book.save(path)


@refused(XLSX, DAMAGED)
def string_that_is_not_there(path: Path) -> None:
    with_strings(path, b'<row r="2"><c r="A2" t="s"><v>99999</v></c></row>', b"<si><t>P-1</t></si>")


@refused(XLSX, DAMAGED)
def sheet_that_breaks_off(path: Path) -> None:
    with_sheet(path, sheet(P1)[:-40])


@refused(XLSX, "holds no sheet that can be read")
def sheet_that_is_missing(path: Path) -> None:
    parts = parts_of(path)
    del parts["xl/worksheets/sheet1.xml"]
    pack(path, parts)


@refused(XLSX, "holds no sheet that can be read")
def relation_to_another_host(path: Path) -> None:
    parts = parts_of(path)
    name = "xl/_rels/workbook.xml.rels"
    pack(path, {**parts, name: parts[name].replace(b"/xl/worksheets/sheet1.xml", b"http://127.0.0.1:9/sheet1.xml")})


@imports(XLSX, *BOTH)
def links_and_macros(path: Path) -> None:
    pack(
        path,
        {**parts_of(path), "xl/externalLinks/externalLink1.xml": b"<x/>", "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"},
    )


def _made(path: Path, shape: Callable[[Workbook], None]) -> None:
    book = Workbook()
    assert book.active is not None
    for row in ROWS:
        book.active.append(list(row))
    shape(book)
    book.save(path)


@imports(XLSX, *BOTH, "P-3")
def formulas_without_results(path: Path) -> None:
    write_workbook(path, Assets=[*ROWS, ["P-3", "=A2&A3", "=WEBSERVICE(A1)"]])


@imports(XLSX, *BOTH)
def errors_in_cells(path: Path) -> None:
    write_workbook(path, Assets=[*ROWS, ["#REF!", "#N/A", "#DIV/0!"]])


@imports(XLSX, *BOTH)
def merged_heading(path: Path) -> None:
    write_workbook(path, Assets=[["All assets of the plant", None, None], *ROWS])


@imports(XLSX, *BOTH, "P-3", "P-4")
def hidden_rows_and_sheets(path: Path) -> None:
    def hide(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.append(["P-3", "Valve"])
        sheet.append(["P-4", "Valve"])
        sheet.row_dimensions[4].hidden = True
        book.create_sheet("Secret").sheet_state = "veryHidden"

    _made(path, hide)


@imports(XLSX, *BOTH, "2026-03-19")
def dates_of_1904(path: Path) -> None:
    def since_1904(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        book.worksheets[0].append([date(2026, 3, 19), "Valve"])

    _made(path, since_1904)


@imports(XLSX, *BOTH, "00042", "42")
def numbers_and_texts_of_numbers(path: Path) -> None:
    write_workbook(path, Assets=[*ROWS, ["00042", "Valve"], [42.0, 7]])
