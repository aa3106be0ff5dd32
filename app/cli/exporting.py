"""The words that write files for others, and that compare such files with the project."""

from typing import Any

from app.cli.main import say
from app.cli.showing import assessed, print_json
from app.errors import UserError
from app.i18n import _


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
