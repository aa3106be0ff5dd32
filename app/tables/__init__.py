"""Declared tables: what to show, how to edit, what is read. Screen, worksheet, import and command line follow."""
