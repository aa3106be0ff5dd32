"""References of a document to the standard's data: requirements and attack techniques by their ids."""

from functools import cache

from app.catalog import Catalogue
from app.i18n import _


def unknown_in_standard(field: str, value: object) -> str | None:
    """What is wrong with a value of a field that refers to the catalogue; None when it may stand.

    Ids are written as the catalogue writes them: "SR 1.1 RE 1", "CR 1.2", "T0843".
    """
    if not value or field not in ("requirement", "technique") or value in _ids(field):
        return None
    if field == "requirement":
        return _("the catalogue has no requirement “{id}”; write it as in SR 1.1 RE 1").format(id=value)
    return _("the catalogue has no technique “{id}”; write it as in T0843").format(id=value)


@cache
def _ids(field: str) -> frozenset[str]:
    catalogue = Catalogue()
    if field == "technique":
        return frozenset(row.id for row in catalogue.techniques)
    return frozenset(
        row.id for rows in (catalogue.system_requirements, catalogue.component_requirements) for row in rows
    )
