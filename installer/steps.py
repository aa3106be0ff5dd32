"""Commands of other programs run quietly: their output goes to a log, and its end is shown when one fails."""

import subprocess
from collections.abc import Mapping, Sequence

LINES_SHOWN = 12
LINE_WIDTH = 160


class SetupError(Exception):
    """Setting up cannot go on. The text is for the person: what went wrong, and what to do about it."""


def run(command: Sequence[str], log: str, *, failure: str, variables: Mapping[str, str] | None = None) -> None:
    """Run a command without input, its output appended to the file `log`; `variables` is its whole environment.

    Raises SetupError with the last lines of the output and the text `failure` when it cannot start or its exit
    code is not 0.
    """
    with open(log, "ab") as writing:
        writing.write(f"\n$ {' '.join(command)}\n".encode())
        writing.flush()
        begun = writing.tell()
        try:
            code = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=writing,
                stderr=subprocess.STDOUT,
                env=variables,
                close_fds=False,  # see `_alone` in environment.py
                check=False,
            ).returncode
        except OSError as error:
            raise SetupError(f"{command[0]} cannot be run: {error.strerror}.\n{failure}") from error
    if code:
        with open(log, "rb") as reading:
            reading.seek(begun)
            output = reading.read().decode(errors="replace").splitlines()
        shown = "\n".join(f"  | {line[:LINE_WIDTH]}" for line in output[-LINES_SHOWN:])
        raise SetupError(f"{shown}\n{failure}\nEverything that was printed: {log}")
