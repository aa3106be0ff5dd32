"""What a sub-clause needs besides what its rules find: that there is something to check, and that it says why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.i18n import _, ngettext
from app.model.entities import (
    AccessPoint,
    Asset,
    AssetGroup,
    Conduit,
    EssentialFunction,
    Flow,
    FunctionAsset,
    GroupAsset,
    Zone,
)
from app.workflow.derivation import View
from app.workflow.places import WORST_CASE, Rated, initial_rating
from app.workflow.progress import Progress


@dataclass(frozen=True, slots=True)
class Want:
    """So many checks of one sort: how many are satisfied and open, and in words what is missing of it."""

    progress: Progress
    words: str


def wants(view: View, number: str) -> tuple[Want, ...]:
    """What a sub-clause needs so that its checks have something behind them. None of it is a finding."""
    look = _WANTS.get(number)
    return tuple(look(view)) if look is not None else ()


def _some(there: bool, words: str) -> Want:
    return Want(Progress(int(there), int(not there)), words)


def _system(view: View) -> Iterator[Want]:
    facts = view.facts
    yield _some(bool(facts.all(Asset)), _("no asset is listed"))
    yield _some(bool(facts.all(AccessPoint)), _("no access point is listed"))
    yield _some(bool(facts.all(Flow)), _("no data flow is listed"))


def _worst_cases(view: View) -> Iterator[Want]:
    """Each rating says why, and each function and group has assets: otherwise its rating reaches no zone."""
    facts, silent, bare, rated = view.facts, 0, 0, 0
    found: tuple[Rated, ...] = (*facts.all(EssentialFunction).values(), *facts.all(AssetGroup).values())
    for one in found:
        outcome, rating = view.of(WORST_CASE, one.id), initial_rating(view, one)
        if outcome is not None and outcome.scored:
            rated += 1
            silent += not (rating is not None and rating.rationale.strip())
        if isinstance(one, EssentialFunction):
            bare += not facts.where(FunctionAsset, "function_id", one.id)
        else:
            bare += not facts.where(GroupAsset, "group_id", one.id)
    words = ngettext("{n} rating without its reason", "{n} ratings without their reason", silent)
    yield Want(Progress(rated - silent, silent), words.format(n=silent))
    words = ngettext("{n} function or group without assets", "{n} functions and groups without assets", bare)
    yield Want(Progress(len(found) - bare, bare), words.format(n=bare))


def _zones(view: View) -> Iterator[Want]:
    """Several zones are connected somehow; one alone may stand for itself."""
    facts = view.facts
    if len(facts.all(Zone)) > 1:
        yield _some(bool(facts.all(Conduit)), _("no conduit is drawn"))
        yield _some(bool(facts.all(Flow)), _("no data flow is listed"))


_WANTS: dict[str, Callable[[View], Iterator[Want]]] = {"1.1": _system, "2.1": _worst_cases, "3.1": _zones}
