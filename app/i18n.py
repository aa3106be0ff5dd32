"""Texts that people read: `_` translates where a text is shown, `N_` marks one where it is declared.

Layers without Qt own texts too, therefore gettext and not Qt's translator.
"""

import gettext

from app.paths import resource

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(code: str) -> None:
    """Switch to the language `code` ("en_GB", "de"); a language that is not shipped leaves the source texts."""
    global _catalogue
    _catalogue = gettext.translation("zonewright", resource("locale"), [code], fallback=True)


def _(text: str) -> str:
    """The text in the language in use."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or plural text for `count`, in the language in use; the caller formats the count into it."""
    return _catalogue.ngettext(one, many, count)


def N_(text: str) -> str:
    """Mark a text for translation without translating it yet."""
    return text
