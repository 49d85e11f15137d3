"""JSON Lines: one object a line with one field of text; the other fields pass as they are."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from aqts_voice.deid.documents.contract import Documents, NoSuchColumn, Unreadable, decoded
from aqts_voice.deid.masking import Masked


class JsonLines(Documents):
    """One JSON object a line; all fields but the text column are kept as they are."""

    def __init__(self, data: bytes, column: str) -> None:
        self._column = column
        self._entries = [
            _object(line, number) for number, line in enumerate(decoded(data).split("\n"), 1) if line.strip()
        ]
        if any(not isinstance(entry.get(column), str) for entry in self._entries):
            raise NoSuchColumn
        self.texts = [entry[column] for entry in self._entries]

    def with_masks(self, masked: Sequence[Masked]) -> bytes:
        pairs = zip(self._entries, masked, strict=True)
        return _lines({**entry, self._column: one.text} for entry, one in pairs)

    def with_spans(self, masked: Sequence[Masked]) -> bytes:
        pairs = zip(self._entries, masked, strict=True)
        return _lines({"id": entry.get("id"), "masked": one.text, "spans": one.spans()} for entry, one in pairs)


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        entry = None
    if not isinstance(entry, dict):
        raise Unreadable(f"ligne {number}")
    return entry


def _lines(entries: Iterable[object]) -> bytes:
    """Return JSON Lines; a lone surrogate, which UTF-8 cannot hold, goes back to its JSON escape."""
    text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    return text.encode("utf-8", "backslashreplace")
