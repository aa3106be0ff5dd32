"""The lists of the catalogue, each read when it is first asked for and then kept.

The modules of the rows are imported as late as their files are read: the program starts without them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.catalog.listing import Grouped, Identified, Listing
from app.catalog.reading import Shelf

if TYPE_CHECKING:
    from app.catalog.assessment import AssessmentRequirement, Characteristic
    from app.catalog.attack import AttackAsset, Mitigation, Tactic, Technique
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
    from app.catalog.crosswalk import Correspondence, MitigationRequirement
    from app.catalog.doubts import Doubt
    from app.catalog.programmes import DevelopmentRequirement, ProgrammeRequirement, ServiceRequirement
    from app.catalog.requirements import ComponentRequirements, NoRequirement, Requirement, Requirements
    from app.catalog.sources import Edition, Notice
    from app.catalog.threats import ThreatSource

Part = TypeVar("Part")


class Lists:
    """All lists of the catalogue. Reads on past flaws and gathers them in `shelf`."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the files."""
        self.shelf = Shelf(folder)

    # Concepts

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

    # Requirements

    @cached_property
    def assessment_requirements(self) -> Listing[AssessmentRequirement]:
        """Steps and requirements of 62443-3-2: "ZCR 5", "ZCR 5.6"."""
        from app.catalog.assessment import read_assessment

        return self._load(lambda shelf: read_assessment(shelf, self.doubts))

    @cached_property
    def characteristics(self) -> Listing[Characteristic]:
        """What ZCR 6.4 wants recorded for each zone and conduit."""
        from app.catalog.assessment import read_characteristics

        return self._load(lambda shelf: read_characteristics(shelf, self.assessment_requirements))

    @cached_property
    def system_requirements(self) -> Requirements[Requirement]:
        """SR and RE of 62443-3-3 with corrigendum 1."""
        from app.catalog.requirements import read_system

        return self._load(lambda shelf: read_system(shelf, self.doubts))

    @cached_property
    def component_requirements(self) -> ComponentRequirements:
        """CR, SAR, EDR, HDR, NDR and RE of 62443-4-2."""
        from app.catalog.requirements import read_component

        return self._load(lambda shelf: read_component(shelf, self.doubts, self.system_requirements))

    @cached_property
    def no_requirement(self) -> Listing[NoRequirement]:
        """CR numbers of 62443-4-2 without a requirement of their own, and what they resolve to."""
        from app.catalog.requirements import read_no_requirement

        return self._load(lambda shelf: read_no_requirement(shelf, self.component_requirements))

    @cached_property
    def development_requirements(self) -> Listing[DevelopmentRequirement]:
        """62443-4-1: "SM-1"."""
        from app.catalog.programmes import read_development

        return self._load(lambda shelf: read_development(shelf, self.doubts))

    @cached_property
    def service_requirements(self) -> Listing[ServiceRequirement]:
        """62443-2-4: "SP.01", "SP.01.01 BR", "SP.01.01 RE 1"."""
        from app.catalog.programmes import read_service

        return self._load(lambda shelf: read_service(shelf, self.doubts))

    @cached_property
    def programme_2010(self) -> Listing[ProgrammeRequirement]:
        """62443-2-1:2010: "4.2.3.1"."""
        from app.catalog.programmes import read_programme_2010

        return self._load(lambda shelf: read_programme_2010(shelf, self.doubts))

    @cached_property
    def programme_2024(self) -> Listing[ProgrammeRequirement]:
        """62443-2-1:2024: "SPE 1", "ORG 1", "ORG 1.1"."""
        from app.catalog.programmes import read_programme_2024

        return self._load(lambda shelf: read_programme_2024(shelf, self.doubts))

    # ATT&CK for ICS

    @cached_property
    def tactics(self) -> Listing[Tactic]:
        """Tactics in the order of an attack: "TA0108"."""
        from app.catalog.attack import read_tactics

        return self._load(read_tactics)

    @cached_property
    def techniques(self) -> Listing[Technique]:
        """Techniques with their tactics: "T0800"."""
        from app.catalog.attack import read_techniques

        return self._load(lambda shelf: read_techniques(shelf, self.tactics))

    @cached_property
    def mitigations(self) -> Listing[Mitigation]:
        """Mitigations with the techniques that they help against: "M0800"."""
        from app.catalog.attack import read_mitigations

        return self._load(lambda shelf: read_mitigations(shelf, self.techniques))

    @cached_property
    def attack_assets(self) -> Listing[AttackAsset]:
        """Kinds of asset as ATT&CK divides them: "A0003"."""
        from app.catalog.attack import read_assets

        return self._load(read_assets)

    # What corresponds to what

    @cached_property
    def mitigation_requirements(self) -> Grouped[MitigationRequirement]:
        """The requirements that MITRE names, `of` a mitigation id."""
        from app.catalog.crosswalk import read_mitigation_requirements

        return self._load(
            lambda shelf: read_mitigation_requirements(
                shelf,
                self.mitigations,
                {"62443-3-3:2013": self.system_requirements, "62443-4-2:2019": self.component_requirements},
                self.no_requirement,
            )
        )

    @cached_property
    def crosswalk(self) -> Grouped[Correspondence]:
        """References in other frameworks `of` a requirement id: published, then curated, then derived."""
        from app.catalog.crosswalk import read_crosswalk

        return self._load(lambda shelf: read_crosswalk(shelf, self._requirements_by_edition()))

    # Where it comes from

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

    def _requirements_by_edition(self) -> dict[str, Listing[Identified]]:
        return {
            "62443-2-1:2010": self.programme_2010,
            "62443-2-1:2024": self.programme_2024,
            "62443-2-4:2023": self.service_requirements,
            "62443-3-2:2020": self.assessment_requirements,
            "62443-3-3:2013": self.system_requirements,
            "62443-4-1:2018": self.development_requirements,
            "62443-4-2:2019": self.component_requirements,
        }

    def _load(self, read: Callable[[Shelf], Part]) -> Part:
        """What `read` makes of the files."""
        return read(self.shelf)


LISTS = tuple(name for name, value in vars(Lists).items() if isinstance(value, cached_property))
"""Names of the lists, those first that others refer to."""
