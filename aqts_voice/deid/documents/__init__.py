"""Reads and writes the files that hold texts, each by its format; it masks nothing itself."""

from typing import Literal

from aqts_voice.deid.documents.contract import Documents, NoSuchColumn, Unreadable
from aqts_voice.deid.documents.json_lines import JsonLines
from aqts_voice.deid.documents.plain_text import PlainText
from aqts_voice.deid.documents.tables import Parquet, Table

__all__ = ["KINDS", "Documents", "Kind", "NoSuchColumn", "Unreadable", "kind_of", "read"]

Kind = Literal["txt", "csv", "jsonl", "parquet", "docx"]
KINDS: tuple[Kind, ...] = ("txt", "csv", "jsonl", "parquet", "docx")


def kind_of(name: str) -> Kind | None:
    """Return the format of a file by the end of its name, or None for one that is not read."""
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    return next((kind for kind in KINDS if kind == ending), None)


def read(data: bytes, kind: Kind, *, column: str) -> Documents:
    """Return the texts of a file given its bytes and format.

    Raises Unreadable when the bytes are not in that format, NoSuchColumn when no field is called *column*.
    """
    if kind == "txt":
        return PlainText(data)
    if kind == "docx":
        # Opening Word files takes a library that nothing else needs.
        from aqts_voice.deid.documents.word import WordFile

        return WordFile(data)
    readers: dict[str, type[Table | JsonLines | Parquet]] = {"csv": Table, "jsonl": JsonLines, "parquet": Parquet}
    return readers[kind](data, column)
