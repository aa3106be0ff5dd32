"""Initial risk and its comparison with tolerable risk (ZCR 2 and 4)."""

from app.commands.naming import name_of
from app.commands.setters import put
from app.i18n import ngettext
from app.model.entities import AssetGroup, Comparison, EssentialFunction, InitialRating
from app.store.project import Project


def rate_initial_risk(project: Project, *ratings: InitialRating) -> tuple[InitialRating, ...]:
    """Rate the worst case of essential functions and asset groups, in place of what was rated before.

    Each is given under the method in force. UserError when a value may not stand.
    """
    label = ngettext("Rate the initial risk of {name}", "Rate the initial risk of {count} functions", len(ratings))
    name = _rated(project, ratings[0]) if len(ratings) == 1 else ""
    with project.change(label.format(name=name, count=len(ratings))) as work:
        return put(work, ratings)


def record_comparisons(project: Project, *comparisons: Comparison) -> tuple[Comparison, ...]:
    """Record for zones and conduits whether detailed assessment is required, in place of what was recorded before."""
    label = ngettext("Record {count} risk comparison", "Record {count} risk comparisons", len(comparisons))
    with project.change(label.format(count=len(comparisons))) as work:
        return put(work, comparisons)


def _rated(project: Project, rating: InitialRating) -> str:
    if rating.function_id is not None:
        return name_of(project, EssentialFunction, rating.function_id)
    return name_of(project, AssetGroup, str(rating.group_id))
