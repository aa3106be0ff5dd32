"""What the gallery draws of step 5."""

from app.ui.scene import Scene

DETAILED_SCENES: tuple[Scene, ...] = ()
