"""Finds the words that an author asked to hide, in all their forms, by plain comparison: nothing compiled, cached or kept."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid import lexicon
from aqts_voice.deid.evidence import Evidence, folded, write
from aqts_voice.deid.folding import fold
from aqts_voice.deid.labels import Label

NAME = "voice_hidden_names"

Piece = tuple[str, int, int]
"""A run of letters or digits: its plain form, where it starts and where it ends."""

# A part of a longer entry is searched alone from this length on, if it is no function word.
_SHORTEST_PART = 3


@Language.component(NAME)
def find_hidden_names(doc: Doc) -> Doc:
    """Write the words that came with *doc* as its hidden list, in the span group ``voice_hidden_names``."""
    hidden: Sequence[str] = doc._.hidden or ()
    if hidden:
        write(doc, NAME, list(_find(folded(doc).plain, hidden)))
    return doc


def _find(text: str, hidden: Sequence[str]) -> Iterator[Evidence]:
    pieces = _pieces(text)
    # Each once: a word listed a thousand times would otherwise be marked a thousand times wherever it stands.
    listed = dict.fromkeys(tuple(piece for piece, _, _ in _pieces(fold(entry).plain)) for entry in hidden)
    for wanted in listed:
        if not wanted:
            continue
        for start, end in _occurrences(pieces, wanted):
            yield Evidence(start, end, Label.PERSON, "author", 1.0)


def _occurrences(pieces: list[Piece], wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where an entry stands: its parts alone, and the whole glued together or spaced out."""
    parts = {part for part in wanted if len(wanted) == 1 or _is_telling(part)}
    for plain, start, end in pieces:
        if plain in parts or (plain.endswith("s") and plain[:-1] in parts):
            yield start, end
    whole = "".join(wanted)
    if len(whole) > 1:
        yield from _glued(pieces, whole)


def _is_telling(part: str) -> bool:
    return len(part) >= _SHORTEST_PART and part not in lexicon.vocabulary("function_words")


def _glued(pieces: list[Piece], whole: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of neighbouring pieces that spell *whole*: « marie tremblay », « m a r i e », « marietremblay »."""
    for first in range(len(pieces)):
        left = whole
        for at in range(first, len(pieces)):
            plain, _, end = pieces[at]
            if not left.startswith(plain):
                break
            left = left[len(plain) :]
            if not left:
                yield pieces[first][1], end
                break


def _pieces(text: str) -> list[Piece]:
    """Return the runs of letters or digits of a plain text."""
    edges = [at for at in range(len(text) + 1) if _alnum(text, at - 1) != _alnum(text, at)]
    return [(text[start:end], start, end) for start, end in pairwise(edges) if text[start].isalnum()]


def _alnum(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()
