"""Files that are something else than a register, and places that are no files."""

import os
from pathlib import Path

from tests.inventory.hostile.case import refused

CSV = "list.csv"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@refused(CSV, "a PDF document")
def pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")


@refused("list.xls", "a web page")
def web_page_called_xls(path: Path) -> None:
    path.write_text("\n<html><table><tr><td>Tag<td>Name<tr><td>P-1<td>Pump</table>", encoding="utf-8")


@refused("list.xls", "an XML document")
def xml_called_xls(path: Path) -> None:
    path.write_text('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Workbook>&a;', encoding="utf-8")


@refused(CSV, "a JSON document")
def document_as_register(path: Path) -> None:
    path.write_text('{"format": "zonewright-project"}', encoding="utf-8")


@refused(CSV, "a database or a project file")
def project_as_register(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(4096))


@refused("list.csv.gz", r"a packed file \(gzip\)")
def packed(path: Path) -> None:
    path.write_bytes(b"\x1f\x8b\x08\0" + bytes(60))


@refused("list.xls", r"list\.xls is an old Excel file")
def old_excel(path: Path) -> None:
    path.write_bytes(OLE + "Workbook".encode("utf-16-le"))


@refused("list.xlsx", r"list\.xlsx is protected by a password")
def password(path: Path) -> None:
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(1000))


@refused(CSV, r"cannot be read: No such file")
def missing(path: Path) -> Path:
    return path.with_name("missing.csv")


@refused(CSV, r"not a plain file|Is a directory")
def folder(path: Path) -> None:
    path.mkdir()


@refused(CSV, r"not a plain file")
def pipe_without_a_writer(path: Path) -> None:
    os.mkfifo(path)


@refused(CSV, r"not a plain file")
def endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@refused(CSV, r"list\.csv")
def random_bytes(path: Path) -> None:
    path.write_bytes(bytes((at * 7919 + at // 251) % 251 + 5 for at in range(100_000)))
