"""All lists of the catalogue, each read when it is first asked for and then kept."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.catalog.concept_lists import ConceptLists
from app.catalog.listing import Grouped, Identified, Listing

if TYPE_CHECKING:
    from app.catalog.assessment import AssessmentRequirement, Characteristic
    from app.catalog.attack import AttackAsset, Mitigation, Tactic, Technique
    from app.catalog.crosswalk import Correspondence, MitigationRequirement
    from app.catalog.programmes import DevelopmentRequirement, ProgrammeRequirement, ServiceRequirement
    from app.catalog.requirements import ComponentRequirements, NoRequirement, Requirement, Requirements


class Lists(ConceptLists):
    """Concepts, requirements, ATT&CK, and what corresponds to what. Reads on past flaws."""

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


LISTS = tuple(
    name for owner in (ConceptLists, Lists) for name, value in vars(owner).items() if isinstance(value, cached_property)
)
"""Names of all lists."""
