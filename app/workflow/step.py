"""The seven steps of IEC 62443-3-2 and their sub-clauses, in our own words."""

from dataclasses import dataclass

from app.i18n import N_, _
from app.model.entities import (
    AccessPoint,
    AdoptedCapability,
    Asset,
    AssetGroup,
    AssignedLevel,
    Assumption,
    Baseline,
    Characteristic,
    Comparison,
    Conduit,
    Decision,
    EssentialFunction,
    ExternalConnection,
    Flow,
    InitialRating,
    LevelOverride,
    RequirementState,
    Scenario,
    SignOff,
    SpecificationEntry,
    System,
    Zone,
)
from app.model.fields import Entity
from app.workflow.facts import Facts


@dataclass(frozen=True, slots=True)
class Clause:
    """A sub-clause: its number ("3.1"), a short title, and what a good result looks like (message ids)."""

    number: str
    title: str
    result: str

    @property
    def label(self) -> str:
        """The title in the language in use."""
        return _(self.title)


@dataclass(frozen=True, slots=True)
class Step:
    """A step: number 1 to 7, title, purpose, what a good result looks like (message ids), sub-clauses.

    A row in one of `kinds` shows that somebody has touched the step.
    """

    number: int
    title: str
    purpose: str
    result: str
    clauses: tuple[Clause, ...]
    kinds: tuple[type[Entity], ...]

    @property
    def label(self) -> str:
        """The title in the language in use."""
        return _(self.title)

    def touched(self, facts: Facts) -> bool:
        """Whether anything of the step was entered. A system without any description is not an entry."""
        if any(facts.all(kind) for kind in self.kinds):
            return True
        systems = facts.all(System).values() if self.number == 1 else ()
        return any(system.purpose or system.perimeter or system.functions for system in systems)


STEPS = (
    Step(
        1,
        N_("System"),
        N_("Draw the line around what is assessed, and list what stands inside and what reaches in."),
        N_("A perimeter in words, every asset with tag, kind and level, and an access point for each way in."),
        (
            Clause(
                "1.1",
                N_("Perimeter and access points"),
                N_("Nobody asks any more what belongs to the system and how it can be reached."),
            ),
        ),
        (Asset, AssetGroup, EssentialFunction, AccessPoint, ExternalConnection, Flow),
    ),
    Step(
        2,
        N_("Initial risk"),
        N_("Say how bad it can get, before any protection is counted."),
        N_("A worst case for every essential function and asset group, with the reason for it."),
        (Clause("2.1", N_("Worst case"), N_("Every function is rated on each impact that matters to the owner.")),),
        (InitialRating,),
    ),
    Step(
        3,
        N_("Zones and conduits"),
        N_("Put together what needs the same protection, and name what connects the groups."),
        N_("Every asset has one place, and every flow a path through conduits from end to end."),
        (
            Clause("3.1", N_("Zones set"), N_("Assets placed, flows routed, boundaries guarded.")),
            Clause("3.2", N_("Business apart"), N_("No zone mixes business systems with control.")),
            Clause("3.3", N_("Safety apart"), N_("Safety stands alone, or its whole zone is treated as safety.")),
            Clause("3.4", N_("Temporary devices"), N_("What is plugged in now and then has a zone of its own.")),
            Clause("3.5", N_("Wireless"), N_("Radio devices are kept from wired ones, or a reason is given.")),
            Clause(
                "3.6", N_("External networks"), N_("What talks to the outside is kept apart, or a reason is given.")
            ),
        ),
        (Zone, Conduit),
    ),
    Step(
        4,
        N_("Risk comparison"),
        N_("Decide where a closer look is needed."),
        N_("A recorded answer for each zone and conduit, and a name under each that needs no detail."),
        (Clause("4.1", N_("Initial against tolerable"), N_("Each zone and conduit is compared, with the reason.")),),
        (Comparison,),
    ),
    Step(
        5,
        N_("Detailed risk"),
        N_("Think through what could happen in each zone, and how much protection that calls for."),
        N_("Every scenario rated before and after its countermeasures, and a decision on what stays too high."),
        (
            Clause("5.1", N_("Threats"), N_("Each scenario names who or what brings it about.")),
            Clause("5.2", N_("Vulnerabilities"), N_("Each scenario names the weakness that it uses.")),
            Clause("5.3", N_("Impact"), N_("The consequence is rated in every category that it reaches.")),
            Clause("5.4", N_("Likelihood"), N_("Rated as if no countermeasure existed.")),
            Clause("5.5", N_("Unmitigated risk"), N_("Likelihood and impact give a risk level.")),
            Clause("5.6", N_("SL-T"), N_("One level per foundational requirement, settled, with its reason.")),
            Clause("5.7", N_("Compare"), N_("It is plain which scenarios need treatment.")),
            Clause("5.8", N_("Existing measures"), N_("What is in place is named, and nothing that is only planned.")),
            Clause("5.9", N_("Re-rate"), N_("Rated again with what is in place today.")),
            Clause("5.10", N_("Residual risk"), N_("The risk as it stands today.")),
            Clause("5.11", N_("Compare again"), N_("What stays above tolerable is decided by who may decide it.")),
            Clause("5.12", N_("Additional measures"), N_("What is to be done has an owner and a date.")),
            Clause("5.13", N_("Document"), N_("A reader who was not there understands each rating.")),
        ),
        (Scenario, AssignedLevel, Decision),
    ),
    Step(
        6,
        N_("Requirements"),
        N_("Write down what the design has to fulfil, and what is taken as given."),
        N_("A specification that a supplier can answer to, line by line."),
        (
            Clause("6.1", N_("Specification"), N_("Each requirement has an owner and says how it is met.")),
            Clause("6.2", N_("System"), N_("A stranger understands what the system does.")),
            Clause("6.3", N_("Drawings"), N_("Zones, conduits and assets on one drawing that matches the lists.")),
            Clause("6.4", N_("Zone data"), N_("The same facts are recorded for every zone and conduit.")),
            Clause("6.5", N_("Environment"), N_("Where the system stands, physically and in the network.")),
            Clause("6.6", N_("Threats"), N_("Whom the system faces, and where that is known from.")),
            Clause("6.7", N_("Policies"), N_("Which rules of the organisation the system carries out.")),
            Clause("6.8", N_("Tolerable risk"), N_("The criteria are sound and printed as they were used.")),
            Clause("6.9", N_("Regulation"), N_("The laws and rules that apply are named.")),
        ),
        (SpecificationEntry, Assumption, RequirementState, AdoptedCapability, Characteristic, LevelOverride),
    ),
    Step(
        7,
        N_("Approval"),
        N_("The accountable people take the result as theirs."),
        N_("A frozen revision with the names of those who agreed to exactly this content."),
        (Clause("7.1", N_("Approval"), N_("Frozen, and signed by everyone who is to sign.")),),
        (Baseline, SignOff),
    ),
)
