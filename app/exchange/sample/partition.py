"""ZCR 3 and 4 of the sample plant: zones, conduits, flows, the drawing, and the comparison."""

from typing import Any

from app.commands.assets import move_assets, move_assets_to_conduit
from app.commands.conduits import add_conduits
from app.commands.flows import add_flows
from app.commands.initial import record_comparisons
from app.commands.links import part_id
from app.commands.shapes import place_shapes
from app.commands.zones import add_zones, characterise
from app.exchange.sample.declarations import Declarations, Record
from app.model.entities import Asset, Comparison, Conduit, Flow, Shape, Zone
from app.model.fields import Entity
from app.model.vocabulary import ComparisonOutcome
from app.store.project import Project

_ZONE_APART = ("box", "comparison", "reason", "assessed")
_CONDUIT_APART = ("zones", "devices", "label", "route", "comparison", "reason")


def divide(project: Project, plant: Declarations) -> None:
    """Zone by zone, each with the assets that move into it."""
    lines = plant.csv("assets")
    for record in plant.toml("partition")["zone"]:
        zone = plant.row(Zone, record, *_ZONE_APART)
        add_zones(project, zone)
        tags = [line["tag"] for line in lines if line.get("place") == zone.code]
        move_assets(project, plant.ids(Asset, tags), zone.id)


def connect(project: Project, plant: Declarations) -> None:
    """Conduit by conduit, with boundary devices; then the flows that run through them."""
    lines = plant.csv("assets")
    for record in plant.toml("partition")["conduit"]:
        conduit = plant.row(Conduit, record, *_CONDUIT_APART)
        zones = {conduit.id: plant.ids(Zone, record["zones"])}
        devices = {conduit.id: plant.ids(Asset, record.get("devices", []))}
        add_conduits(project, conduit, zones=zones, devices=devices)
        tags = [line["tag"] for line in lines if line.get("place") == conduit.code]
        if tags:
            move_assets_to_conduit(project, plant.ids(Asset, tags), conduit.id)
    flows = plant.csv("flows")
    rows = [plant.row(Flow, record, "path") for record in flows]
    paths = {row.id: record.get("path", "").split() for row, record in zip(rows, flows, strict=True)}
    add_flows(project, *rows, paths={id: plant.ids(Conduit, codes) for id, codes in paths.items()})


def draw(project: Project, plant: Declarations) -> None:
    """Where everything stands in the drawing, and what ZCR 6.4 wants said beyond that."""
    words = plant.toml("partition")
    shapes = [
        _shape(plant.id(Zone, record["code"]), record["box"], zone_id=plant.id(Zone, record["code"]))
        for record in words["zone"]
    ]
    for record in words["conduit"]:
        conduit = plant.id(Conduit, record["code"])
        shapes.append(_shape(conduit, [*record["label"], 68, 20], conduit_id=conduit, route=record["route"]))
    for record in words["shape"]:
        asset = plant.id(Asset, record["asset"]) if "asset" in record else None
        shapes.append(
            _shape(asset or plant.id(Zone, "Z-WLS"), record["box"], asset_id=asset, note=record.get("note", ""))
        )
    place_shapes(project, *shapes)
    for record in words["characteristic"]:
        (place,) = plant.place(record["place"]).values()
        characterise(project, place, record["item"], record["text"])


def compare(project: Project, plant: Declarations) -> None:
    """The initial risk of each zone and conduit inside against the tolerable one."""
    words = plant.toml("partition")
    zones = [_comparison(plant, Zone, record) for record in words["zone"] if "comparison" in record]
    conduits = [_comparison(plant, Conduit, record) for record in words["conduit"]]
    record_comparisons(project, *zones, *conduits)


def _comparison(plant: Declarations, kind: type[Entity], record: Record) -> Comparison:
    id = part_id(Comparison, plant.id(kind, record["code"]))
    outcome = ComparisonOutcome(record["comparison"])
    decision: Record = {}
    if outcome is ComparisonOutcome.NOT_REQUIRED:
        decision = {"decided_by": "Petra Lindqvist", "decided_on": "2026-11-10"}
    return plant.row(
        Comparison, {"place": record["code"], "reason": record["reason"]} | decision, id=id, outcome=outcome
    )


def _shape(owner_id: str, box: list[int], **about: Any) -> Shape:
    x, y, width, height = box
    id = part_id(Shape, owner_id, about.get("note", ""))
    return Shape(id=id, x=x, y=y, width=width, height=height, **about)
