"""Pictures of every page and its states in every theme at two sizes, rendered without a display: to look at."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from app.store.project import Project
from app.ui.desk import Desk
from app.ui.places import PLACES
from app.ui.scene import Scene
from app.ui.scenes import SCENES, SCENES_WITHOUT_PROJECT
from app.ui.sheet import component_sheet
from app.ui.shell.window import MainWindow
from app.ui.theme import Theme, load_tokens

_TURNS = 6
SIZES = (QSize(1920, 1080), QSize(1366, 768))


def render_gallery(
    project: Project, folder: Path, sizes: Sequence[QSize] = SIZES, themes: Sequence[str] = ()
) -> list[Path]:
    """Draw the scenes of an open project, those without one, and the sheet of building blocks into `folder`.

    The answer is the files: "SCENE-THEME-WIDTH.png". An application must exist. `sizes` are those of the window in
    pixels; without `themes` every one is drawn. The project stays open.
    """
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(load_tokens())
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app)
    window = MainWindow(theme, PLACES)
    desk = Desk(theme, window)
    desk.show(project).assess()
    window.show()
    drawn = list(_draw(SCENES, desk, folder, sizes, themes))
    desk.leave()
    drawn += _draw(SCENES_WITHOUT_PROJECT, desk, folder, sizes, themes)
    window.close()
    sheets = [_save(_sheet(theme, name), folder, f"components-{name}") for name in theme.tokens.colours]
    return drawn + sheets


def _draw(
    scenes: Sequence[Scene], desk: Desk, folder: Path, sizes: Sequence[QSize], themes: Sequence[str]
) -> Iterator[Path]:
    """Draw scenes in every size and theme; dressing the window anew costs most, so each theme draws them all."""
    for size in sizes:
        desk.window.fit(size)
        for name in themes or desk.theme.tokens.colours:
            desk.window.use_theme(name)
            for scene in scenes:
                scene.show(desk)
                yield _save(desk.window, folder, f"{scene.id}-{name}-{size.width()}")
                scene.leave(desk)


def _sheet(theme: Theme, name: str) -> QWidget:
    theme.switch(name, theme.tokens.scales["normal"])
    sheet = component_sheet(theme)
    sheet.show()
    return sheet


def _save(widget: QWidget, folder: Path, name: str) -> Path:
    """Grab a widget once its layout has settled."""
    for _turn in range(_TURNS):  # a layout that lies in another one asks for a turn more
        QApplication.sendPostedEvents()
    path = folder / f"{name}.png"
    widget.grab().save(str(path))
    return path
