"""What holds for one command holds for every command: undo takes it back, redo brings it back, all are declared."""

import ast
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import app.commands
import app.workflow
from app.commands import COMMANDS
from app.commands.fixes import FIXES
from app.errors import UserError
from app.store.project import Project
from tests.commands.drawing import Drawing, NotNowError
from tests.commands.strategies import BARRIERS, STRATEGIES

UNDONE = [command for command in COMMANDS if command.__name__ not in BARRIERS]
TRIES = 4


@pytest.mark.parametrize("command", UNDONE, ids=lambda command: command.__name__)
def test_undo_and_redo_hold_for(works: Project, command: Callable[..., object]) -> None:
    before, succeeded = works.digests().store, 0

    @settings(
        max_examples=TRIES,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def try_it(data: st.DataObject) -> None:
        nonlocal succeeded
        succeeded += done_and_undone(works, command, data, before)

    try_it()
    assert succeeded, "no arguments were drawn that the command takes"


def done_and_undone(project: Project, command: Callable[..., object], data: st.DataObject, before: str) -> bool:
    """Do a command, undo, redo and undo it; the answer says whether it did anything."""
    last = project.next_undo
    try:
        arguments, named = STRATEGIES[command.__name__](Drawing(data, project))
        command(project, *arguments, **named)
    except (NotNowError, UserError):
        assert project.digests().store == before
        return False
    if project.next_undo == last:
        return False
    after = project.digests().store
    label = project.undo()
    assert label.strip()
    assert "{" not in label, "every part of the label is filled in"
    assert project.digests().store == before
    project.redo()
    assert project.digests().store == after
    project.undo()
    assert project.digests().store == before
    return True


def test_every_command_has_a_strategy() -> None:
    assert {command.__name__ for command in COMMANDS} == set(STRATEGIES)


def test_every_function_that_opens_a_change_is_a_command() -> None:
    openers = {name for name, node in functions(app.commands) if opens_a_change(node)}
    assert openers == {command.__name__ for command in COMMANDS}


def test_every_command_opens_exactly_one_change() -> None:
    changes = {name: sum(map(is_change, ast.walk(node))) for name, node in functions(app.commands)}
    assert {name for name, count in changes.items() if count > 1} == set()


def test_every_command_says_what_it_does() -> None:
    assert [command.__name__ for command in COMMANDS if not inspect.getdoc(command)] == []


def test_every_fix_that_a_rule_names_is_a_command_and_the_other_way_round() -> None:
    folder = Path(app.workflow.__path__[0])
    written = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    named = set(re.findall(r'\bFix\(\s*"(\w+)"', written)) | set(re.findall(r'\bfix = \("(\w+)"', written))
    assert named == set(FIXES)


def functions(package: Any) -> Iterator[tuple[str, ast.FunctionDef]]:
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        source = inspect.getsource(import_module(module.name))
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef):
                yield node.name, node


def opens_a_change(node: ast.FunctionDef) -> bool:
    return any(map(is_change, ast.walk(node)))


def is_change(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.With)
        and any(isinstance(item.context_expr, ast.Call) for item in node.items)
        and any(ast.unparse(item.context_expr).startswith("project.change(") for item in node.items)
    )
