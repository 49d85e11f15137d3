"""What a sealed value is for and which row it belongs to; holds the labels only, never a key."""

from dataclasses import dataclass
from enum import StrEnum, unique

ROW_BYTES = 16


@unique
class Purpose(StrEnum):
    """What a sealed value is for; the ASCII label is part of every format and never changes meaning."""

    TESTIMONY = "testimony"
    MESSAGE = "message"
    NOTES = "notes"
    CONTENT_KEY = "content-key"
    EPOCH = "epoch"
    LIBRARY = "library"
    RESEARCH = "research"
    SYNTHESIS = "synthesis"
    RELEASE = "release"
    SESSION = "session"
    MEMBER = "member"
    GRANT = "grant"
    FORM = "form"
    FOLLOWUP = "followup"
    PREVIEW = "preview"


@dataclass(frozen=True)
class Bound:
    """What a sealed value is tied to: its purpose and the 16-byte id of its row.

    Raises ValueError when the row is not 16 bytes or the purpose is not a Purpose.
    """

    purpose: Purpose
    row: bytes

    def __post_init__(self) -> None:
        """Refuse a row or a purpose that the formats cannot hold."""
        if not isinstance(self.purpose, Purpose):
            raise ValueError("A purpose is one of the members of Purpose.")
        if not isinstance(self.row, bytes) or len(self.row) != ROW_BYTES:
            raise ValueError(f"A row id is {ROW_BYTES} bytes.")
