"""Where capitals mean something."""

from aqts_voice.deid.casing import casing_of


def test_trusts_capitals_in_ordinary_prose() -> None:
    casing = casing_of("Bonjour. Je parle à Maryse.")

    assert not casing.is_flat(0)


def test_knows_a_text_typed_without_capitals() -> None:
    assert casing_of("bonjour. je parle à maryse").lazy


def test_knows_a_shouting_line_among_others() -> None:
    text = "Elle a écrit :\nON N'EN PEUT PLUS\nPuis rien."

    casing = casing_of(text)

    assert casing.is_flat(text.index("PEUT"))
    assert not casing.is_flat(text.index("Puis"))


def test_counts_six_letters_and_three_capitals_in_five_as_a_shout() -> None:
    assert casing_of("ABCDabc").loud == ()
    assert casing_of("ABCDEabc").loud == ((0, 8),)
    assert casing_of("ÉÀÇÉÈéà").loud == ((0, 7),)
    assert casing_of("ABCDE").loud == ()
