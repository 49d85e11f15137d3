"""The French list of 2,048 words and the forgiving reading of words typed from it; keeps nothing that is typed."""

import unicodedata
from difflib import get_close_matches

from mnemonic import Mnemonic

LIST_WORDS = 2048
PREFIX_LETTERS = 4
LONGEST_TYPED = 1000  # Eight words take under 200 characters; canonical ordering of longer marks could be slow.
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def fold(typed: str) -> str:
    """Return the words of *typed* in lower case without accents, single spaces between them.

    Only the first 1,000 characters are read. Marks and invisible format characters vanish; whatever else is not a
    letter separates words.
    """
    decomposed = unicodedata.normalize("NFKD", typed[:LONGEST_TYPED].casefold().translate(LIGATURES))
    kept = (
        letter if letter.isalpha() else " "
        for letter in decomposed
        if unicodedata.category(letter) not in ("Mn", "Mc", "Me", "Cf")
    )
    return " ".join("".join(kept).split())


# The package ships part of this list decomposed; one form only may ever be shown or compared.
WORDS: tuple[str, ...] = tuple(unicodedata.normalize("NFC", word) for word in Mnemonic("french").wordlist)
_FOLDED: tuple[str, ...] = tuple(fold(word) for word in WORDS)
_PLACES: dict[str, int] = {word: place for place, word in enumerate(_FOLDED)}
_PREFIXES: dict[str, int] = {word[:PREFIX_LETTERS]: place for place, word in enumerate(_FOLDED)}
_LENGTHS: tuple[int, ...] = tuple(sorted({len(word) for word in _FOLDED}))


def place_of(folded: str) -> int | None:
    """Return the place (0 to 2047) of a folded word or of its first four letters or more, None when unknown.

    The first four letters of a word name it alone in this list.
    """
    if folded in _PLACES:
        return _PLACES[folded]
    place = _PREFIXES.get(folded[:PREFIX_LETTERS])
    if place is None or len(folded) < PREFIX_LETTERS or not _FOLDED[place].startswith(folded):
        return None
    return place


def _places_in_run(letters: str) -> list[int] | None:
    """Return the places of whole words written without any space, None when the run does not divide into words.

    No word of the list begins another, so a run divides in one way at most.
    """
    places: list[int] = []
    start = 0
    while start < len(letters):
        for length in _LENGTHS:
            place = _PLACES.get(letters[start : start + length])
            if place is not None:
                break
        else:
            return None
        places.append(place)
        start += len(_FOLDED[place])
    return places


def read_places(typed: str, count: int) -> list[int | None]:
    """Return the places of the words typed, None for each one that is not in the list.

    When what is typed does not read as *count* words of the list, it is read again without its separators, so that
    missing and misplaced spaces are forgiven.
    """
    folded = fold(typed)
    places = [place_of(word) for word in folded.split()]
    if len(places) == count and None not in places:
        return places
    run = _places_in_run(folded.replace(" ", ""))
    if run is not None and len(run) == count:
        return list(run)
    return places


def folded_word(place: int) -> str:
    """Return the word at *place* in lower case without accents."""
    return _FOLDED[place]


def close_words(word: str, most: int) -> tuple[str, ...]:
    """Return up to *most* words of the list that look like *word*, the closest first."""
    folded = fold(word[: LONGEST_TYPED // 20]).replace(" ", "")
    close = get_close_matches(folded, _FOLDED, n=most, cutoff=0.6) if folded else []
    return tuple(WORDS[_PLACES[match]] for match in close)
