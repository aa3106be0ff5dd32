"""The zones that a register names: found among those of the project, or proposed with a readable code."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.exchange.inventory.words import normalised, one_line
from app.i18n import _
from app.model.entities import Zone
from app.model.fields import field_of

_ZONE_WORDS = r"zonen?|zona|zone|bereich|segment|segmento|cell|cella|area|área|bereich"
_NUMBERED = re.compile(rf"(?:{_ZONE_WORDS})\s*(?:n[r°o]?\.?\s*)?(\d+[a-z]?)\b[\s\-–—:._/,|]*(.*)", re.IGNORECASE | re.DOTALL)
_CODED = re.compile(r"(Z-[\w.-]*\w)\b[\s\-–—:._/,|()]*(.*?)\)?", re.DOTALL)
_UNTELLING = frozenset("zone zona zonen bereich segment segmento area cell cella the of di de der la le del und and e y et".split())
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

    ValueError is not raised: texts longer than a zone's name are left out of the answer.
    """
    wanted = [text for text in dict.fromkeys(texts) if len(text) <= _LONGEST_NAME and normalised(text)]
    parts = {text: _take_apart(text) for text in wanted}
    found = {text: NamedZone(text, zone, new=False) for text in wanted if (zone := _known(text, parts[text], known))}
    maker = _Maker(known, [parts[text] for text in wanted if text not in found])
    # Texts that carry a name come first, so that a bare "Zone 3" finds the one zone of that number.
    for text in sorted((text for text in wanted if text not in found), key=lambda text: not parts[text].name):
        found[text] = NamedZone(text, maker.zone(text, parts[text]), new=True)
    return found


def _take_apart(text: str) -> _Parts:
    plain = one_line(text)
    if match := _CODED.fullmatch(plain):
        return _Parts(match.group(1), "", match.group(2).strip())
    if match := _NUMBERED.fullmatch(plain):
        return _Parts("", match.group(1).upper(), match.group(2).strip())
    return _Parts("", "", plain)


def _known(text: str, parts: _Parts, known: KnownZones) -> Zone | None:
    """The zone of the project that a text means."""
    plain, name = normalised(text), normalised(parts.name)
    number = f"{_PREFIX}{parts.number}" if parts.number and not name else ""
    for zone in known.zones:
        if normalised(zone.code) in (plain, normalised(parts.code or number) or plain):
            return zone
    named = [zone for zone in known.zones if zone.name and normalised(zone.name) in (plain, name)]
    if parts.number and len(named) > 1:
        named = [zone for zone in named if zone.code.startswith(f"{_PREFIX}{parts.number}")]
    if len(named) == 1:
        return named[0]
    before = known.called.get(plain)
    return next((zone for zone in known.zones if zone.id == before), None)


class _Maker:
    """Makes zones with codes that no zone has or had: Z-1, Z-3-INF and Z-3-REM where a number names two, Z-DMZ."""

    def __init__(self, known: KnownZones, parts: Iterable[_Parts]) -> None:
        self._former = known.former
        self._taken = {zone.code.casefold() for zone in known.zones}
        self._made: dict[tuple[str, str], Zone] = {}
        self._names: dict[str, set[str]] = {}
        for part in parts:
            if part.number and part.name:
                self._names.setdefault(part.number, set()).add(normalised(part.name))

    def zone(self, text: str, parts: _Parts) -> Zone:
        """The zone for a text; texts that differ only in spelling share one."""
        name = parts.name or one_line(text)
        key = (parts.code or parts.number, normalised(parts.name))
        if not parts.name and parts.number and len(self._names.get(parts.number, ())) == 1:
            key = (parts.number, next(iter(self._names[parts.number])))
        if key not in self._made:
            code = next(code for code in self._codes(parts, name) if self._is_free(code, name))
            self._taken.add(code.casefold())
            self._made[key] = Zone(code=code, name=name)
        return self._made[key]

    def _codes(self, parts: _Parts, name: str) -> Iterable[str]:
        if parts.code and len(parts.code) <= _LONGEST_CODE:
            yield parts.code
        words = _telling_words(name) or [_("new").upper()]
        stem = f"{_PREFIX}{parts.number[:_LONGEST_CODE // 2]}" if parts.number else ""
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
