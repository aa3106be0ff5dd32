"""Initial risk and its comparison with tolerable risk (ZCR 2 and 4)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.commands.criteria import method_in_force
from app.commands.links import part_id
from app.commands.naming import name_of
from app.commands.setters import put
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import AssetGroup, Comparison, Conduit, EssentialFunction, InitialRating, Zone
from app.model.vocabulary import ComparisonOutcome
from app.risk.scores import format_scores, parse_scores
from app.store.project import Project
from app.store.work import Work

Values = Mapping[str, Mapping[str, object]]
"""By the id of what is rated or compared the new values of its fields, by name."""


def rate_initial_risk(project: Project, *ratings: InitialRating) -> tuple[InitialRating, ...]:
    """Rate the worst case of essential functions and asset groups, in place of what was rated before.

    Each is given under the method in force. UserError when a value may not stand.
    """
    label = ngettext("Rate the initial risk of {name}", "Rate the initial risk of {count} functions", len(ratings))
    name = _rated(project, ratings[0]) if len(ratings) == 1 else ""
    with project.change(label.format(name=name, count=len(ratings))) as work:
        return put(work, ratings)


def score_worst_likelihood(project: Project, rated_id: str, level: int | None) -> None:
    """Give the likelihood of the worst case of a function or group; None takes it as certain, the highest level."""
    with project.change(_label(project, [rated_id])) as work:
        put(work, [replace(_rating(work, rated_id), likelihood=level)])


def score_worst_impact(project: Project, rated_id: str, category: str, level: int | None) -> None:
    """Score the worst case of a function or group in an impact category (its key), or take the score back (None).

    Scores stand in the order of the method's categories, so that it does not matter which is given first.
    """
    present = method_in_force(project)
    order = [row.key for row in present[1].categories] if present else []
    with project.change(_label(project, [rated_id])) as work:
        rating = _rating(work, rated_id)
        scores = {key: score for key, score in parse_scores(rating.impacts).items() if key != category}
        if level is not None:
            scores[category] = level
        in_order = sorted(scores, key=lambda key: (order.index(key) if key in order else len(order), key))
        put(work, [replace(rating, impacts=format_scores({key: scores[key] for key in in_order}))])


def complete_initial_ratings(project: Project, values: Values) -> None:
    """Give fields of the ratings of functions and groups, by the id of these, new values in one change."""
    with project.change(_label(project, values)) as work:
        changed: Mapping[str, Any] = values
        put(work, [replace(_rating(work, id), **changed[id]) for id in values])


def record_comparisons(project: Project, *comparisons: Comparison) -> tuple[Comparison, ...]:
    """Record for zones and conduits whether detailed assessment is required, in place of what was recorded before."""
    label = ngettext("Record {count} risk comparison", "Record {count} risk comparisons", len(comparisons))
    with project.change(label.format(count=len(comparisons))) as work:
        return put(work, comparisons)


def complete_comparisons(project: Project, values: Values) -> None:
    """Give fields of the comparisons of zones and conduits, by the id of these, new values in one change.

    UserError where nothing is recorded yet and the values do not say what the result is.
    """
    label = ngettext("Record the risk comparison of {name}", "Record {count} risk comparisons", len(values))
    with project.change(label.format(name=_place_name(project, values), count=len(values))) as work:
        changed: Mapping[str, Any] = values
        rows = [(_comparison(work, id, changed[id]), changed[id]) for id in values]
        put(work, [replace(row, **fields) for row, fields in rows if row is not None])


def take_over_suggestions(
    project: Project, suggested: Mapping[str, tuple[ComparisonOutcome, str]], decided_by: str, decided_on: date
) -> None:
    """Record what follows from the comparison for zones and conduits, by id, each with its reason, as one decision."""
    label = ngettext(
        "Take over the suggestion for {name}", "Take over {count} suggestions of the risk comparison", len(suggested)
    )
    with project.change(label.format(name=_place_name(project, suggested), count=len(suggested))) as work:
        rows = []
        for id, (outcome, reason) in suggested.items():
            row = _comparison(work, id, {"outcome": outcome})
            assert row is not None
            rows.append(replace(row, outcome=outcome, reason=reason, decided_by=decided_by, decided_on=decided_on))
        put(work, rows)


def _rating(work: Work, rated_id: str) -> InitialRating:
    """The rating of a function or group, or a new one without scores. KeyError when there is neither."""
    for kind, field in ((EssentialFunction, "function_id"), (AssetGroup, "group_id")):
        if work.get(kind, rated_id) is not None:
            found = work.where(InitialRating, field, rated_id)
            owner: Mapping[str, Any] = {field: rated_id}
            return found[0] if found else InitialRating(id=part_id(InitialRating, rated_id), **owner)
    raise KeyError(rated_id)


def _comparison(work: Work, place_id: str, values: Mapping[str, object]) -> Comparison | None:
    """The comparison of a zone or conduit, or a new one; None where there is none and nothing to be written."""
    place = work.get(Zone, place_id) or work.get(Conduit, place_id)
    if place is None:
        raise KeyError(place_id)
    field = "zone_id" if isinstance(place, Zone) else "conduit_id"
    found = work.where(Comparison, field, place_id)
    if not found and "outcome" not in values:
        if not any(values.values()):
            return None
        raise UserError(
            _("There is no result for {place} yet.").format(place=place.code),
            _("First choose whether detailed assessment is required."),
        )
    owner: Mapping[str, Any] = {field: place_id}
    return found[0] if found else Comparison(id=part_id(Comparison, place_id), **owner)


def _label(project: Project, rated_ids: Iterable[str]) -> str:
    ids = list(rated_ids)
    label = ngettext("Rate the initial risk of {name}", "Rate the initial risk of {count} functions", len(ids))
    name = ""
    if len(ids) == 1:
        kind = EssentialFunction if project.rows(EssentialFunction, ids) else AssetGroup
        name = name_of(project, kind, ids[0])
    return label.format(name=name, count=len(ids))


def _place_name(project: Project, place_ids: Iterable[str]) -> str:
    ids = list(place_ids)
    if len(ids) != 1:
        return ""
    return name_of(project, Zone if project.rows(Zone, ids) else Conduit, ids[0])


def _rated(project: Project, rating: InitialRating) -> str:
    if rating.function_id is not None:
        return name_of(project, EssentialFunction, rating.function_id)
    return name_of(project, AssetGroup, str(rating.group_id))
