"""What the command line takes."""

import argparse
from datetime import date
from pathlib import Path

from app import VERSION
from app.i18n import _

SHOWN = ("steps", "assets", "zones", "conduits", "scenarios", "levels", "requirements", "findings", "method")


def build_parser() -> argparse.ArgumentParser:
    """The parser of every word but the window's own."""
    parser = argparse.ArgumentParser(
        prog="zonewright",
        description=_("Risk assessments of industrial plants after IEC 62443-3-2, offline."),
        epilog=_("Without a word, “zonewright [FILE]” opens the window with FILE or the sample plant."),
    )
    parser.add_argument("--version", action="version", version=f"zonewright {VERSION}")
    words = parser.add_subparsers(dest="word", metavar=_("WORD"), required=True)
    _add_makers(words)
    _add_importers(words)
    _add_readers(words)
    _add_keepers(words)
    gallery = words.add_parser("gallery", help=_("draw every page of the sample plant into pictures"))
    gallery.add_argument("folder", type=Path, help=_("folder for the pictures; made if it is missing"))
    return parser


Words = argparse._SubParsersAction  # the only name that argparse has for it


def _add_makers(words: "Words[argparse.ArgumentParser]") -> None:
    sample = words.add_parser("sample", help=_("make a project file with the sample plant"))
    _file(sample, _("project file to make"))
    _replace(sample)
    _author(sample)
    new = words.add_parser("new", help=_("make an empty project file"))
    _file(new, _("project file to make"))
    new.add_argument("--template", default="", help=_("risk criteria to start from; “--template list” names them"))
    new.add_argument("--name", default="", help=_("name of the plant; the file's name if left out"))
    _replace(new)
    _author(new)
    load = words.add_parser("load", help=_("make a project file of a JSON document"))
    load.add_argument("document", type=Path, help=_("JSON document"))
    _file(load, _("project file to make"))
    _replace(load)
    _author(load)


def _add_importers(words: "Words[argparse.ArgumentParser]") -> None:
    register = words.add_parser("import", help=_("import an asset register (CSV or XLSX)"))
    _file(register, _("project file"))
    register.add_argument("source", type=Path, help=_("asset register"))
    register.add_argument("--sheet", default=None, help=_("sheet of a workbook; the likeliest if left out"))
    register.add_argument("--encoding", default=None, help=_("code page of a CSV that is not UTF-8, such as cp1252"))
    register.add_argument(
        "--policy",
        choices=("fill-blanks", "file-wins", "ask-each"),
        default="file-wins",
        help=_("which value counts where file and project differ; the other is kept as an observation"),
    )
    register.add_argument(
        "--month-first", action="store_true", help=_("read 03/04/2026 as the fourth of March; else the third of April")
    )
    register.add_argument("--dry-run", action="store_true", help=_("say what would change, and change nothing"))
    _json(register)
    _author(register)
    _as_of(register)


def _add_readers(words: "Words[argparse.ArgumentParser]") -> None:
    show = words.add_parser("show", help=_("show what a project holds, derived values included"))
    _file(show, _("project file"))
    show.add_argument("what", nargs="?", choices=SHOWN, default="steps", help=_("which table; steps if left out"))
    _json(show)
    _as_of(show)
    check = words.add_parser(
        "check", help=_("check a project: 0 nothing blocks the freeze, 1 errors were found, 2 it cannot be read")
    )
    _file(check, _("project file"))
    check.add_argument(
        "--repair",
        type=Path,
        metavar="OUT",
        help=_(
            "save what is sound as a new project file; 0 nothing was lost, 1 something was, 2 nothing could be saved"
        ),
    )
    _json(check)
    _author(check)
    _as_of(check)
    export = words.add_parser("export", help=_("write the workbook (.xlsx) or the JSON document (.json)"))
    _file(export, _("project file"))
    export.add_argument("out", type=Path, help=_("file to write; its ending says what: .xlsx or .json"))
    _replace(export)
    _as_of(export)
    verify = words.add_parser("verify", help=_("compare a project with what it and its exports say of it"))
    _file(verify, _("project file"))
    verify.add_argument("artefact", type=Path, nargs="?", help=_("workbook or document that names a content hash"))
    _json(verify)


def _add_keepers(words: "Words[argparse.ArgumentParser]") -> None:
    backups = words.add_parser("backups", help=_("list the backups of a project, the newest first"))
    _file(backups, _("project file"))
    _json(backups)
    restore = words.add_parser("restore", help=_("write a backup into a new project file"))
    _file(restore, _("project file whose backup it is; it stays as it is"))
    restore.add_argument("backup", metavar="NUMBER|PATH", help=_("number as “backups” lists it, or a backup's path"))
    restore.add_argument("out", type=Path, help=_("project file to make"))
    _replace(restore)


def _file(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("file", type=Path, help=text)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print JSON instead of text"))


def _replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replace", action="store_true", help=_("replace a file of that name"))


def _author(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--author", default="", help=_("name for the audit trail; from the settings if left out"))


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of",
        type=date.fromisoformat,
        default=None,
        metavar="DATE",
        help=_("day that due dates and expiries are compared with, as 2027-01-31; today if left out"),
    )
