"""Writes a generated plant into a project."""

from app.catalog import Catalogue
from app.commands.projects import describe_system
from app.exchange.sample.big.dice import Dice
from app.exchange.sample.big.premises import connect, divide, draw, furnish, wire
from app.exchange.sample.big.risks import gather, imagine, stock
from app.exchange.sample.big.stakes import compare, depend, require, settle
from app.i18n import _
from app.model.entities import Conduit, MethodVersion, System, Zone
from app.model.entities import Project as ProjectRow
from app.risk.method import Method
from app.risk.presets import DEFAULT_PRESET, load_preset
from app.store.project import Project

_FLOWS_PER_ASSET = 0.6


def generate_plant(
    project: Project,
    assets: int = 10_000,
    zones: int = 300,
    conduits: int = 600,
    scenarios: int = 20_000,
    seed: int = 1,
) -> None:
    """Fill a project that has no plant yet with one of the given size; equal arguments give equal rows, ids included.

    The rows go through the one door for changes in bulk (`Project.change` and `Work.add`), in six changes: commands
    look at each row for the person who makes it. At least one asset and one zone. A project without risk criteria gets
    those of the default preset. UserError when codes of the plant are taken.
    """
    dice, catalogue = Dice(seed), Catalogue()
    premises = divide(dice, zones)
    connect(dice, premises, conduits)
    furnish(dice, premises, assets)
    inside: list[Zone | Conduit] = [zone for zone in premises.zones if zone.in_scope]
    inside += premises.conduits
    method, version_id = _criteria(project, dice)
    describe_system(
        project, System(id=dice.id(), name=_("Generated plant"), perimeter=_("Everything inside the fence."))
    )
    with project.change(_("Generate zones, conduits and assets")) as work:
        work.add(*premises.zones, *premises.conduits, *premises.assets)
        work.add(*premises.joins, *premises.devices, *draw(premises))
    with project.change(_("Generate flows and functions")) as work:
        work.add(*wire(dice, premises, int(assets * _FLOWS_PER_ASSET)))
        work.add(*depend(dice, premises, method, version_id), *compare(dice, inside))
    library = gather(dice, catalogue, scenarios)
    with project.change(_("Generate scenarios")) as work:
        work.add(*stock(dice, library, premises.assets, catalogue))
        work.add(*imagine(dice, premises, library, method, version_id, scenarios))
    with project.change(_("Generate levels and requirements")) as work:
        work.add(*settle(dice, inside), *require(dice, premises.zones, catalogue))


def _criteria(project: Project, dice: Dice) -> tuple[Method, str]:
    """The method in force with the id of its version; the default preset is put in force where there is none."""
    (row,) = project.rows(ProjectRow)
    if row.method_id is not None:
        (version,) = project.rows(MethodVersion, [row.method_id])
        return Method.from_text(version.document), version.id
    method = load_preset(DEFAULT_PRESET)
    version = MethodVersion(id=dice.id(), number=1, label=method.name, document=method.to_text())
    with project.change(_("Take over the risk criteria “{name}”").format(name=method.name)) as work:
        work.add(version)
        work.set(ProjectRow, [row.id], method_id=version.id)
    return method, version.id
