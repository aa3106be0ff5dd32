"""The kinds of value. The only extension point of tables, sheets, imports and forms.

Per kind there is one way to store, one delegate on screen, one cell format and validation in Excel, one parser
on import and one sort key.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a value is, for an entity's field and for a column alike."""

    ID = "id"  # UUID text
    CODE = "code"  # short human key, shown in the monospaced face: Z-DIS, PLC-04, 10.20.40.11
    LINE = "line"  # one line of text
    PROSE = "prose"  # text of several lines
    INTEGER = "integer"
    DECIMAL = "decimal"  # canonical decimal text: weights, money, frequencies
    FLAG = "flag"
    CHOICE = "choice"  # one Term of a vocabulary
    DATE = "date"
    MOMENT = "moment"  # date and time with zone
    REF = "ref"  # id of a row of another table
    SCORE = "score"  # 1 to 6 on a scale of the method
    SCORES = "scores"  # "HS=4 EN=2": category or factor key and its score
    RISK = "risk"  # letter of a risk level
    LEVEL = "level"  # security level 0 to 4
    VECTOR = "vector"  # seven security levels, one per foundational requirement
    FRS = "frs"  # a set of foundational requirements
    CODES = "codes"  # several codes
    SEVERITY = "severity"  # error, warning, hint
    HASH = "hash"  # SHA-256 in hexadecimal
    JSON = "json"  # canonical JSON of one object, such as the method
