"""The lists of the house as look-up tables: names, places, establishments, ordinary words; read once, with those the operator loaded."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from wordfreq import get_frequency_dict

from aqts_voice.deid import gazetteers
from aqts_voice.deid.folding import plain
from aqts_voice.deid.words import Word

_DATA = files("aqts_voice.deid") / "data"
# A run of letters or a single sign: what our tokens are made of.
_PIECE = re.compile(r"[^\W\d_]+|\S")
# « Saint » is typed in many ways; all are read as one.
_SAINTS = {"st": "saint", "ste": "sainte", "mt": "mont"}


def entries(name: str) -> Iterator[str]:
    """Yield the entries of a data file: one a line or separated by commas; lines that open with # are comments."""
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from (entry.strip() for entry in line.split(",") if entry.strip())


@cache
def loaded(name: str) -> tuple[str, ...]:
    """Return the entries that the operator's official lists add to the list *name*; read once, at the first question.

    Raises gazetteers.BrokenGazetteers: a list that is thought to be there and is not would let names through.
    """
    found = gazetteers.read(gazetteers.folder())
    return () if found is None else found.lists.get(name, ())


def key(text: str) -> tuple[str, ...]:
    """Return the plain words of an entry, in the form that Phrases looks for."""
    words = "".join(sign if sign.isalpha() else " " for sign in plain(text)).split()
    return tuple(_SAINTS.get(word, word) for word in words)


class Phrases:
    """A set of names of one or more words, found again whatever their hyphens, accents and case."""

    def __init__(self, names: Iterator[str]) -> None:
        self._all: set[tuple[str, ...]] = {key(name) for name in names} - {()}
        self._longest: dict[str, int] = {}
        for words in self._all:
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))
        self._firsts = frozenset(self._longest) | {short for short, whole in _SAINTS.items() if whole in self._longest}

    def __contains__(self, words: tuple[str, ...]) -> bool:
        return words in self._all

    def places(self, words: Sequence[Word]) -> list[int]:
        """Return where in *words* stands the first word of some name; asking this once is quicker than a match at each word."""
        firsts = self._firsts
        return [at for at, word in enumerate(words) if word.plain in firsts]

    def match(self, words: Sequence[Word], at: int) -> int:
        """Return how many words from *at* on form the longest name of the set; 0 when none does."""
        first = _SAINTS.get(words[at].plain, words[at].plain)
        run = [first]
        best = 1 if (first,) in self._all else 0
        for step in range(1, self._longest.get(first, 0)):
            if at + step >= len(words) or not words[at + step].glued:
                break
            run.append(_SAINTS.get(words[at + step].plain, words[at + step].plain))
            if tuple(run) in self._all:
                best = step + 1
        return best


@cache
def phrases(*names: str, ours: bool = False) -> Phrases:
    """Return some lists as Phrases, with what the operator loaded unless *ours* alone are asked; the cache holds lists only."""
    return Phrases(entry for name in names for entry in _all_entries(name, ours=ours))


def _all_entries(name: str, *, ours: bool) -> Iterator[str]:
    yield from entries(f"{name}.txt")
    yield from () if ours else loaded(name)


@cache
def vocabulary(name: str) -> frozenset[str]:
    """Return the words of a data file, plain, whatever separates them."""
    return frozenset(word for entry in entries(f"{name}.txt") for word in plain(entry).split())


@cache
def single_names(*names: str, ours: bool = False) -> frozenset[str]:
    """Return the entries of some name lists, in plain form, and the parts of the compound ones; loaded ones unless *ours*."""
    found = (key(entry) for name in names for entry in _all_entries(name, ours=ours))
    return frozenset(part for parts in found for part in parts if len(part) > 1)


def is_ordinary(word: str) -> bool:
    """Say whether a plain word was seen to name nobody."""
    return word in vocabulary("ordinary_words") or word in vocabulary("function_words")


@cache
def cues(section: str) -> frozenset[str]:
    """Return the words of one section of ``cues.txt``."""
    text = (_DATA / "cues.txt").read_text(encoding="utf-8")
    return frozenset(text.split(f"[{section}]\n", 1)[1].split("\n[", 1)[0].split())


@cache
def common_words(floor: float = 0.0) -> frozenset[str]:
    """Return the French and English words, plain, that are at least as frequent as *floor* (a share of all words).

    They come from the package wordfreq. Its whole list is read once: asking it for one word would
    keep that word in its cache.
    """
    return frozenset(
        plain(word)
        for language in ("fr", "en")
        for word, share in get_frequency_dict(language, "small").items()
        if share >= floor and word.isalpha()
    )


def common_forms(floor: float, capital_floor: float) -> set[str]:
    """Return the pieces of the French and English words above *floor* as they are typed, accents and all.

    Those above *capital_floor* come with a capital too: they open sentences.
    """
    found: set[str] = set()
    for language in ("fr", "en"):
        for word, share in get_frequency_dict(language, "small").items():
            if share >= floor:
                found.update(_PIECE.findall(word))
            if share >= capital_floor:
                found.update(_PIECE.findall(word.capitalize()))
    return found
