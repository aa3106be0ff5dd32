"""What the gallery draws of steps 2 and 4."""

from app.ui.desk import Desk
from app.ui.pages.zcr2_initial import InitialRiskPage
from app.ui.pages.zcr4_comparison import ComparisonPage
from app.ui.scene import Scene


def _rating(desk: Desk) -> None:
    page = desk.window.go_to("step2")
    assert isinstance(page, InitialRiskPage)
    page.tab.pane.view.clearSelection()
    page.tab.next_entry()


def _several(desk: Desk) -> None:
    page = desk.window.go_to("step2")
    assert isinstance(page, InitialRiskPage)
    page.tab.select_all()


def _unselect(desk: Desk) -> None:
    page = desk.window.go_to("step2")
    assert isinstance(page, InitialRiskPage)
    page.tab.pane.view.clearSelection()


def _comparing(desk: Desk) -> None:
    page = desk.window.go_to("step4")
    assert isinstance(page, ComparisonPage)
    row = page.tab.above()
    if row is not None:
        page.tab.pane.reveal(row.place.id)


def _uncompare(desk: Desk) -> None:
    page = desk.window.go_to("step4")
    assert isinstance(page, ComparisonPage)
    page.tab.pane.view.clearSelection()


INITIAL_SCENES: tuple[Scene, ...] = (
    Scene("initial-rating", _rating, _unselect),
    Scene("initial-several", _several, _unselect),
    Scene("comparison-zone", _comparing, _uncompare),
)
