"""Placeholders tell the kind and the ordinal, nothing else."""

import pytest

from aqts_voice.deid.labels import Label
from aqts_voice.deid.pipeline import Deidentifier
from aqts_voice.deid.redaction import (
    PLACEHOLDER,
    Replacement,
    letters,
    people,
    placeholder,
    placeholders,
    redact,
)
from aqts_voice.deid.traces import Trace


def test_counts_people_past_the_alphabet() -> None:
    assert [letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_writes_both_languages() -> None:
    french = [placeholder(label, 0) for label in Label]
    english = [placeholder(label, 1, language="en") for label in Label]

    assert french == [
        "[personne A]",
        "[code]",
        "[lieu]",
        "[établissement]",
        "[date]",
        "[âge]",
        "[fonction]",
        "[particularité]",
        "[événement]",
    ]
    assert english == [
        "[person B]",
        "[code]",
        "[place]",
        "[organisation]",
        "[date]",
        "[age]",
        "[role]",
        "[characteristic]",
        "[event]",
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("label", Label)
def test_recognises_its_own_placeholders(label: Label, language: str) -> None:
    assert PLACEHOLDER.fullmatch(placeholder(label, 30, language=language))  # type: ignore[arg-type]


def test_replaces_traces_and_nothing_else() -> None:
    text = "Mme Roy dort à Matane."
    traces = [
        Trace(4, 7, Label.PERSON, "list:name", 0.9, 0, True),
        Trace(15, 21, Label.LOC, "list:place", 0.9, 0, True),
    ]

    assert redact(text, placeholders(traces)) == "Mme [personne A] dort à [lieu]."


def test_refuses_overlaps_without_quoting_the_text() -> None:
    one = Replacement(0, 5, Label.PERSON, 0, "[personne A]")
    other = Replacement(3, 6, Label.LOC, 0, "[lieu]")

    with pytest.raises(ValueError, match="overlap") as caught:
        redact("canari dans le texte", [one, other])

    assert "canari" not in str(caught.value)


def test_is_stable_when_read_again(engine: Deidentifier) -> None:
    text = "Mme Gagnon, 54 ans, vit à Matane. Le 4 mars, M. Roy (418 555-0177) l’a conduite au CLSC de Matane."
    once = redact(text, placeholders(engine.find(text).traces))

    again = engine.find(once)

    assert again.traces == ()


def test_lists_the_people_named_in_either_language_however_far_their_letter() -> None:
    assert people("[personne A], [personne AA], [person C], [lieu]") == (0, 2, 26)
