"""What a reading of a text yields: traces and their language; holds offsets only, never words."""

from dataclasses import dataclass
from typing import Literal

from aqts_voice.deid.labels import Label

TextLanguage = Literal["fr", "en", "other"]


@dataclass(frozen=True)
class Trace:
    """One found identifier.

    Offsets count code points of the text as it was given, end excluded. ``source`` says where the
    evidence comes from (``rule:ramq``, ``list:municipality``, ``author``, ``propagation``).
    ``group`` is the ordinal, from zero and per label, of the person or place that it designates
    within this text. ``sure`` is false when the evidence is weak; it is masked all the same.
    """

    start: int
    end: int
    label: Label
    source: str
    score: float
    group: int
    sure: bool


@dataclass(frozen=True)
class Reading:
    """The traces of one text, sorted and without overlap, and the language it is written in."""

    language: TextLanguage
    traces: tuple[Trace, ...]
