"""The catalogue costs nothing until it is asked."""

import subprocess
import sys
from pathlib import Path
from timeit import repeat

from app.catalog import Catalogue
from app.paths import resource

WATCHED_IMPORT = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from app.catalog import Catalogue
Catalogue()
print([path for path in opened if path.endswith((".toml", ".csv"))])
print([name for name in sys.modules if name in ("tomllib", "app.catalog.requirements", "app.catalog.attack")])
"""


def test_importing_the_catalogue_reads_no_file_and_loads_no_list() -> None:
    command = [sys.executable, "-c", WATCHED_IMPORT]
    watched = subprocess.run(command, capture_output=True, text=True, check=True, cwd=resource().parent)
    assert watched.stdout.splitlines() == ["[]", "[]"]


def test_asking_for_the_system_requirements_opens_their_file_and_the_doubts_only() -> None:
    catalogue = Catalogue()
    assert len(catalogue.system_requirements) == 100
    assert catalogue.shelf.opened == {"sr_62443_3_3.csv", "doubts.csv"}


def test_a_list_is_read_once() -> None:
    catalogue = Catalogue()
    assert catalogue.system_requirements is catalogue.system_requirements


def test_the_system_requirements_load_in_less_than_10_ms() -> None:
    assert min(repeat(lambda: Catalogue().system_requirements, number=1, repeat=7)) < 0.010


def test_the_digest_says_what_the_files_say_and_not_how(copy: Path) -> None:
    shipped = Catalogue(copy).digest()
    assert shipped == Catalogue().digest()
    assert len(shipped) == 64
    for path in copy.glob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    for path in copy.glob("*.toml"):
        path.write_text("# another remark\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert Catalogue(copy).digest() == shipped


def test_a_changed_level_changes_the_digest(copy: Path) -> None:
    shipped = Catalogue(copy).digest()
    path = copy / "sr_62443_3_3.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("SR 7.8,RA,Control system component inventory,0", "SR 7.8,RA,Control system component inventory,1")
    )
    assert Catalogue(copy).digest() != shipped
