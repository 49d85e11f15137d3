"""Files of texts in, the same files out."""

import io
import json
from typing import Any

import pytest
from pyarrow import array, parquet, table

from aqts_voice.deid.documents import NoSuchColumn, Unreadable, read
from aqts_voice.deid.masking import Masked


def _masked(texts: Any) -> list[Masked]:
    return [Masked(text.replace("Roy", "[personne A]"), ()) for text in texts]


def test_keeps_the_other_columns_of_a_csv() -> None:
    documents = read(b'id,text,note\n1,"Mme Roy, ici",x\n2,rien,"a\nb"\n', "csv", column="text")

    assert (
        documents.with_masks(_masked(documents.texts)) == b'id,text,note\n1,"Mme [personne A], ici",x\n2,rien,"a\nb"\n'
    )


@pytest.mark.parametrize("separator", [b";", b"\t"])
def test_keeps_the_separator_of_a_csv(separator: bytes) -> None:
    data = b'id;text\n1;"Mme Roy, ici"\n'.replace(b";", separator)
    documents = read(data, "csv", column="text")

    assert documents.texts == ["Mme Roy, ici"]
    assert documents.with_masks(_masked(documents.texts)) == b"id;text\n1;Mme [personne A], ici\n".replace(
        b";", separator
    )


def test_reads_a_cell_as_long_as_an_interview() -> None:
    documents = read(b"text\n" + b"Mme Roy dort. " * 20_000 + b"\n", "csv", column="text")

    assert len(documents.texts[0]) == 280_000


def test_leaves_out_the_empty_lines_of_a_csv() -> None:
    documents = read(b"id,text\n1,Mme Roy\n\n2,rien\n\n", "csv", column="text")

    assert documents.with_masks(_masked(documents.texts)) == b"id,text\n1,Mme [personne A]\n2,rien\n"


def test_keeps_the_other_fields_of_json_lines() -> None:
    documents = read(b'{"id": 1, "text": "Roy", "n": [1]}\n\n{"id": 2, "text": "\\ud800"}\n', "jsonl", column="text")

    lines = documents.with_masks(_masked(documents.texts)).splitlines()

    assert [json.loads(line) for line in lines] == [
        {"id": 1, "text": "[personne A]", "n": [1]},
        {"id": 2, "text": "\ud800"},
    ]


def test_writes_spans_without_the_text() -> None:
    documents = read(b'{"id": 1, "text": "Roy", "secret": "Roy"}\n', "jsonl", column="text")

    line = json.loads(documents.with_spans(_masked(documents.texts)))

    assert line == {"id": 1, "masked": "[personne A]", "spans": []}


def test_keeps_the_other_columns_of_parquet() -> None:
    out = io.BytesIO()
    parquet.write_table(table({"id": [1, 2], "text": ["Roy", None]}), out)
    documents = read(out.getvalue(), "parquet", column="text")

    written = parquet.read_table(io.BytesIO(documents.with_masks(_masked(documents.texts)))).to_pydict()

    assert written == {"id": [1, 2], "text": ["[personne A]", None]}


@pytest.mark.parametrize("cell", [["Mme Roy"], b"Mme C\xc3\xb4t\xc3\xa9", {"name": "Roy"}, 5145550177])
def test_refuses_a_column_of_parquet_that_is_not_text(cell: object) -> None:
    out = io.BytesIO()
    parquet.write_table(table({"text": [cell]}), out)

    with pytest.raises(NoSuchColumn):
        read(out.getvalue(), "parquet", column="text")


def test_reads_the_words_of_a_parquet_dictionary() -> None:
    out = io.BytesIO()
    parquet.write_table(table({"text": array(["Roy", "Roy"]).dictionary_encode()}), out)

    documents = read(out.getvalue(), "parquet", column="text")

    assert documents.texts == ["Roy", "Roy"]


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_asks_for_the_column(kind: Any) -> None:
    with pytest.raises(NoSuchColumn):
        read(b'{"a": 1}\n', kind, column="text")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("txt", b"\xff"),
        ("jsonl", b"{canari"),
        ("jsonl", b'{"text": "canari", "n": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
        ("csv", b"text\na,b\n"),
        ("csv", b"text,text\ncanari,canari\n"),
        ("parquet", b"canari"),
    ],
)
def test_says_where_a_file_is_unreadable_and_never_what_it_holds(kind: Any, data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, kind, column="text")

    assert "canari" not in str(caught.value)
