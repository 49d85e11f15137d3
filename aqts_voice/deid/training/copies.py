"""Copies of a marked testimony as people also type: other names, no capitals, all capitals, no accents, typos; seeded by the caller."""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from aqts_voice.deid import lexicon
from aqts_voice.deid.folding import plain
from aqts_voice.deid.scoring import Mark
from aqts_voice.deid.training.corpus import Marked

Segment = tuple[str, str]
"""A run of text and its label, empty outside of any mark."""

_VOWELS = "aeiou"
_KEYS = {
    "a": "zqs",
    "e": "rzd",
    "i": "uok",
    "o": "ipl",
    "u": "yij",
    "n": "bhm",
    "r": "etf",
    "s": "qdz",
    "t": "ryg",
    "l": "kmo",
}


def copy_of(marked: Marked, chance: Random) -> Marked:
    """Return *marked* changed in one of the ways people type, or as it is; names are often others.

    Shares, chosen on held-out texts: as typed 40 %, no capitals 15 %, phone 15 %, capitals 10 %, no accents 8 %,
    names without capitals 6 %, typos 6 %.
    """
    segments = list(_segments(marked))
    if chance.random() < 0.5:
        segments = _with_other_names(segments, chance)
    way = chance.choices(_WAYS, weights=[weight for _, weight in _SHARES])[0]
    return _joined(way(segments, chance))


def _segments(marked: Marked) -> Iterator[Segment]:
    text, marks = marked
    at = 0
    for mark in marks:
        yield text[at : mark.start], ""
        yield text[mark.start : mark.end], mark.label
        at = mark.end
    yield text[at:], ""


def _joined(segments: list[Segment]) -> Marked:
    text, marks = "", []
    for run, label in segments:
        if label and run.strip():
            marks.append(Mark(len(text), len(text) + len(run), label))
        text += run
    return text, marks


def _as_typed(segments: list[Segment], _chance: Random) -> list[Segment]:
    return segments


def _lower(segments: list[Segment], _chance: Random) -> list[Segment]:
    return [(run.lower(), label) for run, label in segments]


def _upper(segments: list[Segment], chance: Random) -> list[Segment]:
    bare = chance.random() < 0.4
    loud = [
        ("".join(sign.upper() if len(sign.upper()) == 1 else sign for sign in run), label) for run, label in segments
    ]
    return [(_bare(run), label) for run, label in loud] if bare else loud


def _without_accents(segments: list[Segment], _chance: Random) -> list[Segment]:
    return [(_bare(run), label) for run, label in segments]


def _names_without_capitals(segments: list[Segment], _chance: Random) -> list[Segment]:
    return [(run.lower() if label in {"PERSON", "LOC", "ORG"} else run, label) for run, label in segments]


def _with_typos(segments: list[Segment], chance: Random) -> list[Segment]:
    return [
        ("".join(_mistyped(piece, chance, 0.06 if not label else 0.12) for piece in _pieces(run)), label)
        for run, label in segments
    ]


def _phone(segments: list[Segment], chance: Random) -> list[Segment]:
    """Type as on a telephone: no capitals, apostrophes and accents left out, typos, short forms."""
    bare, glued, tired = chance.random() < 0.6, chance.random() < 0.6, chance.random() < 0.5
    result = []
    for run, label in _lower(segments, chance):
        typed = run
        if glued and not label:
            # The last apostrophe before a mark stays: the letters of an article must not enter the name.
            head, tail = (run[:-2], run[-2:]) if run.endswith(("'", "’")) else (run, "")
            typed = "".join("" if sign in "'’" and chance.random() < 0.7 else sign for sign in head) + tail
        if tired and not label:
            typed = "".join("" if sign in ",.;:!" and chance.random() < 0.6 else sign for sign in typed)
        result.append((_bare(typed) if bare else typed, label))
    return _with_typos(result, chance) if tired else result


_SHARES: tuple[tuple[Callable[[list[Segment], Random], list[Segment]], float], ...] = (
    (_as_typed, 0.40),
    (_lower, 0.15),
    (_phone, 0.15),
    (_upper, 0.10),
    (_without_accents, 0.08),
    (_names_without_capitals, 0.06),
    (_with_typos, 0.06),
)
_WAYS = [way for way, _ in _SHARES]


def _bare(run: str) -> str:
    """Return *run* without accents, letter for letter."""
    return "".join(unicodedata.normalize("NFD", sign)[0] if sign.isalpha() else sign for sign in run)


def _pieces(run: str) -> list[str]:
    """Cut *run* into words and what parts them."""
    pieces: list[str] = []
    for sign in run:
        if pieces and pieces[-1][-1].isalpha() and sign.isalpha():
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def _mistyped(piece: str, chance: Random, share: float) -> str:
    if len(piece) < 4 or not piece.isalpha() or chance.random() >= share:
        return piece
    at = chance.randrange(1, len(piece) - 1)
    ways = (
        piece[:at] + piece[at + 1] + piece[at] + piece[at + 2 :],
        piece[:at] + piece[at + 1 :],
        piece[:at] + piece[at] + piece[at:],
        piece[:at] + chance.choice(_KEYS.get(piece[at], _VOWELS)) + piece[at + 1 :],
    )
    return chance.choice(ways)


@cache
def _names(*lists: str) -> tuple[str, ...]:
    """Return the one-word entries of some lists of ours."""
    return tuple(sorted({entry for name in lists for entry in lexicon.entries(f"{name}.txt") if entry.isalpha()}))


@cache
def _places() -> tuple[str, ...]:
    return tuple(sorted(lexicon.entries("municipalities.txt")))


def _with_other_names(segments: list[Segment], chance: Random) -> list[Segment]:
    """Give the people and the municipalities of a text other names, the same one for the same name."""
    known: dict[str, str] = {}
    return [(_renamed(run, label, known, chance), label) for run, label in segments]


def _renamed(run: str, label: str, known: dict[str, str], chance: Random) -> str:
    if label == "PERSON":
        return "".join(_other_person(piece, known, chance) for piece in _pieces(run))
    if label in {"LOC", "ORG"}:
        return _with_other_place(run, known, chance)
    return run


def _other_person(piece: str, known: dict[str, str], chance: Random) -> str:
    word = plain(piece)
    if len(piece) < 3 or not piece.isalpha() or lexicon.is_ordinary(word):
        return piece
    if word not in known:
        surname = word in lexicon.single_names("surnames", "surnames_more", ours=True)
        given = word in lexicon.single_names("given_names", "given_names_more", ours=True)
        lists: tuple[str, ...] = ("given_names", "given_names_more")
        if surname and not given:
            lists = ("surnames", "surnames_more")
        if not surname and not given:
            lists = (*lists, "surnames_more")
        other = chance.choice(_names(*lists))
        known[word] = _invented(other, chance) if chance.random() < 0.15 else other
    return _cased_as(piece, known[word])


def _invented(name: str, chance: Random) -> str:
    """Return a name that no list holds, by changing a letter or two of one that a list holds."""
    letters = list(name)
    for _ in range(2):
        letters[chance.randrange(len(letters))] = chance.choice("aeioulnrstmdbk")
    return "".join(letters).capitalize()


def _with_other_place(run: str, known: dict[str, str], chance: Random) -> str:
    for place in sorted((one for one in _places() if one in run), key=len, reverse=True)[:1]:
        if place == run or (len(place) > 5 and f" {place}" in run):
            known.setdefault(place, chance.choice(_places()))
            return run.replace(place, known[place])
    return run


def _cased_as(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word.lower() if model.islower() else word
