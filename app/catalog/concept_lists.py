"""The concepts and sources of the catalogue as lists, each read when it is first asked for and then kept.

The modules of the rows are imported as late as their files are read: the program starts without them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.catalog.listing import Listing
from app.catalog.reading import Shelf

if TYPE_CHECKING:
    from app.catalog.concepts import (
        CommonConstraint,
        FoundationalRequirement,
        MaturityLevel,
        Phase,
        SecurityLevel,
        SecurityLevelType,
        StakeholderRole,
        StandardPart,
    )
    from app.catalog.doubts import Doubt
    from app.catalog.sources import Edition, Notice
    from app.catalog.threats import ThreatSource

Part = TypeVar("Part")


class ConceptLists:
    """Sources and concepts. Reads on past flaws and gathers them in `shelf`."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the files."""
        self.shelf = Shelf(folder)

    @cached_property
    def editions(self) -> Listing[Edition]:
        """The editions that the lists were made from; a project pins them by id: "62443-3-3:2013"."""
        from app.catalog.sources import read_editions

        return self._load(lambda shelf: read_editions(shelf, self.standard_parts, self.notices))

    @cached_property
    def notices(self) -> Listing[Notice]:
        """The notices that go with the program and with what is printed from the lists: "attack"."""
        from app.catalog.sources import read_notices

        return self._load(read_notices)

    @cached_property
    def doubts(self) -> Listing[Doubt]:
        """What rows say about their own doubts; a row holds the text itself as `doubt`."""
        from app.catalog.doubts import read_doubts

        return self._load(read_doubts)

    @cached_property
    def foundational_requirements(self) -> Listing[FoundationalRequirement]:
        """The seven foundational requirements by code, in their order."""
        from app.catalog.concepts import read_foundational

        return self._load(read_foundational)

    @cached_property
    def security_levels(self) -> Listing[SecurityLevel]:
        """ "SL 0" to "SL 4" with what each is meant to withstand."""
        from app.catalog.concepts import read_security_levels

        return self._load(read_security_levels)

    @cached_property
    def security_level_types(self) -> Listing[SecurityLevelType]:
        """SL-T, SL-C and SL-A."""
        from app.catalog.concepts import read_security_level_types

        return self._load(read_security_level_types)

    @cached_property
    def maturity_levels(self) -> Listing[MaturityLevel]:
        """ "ML 1" to "ML 4"."""
        from app.catalog.concepts import read_maturity_levels

        return self._load(lambda shelf: read_maturity_levels(shelf, self.standard_parts))

    @cached_property
    def stakeholders(self) -> Listing[StakeholderRole]:
        """Whom the parts of the series speak to, by the model's stored value."""
        from app.catalog.concepts import read_stakeholders

        return self._load(lambda shelf: read_stakeholders(shelf, self.standard_parts))

    @cached_property
    def standard_parts(self) -> Listing[StandardPart]:
        """The parts of the series and where each stands: "62443-3-2"."""
        from app.catalog.concepts import read_parts

        return self._load(lambda shelf: read_parts(shelf, self.doubts))

    @cached_property
    def lifecycle_phases(self) -> Listing[Phase]:
        """The phases in the life of an automation solution, by the model's stored value."""
        from app.catalog.concepts import read_phases

        return self._load(read_phases)

    @cached_property
    def common_constraints(self) -> Listing[CommonConstraint]:
        """Constraints that hold for every requirement of 62443-3-3 and 62443-4-2."""
        from app.catalog.concepts import read_common_constraints

        return self._load(lambda shelf: read_common_constraints(shelf, self.standard_parts))

    @cached_property
    def threat_sources(self) -> Listing[ThreatSource]:
        """Threat sources, each with the security level that it warrants: "TS-08"."""
        from app.catalog.threats import read_threat_sources

        return self._load(read_threat_sources)

    def _load(self, read: Callable[[Shelf], Part]) -> Part:
        """What `read` makes of the files."""
        return read(self.shelf)
