"""The program's side of a worker: starts it, watches it, and takes from it only what has the expected form."""

import json
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.errors import UserError
from app.exchange.worker.foreign import opened
from app.exchange.worker.frames import BadFrame, Frame, read_frames
from app.exchange.worker.limits import LIMITS, ended_for_time
from app.exchange.worker.starting import Process, start
from app.i18n import _
from app.progress import Cancelled, Progress

_LOOKS_PER_SECOND = 20


class ParserFault(Exception):
    """What a parser raised over a file, with its traceback: the cause of a UserError, for whoever looks for it."""


def parse_apart(
    path: Path, task: str, options: Mapping[str, str], progress: Progress, *, most_bytes: int, answer: int
) -> Iterator[object]:
    """The parts of what a file holds, read by a worker.

    UserError, naming the file, when it cannot be opened, has more than `most_bytes`, is refused by the parser, or
    makes the worker crash, hang, pass its limits or answer more than `answer` bytes. Cancelled, and the worker killed,
    when the person asked to stop.
    """
    name = path.name.encode(errors="replace").decode()
    request = json.dumps({"task": task, "name": name, "options": dict(options)})
    with opened(path, most_bytes) as file, _watched(request, file, name, progress) as watch:
        yield from _parts(watch, name, progress, answer)


class _Watch:
    """Kills a worker when the person asks, when it is silent for too long, or when nobody waits for it any more."""

    def __init__(self, process: Process, progress: Progress) -> None:
        assert process.stdout is not None
        self.answers = process.stdout
        self._process, self._progress = process, progress
        self.impatient = False
        self.started = False
        self._heard = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="import watch", daemon=True)
        self._thread.start()

    def heard(self) -> None:
        """Take note of a sign of life."""
        self.started = True
        self._heard = time.monotonic()

    def end(self) -> int:
        """Kill the worker if it still runs; the answer is its exit status, the same each time."""
        self._over.set()
        self._thread.join()
        self._process.kill()
        self.answers.close()
        return self._process.wait()

    def _look(self) -> None:
        while not self._over.wait(1 / _LOOKS_PER_SECOND):
            self.impatient = time.monotonic() - self._heard > LIMITS.silence
            if self.impatient or self._progress.cancelled:
                self._process.kill()
                return


@contextmanager
def _watched(request: str, file: BinaryIO, name: str, progress: Progress) -> Iterator[_Watch]:
    try:
        process, job = start(request, file)
    except OSError as trouble:
        raise UserError(
            _("{file} cannot be read: no process can be started for it ({reason}).").format(
                file=name, reason=trouble.strerror
            ),
            _("Close other programs and try again."),
        ) from trouble
    watch = _Watch(process, progress)
    try:
        yield watch
    finally:
        watch.end()
        if job is not None:
            job.close()


def _parts(watch: _Watch, name: str, progress: Progress, answer: int) -> Iterator[object]:
    try:
        yield from parts_in(_heard(watch, answer), name, progress)
    except BadFrame as broken:
        if progress.cancelled:
            raise Cancelled from None
        raise stopped(name, _why(watch, watch.end())) from broken


def _heard(watch: _Watch, answer: int) -> Iterator[Frame]:
    """The frames of a worker, each a sign that it is alive."""
    for frame in read_frames(watch.answers, answer):
        watch.heard()
        yield frame


def parts_in(frames: Iterable[Frame], name: str, progress: Progress) -> Iterator[object]:
    """The parts that frames bring; steps go to `progress`. UserError when the file was refused; BadFrame; Cancelled."""
    for kind, values in frames:
        match kind, values:
            case "part", [part]:
                yield part
            case "step", [int(done), int(total), str(text)]:
                progress.step(done, total, text)
            case "refused", [str(message), str(hint)]:
                raise UserError(message, hint)
            case "fault", [str(reason), str(trace)]:
                raise stopped(name, reason) from ParserFault(trace)
            case (("started" | "end"), []):
                continue
            case _:
                raise BadFrame(kind)


def _why(watch: _Watch, status: int) -> str:
    if watch.impatient or ended_for_time(status):
        seconds = LIMITS.silence if watch.impatient else LIMITS.patience
        return _("for {seconds} seconds its parser came to nothing").format(seconds=f"{seconds:g}")
    if not watch.started:
        return _("the part of this program that reads files did not start")
    return _("it needs more than {most} MB, or makes its parser crash").format(most=LIMITS.megabytes)


def stopped(name: str, reason: str) -> UserError:
    """The refusal of a file over which the parser gave up."""
    return UserError(
        _("{file} cannot be read: {reason}.").format(file=name, reason=reason),
        _("Save it anew in the program that wrote it, or copy the part that matters into a new file."),
    )
