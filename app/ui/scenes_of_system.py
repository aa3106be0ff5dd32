"""What the gallery draws of step 1."""

from app.ui.scene import Scene

SYSTEM_SCENES: tuple[Scene, ...] = ()
