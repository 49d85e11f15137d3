"""Which entries of an official list may join ours: those that name one thing, and no word or person besides."""

from aqts_voice.deid import lexicon

_SHORTEST = 3
# A word more frequent than this in general French or English is read as a word. (A share of all words.)
_WORDLIKE = 1e-5
_SAINTS = frozenset({"saint", "sainte", "notre"})


def fits(list_name: str, entry: str) -> bool:
    """Say whether *entry* may join the list called *list_name* without taking words, or other names, for it."""
    words = lexicon.key(entry)
    if sum(map(len, words)) < _SHORTEST or words in lexicon.phrases("kept", ours=True):
        return False
    if list_name in {"given_names_more", "surnames_more"}:
        return not all(map(_is_our_name, words)) and all(map(_names_a_person, words))
    if list_name == "organisations":
        return _names_an_organisation(words)
    return _names_a_place(words)


def _names_a_person(word: str) -> bool:
    """Say whether a part of a name is on no list of words or places; a rare word is no name either."""
    if _is_our_name(word):
        return True
    places = lexicon.phrases("municipalities", "districts", "organisations", ours=True)
    return len(word) >= _SHORTEST and not _is_word(word, floor=0.0) and (word,) not in places


def _is_our_name(word: str) -> bool:
    return word in lexicon.single_names("given_names", "surnames", ours=True)


def _names_a_place(words: tuple[str, ...]) -> bool:
    """Say whether a place cannot be read as ordinary words: « Les Hauteurs » and « La Présentation » can."""
    return words[0] in _SAINTS or any(len(word) >= _SHORTEST and not _is_word(word) for word in words)


def _names_an_organisation(words: tuple[str, ...]) -> bool:
    """Say whether a name is more than a type of establishment, and neither a place, a saint nor a person besides."""
    if len(words) == 1 or words[0] in _SAINTS:
        return False
    people = lexicon.single_names("given_names", "given_names_more", ours=True)
    if words[0] in people or words in lexicon.phrases("municipalities", "districts", ours=True):
        return False
    rest = [word for word in words if (word,) not in lexicon.phrases("organisation_heads", ours=True)]
    return any(word in _SAINTS or word in people or not _is_word(word) for word in rest if len(word) >= _SHORTEST)


def _is_word(word: str, *, floor: float = _WORDLIKE) -> bool:
    """Say whether a plain word, or its singular, is ordinary, a type word, or at least as frequent as *floor*."""
    lists = ("wordlike_names", "complements", "organisation_heads", "kept")
    return any(
        lexicon.is_ordinary(form)
        or form in lexicon.common_words(floor)
        or any(form in lexicon.vocabulary(name) for name in lists)
        for form in {word, word.removesuffix("s")}
    )
