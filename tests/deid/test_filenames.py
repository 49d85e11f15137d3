"""Names of files: what identifies is replaced, what says nothing of anybody stays."""

import pytest

from aqts_voice.deid.filenames import masked_name
from aqts_voice.deid.pipeline import Deidentifier


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Entrevue Julie Tremblay", "Entrevue personne"),
        ("entrevue_julie_tremblay", "entrevue_personne"),
        ("2023-04-12 rencontre", "date rencontre"),
        ("dossier 1234567", "dossier code"),
        ("mireille", "personne"),
    ],
)
def test_replaces_what_identifies(rules: Deidentifier, name: str, masked: str) -> None:
    assert masked_name(rules, name) == masked


@pytest.mark.parametrize(
    "name", ["notes_jtremblay", "notesGagnonMarie", "CLSC-de-Matane", "notes gagnonm", "ROY_final"]
)
def test_sees_names_that_are_glued_or_in_capitals(rules: Deidentifier, name: str) -> None:
    masked = masked_name(rules, name).lower()

    assert not any(word in masked for word in ("tremblay", "gagnon", "marie", "matane", "roy"))


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "dev-001",
        "foo",
        "récit_2",
        "level2",
        "notes",
        "lot1",
        "compte-rendu",
        "participant 12",
        "corpus_2",
        "santé mentale",
        "",
        "…",
    ],
)
def test_keeps_a_name_that_says_nothing(rules: Deidentifier, name: str) -> None:
    assert masked_name(rules, name) == name


def test_keeps_a_series_of_numbered_names_whatever_the_model_guesses(engine: Deidentifier) -> None:
    names = [f"{word}-{number:03}" for word in ("dev", "texte", "doc") for number in range(1, 60)]

    assert [name for name in names if masked_name(engine, name) != name] == []
