"""Frozen revisions and what people signed (ZCR 7.1). Journalled, never undone."""

from typing import Annotated

from app.model.fields import Day, Entity, Hash, Line, Moment, Prose, Scope, entity, link, part_of
from app.model.vocabulary import SignOffDecision


@entity("baseline", scope=Scope.OUTSIDE, natural=("revision",), unique=("revision",))
class Baseline(Entity):
    """A frozen revision: the content hash and everything needed to compute its results again.

    `content_sha256` and `results_sha256` name what is kept in the content store.
    """

    revision: Line
    frozen_at: Moment = None
    author: Line = ""
    content_hash: Hash = ""
    content_sha256: Hash = ""
    results_sha256: Hash = ""
    rules_version: Line = ""
    catalogue_digest: Hash = ""
    as_of: Day = None
    change_id: Line = ""


@entity("sign_off", scope=Scope.OUTSIDE, natural=("baseline_id", "name", "role", "signed_on"))
class SignOff(Entity):
    """What one person decided about a baseline. A withdrawal is a new row that names the one it withdraws."""

    baseline_id: Annotated[str, part_of("baseline")]
    role: Line = ""
    name: Line = ""
    organisation: Line = ""
    covers: Line = ""
    decision: SignOffDecision = SignOffDecision.AGREED
    signed_on: Day = None
    remark: Prose = ""
    content_hash: Hash = ""
    withdraws_id: Annotated[str | None, link("sign_off")] = None
