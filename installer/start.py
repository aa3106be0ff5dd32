"""Set up Zonewright on first use, then start it.

python3 installer/start.py [FILE]               the workbench; the sample plant when no file is named
python3 installer/start.py WORDS                the command line; `--help` lists its words
python3 installer/start.py setup [--dev]        set up and stop
python3 installer/start.py test [--all] [...]   run the tests, with --all at full count; the rest goes to pytest
python3 installer/start.py bench [--json]       run the benchmarks
python3 installer/start.py gallery FOLDER       render every page to pictures
"""

import os
import sys

OLDEST = (3, 11)


def main() -> int:
    """Do what the words of the command line say; the exit code. This file stays readable for Python 3.6."""
    if sys.version_info < OLDEST:
        needed, found = (".".join(map(str, version)) for version in (OLDEST, sys.version_info[:2]))
        sys.stderr.write(
            f"Zonewright needs Python {needed} or newer, and this is {found}. "
            f"Start it with a newer one, for example: python{needed} installer/start.py\n"
        )
        return 1
    # The checkout takes this folder's place, so that its modules are `installer.…` and hide nobody else's.
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    from installer.launch import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
