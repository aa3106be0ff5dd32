"""Which asset of the project a row means: by tag, then serial, then hardware address, then IP address; else ask.

DOMAIN section 9. A key counts only where it is unique on both sides. An IP address counts only within the same
network as well, since identical skids reuse addresses; here a network is a zone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from app.exchange.inventory.entries import Entry
from app.exchange.inventory.names import ZONE, importable_fields
from app.exchange.inventory.network import ip_addresses
from app.exchange.inventory.words import normalised
from app.i18n import _
from app.model.entities import Asset
from app.progress import Progress

K = TypeVar("K")
V = TypeVar("V")

NEW = "new"
_MOST_CANDIDATES = 10
_DEFAULTS = {field.name: field.default for field in importable_fields()}


@dataclass(frozen=True, slots=True)
class Match:
    """What a row means: `asset` with the key `by` that told; or nobody can tell among `candidates`; or it is new."""

    asset: Asset | None = None
    by: str = ""
    candidates: tuple[Asset, ...] = ()


def reconcile(
    entries: Sequence[Entry], assets: Sequence[Asset], answers: Mapping[int, str], progress: Progress
) -> tuple[list[Match], list[Asset]]:
    """The match of each entry, in order, and the assets that no row means.

    `answers` are a person's: per row the id of an asset, or NEW. Cancelled when the person asked to stop.
    """
    matcher = _Matcher(entries, assets)
    matcher.take_answers(answers)
    for key in _KEYS:
        progress.step(0, 0, _("Comparing with the project"))
        matcher.match_unique(key)
    matcher.match_identical()
    matcher.match_addresses()
    return matcher.result()


@dataclass(frozen=True, slots=True)
class _Key:
    """Something that tells assets apart, read from an entry and from an asset; "" where it is not stated."""

    name: str
    of_entry: Callable[[Entry], str]
    of_asset: Callable[[Asset], str]


def _stated(field: str) -> _Key:
    return _Key(
        field,
        lambda entry: str(entry.values.get(field, "")).casefold(),
        lambda asset: str(getattr(asset, field)).casefold(),
    )


_KEYS = (_stated("tag"), _stated("serial"), _stated("mac"))


class _Matcher:
    def __init__(self, entries: Sequence[Entry], assets: Sequence[Asset]) -> None:
        self._entries, self._assets = entries, assets
        self._matches: dict[int, Match] = {}
        self._free = {asset.id: asset for asset in assets}
        self._ips = [ip_addresses(str(entry.values.get("addresses", ""))) for entry in entries]
        self._asset_ips = {asset.id: ip_addresses(asset.addresses) for asset in assets}

    def take_answers(self, answers: Mapping[int, str]) -> None:
        """What a person said about rows goes before everything else."""
        for at, entry in enumerate(self._entries):
            answer = answers.get(entry.row)
            if answer == NEW:
                self._matches[at] = Match()
            elif answer in self._free:
                self._match(at, self._free[answer], "answer")

    def match_unique(self, key: _Key) -> None:
        """Match by a key that one row and one asset have."""
        here = _grouped((key.of_asset(asset), asset) for asset in self._assets)
        file = _grouped((key.of_entry(entry), at) for at, entry in enumerate(self._entries))
        for text, rows in file.items():
            assets = here.get(text, [])
            if len(rows) == 1 and len(assets) == 1 and rows[0] not in self._matches and assets[0].id in self._free:
                self._match(rows[0], assets[0], key.name)

    def match_identical(self) -> None:
        """Match rows with assets that already are all that the row says, so that a second import finds its own.

        A row that says more goes before one that says less, since less is true of more assets.
        """
        indexes: dict[tuple[str, ...], dict[tuple[object, ...], list[Asset]]] = {}
        for at, entry in sorted(self._open(), key=lambda pair: -_said(pair[1])):
            said = {"tag": "", **entry.values}
            fields = tuple(said)
            if fields not in indexes:
                indexes[fields] = _grouped(
                    (tuple(getattr(asset, field) for field in fields), asset) for asset in self._free.values()
                )
            alike = indexes[fields].get(tuple(said.values()), [])
            found = next((asset for asset in alike if asset.id in self._free), None)
            if found is not None:
                self._match(at, found, "identical")

    def match_addresses(self) -> None:
        """Match by an IP address that one row and one asset have, both in the same zone."""
        here = _grouped((ip, asset) for asset in self._assets for ip in self._asset_ips[asset.id])
        file = _grouped((ip, at) for at, ips in enumerate(self._ips) for ip in ips)
        for ip, rows in file.items():
            assets = here.get(ip, [])
            if len(rows) != 1 or len(assets) != 1 or rows[0] in self._matches or assets[0].id not in self._free:
                continue
            entry, asset = self._entries[rows[0]], assets[0]
            if _same_network(entry, asset) and not _contradicts(entry, asset):
                self._match(rows[0], asset, "addresses")

    def result(self) -> tuple[list[Match], list[Asset]]:
        """Every row's match, those left over as new or with the assets that they might be; then the assets left."""
        candidates = _Candidates(self._free.values(), self._asset_ips)
        for at, entry in self._open():
            self._matches[at] = Match(candidates=candidates.of(entry, self._ips[at]))
        asked = {asset.id for match in self._matches.values() for asset in match.candidates}
        left = [asset for asset in self._free.values() if asset.id not in asked]
        return [self._matches[at] for at in range(len(self._entries))], left

    def _open(self) -> list[tuple[int, Entry]]:
        return [(at, entry) for at, entry in enumerate(self._entries) if at not in self._matches]

    def _match(self, at: int, asset: Asset, by: str) -> None:
        self._matches[at] = Match(asset, by)
        del self._free[asset.id]


