"""The zip, read back with the tools that researchers use."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date

import pytest

from aqts_voice.risk import context
from aqts_voice.services.releases import archive
from aqts_voice.services.releases.rows import COLUMNS, LEAST_CELL, Row

DAY = date(2026, 11, 18)
ROWS = (
    Row("00ff", 'Elle a dit « non », "encore"\net puis,\r\nfin.', "fr", "milieu", "2026-2"),
    Row("01ff", "=1+1", "fr", "milieu", "2026-2"),
    Row("02ff", "'- déjà une apostrophe", "", "", ""),
    Row("03ff", "Ligne\u2028séparée\u0085 ici, é œ 🙂", "en", "tous", "2026"),
)


@pytest.fixture
def opened() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive.write(ROWS, name="voix-aqts-2026-1", prepared_on=DAY)))


def test_holds_every_file_intact(opened: zipfile.ZipFile) -> None:
    assert opened.testzip() is None
    assert sorted(opened.namelist()) == [
        "LICENCE.txt",
        "README.md",
        "checksums.sha256",
        "dictionary.json",
        "dictionary.md",
        "testimonies.csv",
        "testimonies.jsonl",
    ]


def test_gives_the_checksum_of_every_other_file(opened: zipfile.ZipFile) -> None:
    lines = opened.read("checksums.sha256").decode("ascii").splitlines()

    listed = {path: digest for digest, path in (line.split("  ") for line in lines)}

    assert listed == {
        path: hashlib.sha256(opened.read(path)).hexdigest() for path in opened.namelist() if path != "checksums.sha256"
    }


def test_writes_a_table_that_comes_back_exactly(opened: zipfile.ZipFile) -> None:
    text = opened.read("testimonies.csv").decode("utf-8-sig")

    header, *cells = list(csv.reader(io.StringIO(text, newline=""), strict=True))

    assert tuple(header) == COLUMNS
    assert [[_plain(cell) for cell in row] for row in cells] == [
        [getattr(row, column) for column in COLUMNS] for row in ROWS
    ]
    assert opened.read("testimonies.csv").startswith(b"\xef\xbb\xbfid,text,")


def _plain(cell: str) -> str:
    """Undo the apostrophe as the README says to."""
    quoted = cell.startswith("'") and cell.lstrip("'")[:1] in set("=+-@\t\r")
    return cell[1:] if quoted else cell


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1", "'=1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("'mot", "'mot"),
        ("mot =1", "mot =1"),
        ("", ""),
        ("'", "'"),
    ],
)
def test_disarms_formulas_reversibly(cell: str, written: str) -> None:
    assert archive.neutral(cell) == written
    assert _plain(written) == cell


def test_writes_one_json_object_a_line(opened: zipfile.ZipFile) -> None:
    lines = opened.read("testimonies.jsonl").decode("utf-8").splitlines()

    objects = [json.loads(line) for line in lines]

    assert [one["text"] for one in objects] == [row.text for row in ROWS]
    assert objects[2] == {"id": "02ff", "text": ROWS[2].text, "language": None, "field": None, "half_year": None}


def test_reads_its_own_rows_back() -> None:
    assert archive.read_rows(archive.write(ROWS, name="n", prepared_on=DAY)) == ROWS


def test_describes_every_column_and_every_value(opened: zipfile.ZipFile) -> None:
    dictionary = json.loads(opened.read("dictionary.json"))

    columns = {column["name"]: column for column in dictionary["columns"]}

    assert tuple(columns) == COLUMNS
    assert dictionary["least_cell"] == LEAST_CELL
    broad = set(context.ABOVE["field"].values())
    values = {value["value"]: value["fr"] for value in columns["field"]["values"]}
    assert set(values) == broad | {"tous"}
    assert {code: values[code].casefold() for code in broad} == {
        code: context.label_of("field", code).casefold() for code in broad
    }


def test_explains_itself_in_both_languages(opened: zipfile.ZipFile) -> None:
    readme = opened.read("README.md").decode("utf-8")
    page = opened.read("dictionary.md").decode("utf-8")

    assert readme.index("Qui parle ici") < readme.index("Who speaks here")
    assert page.index("Dictionnaire des données") < page.index("Data dictionary")
    assert "TERMS OF USE (release voix-aqts-2026-1)" in opened.read("LICENCE.txt").decode("utf-8")
    assert "$" not in readme


def test_has_the_same_bytes_for_the_same_rows() -> None:
    first = archive.write(ROWS, name="n", prepared_on=DAY)

    assert first == archive.write(ROWS, name="n", prepared_on=DAY)
    assert first != archive.write(ROWS[:3], name="n", prepared_on=DAY)
