"""The training loop: the same seed gives the same weights, and what is shown is learnt."""

import numpy as np
import pytest
from spacy.language import Language

from aqts_voice.deid.folding import fold
from aqts_voice.deid.labels import Label
from aqts_voice.deid.markup import read_marked
from aqts_voice.deid.model import head
from aqts_voice.deid.training.learning import blank_network, learn

PLACES = ("marteau", "tournevis", "rabot", "niveau", "pinceau", "ciseau", "compas", "crayon")
TEXTS = [read_marked(f"Hier encore, le ⟦EVENT|{word}⟧ est tombé devant tout le monde, sans bruit.") for word in PLACES]
PASSES = 12


def _learn(*, seed: int = 3, passes: int = PASSES) -> Language:
    return learn(TEXTS, passes=passes, told=lambda _: None, seed=seed)


def _weights(nlp: Language) -> list[bytes]:
    return [nlp.get_pipe(name).model.to_bytes() for name in nlp.pipe_names]


def _events(nlp: Language, text: str) -> float:
    """Return the belief that the words of *text* identify someone."""
    folded = fold(text)
    doc = nlp.make_doc(folded.text)
    doc._.folded = folded
    quiet: np.ndarray = nlp(doc)._.quiet
    return float(1 - quiet.min())


@pytest.fixture(scope="module")
def learnt() -> Language:
    return _learn()


def test_is_a_tokenizer_a_reading_a_parser_and_a_dial_before_any_training() -> None:
    nlp = blank_network()

    assert nlp.pipe_names == ["tok2vec", "ner", head.NAME]
    assert nlp.vocab["Élodie"].norm_ == "elodie"


def test_gives_the_same_weights_for_one_seed_and_others_for_another(learnt: Language) -> None:
    assert _weights(_learn()) == _weights(learnt)
    assert _weights(_learn(seed=4)) != _weights(learnt)


def test_learns_what_it_is_shown(learnt: Language) -> None:
    fresh = _learn(passes=1)
    shown, ordinary = (
        "Hier encore, le marteau est tombé devant tout le monde, sans bruit.",
        "Devant tout le monde, sans bruit.",
    )

    assert _events(learnt, shown) > 2 * _events(learnt, ordinary)
    assert _events(learnt, shown) - _events(learnt, ordinary) > _events(fresh, shown) - _events(fresh, ordinary)


def test_knows_every_label_even_those_it_was_not_shown(learnt: Language) -> None:
    names = {label.value for label in Label}

    assert set(learnt.get_pipe("ner").labels) == names
    assert set(learnt.get_pipe(head.NAME).labels) == names | {head.OUTSIDE}


def test_tells_the_number_of_each_pass() -> None:
    told: list[int] = []

    learn(TEXTS[:2], passes=3, told=told.append, seed=1)

    assert told == [0, 1, 2]


def test_still_reads_plainly_after_it_learnt(learnt: Language) -> None:
    assert learnt.vocab["Vadeboncœurs"].norm_ == "vadeboncœurs"
