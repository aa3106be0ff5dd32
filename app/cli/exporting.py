"""The words that write files for others, and that compare such files with the project."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.main import say
from app.cli.showing import assessed, print_json
from app.errors import UserError
from app.i18n import _
from app.store.reader import ProjectView

if TYPE_CHECKING:
    from app.queries.frozen import Verdict


def export(options: Any) -> int:
    """`export FILE OUT`: the workbook or the JSON document, by the ending of OUT."""
    ending = options.out.suffix.lower()
    if ending not in (".xlsx", ".json"):
        raise UserError(
            _("{path} ends in neither .xlsx nor .json.").format(path=options.out),
            _("The ending says what to write: plan.xlsx or plan.json."),
        )
    if options.out.exists() and not options.replace:
        raise UserError(
            _("{path} is there already.").format(path=options.out),
            _("Choose another name, or replace it with --replace."),
        )
    with assessed(options.file, options.as_of) as (view, assessment):
        if ending == ".json":
            from app.exchange.document.writing import write_document

            write_document(view, options.out)
        else:
            from app.exchange.workbook import export_workbook

            export_workbook(view, assessment, options.out, replace=options.replace)
        say(_("{path}: written, content hash {hash}.").format(path=options.out, hash=view.content_hash))
    return 0


def verify(options: Any) -> int:
    """`verify FILE [ARTEFACT]`: file against its digests, baselines against what they keep, an export against both.

    0 when everything is equal, 1 when something differs.
    """
    from app.catalog import Catalogue
    from app.queries.frozen import verify_baselines
    from app.workflow.rules import RULES_VERSION

    with ProjectView(options.file) as view:
        view.verify()
        verdicts = verify_baselines(view, Catalogue(), RULES_VERSION)
        present = view.content_hash
    known = {present: _("the present content")}
    known |= {verdict.content_hash: _("revision {name}").format(name=verdict.revision) for verdict in verdicts}
    named = content_hash_in(options.artefact) if options.artefact else None
    if options.json:
        print_json(
            {
                "content_hash": present,
                "baselines": [asdict(verdict) for verdict in verdicts],
                "artefact": named,
                "artefact_is": known.get(named) if named else None,
            }
        )
    else:
        _print_verdicts(present, verdicts)
        if options.artefact:
            sys.stdout.write(f"{options.artefact.name}: {known.get(named or '', _('none of these contents'))}\n")
    broken = any(not verdict.content_equal or not verdict.results_equal for verdict in verdicts)
    return 1 if broken or (options.artefact and named not in known) else 0


def _print_verdicts(present: str, verdicts: "Sequence[Verdict]") -> None:
    sys.stdout.write(_("content hash {hash}").format(hash=present) + "\n")
    for verdict in verdicts:
        parts = [
            _("content equal") if verdict.content_equal else _("CONTENT DIFFERS"),
            _("results equal") if verdict.results_equal else _("RESULTS DIFFER"),
            _("same rules") if verdict.same_rules else _("frozen under other rules"),
            _("unchanged since") if verdict.unchanged else _("changed since"),
        ]
        sys.stdout.write(_("revision {name}: ").format(name=verdict.revision) + ", ".join(parts) + "\n")


def content_hash_in(artefact: Path) -> str:
    """The content hash that a workbook's cover or a document names. UserError when there is none."""
    found: str | None = None
    if artefact.suffix.lower() == ".json":
        from app.exchange.document.parsing import read_json

        value = read_json(artefact)
        found = str(value.get("content_hash", "")) if isinstance(value, dict) else None
    else:
        from app.exchange.workbook import read_content_hash

        found = read_content_hash(artefact)
    if not found:
        raise UserError(
            _("{path} names no content hash.").format(path=artefact),
            _("Give a workbook or document that this program exported."),
        )
    return found
