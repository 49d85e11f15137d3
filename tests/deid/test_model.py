"""The shipped weights: light enough, quick, holding no word, and missed plainly when they are gone."""

import re
from pathlib import Path

import pytest
from spacy.language import Language
from thinc.api import get_current_ops

from aqts_voice.deid.folding import fold
from aqts_voice.deid.labels import Label
from aqts_voice.deid.model import WEIGHTS, load_trained, quick_products
from aqts_voice.deid.training.corpus import read_texts
from tests.support.sources import ROOT

LETTERS = re.compile(rb"(?:[A-Za-z]|\xc3[\x80-\xbf]){6,}")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_trained()


def _spelled_in(folder: Path) -> bytes:
    """Return every run of six letters or more in the files of *folder*: all that could spell a name there."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return b"\0".join(run for path in files for run in LETTERS.findall(path.read_bytes()))


def _names() -> set[str]:
    """Return the names of people of six letters or more in the texts that the network learnt from."""
    texts = read_texts(sorted((ROOT / "tests/corpus").glob("train-*.txt")))
    parts = {
        part
        for text, marks in texts
        for one in marks
        if one.label == "PERSON"
        for part in text[one.start : one.end].split()
    }
    return {part for part in parts if len(part) >= 6 and part.isalpha()}


def test_weighs_fifteen_megabytes_at_most() -> None:
    size = sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file())

    assert 1_000_000 < size <= 15_000_000


def test_holds_no_list_of_words() -> None:
    names = {path.name for path in WEIGHTS.rglob("*")}

    assert "config.cfg" in names
    assert not names & {"vocab", "strings.json", "lexemes.bin", "lookups.bin", "vectors"}


def test_spells_no_name_of_the_texts_it_learnt_from(tmp_path: Path) -> None:
    names = _names()
    spelled = _spelled_in(WEIGHTS)
    (tmp_path / "planted").write_bytes(b"\x93\xa6" + max(names).encode() + b"\xc0")

    assert len(names) > 1_000
    assert b"PERSON" in spelled
    assert max(names).encode() in _spelled_in(tmp_path)
    assert [name for name in names if name.encode() in spelled] == []


def test_knows_no_word_but_its_own_terms_once_loaded(nlp: Language) -> None:
    known = nlp.vocab.strings

    assert all(label.value in known for label in Label)
    assert "matane" not in known
    assert len(known) < 1_000


def test_names_what_it_finds_by_the_labels_of_the_guide(nlp: Language) -> None:
    folded = fold("Mme Gagnon vit à Matane.")
    doc = nlp.make_doc(folded.text)
    doc._.folded = folded

    nlp(doc)

    assert [(span.text, span.label_) for span in doc.ents] == [("Gagnon", "PERSON"), ("Matane", "LOC")]


def test_says_plainly_that_there_are_no_weights(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent"):
        load_trained(tmp_path / "absent")


def test_multiplies_matrices_the_quick_way_and_only_its_own(nlp: Language) -> None:
    before = get_current_ops()

    with quick_products():
        inside = get_current_ops().use_blis

    pipe = nlp.get_pipe("tok2vec")
    assert inside is False
    assert get_current_ops() is before
    assert {node.ops.use_blis for node in pipe.model.walk()} == {False}
