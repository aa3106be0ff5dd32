"""What the words of the command line lead to."""

import os
from collections.abc import Sequence

import pytest

from installer import environment, launch
from installer.checkout import Checkout
from installer.launch import Errand, errand_for, hand_over, run

DISPLAY_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[Errand]:
    """Errands that would have been run, on a machine that is set up and has no display."""
    errands: list[Errand] = []

    def accept(checkout: Checkout, errand: Errand) -> int:
        errands.append(errand)
        return 0

    for name in DISPLAY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Checkout, "is_ready", lambda self, dev: True)
    monkeypatch.setattr(launch, "hand_over", accept)
    return errands


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["plant.zonewright"],
        ["show", "plant.zonewright", "--json"],
        ["--help"],
        ["gallery", "a"],
        ["import", "a", "test"],
    ],
)
def test_words_that_are_not_the_installers_own_go_to_the_program(words: list[str]) -> None:
    errand = errand_for(words)
    assert errand.arguments == ["-P", "-m", "app", *words]
    assert (errand.dev, errand.in_checkout, errand.variables) == (False, False, {})


def test_tests_run_offscreen_in_the_checkout_on_two_workers() -> None:
    errand = errand_for(["test", "tests/risk", "-x"])
    assert errand.arguments == ["-m", "pytest", "-n", "2", "tests/risk", "-x"]
    assert errand.variables == {"QT_QPA_PLATFORM": "offscreen"}
    assert (errand.dev, errand.in_checkout) == (True, True)


def test_all_tests_run_at_full_count() -> None:
    errand = errand_for(["test", "--all"])
    assert errand.variables["ZONEWRIGHT_FULL"] == "1"
    assert "--all" not in errand.arguments


def test_benchmarks_run_in_the_checkout() -> None:
    errand = errand_for(["bench", "--json"])
    assert errand.arguments == ["-m", "tests.bench", "--json"]
    assert errand.in_checkout


@pytest.mark.parametrize(("words", "dev"), [(["setup"], False), (["setup", "--dev"], True)])
def test_setup_stops_after_setting_up(
    words: list[str], dev: bool, handed_over: list[Errand], capsys: pytest.CaptureFixture[str]
) -> None:
    assert errand_for(words).dev is dev
    assert run(words) == 0
    assert handed_over == []
    assert "is set up" in capsys.readouterr().err


def test_wrong_words_after_setup_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["setup", "everything"]) == 2
    assert "setup [--dev]" in capsys.readouterr().err


def test_without_a_display_one_line_offers_the_command_line(
    handed_over: list[Errand], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([]) == 1
    told = capsys.readouterr()
    assert handed_over == []
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "No display" in told.err
    assert "python -m app --help" in told.err


def test_the_command_line_works_without_a_display(handed_over: list[Errand]) -> None:
    assert run(["check", "plant.zonewright"]) == 0
    assert len(handed_over) == 1


@pytest.mark.parametrize("variable", DISPLAY_VARIABLES)
def test_a_display_of_any_kind_will_do(
    variable: str, handed_over: list[Errand], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "there")
    assert run([]) == 0
    assert len(handed_over) == 1


def test_setting_up_comes_first_and_its_failure_is_the_end(
    handed_over: list[Errand], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[bool] = []

    def fail(checkout: Checkout, dev: bool) -> bool:
        prepared.append(dev)
        return False

    monkeypatch.setattr(Checkout, "is_ready", lambda self, dev: False)
    monkeypatch.setattr(environment, "prepare", fail)
    assert run(["test"]) == 1
    assert (prepared, handed_over) == ([True], [])


def test_the_program_takes_the_place_of_the_installer(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[tuple[str, Sequence[str], str, str | None]] = []

    class BecomeError(Exception):
        """execv does not return."""

    def execv(path: str, arguments: Sequence[str]) -> None:
        became.append((path, arguments, os.getcwd(), os.environ.get("ZONEWRIGHT_FULL")))
        raise BecomeError

    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.chdir(os.getcwd())
    monkeypatch.setenv("ZONEWRIGHT_FULL", "")
    errand = Errand(["-m", "pytest"], variables={"ZONEWRIGHT_FULL": "1"}, in_checkout=True)
    with pytest.raises(BecomeError):
        hand_over(checkout, errand)
    assert became == [(checkout.python, [checkout.python, "-m", "pytest"], checkout.root, "1")]
