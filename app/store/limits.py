"""How much a project file holds at most: kept where it is written, and demanded of a file from elsewhere."""

LARGEST_CONTENT = 100 << 20
"""Bytes of one attachment."""
