"""Follows a type word (« école », « CLSC », « équipe ») to the end of the name that it opens; holds no list of its own."""

from aqts_voice.deid import lexicon
from aqts_voice.deid.words import Word
from aqts_voice.deid.wordset import word_set

_LINKS = word_set("de du des d la le les l aux of the")
_OF = word_set("de du des d la l aux en of pour")
_LONGEST = 9


def end_of_name(words: list[Word], at: int) -> int:
    """Return the index after the name that follows a type word, from *at* on; 0 when no name follows.

    Links and complements may come before the name and between its parts; the name itself is
    written with capitals, or, where capitals mean nothing, is made of words that are not ordinary.
    """
    last = 0
    lower = 0
    here = at
    while here < len(words) and here - at < _LONGEST and words[here].glued:
        word = words[here]
        place = _place(words, here)
        if place:
            here += place
            last = here
        elif _names(words, here):
            here += 1
            last = here
        elif word.plain in _LINKS or (
            last and word.plain == "en" and here + 1 < len(words) and _place(words, here + 1)
        ):
            here += 1
        elif last == 0 and lower < 3 and _complement(words, here):
            here += 1
            lower += 1
        else:
            break
    return last


def _names(words: list[Word], at: int) -> bool:
    """Say whether the word at *at* is part of a name."""
    word = words[at]
    if word.plain in lexicon.cues("title") or (word.upper and word.plain in lexicon.vocabulary("kept")):
        return False
    if word.title:
        return True
    if word.gap == "-" and at and (words[at - 1].title or words[at - 1].flat):
        return word.flat or word.plain in _LINKS
    if not word.flat or word.plain in _LINKS or len(word.plain) < 3:
        return False
    return not lexicon.is_ordinary(word.plain)


def _place(words: list[Word], at: int) -> int:
    """Return how many words of a listed place or of a saint's name open at *at*."""
    word = words[at]
    if not (word.title or word.flat):
        return 0
    if word.plain in {"saint", "sainte", "st", "ste"} and at + 1 < len(words) and words[at + 1].glued:
        return 2
    length = lexicon.phrases("municipalities", "districts").match(words, at)
    return length if length > 1 or (word.plain not in _LINKS and not lexicon.is_ordinary(word.plain)) else 0


def _complement(words: list[Word], at: int) -> bool:
    """Say whether the word at *at* may stand between a type word and its name."""
    word = words[at]
    if word.plain in lexicon.vocabulary("complements"):
        return True
    after_link = words[at - 1].plain in _OF
    return (
        after_link and not word.title and len(word.plain) > 3 and word.plain not in lexicon.vocabulary("function_words")
    )