class _Candidates:
    """The assets that share something with a row, though not enough to be sure."""

    def __init__(self, free: Iterable[Asset], ips: Mapping[str, tuple[str, ...]]) -> None:
        free = list(free)
        self._by_key = {key.name: _grouped((key.of_asset(asset), asset) for asset in free) for key in _KEYS}
        self._by_ip = _grouped((ip, asset) for asset in free for ip in ips[asset.id])
        self._by_name = _grouped((normalised(asset.name), asset) for asset in free)
        self._untagged = _grouped((normalised(asset.name), asset) for asset in free if not asset.tag)

    def of(self, entry: Entry, ips: Iterable[str]) -> tuple[Asset, ...]:
        """At most ten candidates, those with the strongest key first."""
        found: dict[str, Asset] = {}
        for asset in islice(self._sharing(entry, ips), 5 * _MOST_CANDIDATES):
            found.setdefault(asset.id, asset)
        return tuple(islice(found.values(), _MOST_CANDIDATES))

    def _sharing(self, entry: Entry, ips: Iterable[str]) -> Iterable[Asset]:
        for key in _KEYS:
            yield from self._by_key[key.name].get(key.of_entry(entry), ())
        for ip in ips:
            for asset in self._by_ip.get(ip, ()):
                if not _other_network(entry, asset) and not _contradicts(entry, asset):
                    yield asset
        # A name tells something only where one of the two has no tag.
        named = self._untagged if entry.tag else self._by_name
        yield from named.get(normalised(str(entry.values.get("name", ""))), ())


def _said(entry: Entry) -> int:
    """How many values a row states that an asset does not have anyway."""
    return sum(value != _DEFAULTS[field] for field, value in entry.values.items())


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Values by key; pairs with an empty key are passed over."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        if key:
            found.setdefault(key, []).append(value)
    return found


def _same_network(entry: Entry, asset: Asset) -> bool:
    zone = entry.values.get(ZONE)
    return zone is not None and zone == asset.zone_id


def _other_network(entry: Entry, asset: Asset) -> bool:
    zone = entry.values.get(ZONE)
    return zone is not None and asset.zone_id is not None and zone != asset.zone_id


def _contradicts(entry: Entry, asset: Asset) -> bool:
    """Whether row and asset state different serial numbers or hardware addresses."""
    pairs = ((key.of_entry(entry), key.of_asset(asset)) for key in _KEYS if key.name != "tag")
    return any(file and here and file != here for file, here in pairs)
