"""What every test may ask for, and what makes any test fail: a leftover thread, an unexpected log record."""

import logging
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.__main__ import main
from app.model.entities import Project as ProjectRow
from app.store.project import Project, create_project

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
settings.register_profile("tier", max_examples=30, deadline=None, suppress_health_check=_QUIET, derandomize=True)
settings.register_profile("full", max_examples=1000, deadline=None, suppress_health_check=_QUIET)
settings.load_profile("full" if os.environ.get("ZONEWRIGHT_FULL") else "tier")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes minutes runs with `test --all` only; each such test has a small sample of itself beside it."""
    if not os.environ.get("ZONEWRIGHT_FULL"):
        long = [item for item in items if item.get_closest_marker("full")]
        items[:] = [item for item in items if item not in long]
        config.hook.pytest_deselected(items=long)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Working copies and settings of a test stay in its own folder."""
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))


@pytest.fixture(autouse=True)
def nothing_left_behind(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A thread that still runs, or a warning in the log, fails the test that caused it."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before and thread.name == "publisher"]
    assert not left, f"threads still run: {left}"
    loud = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert not loud, f"unexpected log records: {loud}"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A new, empty project that is open for writing."""
    opened = create_project(tmp_path / "Plant.zonewright", "Tester", ProjectRow(name="Plant"))
    yield opened
    opened.close()


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command line; the answer is exit status, stdout, stderr."""

    def call(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return status, told.out, told.err

    return call
