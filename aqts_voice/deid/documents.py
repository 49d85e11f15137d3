"""Reads and writes the files that hold texts: plain text, CSV, JSON Lines and Parquet; it masks nothing itself."""

import csv
import io
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from aqts_voice.deid.masking import Masked

Kind = Literal["txt", "csv", "jsonl", "parquet"]
KINDS: tuple[Kind, ...] = ("txt", "csv", "jsonl", "parquet")


class Unreadable(Exception):
    """The input is not what its format promises; ``place`` says where, never what is there."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class NoSuchColumn(Exception):
    """The column that should hold the texts is missing."""


class Documents(ABC):
    """The texts of one file, and how to write that file again once they are masked."""

    texts: Sequence[str]

    @abstractmethod
    def with_masks(self, masked: Sequence[Masked]) -> bytes:
        """Return the whole file with the masked texts in place of the texts."""

    def with_spans(self, masked: Sequence[Masked]) -> bytes:
        """Return one JSON line a text: id, masked text and spans. Only JSON Lines can do it."""
        raise NotImplementedError


class PlainText(Documents):
    """A file of text is one text."""

    def __init__(self, data: bytes) -> None:
        self.texts = [_decoded(data)]

    def with_masks(self, masked: Sequence[Masked]) -> bytes:
        return masked[0].text.encode()


class Table(Documents):
    """A CSV file with a header line; all columns but the text column are kept as they are."""

    def __init__(self, data: bytes, column: str) -> None:
        try:
            rows = csv.reader(io.StringIO(_decoded(data), newline=""), strict=True)
            # Spreadsheets and editors leave empty lines at the end, which are no rows.
            self._rows = [row for row in rows if row]
        except csv.Error:
            raise Unreadable("CSV") from None
        header = self._rows[0] if self._rows else []
        if column not in header:
            raise NoSuchColumn
        self._at = header.index(column)
        if any(len(row) != len(header) for row in self._rows):
            raise Unreadable("CSV")
        self.texts = [row[self._at] for row in self._rows[1:]]

    def with_masks(self, masked: Sequence[Masked]) -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self._rows[0])
        for row, one in zip(self._rows[1:], masked, strict=True):
            writer.writerow([*row[: self._at], one.text, *row[self._at + 1 :]])
        return out.getvalue().encode()


class JsonLines(Documents):
    """One JSON object a line; all fields but the text column are kept as they are."""

    def __init__(self, data: bytes, column: str) -> None:
        self._column = column
        self._entries = [
            _object(line, number) for number, line in enumerate(_decoded(data).split("\n"), 1) if line.strip()
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


class Parquet(Documents):
    """An Apache Parquet table; all columns but the text column are kept as they are."""

    def __init__(self, data: bytes, column: str) -> None:
        self._arrow, self._parquet = _arrow()
        try:
            self._table = self._parquet.read_table(io.BytesIO(data))
        except (self._arrow.ArrowException, OSError):
            raise Unreadable("Parquet") from None
        if column not in self._table.column_names:
            raise NoSuchColumn
        self._column = column
        self.texts = ["" if text is None else str(text) for text in self._table.column(column).to_pylist()]

    def with_masks(self, masked: Sequence[Masked]) -> bytes:
        at = self._table.column_names.index(self._column)
        absent = self._table.column(self._column).is_null().to_pylist()
        texts = [None if nothing else one.text for nothing, one in zip(absent, masked, strict=True)]
        column = self._arrow.array(texts, type=self._arrow.string())
        table = self._table.set_column(at, self._column, column)
        out = io.BytesIO()
        # Metadata may describe the clear column, statistics of its words included: they are left behind.
        self._parquet.write_table(table.replace_schema_metadata(None), out)
        return out.getvalue()


def read(data: bytes, kind: Kind, *, column: str) -> Documents:
    """Return the texts of a file given its bytes and format.

    Raises Unreadable when the bytes are not in that format, NoSuchColumn when no field is called *column*.
    """
    if kind == "txt":
        return PlainText(data)
    readers: dict[str, type[Table | JsonLines | Parquet]] = {"csv": Table, "jsonl": JsonLines, "parquet": Parquet}
    return readers[kind](data, column)


def _arrow() -> tuple[Any, Any]:
    """Import Apache Arrow, which only a Parquet file needs."""
    import pyarrow as arrow
    from pyarrow import parquet

    return arrow, parquet


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("UTF-8") from None


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    if not isinstance(entry, dict):
        raise Unreadable(f"ligne {number}")
    return entry


def _lines(entries: Iterable[object]) -> bytes:
    """Return JSON Lines; a lone surrogate, which UTF-8 cannot hold, goes back to its JSON escape."""
    text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    return text.encode("utf-8", "backslashreplace")
