"""What the gallery draws of steps 2 and 4."""

from app.ui.scene import Scene

INITIAL_SCENES: tuple[Scene, ...] = ()
