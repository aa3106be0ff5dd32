"""Painting that widgets and table cells share."""
