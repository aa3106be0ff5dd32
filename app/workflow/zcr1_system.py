"""Rules of ZCR 1: the system under consideration."""

from collections.abc import Iterator

from app.i18n import N_, _
from app.model.entities import Asset, EssentialFunction, ExternalConnection, Project, System
from app.workflow.derivation import View
from app.workflow.finding import Fix, Severity, code_of, seen
from app.workflow.reads import Whole, the
from app.workflow.rule import Check, Problem, Rule


def _incomplete(_view: View, asset: Asset) -> Iterator[Problem]:
    wanted = {"tag": _("tag"), "kind": _("kind"), "level": _("level")}
    missing = [field for field in wanted if not getattr(asset, field)]
    if missing:
        sentence = _("{asset} has no {missing}.").format(
            asset=code_of(asset), missing=_(" and no ").join(wanted[field] for field in missing)
        )
        fix = Fix("complete_assets", _("Fill in what its zone and name suggest"), (asset.id,))
        yield Problem(sentence, missing[0], seen(asset, *missing), fix)


def _no_access_point(_view: View, connection: ExternalConnection) -> Iterator[Problem]:
    if connection.access_point_id is None:
        sentence = _("External connection {code} has no access point.").format(code=code_of(connection))
        fix = Fix("add_access_points", _("Add an access point for it"), (connection.id,))
        yield Problem(sentence, "access_point_id", seen(connection, "access_point_id"), fix)


def _tag_again(view: View, asset: Asset) -> Iterator[Problem]:
    """The first of the assets with a tag keeps it, each other one is a finding."""
    same = sorted(view.facts.where(Asset, "tag", asset.tag), key=lambda row: row.id)
    if same[0].id != asset.id:
        sentence = _("Tag {tag} is used by {count} assets.").format(tag=asset.tag, count=len(same))
        fix = Fix("retag_assets", _("Give this asset the next free tag"), (asset.id,))
        yield Problem(sentence, "tag", seen(asset, "tag"), fix)


def _no_perimeter(view: View, _project: Project) -> Iterator[Problem]:
    systems = view.facts.all(System).values()
    if not any(system.perimeter.strip() for system in systems):
        yield Problem(_("The perimeter of the system is not described."), "perimeter")


def _no_function(view: View, _project: Project) -> Iterator[Problem]:
    if not view.facts.all(EssentialFunction):
        yield Problem(_("No essential function is named."), "functions")


SYSTEM_RULES = (
    Rule(
        id="SU-01",
        clause="1.1",
        step=1,
        severity=Severity.WARNING,
        title=N_("Asset without tag, kind or level"),
        checks=(Check((Asset,), (), _incomplete),),
        fixable=True,
    ),
    Rule(
        id="SU-02",
        clause="1.1",
        step=1,
        severity=Severity.ERROR,
        title=N_("External connection without access point"),
        checks=(Check((ExternalConnection,), (), _no_access_point),),
        fixable=True,
    ),
    Rule(
        id="SU-03",
        clause="1.1",
        step=1,
        severity=Severity.ERROR,
        title=N_("Tag used twice"),
        checks=(Check((Asset,), (the(Asset).peers("tag"),), _tag_again, lambda _view, asset: bool(asset.tag)),),
        fixable=True,
    ),
    Rule(
        id="SU-04",
        clause="1.1",
        step=1,
        severity=Severity.ERROR,
        title=N_("No perimeter described, or no essential function"),
        checks=(
            Check((Project,), (Whole(System),), _no_perimeter),
            Check((Project,), (Whole(EssentialFunction),), _no_function),
        ),
    ),
)
