"""SL-C of a zone or conduit: screened from what its components declare, adopted by a person (DOMAIN section 7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.model.levels import FR_CODES, LevelVector


@dataclass(frozen=True, slots=True)
class Component:
    """An asset by its tag: passive or not, and the capability that its supplier declares."""

    tag: str
    declared: LevelVector
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Adopted:
    """SL-C that a person adopted or set for one foundational requirement, and the reason that makes it hold."""

    level: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Capability:
    """SL-C in one foundational requirement.

    `lowest` and `best` are the lowest and highest declared component capability, None when nothing is declared:
    screening figures, since a system may supply what a component lacks. `unknown` are the tags of the components
    without a statement. `level` is SL-C itself, None until a person adopted it with a reason.
    """

    fr: str
    lowest: int | None
    best: int | None
    unknown: tuple[str, ...]
    level: int | None
    reason: str

    def every_component_below(self, target: int | None) -> bool:
        """Whether no component declares `target` or more and none is unknown: nothing here can reach it (SL-04)."""
        return target is not None and self.best is not None and self.best < target and not self.unknown


@dataclass(frozen=True, slots=True)
class Capabilities:
    """SL-C of a zone or conduit, one entry per foundational requirement."""

    entries: tuple[Capability, ...]

    def __getitem__(self, fr: str) -> Capability:
        return self.entries[FR_CODES.index(fr)]

    @property
    def screening(self) -> LevelVector:
        """The lowest declared component capability."""
        return LevelVector(tuple(entry.lowest for entry in self.entries))

    @property
    def vector(self) -> LevelVector:
        """SL-C as adopted."""
        return LevelVector(tuple(entry.level for entry in self.entries))


def capabilities(components: Iterable[Component], adopted: Mapping[str, Adopted]) -> Capabilities:
    """SL-C from the components of a zone or conduit and what a person adopted, by FR code.

    Passive components say nothing either way.
    """
    active = [component for component in components if not component.passive]
    return Capabilities(tuple(_capability(fr, active, adopted.get(fr)) for fr in FR_CODES))


def _capability(fr: str, components: Iterable[Component], adopted: Adopted | None) -> Capability:
    stated = [(component.tag, component.declared[fr]) for component in components]
    levels = [level for _tag, level in stated if level is not None]
    unknown = tuple(tag for tag, level in stated if level is None)
    holds = adopted is not None and bool(adopted.reason.strip())
    return Capability(
        fr,
        min(levels, default=None),
        max(levels, default=None),
        unknown,
        adopted.level if adopted is not None and holds else None,
        adopted.reason if adopted is not None else "",
    )
