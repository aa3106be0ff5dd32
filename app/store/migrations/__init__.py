"""Upgrades of project files, one numbered revision after another. Loaded only when a file is older."""
