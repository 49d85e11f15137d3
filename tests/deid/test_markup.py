"""Texts marked by hand."""

import pytest

from aqts_voice.deid.markup import read_marked
from aqts_voice.deid.scoring import Mark


def test_reads_text_and_offsets() -> None:
    text, marks = read_marked("Mme ⟦PERSON|Roy⟧ à ⟦LOC|Matane⟧.")

    assert text == "Mme Roy à Matane."
    assert marks == [Mark(4, 7, "PERSON"), Mark(10, 16, "LOC")]


def test_refuses_a_broken_mark_without_quoting_it() -> None:
    with pytest.raises(ValueError, match="mark") as caught:
        read_marked("Mme ⟦PERSON|canari")

    assert "canari" not in str(caught.value)
