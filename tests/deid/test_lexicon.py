"""The lists of the house as look-up tables."""

from aqts_voice.deid import lexicon
from aqts_voice.deid.words import Word


def _words(*parts: tuple[str, str]) -> list[Word]:
    return [Word(plain, 0, len(plain), gap, True, False, False, False) for gap, plain in parts]


def test_finds_a_name_whatever_its_hyphens_and_saints() -> None:
    names = lexicon.Phrases(iter(["Saint-Jean-sur-Richelieu", "Sept-Îles"]))

    spaced = names.match(_words((" ", "st"), ("-", "jean"), (" ", "sur"), (" ", "richelieu")), 0)
    short = names.match(_words((" ", "sept"), (" ", "iles"), (" ", "et")), 0)

    assert (spaced, short) == (4, 2)


def test_finds_nothing_in_half_a_name() -> None:
    names = lexicon.Phrases(iter(["Sept-Îles"]))

    assert names.match(_words((" ", "sept"), (" ", "jours")), 0) == 0


def test_takes_no_ordinary_word_for_a_name() -> None:
    assert lexicon.is_ordinary("bureau")
    assert not lexicon.is_ordinary("latendresse")


def test_reads_each_section_of_the_cues() -> None:
    assert "mme" in lexicon.cues("title")
    assert "mme" not in lexicon.cues("kin")
    assert "reforme" in lexicon.cues("public")


def test_knows_common_words_above_a_floor_only() -> None:
    assert "bonjour" in lexicon.common_words()
    assert lexicon.common_words(1e-4) < lexicon.common_words()
