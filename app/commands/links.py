"""Rows that belong to another row: links between an owner and its members, and the ids that they get.

Such an id follows from the owner's id and what the row is about, so that two people who enter the same thing in
copies of a project enter one row, and a plant that is built twice is the same to the byte.
"""

import uuid
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from app.model.fields import Entity
from app.store.work import Work

Members = Mapping[str, Collection[str]]
"""Per owner, by id, the members that it is linked to."""

NONE: Members = {}


def part_id(kind: type[Entity], owner_id: str, *about: object) -> str:
    """The id of a row that belongs to an owner and is about something: a zone's level in "IAC"."""
    return str(uuid.uuid5(uuid.UUID(owner_id), "/".join((kind.table, *map(str, about)))))


def links(kind: type[Entity], owner: str, member: str, members: Members) -> Iterable[Entity]:
    """New link rows; `owner` and `member` are the fields that name the two ends."""
    make: Any = kind
    for id, ends in members.items():
        for end in ends:
            yield make(id=part_id(kind, id, end), **{owner: id, member: end})


def relink(work: Work, kind: type[Entity], owner: str, member: str, id: str, ends: Collection[str]) -> None:
    """Make the link rows of the owner `id` lead to exactly these ends; links that stay are kept as they are."""
    present = {getattr(link, member): link.id for link in work.where(kind, owner, id)}
    work.delete(kind, [link for end, link in present.items() if end not in ends])
    work.add(*links(kind, owner, member, {id: [end for end in dict.fromkeys(ends) if end not in present]}))
