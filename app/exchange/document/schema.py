"""The JSON Schema of the document, made from the entities."""

from typing import Any

from app.exchange.document.writing import FORMAT, FORMAT_VERSION
from app.model.entities import ENTITIES, Project
from app.model.fields import Entity, Field, fields_of
from app.model.kinds import Kind


def document_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) that every exported document and every loadable one meets."""
    tables = {
        kind.table: {
            "type": "array",
            "items": {"$ref": f"#/$defs/{kind.table}"},
            **({"minItems": 1, "maxItems": 1} if kind is Project else {}),
        }
        for kind in ENTITIES
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Zonewright project document",
        "type": "object",
        "required": ["format", "version", "tables"],
        "additionalProperties": False,
        "properties": {
            "$schema": {"type": "string"},
            "format": {"const": FORMAT},
            "version": {"const": FORMAT_VERSION},
            "content_hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "tables": {
                "type": "object",
                "additionalProperties": False,
                "required": [Project.table],
                "properties": tables,
            },
            "contents": {"type": "object", "additionalProperties": {"type": "string", "contentEncoding": "base64"}},
        },
        "$defs": {kind.table: _row_schema(kind) for kind in ENTITIES},
    }


def _row_schema(kind: type[Entity]) -> dict[str, Any]:
    fields = fields_of(kind)
    schema: dict[str, Any] = {
        "description": " ".join((kind.__doc__ or "").split()),
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _field_schema(field) for field in fields},
    }
    required = [field.name for field in fields if field.required]
    if required:
        schema["required"] = required
    if kind.one_of:
        schema["oneOf"] = [{"required": [name]} for name in kind.one_of]
    return schema


_PATTERNS = {
    Kind.VECTOR: "^$|^[0-4-]( [0-4-]){6}$",
    Kind.SCORES: "^$|^[A-Za-z0-9_-]+=[1-6]( [A-Za-z0-9_-]+=[1-6])*$",
    Kind.HASH: "^$|^[0-9a-f]{64}$",
    Kind.DECIMAL: r"^$|^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$",
}


def _field_schema(field: Field) -> dict[str, Any]:
    schema: dict[str, Any]
    if field.kind in (Kind.INTEGER, Kind.SCORE, Kind.LEVEL):
        schema = {"type": "integer"}
        schema |= {"minimum": field.low} if field.low is not None else {}
        schema |= {"maximum": field.high} if field.high is not None else {}
    elif field.kind is Kind.FLAG:
        schema = {"type": "boolean"}
    elif field.choices is not None:
        schema = {"enum": [str(term) for term in field.choices]}
    elif field.kind is Kind.JSON:
        schema = {"type": "object"}
    elif field.kind is Kind.REF:
        schema = {"type": ["string", "integer"], "description": f"id or key of a row of {field.target}"}
    elif field.kind in (Kind.DATE, Kind.MOMENT):
        schema = {"type": "string", "format": "date" if field.kind is Kind.DATE else "date-time"}
    else:
        schema = {"type": "string", "maxLength": field.length}
        schema |= {"pattern": _PATTERNS[field.kind]} if field.kind in _PATTERNS else {}
    return {"anyOf": [schema, {"type": "null"}]} if field.optional else schema
