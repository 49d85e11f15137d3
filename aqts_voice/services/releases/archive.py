"""The files that researchers open, in one zip whose bytes depend on the rows and names alone; it reads no database."""

import csv
import hashlib
import io
import json
import tomllib
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from string import Template
from typing import Any

from aqts_voice.services.releases.rows import COLUMNS, LEAST_CELL, Row

TEXTS = Path(__file__).resolve().parent / "texts"
FORMULA = "=+-@\t\r"
# The earliest date a zip can hold: the real one would make each build differ.
TIMELESS = (1980, 1, 1, 0, 0, 0)
CHECKSUMS = "checksums.sha256"
ROWS = "testimonies.jsonl"


def write(rows: Iterable[Row], *, name: str, prepared_on: date) -> bytes:
    """Return the zip: CSV, JSON Lines, dictionary (JSON and Markdown), README, licence and checksums."""
    rows = tuple(rows)
    dictionary = _dictionary(name, prepared_on)
    words = {"name": name, "day": prepared_on.isoformat(), "year": prepared_on.year, "least": LEAST_CELL}
    files = {
        "README.md": _text("README.md", words),
        "LICENCE.txt": _text("LICENCE.txt", words),
        "dictionary.json": json.dumps(dictionary, ensure_ascii=False, indent=2) + "\n",
        "dictionary.md": _dictionary_page(dictionary),
        "testimonies.csv": _csv(rows),
        ROWS: "".join(_line(row) for row in rows),
    }
    contents = {path: text.encode("utf-8") for path, text in files.items()}
    sums = [f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(contents.items())]
    contents[CHECKSUMS] = "".join(sums).encode("ascii")
    return _zip(contents)


def read_rows(archive: bytes) -> tuple[Row, ...]:
    """Return the rows of a zip made by `write`."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        lines = opened.read(ROWS).decode("utf-8").split("\n")
    return tuple(Row(**{column: value or "" for column, value in json.loads(line).items()}) for line in lines if line)


def neutral(cell: str) -> str:
    """Return *cell* with one apostrophe before a mark that a spreadsheet would run as a formula.

    A cell that already begins with apostrophes before such a mark gets one more, so that taking one away always gives
    the words back exactly.
    """
    return f"'{cell}" if cell.lstrip("'")[:1] and cell.lstrip("'")[0] in FORMULA else cell


def _csv(rows: Iterable[Row]) -> str:
    # RFC 4180, with the byte order mark without which Excel misreads accents.
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([neutral(getattr(row, column)) for column in COLUMNS] for row in rows)
    return "\ufeff" + page.getvalue()


def _line(row: Row) -> str:
    values = {column: getattr(row, column) or None for column in COLUMNS}
    # JSON allows these two separators inside strings, but many readers of lines would cut there.
    line = json.dumps(values, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return line.replace("\u0085", "\\u0085") + "\n"


def _dictionary(name: str, prepared_on: date) -> dict[str, Any]:
    described = tomllib.loads((TEXTS / "dictionary.toml").read_text(encoding="utf-8"))
    return {
        "name": name,
        "prepared_on": prepared_on.isoformat(),
        "least_cell": LEAST_CELL,
        "files": described["files"],
        "columns": described["columns"],
    }


def _dictionary_page(dictionary: dict[str, Any]) -> str:
    parts = []
    for language, title, values, meaning in (
        ("fr", "Dictionnaire des données", "valeur", "sens"),
        ("en", "Data dictionary", "value", "meaning"),
    ):
        parts.append(f"# {title}\n")
        for column in dictionary["columns"]:
            parts.append(f"## `{column['name']}` ({column['type']})\n\n{column['description'][language]}\n")
            if "values" in column:
                rows = "".join(f"| `{value['value']}` | {value[language]} |\n" for value in column["values"])
                parts.append(f"| {values} | {meaning} |\n|---|---|\n{rows}")
    return "\n".join(parts)


def _text(path: str, words: dict[str, object]) -> str:
    return Template((TEXTS / path).read_text(encoding="utf-8")).substitute(words)


def _zip(contents: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for path, data in sorted(contents.items()):
            entry = zipfile.ZipInfo(path, TIMELESS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            opened.writestr(entry, data, compresslevel=9)
    return packed.getvalue()
