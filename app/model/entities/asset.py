"""Assets, what they are grouped by, and where the plant can be reached."""

from typing import Annotated

from app.model.fields import Code, Codes, Count, Day, Entity, Flag, Line, Prose, Vector, entity, link, part_of
from app.model.vocabulary import AccessKind, AssetKind, Criticality, LifecyclePhase, PurdueLevel


@entity("asset", natural=("tag",))
class Asset(Entity):
    """A thing of the plant that the assessment knows. It is in one zone, or belongs to a conduit.

    A tag is not unique: keeping one twice is a finding (SU-03), not a refusal. `sl_c` is the declared capability.
    """

    tag: Code = ""
    name: Line = ""
    quantity: Count = 1
    kind: AssetKind | None = None
    vendor: Line = ""
    model: Line = ""
    firmware: Line = ""
    serial: Code = ""
    addresses: Codes = ""
    mac: Code = ""
    services: Prose = ""
    location: Line = ""
    criticality: Criticality | None = None
    end_of_support: Day = None
    level: PurdueLevel | None = None
    business: Flag = False
    safety_related: Flag = False
    temporary: Flag = False
    wireless: Flag = False
    external: Flag = False
    passive: Flag = False
    in_scope: Flag = True
    owner: Line = ""
    phase: LifecyclePhase | None = None
    sl_c: Vector = ""
    notes: Prose = ""
    zone_id: Annotated[str | None, link("zone")] = None
    conduit_id: Annotated[str | None, link("conduit")] = None


@entity("function", natural=("code",), prefix="EF-", unique=("code",))
class EssentialFunction(Entity):
    """A function without which the plant is not safe, available or controllable."""

    code: Code = ""
    name: Line = ""
    description: Prose = ""
    owner: Line = ""


@entity("asset_group", natural=("code",), prefix="AG-", unique=("code",))
class AssetGroup(Entity):
    """Assets that initial risk is rated for together."""

    code: Code = ""
    name: Line = ""
    description: Prose = ""


@entity("function_asset", natural=("function_id", "asset_id"), unique=("function_id", "asset_id"))
class FunctionAsset(Entity):
    """An asset that an essential function rests on."""

    function_id: Annotated[str, part_of("function")]
    asset_id: Annotated[str, part_of("asset")]


@entity("group_asset", natural=("group_id", "asset_id"), unique=("group_id", "asset_id"))
class GroupAsset(Entity):
    """An asset of a group."""

    group_id: Annotated[str, part_of("asset_group")]
    asset_id: Annotated[str, part_of("asset")]


@entity("access_point", natural=("code",), prefix="ACC-", unique=("code",))
class AccessPoint(Entity):
    """A place, physical or logical, where people, networks or media reach into the system.

    A logical one sits on an asset; a physical one, such as a door or a cabinet, leads into a zone (ZCR 6.4).
    """

    code: Code = ""
    name: Line = ""
    kind: AccessKind = AccessKind.LOGICAL
    description: Prose = ""
    asset_id: Annotated[str | None, link("asset")] = None
    zone_id: Annotated[str | None, link("zone")] = None


@entity("external_connection", natural=("code",), prefix="XC-", unique=("code",))
class ExternalConnection(Entity):
    """A connection that leaves the system under consideration."""

    code: Code = ""
    name: Line = ""
    partner: Line = ""
    purpose: Prose = ""
    asset_id: Annotated[str | None, link("asset")] = None
    access_point_id: Annotated[str | None, link("access_point")] = None
