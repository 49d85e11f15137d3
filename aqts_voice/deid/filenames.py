"""The name of a file or folder with what could identify someone replaced; a name has little context, so it is read in several ways."""

import re
from collections.abc import Iterator

from aqts_voice.deid import lexicon
from aqts_voice.deid.folding import plain
from aqts_voice.deid.labels import Label
from aqts_voice.deid.pipeline import Deidentifier
from aqts_voice.deid.redaction import placeholder
from aqts_voice.deid.traces import Trace

# The words of a name, whatever glues them: « entrevueTremblay_v2 » holds three.
_PIECE = re.compile(r"[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿœ]+|[A-ZÀ-ÖØ-ÞŒ]+(?![a-zß-öø-ÿœ])|[^\W\d_]|\d+")
_LONG_NUMBER = 6
_SHORTEST_CODE = 4
_SHORTEST_NAME = 3
_LONGEST_PLACE = 6

Span = tuple[int, int, str]
"""Where a piece stands in the name, end excluded, and what takes its place."""


def masked_name(engine: Deidentifier, name: str) -> str:
    """Return *name*, which has no ending, with what was found in it replaced by « personne », « lieu », « date »…"""
    pieces = [match.span() for match in _PIECE.finditer(name)]
    words = [name[start:end] for start, end in pieces]
    found = [*_listed(pieces, words), *_long_numbers(pieces, words), *_in_words(engine, pieces, words)]
    if any(word.isdigit() and len(word) >= _SHORTEST_CODE for word in words):
        found += _whole(engine, name, pieces)
    return _replaced(name, found)


def _listed(pieces: list[tuple[int, int]], words: list[str]) -> Iterator[Span]:
    """Yield the people and places that our lists know, whatever their case, and the names that an initial is glued to."""
    plain_words = [plain(word) for word in words]
    for at, word in enumerate(plain_words):
        if _is_name(word) or _is_glued_name(word):
            yield *pieces[at], "personne"
        for end in range(min(at + _LONGEST_PLACE, len(words)), at, -1):
            run = tuple(plain_words[at:end])
            known = run in lexicon.phrases("municipalities", "districts")
            if known and not all(map(lexicon.is_ordinary, run)) and len("".join(run)) > 2:
                yield pieces[at][0], pieces[end - 1][1], "lieu"
                break


def _is_name(word: str) -> bool:
    """Say whether a word is a given or family name; one of the longer lists must be no word of the language besides."""
    if len(word) < _SHORTEST_NAME or lexicon.is_ordinary(word) or word in lexicon.vocabulary("wordlike_names"):
        return False
    if word in lexicon.single_names("given_names", "surnames"):
        return True
    return word in lexicon.single_names("given_names_more", "surnames_more") and word not in lexicon.common_words()


def _is_glued_name(word: str) -> bool:
    """Say whether a word is a family name with an initial glued to it, as in user names: « jtremblay », « gagnonm »."""
    return not lexicon.is_ordinary(word) and any(
        len(rest) > _SHORTEST_NAME and rest in lexicon.single_names("surnames") and not lexicon.is_ordinary(rest)
        for rest in (word[1:], word[:-1])
    )


def _whole(engine: Deidentifier, name: str, pieces: list[tuple[int, int]]) -> Iterator[Span]:
    """Yield the numbers found in the name as it is written: a date or a file number loses its form without its signs.

    Words are left to the other readings, because any name with a low line in it looks like a user name.
    """
    for trace in engine.find(name).traces:
        inside = [name[start:end] for start, end in pieces if start < trace.end and trace.start < end]
        if any(word.isdigit() and len(word) >= _SHORTEST_CODE for word in inside):
            yield trace.start, trace.end, _word(trace)


def _in_words(engine: Deidentifier, pieces: list[tuple[int, int]], words: list[str]) -> Iterator[Span]:
    """Yield what is found in the words of the name, written with blanks, at their places in the name."""
    for trace in engine.find(" ".join(words)).traces:
        at = 0
        inside = []
        for piece, word in zip(pieces, words, strict=True):
            if at < trace.end and trace.start < at + len(word):
                inside.append((piece, plain(word)))
            at += len(word) + 1
        if _is_founded(trace) and any(_is_telling(word, trace.label) for _, word in inside):
            yield inside[0][0][0], inside[-1][0][1], _word(trace)


def _is_founded(trace: Trace) -> bool:
    """Say whether what was found holds without a sentence: in a bare name, rules and lists know, the rest guesses."""
    return trace.label in {Label.PERSON, Label.LOC, Label.ORG} or trace.source.startswith(("rule:", "list:"))


def _is_telling(word: str, label: Label) -> bool:
    """Say whether a word may identify: « rendu » and « terrain » with a capital, or the 12 of « texte 12 », do not."""
    if word.isdigit():
        return label in {Label.DATE, Label.AGE} or len(word) >= _SHORTEST_CODE
    listed = word in lexicon.single_names("given_names", "surnames", "municipalities", "districts", "organisations")
    return not lexicon.is_ordinary(word) and (listed or word not in lexicon.common_words())


def _long_numbers(pieces: list[tuple[int, int]], words: list[str]) -> list[Span]:
    """Return the numbers that are as long as a file number."""
    pairs = zip(pieces, words, strict=True)
    return [(*piece, "code") for piece, word in pairs if word.isdigit() and len(word) >= _LONG_NUMBER]


def _word(trace: Trace) -> str:
    """Return the bare word for a kind of trace: an ordinal would not mean the same person in another name."""
    return placeholder(trace.label, 0).strip("[]").removesuffix(" A")


def _replaced(name: str, found: list[Span]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, word in sorted(found, key=lambda one: (one[0], -one[1])):
        if end <= at:
            continue
        pieces += [name[at:start], word] if start >= at else []
        at = end
    return "".join([*pieces, name[at:]])
