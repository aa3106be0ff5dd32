"""How worker and program talk: frames of JSON, each preceded by its length in four bytes."""

import json
from collections.abc import Iterator
from typing import IO, BinaryIO

LONGEST_FRAME = 16 * 1024 * 1024

STARTED, STEP, PART, REFUSED, FAULT, END = "started", "step", "part", "refused", "fault", "end"
"""Kinds of frames: the worker is ready to parse; where the work is; a part of the result; a UserError; what the parser
raised besides; all was said."""

Frame = tuple[str, list[object]]
"""Its kind and its values."""

_LENGTH = 4


class BadFrame(Exception):
    """What came is no frame: the worker broke off, or says something else than it should."""


def write_frame(stream: BinaryIO, kind: str, *values: object) -> None:
    """Send one frame. ValueError when it is too long or holds lone surrogates."""
    content = json.dumps([kind, *values], ensure_ascii=False, separators=(",", ":")).encode()
    if len(content) > LONGEST_FRAME:
        raise ValueError(f"a frame of {len(content)} bytes")
    stream.write(len(content).to_bytes(_LENGTH, "big") + content)
    stream.flush()


def read_frames(stream: IO[bytes], most_bytes: int) -> Iterator[Frame]:
    """Kind and values of each frame up to the end frame. BadFrame for anything else, or more than `most_bytes`."""
    kind, total = "", 0
    while kind != END:
        length = int.from_bytes(_exactly(stream, _LENGTH), "big")
        total += length
        if length > LONGEST_FRAME or total > most_bytes:
            raise BadFrame("too long")
        kind, values = _decoded(_exactly(stream, length))
        yield kind, values


def _exactly(stream: IO[bytes], count: int) -> bytes:
    content = stream.read(count)
    if len(content) != count:
        raise BadFrame("broken off")
    return content


def _decoded(content: bytes) -> Frame:
    try:
        found = json.loads(content.decode())
        if b"\\ud" in content:  # lone surrogates come as escapes alone
            json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise BadFrame("no JSON") from None
    if not isinstance(found, list) or not found or not isinstance(found[0], str):
        raise BadFrame("no list that starts with a kind")
    return found[0], found[1:]
