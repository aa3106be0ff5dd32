"""What the gallery draws of step 3."""

from app.ui.scene import Scene

ZONES_SCENES: tuple[Scene, ...] = ()
