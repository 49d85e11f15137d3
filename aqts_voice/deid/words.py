"""Cuts a Doc into words that know their plain form, their case and their place in the sentence."""

import re
from typing import NamedTuple

import numpy as np
from spacy.attrs import IDX
from spacy.tokens import Doc

from aqts_voice.deid.evidence import folded
from aqts_voice.deid.folding import Folded

Doc.set_extension("words", default=None, force=True)

# « M. » and « Dr. » end no sentence.
_SHORT_TITLES = frozenset(
    {
        "m",
        "mr",
        "mrs",
        "ms",
        "mme",
        "dr",
        "dre",
        "me",
        "st",
        "ste",
        "mlle",
        "mgr",
        "av",
        "boul",
        "app",
        "no",
        "tel",
        "cell",
    }
)


# After these a line end is only where the page stopped.
_NEVER_LAST = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "aux", "et", "of", "the", "mme", "monsieur"}
)


# The commonest gaps, which never end a sentence.
_INSIDE = frozenset({" ", "-", "'"})
_STOPS = frozenset('.!?\n:;«»"•—–…*/')
_LETTERS = re.compile(r"[^\W\d_]+")


# A tuple is made three times as quickly as a frozen dataclass, and there is one for each word.
class Word(NamedTuple):
    """A run of letters. ``gap`` is what stands between the word before and this one, ``token`` its index in the Doc.

    ``flat`` says that case means nothing around it (all capitals, or a text typed without any);
    ``title`` that it is written with a capital, where case means something; ``opens`` that it opens a sentence.
    """

    plain: str
    start: int
    end: int
    gap: str
    title: bool
    upper: bool
    flat: bool
    opens: bool
    token: int

    @property
    def glued(self) -> bool:
        """Whether only a blank, a hyphen or an apostrophe parts it from the word before, in one sentence."""
        return not self.opens and self.gap in {" ", "-", "'", "- ", "–", ". ", ".-", ".", "\n", "-\n"}


def words_of(doc: Doc) -> list[Word]:
    """Return the words of *doc*, computed once per Doc."""
    if doc._.words is None:
        doc._.words = _words(doc, folded(doc))
    found: list[Word] = doc._.words
    return found


def _words(doc: Doc, text: Folded) -> list[Word]:
    casing, typed_text, plain = text.casing, text.text, text.plain
    shouting = bool(casing.loud)
    words: list[Word] = []
    at = 0
    before: Word | None = None
    # One pass over the letters is quicker than one over the tokens, which must then be found again.
    runs = [run.span() for run in _LETTERS.finditer(typed_text)]
    places = np.searchsorted(doc.to_array([IDX]).ravel(), [start for start, _ in runs]).tolist() if runs else []
    for (start, end), place in zip(runs, places, strict=True):
        typed, gap = typed_text[start:end], typed_text[at:start]
        capital = typed[0].isupper()
        loud = shouting and casing.shouts(start)
        before = Word(
            plain[start:end],
            start,
            end,
            gap,
            capital and not loud,
            end - start > 1 and not loud and typed.isupper(),
            loud or (casing.lazy and not capital),
            before is None or (gap not in _INSIDE and _ends_sentence(gap, before)),
            place,
        )
        words.append(before)
        at = end
    return words


def _ends_sentence(gap: str, before: Word) -> bool:
    """Say whether a sentence ends in *gap*; the dot of a title or of an initial ends none."""
    if gap in {"\n", "-\n"} and (before.plain in _NEVER_LAST or gap == "-\n"):
        return False
    if "\n" not in gap and gap.strip() in {".", ".-"}:
        initial = before.end - before.start == 1 and (before.title or before.flat)
        return not initial and before.plain not in _SHORT_TITLES
    return (not _STOPS.isdisjoint(gap) and gap != "–") or gap.strip() == "-" != gap
