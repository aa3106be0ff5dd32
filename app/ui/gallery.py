"""Pictures of every page in every theme at two sizes, rendered without a display: to look at, and for the README."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from app.store.project import Project
from app.ui.desk import Desk
from app.ui.pages.zcr1_system import SystemPage
from app.ui.places import PLACES
from app.ui.sheet import component_sheet
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme, load_tokens

SIZES = (QSize(1920, 1080), QSize(1366, 768))


def render_gallery(project: Project, folder: Path, sizes: Sequence[QSize] = SIZES) -> list[Path]:
    """Draw the pages of an open project and the sheet of building blocks into `folder`; the answer is the files.

    An application must exist. `sizes` are those of the window in pixels. The project stays open.
    """
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(load_tokens())
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app)
    window = MainWindow(theme, PLACES)
    desk = Desk(theme, window)
    bridge = desk.show(project)
    bridge.assess()
    window.show()
    drawn = []
    for size in sizes:
        window.fit(size)
        for name in theme.tokens.colours:
            window.use_theme(name)
            drawn += [_save(_page(window, place.id), folder, f"{place.id}-{name}-{size.width()}") for place in PLACES]
            drawn += [_save(raised, folder, f"{what}-{name}-{size.width()}") for what, raised in _raised(window)]
    drawn += [_save(_sheet(theme, name), folder, f"components-{name}") for name in theme.tokens.colours]
    desk.leave()
    window.close()
    return drawn


def _page(window: MainWindow, id: str) -> QWidget:
    page = window.go_to(id)
    if isinstance(page, SystemPage):
        page.pane.view.setCurrentIndex(page.pane.view.indexBelow(page.pane.model.index(0, 0)))
    return window


def _raised(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The window with what can be raised over it or drawn out, one after the other."""
    guide = window.guide
    _page(window, PLACES[0].id)
    guide.find_anything()
    guide.palette.field.setText("reser")
    yield "palette", window
    guide.show_keys()
    yield "keys", window
    guide.dismiss()
    guide.toggle_findings()
    yield "findings", window
    guide.toggle_findings()


def _sheet(theme: Theme, name: str) -> QWidget:
    theme.switch(name, theme.tokens.scales["normal"])
    sheet = component_sheet(theme)
    sheet.show()
    return sheet


def _save(widget: QWidget, folder: Path, name: str) -> Path:
    """Grab a widget once its layout has settled."""
    QApplication.sendPostedEvents()
    path = folder / f"{name}.png"
    widget.grab().save(str(path))
    return path
