"""Inside the worker: takes a request, limits itself, parses standard input, and sends what it finds."""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import BinaryIO, NoReturn

from app.errors import UserError
from app.exchange.worker.frames import END, FAULT, PART, REFUSED, STARTED, STEP, write_frame
from app.exchange.worker.limits import LIMITS, go_on, limit_this_process
from app.i18n import _
from app.progress import Progress

Parser = Callable[[BinaryIO, str, Mapping[str, str], Progress], Iterator[object]]
"""Reads a stream, given the name of the file and options; yields the parts of what it holds. UserError."""

_REPORTS_PER_SECOND = 10


def main() -> NoReturn:
    """Serve the one request that the last argument holds, and end the process."""
    request = json.loads(sys.argv[-1])
    answers = os.fdopen(os.dup(1), "wb")
    parser = _parser(request["task"])
    limit_this_process(LIMITS)
    go_on(LIMITS)
    try:
        write_frame(answers, STARTED)
        with os.fdopen(0, "rb", closefd=False) as file:
            serve(parser, file, request["name"], request["options"], answers, partial(go_on, LIMITS))
    except BrokenPipeError:
        os._exit(1)  # nobody listens any more
    answers.flush()
    os._exit(0)  # taking a large result apart in an orderly way would only cost time


def serve(
    parser: Parser,
    file: BinaryIO,
    name: str,
    options: Mapping[str, str],
    answers: BinaryIO,
    alive: Callable[[], None],
) -> None:
    """Parse and send: steps and parts, then the end; or a refusal; or the fault that the file caused.

    `alive` is called with each step that is sent.
    """
    last: tuple[str, ...]
    try:
        for part in parser(file, name, options, Progress(_reporter(answers, alive))):
            write_frame(answers, PART, part)
        last = (END,)
    except UserError as trouble:
        last = (REFUSED, trouble.message, trouble.hint)
    except MemoryError:
        last = (REFUSED, _too_large(name), _("Split it into smaller files."))
    except BrokenPipeError:
        raise
    except Exception as fault:  # a parser may raise anything over a hostile file: that is the file's fault
        last = (FAULT, _printable(fault), traceback.format_exc()[-4000:].encode(errors="replace").decode())
    write_frame(answers, *last)  # here nothing holds on any more to what filled the memory


def _too_large(name: str) -> str:
    return _("{file} needs more than {most} MB to be read.").format(file=name, most=LIMITS.megabytes)


def _parser(task: str) -> Parser:
    if task == "register":
        from app.exchange.inventory.parsing import register_parts

        return register_parts
    from app.exchange.document.parts import document_parts

    return document_parts


def _reporter(answers: BinaryIO, alive: Callable[[], None]) -> Callable[[int, int, str], None]:
    """Passes steps on, some of them each second: they are also the sign that the worker is alive."""
    last = 0.0

    def report(done: int, total: int, text: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= 1 / _REPORTS_PER_SECOND:
            last = now
            alive()
            write_frame(answers, STEP, done, total, text)

    return report


def _printable(fault: Exception) -> str:
    text = " ".join(f"{type(fault).__name__} {fault}".split())[:200]
    return text.encode(errors="replace").decode()
