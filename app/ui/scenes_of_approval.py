"""What the gallery draws of step 7."""

from app.ui.scene import Scene

APPROVAL_SCENES: tuple[Scene, ...] = ()
