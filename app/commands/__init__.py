"""Verbs over ids: the only callers of `project.change`. Each is one change, one undo, one line of the audit trail."""
