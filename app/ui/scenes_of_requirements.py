"""What the gallery draws of step 6."""

from app.ui.scene import Scene

REQUIREMENTS_SCENES: tuple[Scene, ...] = ()
