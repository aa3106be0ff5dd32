"""A scenario once more: what it says and names, without its ratings, which are given anew."""

from dataclasses import replace
from typing import Any

from app.commands.links import part_id
from app.commands.scenarios import LINKS
from app.i18n import _
from app.model.entities import Scenario
from app.model.fields import Entity, new_id
from app.workflow.facts import Facts


def copied(facts: Facts, scenario: Scenario) -> tuple[Scenario, list[Entity]]:
    """The copy, and the links to what it names."""
    copy = replace(scenario, id=new_id(), code="", title=_("{title}, copy").format(title=scenario.title))
    links = [
        _of_copy(link, part_id(kind, copy.id, getattr(link, end)), copy.id)
        for kind, end in LINKS.items()
        for link in facts.where(kind, "scenario_id", scenario.id)
    ]
    return copy, links


def _of_copy(link: Any, id: str, scenario_id: str) -> Entity:
    """Links differ in their other end alone."""
    copied_link: Entity = replace(link, id=id, scenario_id=scenario_id)
    return copied_link
