"""Zones, conduits, and the data flows that run through them."""

from typing import Annotated

from app.model.fields import Code, Coordinate, Entity, Flag, Line, Position, Prose, Scope, entity, link, part_of
from app.model.vocabulary import Boundary, Direction, FlowAccess, LifecyclePhase, PurdueLevel, SlMethod, Trust


@entity("zone", natural=("code",), prefix="Z-", unique=("code",))
class Zone(Entity):
    """A grouping of assets with common security requirements. Zones nest to any depth.

    `tolerable` is the letter of the zone's own tolerable risk level, empty where the project's holds.
    """

    code: Code = ""
    name: Line = ""
    parent_id: Annotated[str | None, link("zone")] = None
    boundary: Boundary = Boundary.LOGICAL
    in_scope: Flag = True
    lowest_level: PurdueLevel | None = None
    highest_level: PurdueLevel | None = None
    owner: Line = ""
    safety: Flag = False
    phase: LifecyclePhase | None = None
    description: Prose = ""
    policies: Prose = ""
    assumptions: Prose = ""
    tolerable: Code = ""
    tolerable_reason: Prose = ""
    sl_method: SlMethod | None = None
    sl_method_reason: Prose = ""


@entity("conduit", natural=("code",), prefix="C-", unique=("code",))
class Conduit(Entity):
    """A grouping of channels that joins two or more zones."""

    code: Code = ""
    name: Line = ""
    trust: Trust = Trust.TRUSTED
    media: Line = ""
    owner: Line = ""
    phase: LifecyclePhase | None = None
    description: Prose = ""
    policies: Prose = ""
    assumptions: Prose = ""


@entity("conduit_zone", natural=("conduit_id", "zone_id"), unique=("conduit_id", "zone_id"))
class ConduitZone(Entity):
    """A zone that a conduit joins."""

    conduit_id: Annotated[str, part_of("conduit")]
    zone_id: Annotated[str, part_of("zone")]


@entity("conduit_device", natural=("conduit_id", "asset_id"), unique=("conduit_id", "asset_id"))
class ConduitDevice(Entity):
    """A boundary device that guards a conduit."""

    conduit_id: Annotated[str, part_of("conduit")]
    asset_id: Annotated[str, part_of("asset")]


@entity("flow", natural=("code",), prefix="F-", unique=("code",))
class Flow(Entity):
    """A data flow (channel) from one asset to another."""

    code: Code = ""
    source_id: Annotated[str, part_of("asset")]
    target_id: Annotated[str, part_of("asset")]
    protocol: Line = ""
    port: Line = ""
    direction: Direction = Direction.FORWARD
    access: FlowAccess = FlowAccess.READ
    purpose: Prose = ""


@entity("passage", natural=("flow_id", "position"), unique=("flow_id", "position"))
class Passage(Entity):
    """One conduit on the path of a flow; `position` counts from 1 in the flow's direction."""

    flow_id: Annotated[str, part_of("flow")]
    position: Position
    conduit_id: Annotated[str, part_of("conduit")]


@entity(
    "characteristic", natural=("zone_id", "conduit_id", "item"), one_of=("zone_id", "conduit_id"), once_per=("item",)
)
class Characteristic(Entity):
    """One characteristic of a zone or conduit in a person's words (ZCR 6.4, item a, b, c...)."""

    zone_id: Annotated[str | None, part_of("zone")] = None
    conduit_id: Annotated[str | None, part_of("conduit")] = None
    item: Code
    text: Prose = ""


@entity("shape", scope=Scope.DRAWING, natural=("zone_id", "conduit_id", "asset_id", "note"))
class Shape(Entity):
    """Where a zone, conduit, asset or note stands in the drawing, in drawing units."""

    zone_id: Annotated[str | None, part_of("zone")] = None
    conduit_id: Annotated[str | None, part_of("conduit")] = None
    asset_id: Annotated[str | None, part_of("asset")] = None
    note: Prose = ""
    x: Coordinate = 0
    y: Coordinate = 0
    width: Coordinate = 0
    height: Coordinate = 0
    route: Prose = ""
