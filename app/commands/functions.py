"""Essential functions and asset groups: what initial risk is rated for (ZCR 2.1)."""

from collections.abc import Collection, Mapping, Sequence

from app.commands.cells import Values, inside_sentence
from app.commands.links import NONE, Members, links, relink
from app.commands.naming import counted, name_of, names_of, with_codes
from app.commands.setters import set_values
from app.errors import UserError
from app.i18n import _, ngettext
from app.model.entities import AssetGroup, EssentialFunction, FunctionAsset, GroupAsset
from app.model.fields import Entity, field_of
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


def describe_functions(project: Project, values: Values, added: Sequence[EssentialFunction] = ()) -> None:
    """Give fields of essential functions and asset groups, by id, new values: cells of the table that holds both.

    `added` are the functions that a paste makes below the last row. UserError when a value may not stand, or a group
    gets an owner.
    """
    added = with_codes(project, added)
    functions, groups = _apart(project, list(values))
    if any(values[id].get("owner") for id in groups):
        raise UserError(_("A group of assets has no owner."), _("Name the owner of the function that rests on it."))
    label = _described(project, functions, groups, values)
    if added:
        count = len(values) + len(added)
        label = ngettext("Paste {count} row", "Paste {count} rows", count).format(count=count)
    with project.change(label) as work:
        work.add(*added)
        set_values(work, EssentialFunction, {id: values[id] for id in functions})
        told = {id: {name: value for name, value in values[id].items() if name != "owner"} for id in groups}
        set_values(work, AssetGroup, told)


def delete_functions(project: Project, ids: Sequence[str]) -> None:
    """Delete essential functions and asset groups with their ratings; the assets stay."""
    functions, groups = _apart(project, ids)
    label = _("Delete {names}").format(names=_names(project, functions, groups))
    with project.change(label) as work:
        work.delete(EssentialFunction, functions)
        work.delete(AssetGroup, groups)


def _apart(project: Project, ids: Sequence[str]) -> tuple[list[str], list[str]]:
    """Which of the ids mean functions, and which groups."""
    functions = {row.id for row in project.rows(EssentialFunction, ids)}
    return [id for id in ids if id in functions], [id for id in ids if id not in functions]


def _described(
    project: Project, functions: list[str], groups: list[str], values: Mapping[str, Mapping[str, object]]
) -> str:
    names = {name for given in values.values() for name in given}
    said = _names(project, functions, groups)
    if len(names) == 1:
        kind: type[Entity] = EssentialFunction if functions else AssetGroup
        field = inside_sentence(field_of(kind, names.pop()).label)
        return _("Set {field} of {names}").format(field=field, names=said)
    return _("Describe {names}").format(names=said)


def _names(project: Project, functions: list[str], groups: list[str]) -> str:
    kinds: tuple[tuple[type[Entity], list[str]], ...] = ((EssentialFunction, functions), (AssetGroup, groups))
    return ", ".join(names_of(project, kind, ids) for kind, ids in kinds if ids)
