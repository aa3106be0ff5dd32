"""The one spelling of requirement ids: "SR 1.1 RE 1", "CR 1.1 RE 1", "SP.01.01 RE 1"."""

import re

_NUMBERED = re.compile(
    r"\s*(SR|CR|SAR|EDR|HDR|NDR|ZCR)\s*(\d+(?:\.\d+)?)(?:\s*RE\s*(?:\(\s*(\d+)\s*\)|(\d+)))?\s*", re.IGNORECASE
)
_SERVICE = re.compile(r"\s*SP\.(\d\d)\.(\d\d)\s*(?:(BR)|RE\s*(?:\(\s*(\d+)\s*\)|(\d+)))\s*", re.IGNORECASE)
_ENHANCEMENT = re.compile(r" RE \d+\Z")


def canonical_id(text: str) -> str:
    """The id in the spelling of the catalogue; text that is no requirement id only loses surplus blanks.

    62443-4-2 writes enhancements as "CR 1.1 RE(1)", 62443-3-3 as "SR 1.1 RE 1"; people write "sr1.1re1".
    All three become the second form.
    """
    if match := _NUMBERED.fullmatch(text):
        prefix, number, bracketed, plain = match.groups()
        enhancement = bracketed or plain
        return f"{prefix.upper()} {number}" + (f" RE {enhancement}" if enhancement else "")
    if match := _SERVICE.fullmatch(text):
        area, number, _base, bracketed, plain = match.groups()
        enhancement = bracketed or plain
        return f"SP.{area}.{number} " + (f"RE {enhancement}" if enhancement else "BR")
    return " ".join(text.split())


def base_id(requirement_id: str) -> str:
    """The id of the requirement that an enhancement builds on; a base requirement's own id."""
    return _ENHANCEMENT.sub("", requirement_id)
