"""The de-identification engine as the author's rooms see it: one verb; it keeps no word of what it reads."""

from collections.abc import Sequence
from typing import Protocol

from aqts_voice.deid import pipeline
from aqts_voice.deid.traces import Reading

__all__ = ["Engine", "Reading", "load_engine"]


class Engine(Protocol):
    """Finds what could identify someone in a text, the words of *hidden* included; any string is accepted."""

    def find(self, text: str, *, hidden: Sequence[str] = ()) -> Reading:
        """Return the language of *text* and its traces, as offsets in code points."""
        ...


def load_engine() -> Engine:
    """Load the engine once for the life of the process; it serves one request at a time."""
    return pipeline.load()
