"""The JSON document of a whole project: written for machines, writable by hand.

A document holds the canonical rows of every table. Rows written by hand may leave their ids out and refer to others
by code; the ids are then made from the project's id, the table and the code, so that loading twice gives one hash.
"""
