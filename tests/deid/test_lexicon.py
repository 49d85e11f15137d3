"""The lists of the house as look-up tables."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from aqts_voice.deid import gazetteers, lexicon
from aqts_voice.deid.words import Word


def _words(*parts: tuple[str, str]) -> list[Word]:
    return [Word(plain, 0, len(plain), gap, True, False, False, False, 0) for gap, plain in parts]


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An instance whose operator loaded lists of names that nobody bears."""
    (tmp_path / "a.csv").write_text("quartier,ville,arrondissement\nLac-Zorval,X,Y\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("nom,n\nZorvaline,3\n", encoding="utf-8")
    gathered = gazetteers.gather(tmp_path, day="2026-01-02", dated=str, fits=lambda _list, _entry: True)
    gazetteers.save(gathered, tmp_path)
    monkeypatch.setenv("AQTS_GAZETTEERS", str(tmp_path))
    kept = (lexicon.loaded, lexicon.phrases, lexicon.single_names)
    for one in kept:
        one.cache_clear()
    yield
    for one in kept:
        one.cache_clear()


@pytest.mark.usefixtures("loaded")
def test_joins_what_the_operator_loaded_to_our_lists() -> None:
    places = lexicon.phrases("municipalities", "districts")

    assert ("lac", "zorval") in places
    assert ("matane",) in places
    assert "zorvaline" in lexicon.single_names("surnames_more")


@pytest.mark.usefixtures("loaded")
def test_keeps_our_own_lists_apart_for_who_asks_for_them_alone() -> None:
    assert ("lac", "zorval") not in lexicon.phrases("municipalities", "districts", ours=True)
    assert "zorvaline" not in lexicon.single_names("surnames_more", ours=True)


def test_is_quick_with_as_many_entries_as_the_official_lists(tmp_path: Path) -> None:
    many = tuple(f"Mont-{first}{second}" for first in "abcdefghij" * 10 for second in map(str, range(300)))
    gazetteers.save(gazetteers.Gazetteers("2026-01-02", (), {"districts": many}), tmp_path)
    before = process_time()

    read = gazetteers.read(tmp_path)

    assert read is not None
    assert lexicon.Phrases(iter(read.lists["districts"])).match(_words((" ", "mont"), ("-", "a")), 0) == 2
    assert process_time() - before < 2


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


def test_tells_where_a_name_may_open() -> None:
    names = lexicon.Phrases(iter(["Saint-Jean-sur-Richelieu", "Sept-Îles"]))

    places = names.places(_words((" ", "a"), (" ", "st"), ("-", "jean"), (" ", "sept"), (" ", "jours")))

    assert places == [1, 3]


def test_gives_common_words_as_they_are_typed() -> None:
    forms = lexicon.common_forms(1e-4, 1e-2)

    assert {"été", "de", "De"} <= forms
    assert "Été" not in forms
    assert all(form.isalpha() or len(form) == 1 for form in forms)
