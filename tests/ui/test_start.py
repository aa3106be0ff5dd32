"""The program as it is started, and the pictures that it draws of itself."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.exchange.sample import create_sample
from app.store.project import Project
from app.ui import gallery
from app.ui.places import PLACES
from app.ui.scenes import SCENES, SCENES_WITHOUT_PROJECT
from app.ui.theme import load_tokens


def test_the_program_shows_a_project_and_leaves_without_a_word_of_trouble(works: Project) -> None:
    path = works.path
    works.close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ZONEWRIGHT_EXIT_AFTER_START": "1"}
    command = [sys.executable, "-m", "app", str(path)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (0, "window ready\n")
    assert "Traceback" not in ended.stderr


def test_the_gallery_draws_every_place_and_the_building_blocks_in_every_theme(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = {place.id for place in PLACES}
    assert places <= {scene.id for scene in SCENES}
    # The other states are shown one after the other by the invariants.
    monkeypatch.setattr(gallery, "SCENES", [scene for scene in SCENES if scene.id in places])
    with closing(create_sample(tmp_path / "Plant.zonewright", "Tester")) as plant:
        drawn = gallery.render_gallery(plant, tmp_path / "pictures", gallery.SIZES[1:], ["light"])
    scenes = [*places, *(scene.id for scene in SCENES_WITHOUT_PROJECT)]
    pages = {f"{id}-light-{size.width()}.png" for id in scenes for size in gallery.SIZES[1:]}
    assert {path.name for path in drawn} == pages | {f"components-{theme}.png" for theme in load_tokens().colours}
    for path in drawn:
        picture = QImage(str(path))
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 40) for y in range(0, picture.height(), 40)}
        assert len(colours) > 2, path.name
