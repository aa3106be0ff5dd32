"""The zones that a register names: found among those of the project, or proposed with a readable code."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.exchange.inventory.words import normalised, one_line
from app.i18n import _
from app.model.entities import Zone
from app.model.fields import field_of

_ZONE_WORDS = ("zonen", "zone", "zona", "bereich", "segmento", "segment", "area", "área", "cella", "cell")
_FILLERS = ("the", "of", "and", "der", "und", "de", "du", "la", "le", "et", "di", "del", "della", "e", "y")
_NUMBERED = re.compile(
    rf"(?:{'|'.join(_ZONE_WORDS)})\s*(?:n[r°o]?\.?\s*)?(\d+[a-z]?)\b[\s\-–—:._/,|]*(.*)", re.IGNORECASE | re.DOTALL
)
_CODED = re.compile(r"(Z-[\w.-]*\w)\b[\s\-–—:._/,|()]*(.*?)\)?", re.DOTALL)
_UNTELLING = frozenset(_ZONE_WORDS + _FILLERS)
_ABBREVIATED = 3
_PREFIX = Zone.prefix
_LONGEST_CODE = field_of(Zone, "code").length
_LONGEST_NAME = field_of(Zone, "name").length


@dataclass(frozen=True, slots=True)
class NamedZone:
    """A zone text of a register with the zone that it means; `new` when the import makes it."""

    text: str
    zone: Zone
    new: bool


@dataclass(frozen=True, slots=True)
class KnownZones:
    """What the project knows of zones.

    `called` gives by normalised text the id of the zone that an earlier register called so; `former` the codes that
    were given and are not in use, with the name of the zone that had each, "" where it is not known.
    """

    zones: tuple[Zone, ...]
    called: Mapping[str, str]
    former: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Parts:
    """A zone text taken apart: a code that it states, the number of "Zone 3", and the name that is left."""

    code: str
    number: str
    name: str


def name_zones(texts: Iterable[str], known: KnownZones) -> dict[str, NamedZone]:
    """The zone of each text: found by code, by name, or by what a register called it before; else a new one.

    Texts that cannot be the name of a zone (too long, signs only) are not in the answer.
    """
    parts = {text: _take_apart(text) for text in texts if len(text) <= _LONGEST_NAME and normalised(text)}
    names = _names_by_number(parts.values())
    finder = _Finder(known, names)
    found = {text: NamedZone(text, zone, new=False) for text in parts if (zone := finder.find(text, parts[text]))}
    maker = _Maker(known, names)
    # What says most comes first, so that a bare "Zone 3" or "PLC" finds the one zone that it can mean.
    for text in sorted(parts.keys() - found.keys(), key=lambda text: (_left_out(parts[text]), text)):
        found[text] = NamedZone(text, maker.zone(text, parts[text]), new=True)
    return {text: found[text] for text in parts}


def _names_by_number(parts: Iterable[_Parts]) -> dict[str, set[str]]:
    """Per number the names that a register gives it: {"3": {"infrastructure", "remote access"}}."""
    names: dict[str, set[str]] = {}
    for part in parts:
        if part.number and part.name:
            names.setdefault(part.number, set()).add(normalised(part.name))
    return names


def _take_apart(text: str) -> _Parts:
    plain = one_line(text)
    if match := _CODED.fullmatch(plain):
        return _Parts(match.group(1), "", match.group(2).strip())
    if match := _NUMBERED.fullmatch(plain):
        return _Parts("", match.group(1).upper(), match.group(2).strip())
    return _Parts("", "", plain)


def _left_out(parts: _Parts) -> int:
    return (not parts.name) + (not parts.number and not parts.code)


class _Finder:
    """Finds the zone of the project that a text means."""

    def __init__(self, known: KnownZones, names: Mapping[str, set[str]]) -> None:
        self._by_id = {zone.id: zone for zone in known.zones}
        self._by_code = {normalised(zone.code): zone for zone in known.zones if zone.code}
        self._by_name: dict[str, list[Zone]] = {}
        for zone in known.zones:
            if zone.name:
                self._by_name.setdefault(normalised(zone.name), []).append(zone)
        self._called = known.called
        self._numbers: dict[str, set[str]] = {}
        for text, zone_id in known.called.items():
            if number := _take_apart(text).number:
                self._numbers.setdefault(zone_id, set()).add(number)
        listed = [name for of_number in names.values() for name in of_number]
        self._shared = {name for name in listed if listed.count(name) > 1}

    def find(self, text: str, parts: _Parts) -> Zone | None:
        """By code, by what a register called it before, by name."""
        plain, name = normalised(text), normalised(parts.name)
        code = parts.code or (f"{_PREFIX}{parts.number}" if parts.number and not name else "")
        found = self._by_code.get(normalised(code)) or self._by_code.get(plain)
        if found is None:
            found = self._by_id.get(self._called.get(plain, ""))
        return found or self._of_name(plain) or (None if name in self._shared else self._of_name(name, parts.number))

    def _of_name(self, name: str, number: str = "") -> Zone | None:
        """The one zone of a name, unless a register knows it by another number ("Zone 1 - PLC", "Zone 2 - PLC")."""
        named = self._by_name.get(name, [])
        if number:
            named = [zone for zone in named if number in self._numbers.get(zone.id, {number})]
        return named[0] if len(named) == 1 else None


class _Maker:
    """Makes zones with codes that no zone has or had: Z-1, Z-3-INF and Z-3-REM where a number names two, Z-DMZ."""

    def __init__(self, known: KnownZones, names: Mapping[str, set[str]]) -> None:
        self._former, self._names = known.former, names
        self._taken = {zone.code.casefold() for zone in known.zones}
        self._made: dict[tuple[str, str], Zone] = {}

    def zone(self, text: str, parts: _Parts) -> Zone:
        """The zone for a text; texts that differ only in spelling, or leave out what is clear, share one."""
        name = parts.name or one_line(text)
        key = self._key(parts)
        if key not in self._made:
            code = next(code for code in self._codes(parts, name) if self._is_free(code, name))
            self._taken.add(code.casefold())
            self._made[key] = Zone(code=code, name=name)
        return self._made[key]

    def _key(self, parts: _Parts) -> tuple[str, str]:
        """What tells zones apart: a stated code, else number and name, of which one may follow from the other."""
        if parts.code:
            return parts.code, ""
        name, names = normalised(parts.name), self._names.get(parts.number, set())
        if parts.number and not name and len(names) == 1:
            return parts.number, next(iter(names))
        numbers = [number for number, known in self._names.items() if name in known]
        return (numbers[0] if not parts.number and len(numbers) == 1 else parts.number), name

    def _codes(self, parts: _Parts, name: str) -> Iterable[str]:
        if parts.code and len(parts.code) <= _LONGEST_CODE:
            yield parts.code
        words = _telling_words(name) or [_("new").upper()]
        stem = f"{_PREFIX}{parts.number[: _LONGEST_CODE // 2]}" if parts.number else ""
        if stem and (not parts.name or len(self._names[parts.number]) == 1):
            yield stem
        short = [word[:_ABBREVIATED] for word in words]
        base = f"{stem}-" if stem else _PREFIX
        yield f"{base}{short[0]}"
        yield f"{base}{'-'.join(short[:2])}"
        yield from (f"{base}{short[0]}-{number}" for number in range(2, 100_000))

    def _is_free(self, code: str, name: str) -> bool:
        """A code that a deleted zone had is given again to the zone of that name only."""
        former = self._former.get(code)
        return code.casefold() not in self._taken and (former is None or normalised(former) == normalised(name) != "")


def _telling_words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).upper()
    words = re.findall(r"[^\W_]+", "".join(character for character in plain if not unicodedata.combining(character)))
    return [word for word in words if word.casefold() not in _UNTELLING] or words
