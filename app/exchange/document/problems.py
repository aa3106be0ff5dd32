"""Problems of a document, collected with their places, so that all are told at once."""

from pathlib import Path

from app.errors import UserError
from app.i18n import _, ngettext

_SHOWN = 20


class Problems:
    """What is wrong with a document, place by place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: list[str] = []

    def add(self, place: str, problem: str) -> None:
        """Take note of a problem at a place such as `tables.zone[3].parent_id`."""
        self._found.append(f"{place}: {problem}")

    def raise_if_any(self) -> None:
        """UserError that lists the problems, if there are any."""
        if not self._found:
            return
        count = len(self._found)
        head = ngettext(
            "{path} has {count} problem; nothing was created.",
            "{path} has {count} problems; nothing was created.",
            count,
        ).format(path=self._path, count=count)
        shown = self._found[:_SHOWN]
        if count > _SHOWN:
            shown.append(_("and {count} more").format(count=count - _SHOWN))
        raise UserError("\n".join([head, *shown]), _("Correct them in the document and load it again."))
