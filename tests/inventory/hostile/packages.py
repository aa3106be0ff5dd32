"""Workbooks whose ZIP lies, overlaps, is damaged or unpacks to far more than it shows."""

import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

from tests.inventory.hostile.case import imports, refused
from tests.inventory.registers import write_workbook

XLSX = "list.xlsx"
ROWS: Sequence[Sequence[object]] = [["Tag", "Name", "IP address"], ["P-1", "Pump", "10.0.0.1"], ["P-2", "Valve", None]]
SHEET = "xl/worksheets/sheet1.xml"
DAMAGED = r"list\.xlsx is not a readable XLSX workbook: "
PAD = b"<!--" + b" " * 10_000_000 + b"-->"


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of a sound workbook with two assets."""
    write_workbook(path, Assets=ROWS)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> None:
    """Write a package of parts."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def with_parts(path: Path, **changed: bytes) -> None:
    """Write a sound workbook in which some parts are others; `__` stands for a stroke, `_xml` for its ending."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in changed.items()}
    pack(path, {**parts_of(path), **named})


def patched(path: Path, find: bytes, at: int, value: bytes) -> None:
    """Overwrite bytes behind each occurrence of a record's sign."""
    content = bytearray(path.read_bytes())
    start = content.find(find)
    while start >= 0:
        content[start + at : start + at + len(value)] = value
        start = content.find(find, start + 1)
    path.write_bytes(content)


@refused(XLSX, r"list\.xlsx holds 588 MB; at most 48 MB", heavy=True)
def bomb_of_588_megabytes(path: Path) -> None:
    parts = parts_of(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            if name != SHEET:
                archive.writestr(name, content)
        with archive.open(SHEET, "w") as sheet:
            for _piece in range(588):
                sheet.write(b" " * 1_048_000)


@refused(XLSX, r"a part packed to 1/\d+ of its size; at most 1/120")
def part_packed_too_well(path: Path) -> None:
    with_parts(path, xl__worksheets__sheet1_xml=PAD)


@refused(XLSX, r"holds 14 MB; at most 12 MB")
def shared_strings_bomb(path: Path) -> None:
    with_parts(path, xl__sharedStrings_xml=b"<sst>" + b"<si><t>x</t></si>" * 850_000)


@refused(XLSX, "2003 parts; at most 2000|2\\d\\d\\d parts")
def thousands_of_parts(path: Path) -> None:
    pack(path, {**parts_of(path), **{f"xl/worksheets/x{at}.xml": b"<x/>" for at in range(2_000)}})


@refused(XLSX, DAMAGED + "its parts lie over one another")
def overlapping_parts(path: Path) -> None:
    """Many names for one stream, as in Fifield's bomb."""
    kernel = {**parts_of(path), SHEET: bytes(1_000_000)}
    pack(path, kernel, zipfile.ZIP_STORED)
    with zipfile.ZipFile(path) as archive:
        (where,) = [member.header_offset for member in archive.infolist() if member.filename == SHEET]
        entries = [archive.getinfo(SHEET) for _name in range(40)]
        listed = archive.infolist()
    content = path.read_bytes()
    start = content.index(b"PK\x01\x02")
    own = io.BytesIO()
    with zipfile.ZipFile(own, "w") as directory:
        directory.start_dir = 0
        for at, member in enumerate([*listed, *entries]):
            copy = zipfile.ZipInfo(member.filename if at < len(listed) else f"xl/worksheets/o{at}.xml")
            copy.file_size, copy.compress_size, copy.CRC = member.file_size, member.compress_size, member.CRC
            copy.header_offset = member.header_offset if at < len(listed) else where
            copy.compress_type = member.compress_type
            directory.filelist.append(copy)
    tail = bytearray(own.getvalue())
    end = tail.rindex(b"PK\x05\x06")
    tail[end + 16 : end + 20] = struct.pack("<I", start)
    path.write_bytes(content[:start] + tail)


@refused(XLSX, r"list\.xlsx holds \d+ MB; at most 48 MB")
def size_of_a_terabyte(path: Path) -> None:
    write_workbook(path, Assets=ROWS)
    patched(path, b"PK\x01\x02", 24, struct.pack("<I", 0xFFFFFFF0))


@refused(XLSX, DAMAGED)
def sizes_that_need_zip64_and_have_none(path: Path) -> None:
    write_workbook(path, Assets=ROWS)
    patched(path, b"PK\x01\x02", 20, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF))


@imports(XLSX, "P-1", "P-2")
def smaller_than_it_says(path: Path) -> None:
    write_workbook(path, Assets=ROWS)
    patched(path, b"PK\x01\x02", 24, struct.pack("<I", 40_000))


@refused(XLSX, DAMAGED)
def larger_than_it_says(path: Path) -> None:
    write_workbook(path, Assets=ROWS)
    patched(path, b"PK\x01\x02", 24, struct.pack("<I", 100))


@refused(XLSX, DAMAGED)
def corrupt_deflate(path: Path) -> None:
    with_parts(path, xl__worksheets__sheet1_xml=b"<worksheet>" + bytes(range(256)) * 40)
    content = bytearray(path.read_bytes())
    for at in range(len(content) // 3, len(content) // 2, 7):
        content[at] ^= 0x5A
    path.write_bytes(content)


@refused(XLSX, DAMAGED)
def cut_in_half(path: Path) -> None:
    write_workbook(path, Assets=ROWS)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@refused(XLSX, DAMAGED + r"its part .* is encrypted")
def encrypted_parts(path: Path) -> None:
    write_workbook(path, Assets=ROWS)
    patched(path, b"PK\x01\x02", 8, struct.pack("<H", 1))


@refused(XLSX, DAMAGED + r"its part .* is packed in an unusual way")
def packed_with_lzma(path: Path) -> None:
    pack(path, parts_of(path), zipfile.ZIP_LZMA)


@refused(
    XLSX, DAMAGED + r"two parts have the name xl/worksheets/SHEET1\.xml|two parts have the name xl/worksheets/sheet1"
)
def two_parts_of_one_name(path: Path) -> None:
    pack(path, {**parts_of(path), "xl/worksheets/SHEET1.xml": b"<worksheet/>"})


@imports(XLSX, "P-1", "P-2")
def names_that_climb_out(path: Path) -> None:
    pack(path, {**parts_of(path), "../../../evil.xml": b"<x/>", "/etc/evil": b"x", "C:\\evil": b"x"})


@imports(XLSX, "P-1", "P-2")
def zip_inside_the_zip(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("more.bin", bytes(50_000_000))
    pack(path, {**parts_of(path), "xl/embeddings/more.zip": inner.getvalue()})


@refused(XLSX, DAMAGED)
def directories_in_the_comment(path: Path) -> None:
    write_workbook(path, Assets=ROWS)
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"PK\x05\x06" * 1000


@refused(XLSX, DAMAGED + r"it is a binary workbook \(XLSB\)")
def binary_workbook(path: Path) -> None:
    pack(path, {"xl/workbook.bin": b"x"})


@refused(XLSX, DAMAGED + r"it is an OpenDocument file")
def open_document(path: Path) -> None:
    pack(path, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})


@refused(XLSX, DAMAGED + r"it holds no workbook")
def letter(path: Path) -> None:
    pack(path, {"word/document.xml": b"<x/>"})


@refused(XLSX, DAMAGED)
def empty_archive(path: Path) -> None:
    pack(path, {})
