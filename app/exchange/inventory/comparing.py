"""One row against the project: which fields differ, which value is chosen, and where the other one is kept."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.commands.register import Replacement
from app.exchange.inventory.entries import Entry, shown
from app.exchange.inventory.matching import Match
from app.exchange.inventory.names import ZONE, importable_fields
from app.exchange.inventory.observing import Observer
from app.exchange.inventory.plan import Choices, Difference, Outcome, Policy, RowPlan, Winner
from app.model.entities import Asset, Zone
from app.store.codec import stored_value

_BLANK = {field.name: field.default for field in importable_fields()}
_NAMING = ("kind", "model")


class Comparer:
    """Turns entries and their matches into planned rows, and collects what is to be written."""

    def __init__(self, zones: Mapping[str, Zone], choices: Choices, observer: Observer, *, names: bool) -> None:
        """`zones` are all zones by id; `names` tells that the register has a column for names."""
        self._zones, self._choices, self._observer, self._has_names = zones, choices, observer, names
        self.named_by_kind = 0
        self.stayed_in_conduit = 0
        self.additions: list[Asset] = []
        self.replacements: list[Replacement] = []

    def plan(self, entry: Entry, match: Match) -> RowPlan:
        """What becomes of one row."""
        if match.candidates:
            # The zone is told in words: it need not be made before somebody answers.
            kept = {**entry.kept, ZONE: entry.zone} if entry.zone else entry.kept
            return RowPlan(entry.row, Outcome.ASK, self._made(entry), kept=kept, candidates=match.candidates)
        return self._add(entry) if match.asset is None else self._compare(entry, match.asset, match.by)

    def _add(self, entry: Entry) -> RowPlan:
        asset = self._made(entry)
        self.named_by_kind += not self._has_names and bool(asset.name)
        self.additions.append(asset)
        for field, text in entry.kept.items():
            self._observer.said(asset, field, text, entry.seen_on)
        return RowPlan(entry.row, Outcome.NEW, asset, kept=entry.kept, noted=bool(entry.kept))

    def _made(self, entry: Entry) -> Asset:
        """The asset that a row alone makes. Without a column for names the words for kind and model name it."""
        values: dict[str, Any] = entry.values
        asset = Asset(**values)
        if self._has_names:
            return asset
        name = " ".join(text for field in _NAMING if (text := entry.texts.get(field, entry.kept.get(field, ""))))
        return replace(asset, name=name)

    def _compare(self, entry: Entry, asset: Asset, by: str) -> RowPlan:
        differences: list[Difference] = []
        chosen: dict[str, Any] = {}
        kept = dict(entry.kept)
        for field, value in entry.values.items():
            here = getattr(asset, field)
            if here == value:
                continue
            winner = self._winner(entry.row, field, asset)
            differences.append(Difference(field, self._shown(field, here), self._shown(field, value), winner))
            if winner is Winner.FILE:
                chosen[field] = value
                self._observer.replaced(asset, field, "" if here == _BLANK[field] else self._kept(field, here))
            else:
                kept[field] = entry.texts[field] if field == ZONE else self._kept(field, value)
        news = [self._observer.said(asset, field, text, entry.seen_on) for field, text in kept.items()]
        after = replace(asset, **chosen)
        if chosen:
            self.replacements.append(Replacement(asset, after))
        is_open = any(difference.chosen is Winner.OPEN for difference in differences)
        outcome = Outcome.CHANGED if chosen or is_open else Outcome.SAME
        return RowPlan(entry.row, outcome, after, asset, by, tuple(differences), kept, noted=any(news))

    def _winner(self, row: int, field: str, asset: Asset) -> Winner:
        """Whose value is chosen. A place in a conduit is a person's decision that no register knows of: it stays."""
        if field == ZONE and asset.conduit_id is not None:
            self.stayed_in_conduit += 1
            return Winner.HERE
        answer = self._choices.values.get((row, field))
        if answer is not None:
            return answer
        if self._choices.policy is Policy.FILE_WINS or getattr(asset, field) == _BLANK[field]:
            return Winner.FILE
        return Winner.HERE if self._choices.policy is Policy.FILL_BLANKS else Winner.OPEN

    def _kept(self, field: str, value: object) -> str:
        """A value as an observation keeps it: as the project stores it, so that it can be taken over later."""
        return self._shown(field, value) if field == ZONE else str(stored_value(value))

    def _shown(self, field: str, value: object) -> str:
        if field != ZONE:
            return shown(value)
        zone = self._zones.get(str(value))
        return "" if zone is None else f"{zone.code} {zone.name}".strip()
