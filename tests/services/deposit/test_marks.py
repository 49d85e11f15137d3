"""Runs that are masked or left, and the way back to the typed text."""

from dataclasses import replace

import pytest

from aqts_voice.deid.labels import Label
from aqts_voice.deid.traces import Trace
from aqts_voice.services.deposit import marks
from aqts_voice.services.deposit.marks import Mark, Piece

TEXT = "Josée est à Matane ce soir"
JOSEE = Trace(0, 5, Label.PERSON, "list:test", 1.0, 0, sure=True)
MATANE = Trace(12, 18, Label.LOC, "list:test", 0.4, 0, sure=False)


def test_cuts_a_text_at_its_marks() -> None:
    cut = list(marks.pieces(TEXT, [Mark(JOSEE, "[personne A]"), Mark(MATANE, "[lieu]")]))

    assert cut == [
        Piece("[personne A]", "mask"),
        Piece(" est à ", "plain"),
        Piece("[lieu]", "doubtful"),
        Piece(" ce soir", "plain"),
    ]


def test_leaves_the_words_of_a_mark_without_placeholder() -> None:
    assert marks.kept_text(TEXT, [Mark(JOSEE, None), Mark(MATANE, "[lieu]")]) == "Josée est à [lieu] ce soir"


@pytest.mark.parametrize("word", ["est à", "ce soir", "est", "soir"])
@pytest.mark.parametrize("placeholder", ["[personne A]", "[x]", None])
def test_finds_a_run_of_the_kept_text_again_in_the_typed_one(word: str, placeholder: str | None) -> None:
    done = [Mark(JOSEE, placeholder), Mark(MATANE, "[lieu]")]
    at = marks.kept_text(TEXT, done).index(word)

    found = marks.typed_trace(replace(MATANE, start=at, end=at + len(word)), done)

    assert TEXT[found.start : found.end] == word


def test_widens_a_run_that_cuts_a_placeholder_to_all_that_it_replaced() -> None:
    done = [Mark(JOSEE, "[personne A]"), Mark(MATANE, "[lieu]")]
    kept = marks.kept_text(TEXT, done)
    start, end = kept.index("A]"), kept.index("lieu") + 2

    found = marks.typed_trace(replace(MATANE, start=start, end=end), done)

    assert TEXT[found.start : found.end] == "Josée est à Matane"


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (("",), 0),
        (("[lieu] et [date]",), 0),
        (("[personne A] et [personne C]",), 3),
        (("[person B]", "[personne AA]"), 27),
    ],
)
def test_counts_people_from_the_letters_already_used(texts: tuple[str, ...], first: int) -> None:
    assert marks.people_in(*texts) == first


def test_moves_ordinals_past_those_already_used() -> None:
    assert [trace.group for trace in marks.numbered([JOSEE, MATANE], people=3, others=1)] == [3, 1]
