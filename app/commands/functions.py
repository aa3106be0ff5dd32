"""Essential functions and asset groups: what initial risk is rated for (ZCR 2.1)."""

from collections.abc import Collection

from app.commands.links import NONE, Members, links, relink
from app.commands.naming import counted, name_of, with_codes
from app.i18n import _, ngettext
from app.model.entities import AssetGroup, EssentialFunction, FunctionAsset, GroupAsset
from app.store.project import Project


def add_functions(
    project: Project, *functions: EssentialFunction, assets: Members = NONE
) -> tuple[EssentialFunction, ...]:
    """Add essential functions; `assets` names, by function id, the assets that each rests on."""
    functions = with_codes(project, functions)
    label = ngettext("Add essential function {name}", "Add {count} essential functions", len(functions))
    with project.change(counted(label, functions)) as work:
        work.add(*functions)
        work.add(*links(FunctionAsset, "function_id", "asset_id", assets))
    return functions


def add_asset_groups(project: Project, *groups: AssetGroup, assets: Members = NONE) -> tuple[AssetGroup, ...]:
    """Add asset groups; `assets` names, by group id, the assets of each."""
    groups = with_codes(project, groups)
    label = ngettext("Add asset group {name}", "Add {count} asset groups", len(groups))
    with project.change(counted(label, groups)) as work:
        work.add(*groups)
        work.add(*links(GroupAsset, "group_id", "asset_id", assets))
    return groups


def set_function_assets(project: Project, function_id: str, asset_ids: Collection[str]) -> None:
    """Say on which assets an essential function rests, no others."""
    label = _("Set the assets of {name}").format(name=name_of(project, EssentialFunction, function_id))
    with project.change(label) as work:
        relink(work, FunctionAsset, "function_id", "asset_id", function_id, asset_ids)


def set_group_assets(project: Project, group_id: str, asset_ids: Collection[str]) -> None:
    """Say which assets belong to a group, no others."""
    label = _("Set the assets of {name}").format(name=name_of(project, AssetGroup, group_id))
    with project.change(label) as work:
        relink(work, GroupAsset, "group_id", "asset_id", group_id, asset_ids)
