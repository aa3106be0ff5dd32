"""What people score: the scores of one rating, and their text form "HS=4 EN=2" (DOMAIN sections 3 and 5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.i18n import _


@dataclass(frozen=True, slots=True)
class Rating:
    """The scores of one rating; whether they count is for the method to say.

    `likelihood` is the level that a person picked; where the method computes it, it overrides the computed one,
    provided that `override_reason` says why. `factors` are the scores of the likelihood's factors by key, or of
    "threat" and "vulnerability" where the method looks the likelihood up. `impacts` are impact levels by category.
    """

    likelihood: int | None = None
    impacts: Mapping[str, int] = field(default_factory=dict)
    factors: Mapping[str, int] = field(default_factory=dict)
    override_reason: str = ""


def parse_scores(text: str) -> dict[str, int]:
    """Scores by key from "HS=4 EN=2", in the order written; "" has none.

    ValueError, in words for the person, when an entry is not KEY=NUMBER or a key comes twice.
    """
    scores: dict[str, int] = {}
    for entry in text.split():
        key, _equals, number = entry.partition("=")
        if not key or not number.isdecimal() or not number.isascii():
            raise ValueError(_("“{entry}” is not a score; write it as in HS=4.").format(entry=entry))
        if key in scores:
            raise ValueError(_("“{key}” is scored twice.").format(key=key))
        scores[key] = int(number)
    return scores


def format_scores(scores: Mapping[str, int]) -> str:
    """Scores as text, in the order of the mapping: "HS=4 EN=2"."""
    return " ".join(f"{key}={number}" for key, number in scores.items())
