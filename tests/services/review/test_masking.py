"""Further masks: whole words in any spelling, letters that stay, and nothing else changed."""

import pytest

from aqts_voice.deid.labels import Label
from aqts_voice.services.review import masking
from aqts_voice.services.review.masking import Mask, mask


@pytest.mark.parametrize(
    ("text", "words", "label", "expected"),
    [
        ("Luc est venu.", "luc", Label.PERSON, "[personne A] est venu."),
        ("LÉA et Lea.", "léa", Label.PERSON, "[personne A] et [personne A]."),
        ("Lucie et Luc.", "Luc", Label.PERSON, "Lucie et [personne A]."),
        ("L’Hôpital du Coin.", "hopital du coin", Label.ORG, "L’[établissement]."),
        ("au CLSC\nd’Argent", "clsc d'argent", Label.ORG, "au [établissement]"),
        ("[personne B] et Luc.", "Luc", Label.PERSON, "[personne B] et [personne A]."),
        ("[personne A] et Luc.", "Luc", Label.PERSON, "[personne A] et [personne B]."),
        ("la personne et [personne A].", "personne", Label.ROLE, "la [fonction] et [personne A]."),
        ("voir [personne A] hier", "[personne A]", Label.PERSON, "voir [personne A] hier"),
        ("né Łukasz", "Łukasz", Label.PERSON, "né [personne A]"),
        ("e\u0301té 2019", "été 2019", Label.DATE, "[date]"),
    ],
)
def test_hides_whole_words_in_any_spelling(text: str, words: str, label: Label, expected: str) -> None:
    assert mask(text, [Mask(words, label)]).text == expected


def test_gives_one_letter_to_a_name_and_its_parts_and_another_to_the_next() -> None:
    masked = mask(
        "Marie Tremblay, puis Tremblay, puis Luc.",
        [Mask("Tremblay", Label.PERSON), Mask("Luc", Label.PERSON), Mask("Marie Tremblay", Label.PERSON)],
    )

    assert masked.text == "[personne A], puis [personne A], puis [personne B]."
    assert masked.counts == {"PERSON": 3}


def test_uses_the_letter_of_somebody_already_named() -> None:
    masked = mask("[personne A] ou Loulou.", [Mask("Loulou", Label.PERSON, person=0)])

    assert masked.text == "[personne A] ou [personne A]."


def test_names_the_listed_words_that_the_text_does_not_hold() -> None:
    masked = mask("Luc.", [Mask("Luc", Label.PERSON), Mask("Zoé", Label.PERSON)])

    assert masked.missing == ("Zoé",)


def test_writes_in_the_language_of_the_text() -> None:
    assert mask("I met Luc.", [Mask("Luc", Label.PERSON)], language="en").text == "I met [person A]."


@pytest.mark.parametrize("words", ["", "   ", "\n"])
def test_hides_nothing_for_blank_words(words: str) -> None:
    masked = mask("Un texte.", [Mask(words, Label.PERSON)])

    assert (masked.text, masked.counts) == ("Un texte.", {})


def test_cuts_a_text_at_its_placeholders_and_loses_nothing() -> None:
    text = "[lieu] : j’ai vu [personne A]."

    found = masking.pieces(text)

    assert "".join(piece.text for piece in found) == text
    assert [piece.text for piece in found if piece.mask] == ["[lieu]", "[personne A]"]


def test_shows_no_word_when_it_is_written_in_a_log() -> None:
    masked = mask("Luc et Zoé.", [Mask("Luc", Label.PERSON), Mask("Ève", Label.PERSON)])

    assert not [word for word in ("Luc", "Zoé", "Ève") if word in repr((masked, Mask("Luc", Label.PERSON)))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2021", "Au [lieu\u00a0: Montérégie], en [date], CLSC."),
        ("monteregie", "Au [lieu], en [date\u00a0: 2021], CLSC."),
        ("[lieu : Montérégie]", "Au [lieu], en [date\u00a0: 2021], CLSC."),
        ("lieu", "Au [lieu\u00a0: Montérégie], en [date\u00a0: 2021], CLSC."),
    ],
)
def test_makes_a_general_value_bare_when_it_is_listed(words: str, expected: str) -> None:
    masked = mask("Au [lieu\u00a0: Montérégie], en [date\u00a0: 2021], CLSC.", [Mask(words, Label.LOC)])

    assert (masked.text, masked.counts, masked.missing) == (expected, {}, ())


def test_hides_a_word_outside_and_its_value_inside_a_placeholder_at_once() -> None:
    masked = mask(
        "[établissement\u00a0: CLSC] ou le CLSC d’à côté", [Mask("CLSC d’à côté", Label.ORG), Mask("CLSC", Label.ORG)]
    )

    assert (masked.text, masked.counts) == ("[établissement] ou le [établissement]", {"ORG": 1})


def test_cuts_a_text_at_placeholders_that_tell_a_value() -> None:
    text = "En [date\u00a0: 2021], à [lieu : Montérégie] et [lieu : Julie]."

    assert [piece.text for piece in masking.pieces(text) if piece.mask] == ["[date\u00a0: 2021]", "[lieu : Montérégie]"]
