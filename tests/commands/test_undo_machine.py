"""Whatever people do, in whatever order: undo takes all of it back, redo brings all of it back, closing keeps both."""

import os
import random
import tempfile
import uuid
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from app.commands import COMMANDS
from app.errors import UserError
from app.model.entities import MethodVersion
from app.model.entities import Project as ProjectRow
from app.risk.presets import load_preset
from app.store.digests import Digests
from app.store.journal import Change
from app.store.project import Project, create_project, open_project
from tests.commands.drawing import Drawing, NotNowError
from tests.commands.strategies import BARRIERS, STRATEGIES
from tests.store.rows import one_of_each

FULL = bool(os.environ.get("ZONEWRIGHT_FULL"))
pytestmark = pytest.mark.timeout(7200 if FULL else 120)

UNDONE = [command for command in COMMANDS if command.__name__ not in BARRIERS]


def fresh_digest(project: Project) -> str:
    """The store digest read from every row, without what is kept from touched keys."""
    with project.reading() as connection:
        return Digests().refresh(connection).store


class AnyCommands(RuleBasedStateMachine):
    """A project in which anything happens that a command allows."""

    def __init__(self) -> None:
        super().__init__()
        dice = random.Random(1)
        self.same_ids = patch("uuid.uuid4", lambda: uuid.UUID(int=dice.getrandbits(128)))
        self.same_ids.start()  # the same draws must meet the same rows, or hypothesis cannot repeat a run
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "Plant.zonewright"
        method = load_preset("water-5x5-asymmetric")
        version = MethodVersion(number=1, label=method.name, document=method.to_text())
        row = ProjectRow(name="Plant", method_id=version.id)
        more = [made for made in one_of_each() if type(made) is not MethodVersion]
        self.project = create_project(self.path, "Tester", row, version, *more)
        self.start = self.project.digests().store
        self.steps_since_opening = 0
        self.changes: list[Change] = []
        self.project.listeners.append(self.changes.append)

    @rule(data=st.data(), command=st.sampled_from(UNDONE))
    def do(self, data: st.DataObject, command: Any) -> None:
        try:
            arguments, named = STRATEGIES[command.__name__](Drawing(data, self.project))
        except NotNowError:
            return
        self.steps_since_opening += 1
        before, heard = self.project.digests().store, len(self.changes)
        try:
            command(self.project, *arguments, **named)
        except UserError:
            assert self.project.digests().store == before, "a command that is refused leaves nothing"
        assert len(self.changes) <= heard + 1, "a command is one change"
        for change in self.changes[heard:]:
            assert change.label.strip()
            assert any(change.touched.values())

    @rule()
    def undo(self) -> None:
        entry = self.project.next_undo
        if entry is not None:
            assert self.project.undo() == entry.label

    @rule()
    def redo(self) -> None:
        entry = self.project.next_redo
        if entry is not None:
            assert self.project.redo() == entry.label

    @precondition(lambda self: self.steps_since_opening > 10)
    @rule()
    def close_and_open(self) -> None:
        self.steps_since_opening = 0
        before = self.project.digests().store, self.project.next_undo, self.project.next_redo
        self.project.close()
        self.project = open_project(self.path, "Tester")
        self.project.listeners.append(self.changes.append)
        assert (fresh_digest(self.project), self.project.next_undo, self.project.next_redo) == before

    def teardown(self) -> None:
        try:
            self.check_there_and_back()
        finally:
            self.project.close()
            self.folder.cleanup()
            self.same_ids.stop()

    def check_there_and_back(self) -> None:
        end, steps = self.project.digests().store, 0
        assert fresh_digest(self.project) == end
        self.check_references()
        while self.project.next_undo is not None:
            self.project.undo()
            steps += 1
        assert fresh_digest(self.project) == self.start
        for _ in range(steps):
            self.project.redo()
        assert fresh_digest(self.project) == end
        self.check_references()

    def check_references(self) -> None:
        with self.project.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []


TestAnyCommands = AnyCommands.TestCase
TestAnyCommands.settings = settings(
    max_examples=300 if FULL else 6,
    stateful_step_count=60 if FULL else 40,
    deadline=None,
    derandomize=not FULL,
    phases=[Phase.generate, Phase.shrink] if FULL else [Phase.generate],
    suppress_health_check=list(HealthCheck),
)
