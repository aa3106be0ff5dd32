"""How a person likes a table: columns, widths, order, groups. Kept per table in the settings; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.errors import UserError
from app.settings import load_settings, save_settings

_MOST_FOLDED = 200
_WIDTHS = range(20, 4000)


@dataclass(frozen=True, slots=True)
class TableLook:
    """What differs from the declaration.

    `chosen` says by column key whether a column is shown (True) or hidden (False) whatever the room; others follow
    their priority. `order` holds column keys as they stand, those it does not name follow as declared. `widths` are
    pixels at scale 1. `group` is the key of the grouping column, "" for none, None as declared; `sort` holds column
    keys with whether each descends; `folded` the headings of closed groups.
    """

    chosen: Mapping[str, bool] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    group: str | None = None
    sort: tuple[tuple[str, bool], ...] = ()
    folded: frozenset[str] = frozenset()

    def choosing(self, key: str, shown: bool) -> "TableLook":
        """With a column shown or hidden for certain."""
        return replace(self, chosen={**self.chosen, key: shown})

    def without_columns(self) -> "TableLook":
        """With columns as declared again; groups and order of rows stay."""
        return replace(self, chosen={}, order=(), widths={})

    def to_json(self) -> dict[str, object]:
        """As the settings keep it."""
        return {
            "chosen": dict(self.chosen),
            "order": list(self.order),
            "widths": dict(self.widths),
            "group": self.group,
            "sort": [list(pair) for pair in self.sort],
            "folded": sorted(self.folded)[:_MOST_FOLDED],
        }


def look_from(kept: object) -> TableLook:
    """A look from what the settings hold; whatever does not have the expected form is passed over."""
    found = kept if isinstance(kept, dict) else {}
    chosen, widths = found.get("chosen"), found.get("widths")
    group, sort = found.get("group"), found.get("sort")
    return TableLook(
        chosen={key: on for key, on in chosen.items() if isinstance(on, bool)} if isinstance(chosen, dict) else {},
        order=_texts(found.get("order")),
        widths={key: wide for key, wide in widths.items() if type(wide) is int and wide in _WIDTHS}
        if isinstance(widths, dict)
        else {},
        group=group if isinstance(group, str) else None,
        sort=tuple((pair[0], pair[1]) for pair in sort if _is_sort_key(pair)) if isinstance(sort, list) else (),
        folded=frozenset(_texts(found.get("folded"))),
    )


def load_look(table: str) -> TableLook:
    """What is remembered of a table by its name."""
    return look_from(load_settings().tables.get(table))


def keep_look(table: str, look: TableLook) -> None:
    """Remember a look. Where settings cannot be written the look holds for this session: that is no reason to stop."""
    try:
        settings = load_settings()
        save_settings(replace(settings, tables={**settings.tables, table: look.to_json()}))
    except UserError:
        return


def _texts(found: object) -> tuple[str, ...]:
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def _is_sort_key(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str) and isinstance(pair[1], bool)
