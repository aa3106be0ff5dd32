"""The standard as read-only data: identifiers, short titles, levels and our own summaries. No file is read on import.

`Catalogue` is the only door; `__main__` makes one and hands it down.
"""

from app.catalog.catalogue import Catalogue
from app.catalog.flaws import CatalogueError, Flaw

__all__ = ["Catalogue", "CatalogueError", "Flaw"]
