"""The settings."""

from app.ui.pages.context import Context
from app.ui.shell.page import Page


class SettingsPage(Page):
    """The settings."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, "Settings")
