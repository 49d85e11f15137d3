"""The nine labels of the annotation guide; nothing here decides what to mask."""

from enum import StrEnum


class Label(StrEnum):
    """A kind of identifier, named as in the annotation guide."""

    PERSON = "PERSON"
    CODE = "CODE"
    LOC = "LOC"
    ORG = "ORG"
    DATE = "DATE"
    AGE = "AGE"
    ROLE = "ROLE"
    DEMO = "DEMO"
    EVENT = "EVENT"


DIRECT = frozenset({Label.PERSON, Label.CODE})
"""Labels that name someone on their own."""

QUASI = frozenset(Label) - DIRECT
"""Labels that identify by combination with something else."""
