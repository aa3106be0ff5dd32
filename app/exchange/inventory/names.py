"""How well the heading of a column fits a field, judged by names in five languages."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.exchange.inventory.words import normalised
from app.model.entities import Asset
from app.model.fields import Field, fields_of
from app.model.kinds import Kind
from app.paths import resource

SEEN_ON = "seen_on"
"""The column that says on which day a row was surveyed; it dates observations and is no field of an asset."""

ZONE = "zone_id"

_EXACT = 1.0
_SAME_WORDS = 0.9
_LEAST = 0.5
_DIVIDERS = re.compile(r"\s*[/+&|]\s*")


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a heading fits a field: `likeness` 0.5 to 1; `rank` is the place of the name in its list."""

    likeness: float
    rank: int

    @property
    def order(self) -> tuple[float, int]:
        """Greater for the better fit."""
        return self.likeness, -self.rank


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a field: its words without fillers, and its place in the field's list."""

    field: str
    words: frozenset[str]
    rank: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of all fields of one group (assets, services, vulnerabilities), found by whole text and by word."""

    fields: tuple[str, ...]
    by_text: Mapping[str, Mapping[str, int]]
    by_word: Mapping[str, tuple[Name, ...]]
    fillers: frozenset[str]

    def fits(self, heading: str) -> dict[str, Fit]:
        """The fields that a heading fits, with how well: by its whole text, else by its words."""
        plain = normalised(heading)
        found = {field: Fit(_EXACT, rank) for field, rank in self.by_text.get(plain, {}).items()}
        words = frozenset(plain.split()) - self.fillers
        for name in {name for word in words for name in self.by_word.get(word, ())}:
            fit = Fit(_likeness(words, name.words), name.rank)
            known = found.get(name.field)
            if fit.likeness >= _LEAST and (known is None or fit.order > known.order):
                found[name.field] = fit
        return found

    def joined(self, heading: str) -> tuple[str, ...]:
        """The fields that a heading such as "Make / Model" names in one; () when it names fewer than two."""
        parts = [part for part in _DIVIDERS.split(heading) if part]
        if len(parts) < 2:
            return ()
        named = [self._surely(part) for part in parts]
        return tuple(named) if all(named) and len(set(named)) == len(named) else ()

    def _surely(self, heading: str) -> str:
        fits = self.fits(heading)
        best = max(fits, key=lambda field: fits[field].order, default="")
        return best if best and fits[best].likeness >= _SAME_WORDS else ""


def importable_fields() -> tuple[Field, ...]:
    """The fields of an asset that a register can give: all but the id and references other than the zone."""
    return tuple(
        field for field in fields_of(Asset) if field.kind is not Kind.ID and (not field.target or field.name == ZONE)
    )


@cache
def asset_names() -> Vocabulary:
    """Names of every importable field of an asset, and of the survey date. A field's own label is always one."""
    listed = _listed("asset")
    fields: dict[str, list[str]] = {}
    for field in importable_fields():
        own = [field.label, field.name, field.name.removesuffix("_id")]
        fields[field.name] = listed.get(field.name, []) + own
    fields[SEEN_ON] = listed[SEEN_ON]
    return _vocabulary(fields)


@cache
def group_names(group: str) -> Vocabulary:
    """Names of the fields of a group other than assets, such as "service"."""
    return _vocabulary(_listed(group))


@cache
def _document() -> Mapping[str, object]:
    with resource("inventory", "names.toml").open("rb") as file:
        return tomllib.load(file)


def _listed(group: str) -> dict[str, list[str]]:
    """Per field the names of all languages, the most usual of each language first."""
    fields = _document()[group]
    assert isinstance(fields, dict)
    found = {}
    for field, languages in fields.items():
        ranked = [(rank, name) for names in languages.values() for rank, name in enumerate(names)]
        found[field] = [name for _rank, name in sorted(ranked, key=lambda pair: pair[0])]
    return found


def _vocabulary(fields: Mapping[str, list[str]]) -> Vocabulary:
    listed = _document()["fillers"]
    assert isinstance(listed, list)
    fillers = frozenset(normalised(word) for word in listed)
    by_text: dict[str, dict[str, int]] = {}
    by_word: dict[str, list[Name]] = {}
    for field, names in fields.items():
        for rank, text in enumerate(map(normalised, names)):
            by_text.setdefault(text, {}).setdefault(field, rank)
            own = Name(field, frozenset(text.split()) - fillers, rank)
            for word in own.words:
                by_word.setdefault(word, []).append(own)
    return Vocabulary(tuple(fields), by_text, {word: tuple(own) for word, own in by_word.items()}, fillers)


def _likeness(words: frozenset[str], own: frozenset[str]) -> float:
    """Shared words over all words; the same words in another order, or with fillers, count nearly as exact."""
    return _SAME_WORDS if words == own else 0.8 * len(words & own) / len(words | own)
