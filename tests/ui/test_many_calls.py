"""Calls from Qt into Python that give nothing, very many of them: one PySide release aborted after some thousand."""

from PySide6.QtCore import QModelIndex, Qt

from app.ui.pages.zcr1_system import SystemPage

CALLS = 20_000
REPAINTS = 100


def test_the_page_survives_very_many_calls_that_give_nothing(page: SystemPage) -> None:
    view, index = page.pane.view, page.pane.model.index(0, 0)
    assert all(index.data(Qt.ItemDataRole.ToolTipRole) is None for _call in range(CALLS))
    for _repaint in range(REPAINTS):
        view.viewport().repaint()
        page.strip.repaint()
    assert page.pane.model.parent(QModelIndex()) == QModelIndex()
    assert view.isVisible()
