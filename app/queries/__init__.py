"""Readings: rows of the database gathered for those who ask. Never writes."""
