"""The look: tokens.json turned into colours, sizes, fonts, one style sheet and tinted icons."""

from app.ui.theme.theme import Theme
from app.ui.theme.tokens import Tokens, load_tokens

__all__ = ["Theme", "Tokens", "load_tokens"]
