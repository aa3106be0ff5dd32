"""What the gallery draws of the overview, settings and method."""

from app.ui.scene import Scene

OVERVIEW_SCENES: tuple[Scene, ...] = ()
