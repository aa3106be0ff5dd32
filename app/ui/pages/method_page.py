"""The method."""

from app.ui.pages.context import Context
from app.ui.shell.page import Page


class MethodPage(Page):
    """The method."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, "Method")
