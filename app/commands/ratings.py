"""Rating scenarios (ZCR 5.3, 5.4, 5.9): as a whole, or score by score as in a workshop."""

from collections.abc import Collection
from dataclasses import replace

from app.commands.criteria import method_in_force
from app.commands.links import part_id, relink
from app.commands.naming import name_of
from app.commands.setters import put
from app.i18n import _, ngettext
from app.model.entities import Rating, RatingCredit, Scenario
from app.model.vocabulary import Stage
from app.risk.scores import format_scores, parse_scores
from app.store.project import Project
from app.store.work import Work


def rate_scenarios(project: Project, *ratings: Rating) -> tuple[Rating, ...]:
    """Give ratings, each in place of the one that its scenario has at that stage, under the method in force."""
    name = name_of(project, Scenario, ratings[0].scenario_id) if len(ratings) == 1 else ""
    stage = ratings[0].stage.label if ratings else ""
    label = ngettext("Rate {name}, {stage}", "Give {count} ratings", len(ratings))
    with project.change(label.format(name=name, stage=stage.lower(), count=len(ratings))) as work:
        return put(work, ratings)


def score_likelihood(project: Project, scenario_id: str, stage: Stage, level: int | None) -> None:
    """Score the likelihood of a scenario at a stage, or take the score back (None)."""
    scenario = name_of(project, Scenario, scenario_id)
    label = _("Likelihood of {scenario}, {stage}: {level}")
    with project.change(label.format(scenario=scenario, stage=stage.label.lower(), level=level or "–")) as work:
        put(work, [replace(_rating(work, scenario_id, stage), likelihood=level)])


def score_impact(project: Project, scenario_id: str, stage: Stage, category: str, level: int | None) -> None:
    """Score the impact of a scenario in one category (its key) at a stage, or take the score back (None).

    Scores stand in the order of the method's categories, so that it does not matter which is given first.
    """
    scenario = name_of(project, Scenario, scenario_id)
    label = _("Impact {category} of {scenario}, {stage}: {level}").format(
        category=category, scenario=scenario, stage=stage.label.lower(), level=level or "–"
    )
    present = method_in_force(project)
    order = [row.key for row in present[1].categories] if present else []
    with project.change(label) as work:
        rating = _rating(work, scenario_id, stage)
        scores = {key: score for key, score in parse_scores(rating.impacts).items() if key != category}
        if level is not None:
            scores[category] = level
        in_order = sorted(scores, key=lambda key: (order.index(key) if key in order else len(order), key))
        put(work, [replace(rating, impacts=format_scores({key: scores[key] for key in in_order}))])


def credit_countermeasures(project: Project, rating_id: str, countermeasure_ids: Collection[str]) -> None:
    """Say on which countermeasures a rating counts by name, no others."""
    label = _("Set what the rating {name} counts on").format(name=name_of(project, Rating, rating_id))
    with project.change(label) as work:
        relink(work, RatingCredit, "rating_id", "countermeasure_id", rating_id, countermeasure_ids)


def _rating(work: Work, scenario_id: str, stage: Stage) -> Rating:
    """The rating of a scenario at a stage, or a new one without scores."""
    found = (row for row in work.where(Rating, "scenario_id", scenario_id) if row.stage is stage)
    return next(found, Rating(id=part_id(Rating, scenario_id, stage), scenario_id=scenario_id, stage=stage))
