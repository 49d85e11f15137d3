"""The chosen limits cover a planted identifier, and refuse what only wastes letters."""

import pytest
from spacy.language import Language

from aqts_voice.deid.labels import Label
from aqts_voice.deid.markup import read_marked
from aqts_voice.deid.model import head
from aqts_voice.deid.model.limits import Limits
from aqts_voice.deid.pipeline import Deidentifier, with_rules
from aqts_voice.deid.training.corpus import Marked
from aqts_voice.deid.training.learning import learn
from aqts_voice.deid.training.thresholds import CASED, FLAT, choose

SENTENCE = "Hier encore, le ⟦{label}|{word}⟧ est tombé devant tout le monde, sans bruit."
DAYS = ("Hier", "Demain", "Souvent", "Parfois", "Toujours", "Ensuite", "Enfin", "Ici")
WORDS = ("marteau", "tournevis", "rabot", "niveau")


def _marked(label: str, word: str = "marteau") -> Marked:
    return read_marked(SENTENCE.format(label=label, word=word))


def _aged(*, right: bool) -> list[Marked]:
    """Return texts in which one rule finds an age, rightly or not."""
    age = "⟦AGE|7 ans⟧" if right else "7 ans"
    return [read_marked(f"{day} encore, tout le monde avait {age}, sans bruit.") for day in DAYS]


UNMARKED: Marked = (_marked("EVENT")[0], [])


def _taught(label: str) -> Language:
    """Return every rule, and a network that was shown tools under *label*, words that no rule looks at, and ages under none."""
    tools = [_marked(label, word) for word in WORDS] * 2
    return with_rules(learn([*tools, *_aged(right=False)[:4]], passes=28, told=lambda _: None, seed=3))


@pytest.fixture(scope="module")
def events() -> Language:
    return _taught("EVENT")


@pytest.fixture(scope="module")
def persons() -> Language:
    return _taught("PERSON")


def _masked(nlp: Language, limits: Limits) -> set[str]:
    dial = nlp.get_pipe(head.NAME)
    assert isinstance(dial, head.Dial)
    dial.limit(limits)
    text = UNMARKED[0]
    return {text[one.start : one.end] for one in Deidentifier(nlp).find(text).traces}


def _by(nlp: Language, texts: list[Marked]) -> set[str]:
    return _masked(nlp, choose(nlp, texts))


def _alike(*, floor: float, threshold: float) -> Limits:
    return Limits(dict.fromkeys(Label, floor), dict.fromkeys(Label, threshold), {})


def test_covers_an_identifier_that_only_the_network_sees(events: Language) -> None:
    alone = _masked(events, _alike(floor=1.1, threshold=0.0))

    assert alone == set()
    assert _by(events, [_marked("EVENT")]) == {"marteau"}


def test_refuses_what_only_wastes_letters(events: Language) -> None:
    bold = _masked(events, _alike(floor=0.0, threshold=0.95))

    assert any("marteau" in one for one in bold)
    assert _by(events, [UNMARKED]) == set()


def test_counts_what_may_be_masked_neither_way(events: Language) -> None:
    allowed = _marked("MAY")

    free, with_waste = choose(events, [allowed]), choose(events, [allowed, UNMARKED])

    assert free.thresholds[Label.EVENT] == 0.0
    assert _masked(events, with_waste) == set()


def test_wastes_more_letters_for_a_name_than_for_an_event(events: Language, persons: Language) -> None:
    # The same sentence scores the same each time: the mark is bought with fourteen letters, or not at all.
    for_event = _by(events, [_marked("EVENT"), UNMARKED, UNMARKED])
    for_name = _by(persons, [_marked("PERSON"), UNMARKED, UNMARKED])

    assert for_event == set()
    assert for_name == {"marteau"}


def test_wastes_more_letters_where_nothing_has_capitals(events: Language) -> None:
    texts = [_marked("EVENT"), UNMARKED, UNMARKED]

    assert _masked(events, choose(events, texts, worth=CASED)) == set()
    assert _masked(events, choose(events, texts, worth=FLAT)) == {"marteau"}


def test_weighs_only_what_the_rules_miss(events: Language) -> None:
    numbered = read_marked("On rejoint le CLSC au ⟦CODE|418 555-0177⟧ tous les matins.")

    limits = choose(events, [numbered])

    assert limits.thresholds[Label.CODE] == 0.0
    assert limits.floors[Label.CODE] == 0.0


def test_doubts_a_rule_that_the_network_rightly_denies(events: Language) -> None:
    doubts = choose(events, _aged(right=False)).doubts

    assert set(doubts) == {"rule:years"}
    assert 0 < doubts["rule:years"] < 1


def test_doubts_no_rule_that_is_right_and_none_it_saw_too_little_of(events: Language) -> None:
    assert choose(events, _aged(right=True)).doubts == {}
    assert choose(events, _aged(right=False)[:4]).doubts == {}


def test_never_doubts_a_name_or_a_number_for_less_than_near_certainty(events: Language) -> None:
    texts = [
        read_marked(f"Hier encore, le {word} est tombé devant Mme Gagnon, au 418 555-0177.")
        for word in [*WORDS, *WORDS]
    ]

    doubts = choose(events, texts).doubts

    assert all(limit >= 0.95 for limit in doubts.values())


def test_chooses_a_limit_for_each_label(events: Language) -> None:
    limits = choose(events, [UNMARKED])

    assert set(limits.floors) == set(limits.thresholds) == {label.value for label in Label}
    assert all(0 <= limit < 1 for limit in [*limits.floors.values(), *limits.thresholds.values()])
