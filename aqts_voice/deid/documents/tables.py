"""CSV and Parquet: a table with one column of texts; the other columns pass as they are."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from aqts_voice.deid.documents.contract import Documents, NoSuchColumn, Unreadable, decoded
from aqts_voice.deid.masking import Masked

# The module csv refuses cells over 131,072 signs by default, and an interview may be longer.
csv.field_size_limit(2**31 - 1)
# Spreadsheets set to French part cells with a semicolon.
_SEPARATORS = (",", ";", "\t")


class Table(Documents):
    """A CSV file with a header line; all columns but the text column are kept as they are, and so is the separator."""

    def __init__(self, data: bytes, column: str) -> None:
        text = decoded(data)
        self._separator = _separator(text.partition("\n")[0], column)
        try:
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=self._separator, strict=True)
            # Spreadsheets and editors leave empty lines at the end, which are no rows.
            self._rows = [row for row in rows if row]
        except csv.Error:
            raise Unreadable("CSV") from None
        header = self._rows[0] if self._rows else []
        if column not in header:
            raise NoSuchColumn
        if header.count(column) > 1:
            # Only one of them would be masked.
            raise Unreadable("colonne en double")
        self._at = header.index(column)
        if any(len(row) != len(header) for row in self._rows):
            raise Unreadable("CSV")
        self.texts = [row[self._at] for row in self._rows[1:]]

    def with_masks(self, masked: Sequence[Masked]) -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=self._separator, lineterminator="\n")
        writer.writerow(self._rows[0])
        for row, one in zip(self._rows[1:], masked, strict=True):
            writer.writerow([*row[: self._at], one.text, *row[self._at + 1 :]])
        return out.getvalue().encode()


def _separator(header: str, column: str) -> str:
    """Return the sign that parts the cells: the first for which the header holds the column, else a comma."""
    for sign in _SEPARATORS:
        if column in next(csv.reader([header], delimiter=sign), []):
            return sign
    return _SEPARATORS[0]


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
        if not _holds_text(self._table.schema.field(column).type, self._arrow.types):
            # Lists and bytes written as text would hide their accents from the engine, and change their type.
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


def _holds_text(kind: Any, types: Any) -> bool:
    """Say whether the type of a column is text, in one of the ways of Apache Arrow, or nothing at all."""
    if types.is_dictionary(kind):
        kind = kind.value_type
    return any(is_so(kind) for is_so in (types.is_string, types.is_large_string, types.is_string_view, types.is_null))


def _arrow() -> tuple[Any, Any]:
    """Import Apache Arrow, which only a Parquet file needs."""
    import pyarrow as arrow
    from pyarrow import parquet

    return arrow, parquet
