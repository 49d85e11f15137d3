"""Cuts a Doc into words that know their plain form, their case and their place in the sentence."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Word:
    """A run of letters. ``gap`` is what stands between the word before and this one.

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
    casing = text.casing
    words: list[Word] = []
    at = 0
    for token in doc:
        start, end = token.idx, token.idx + len(token.text)
        if not token.text[0].isalpha():
            continue
        gap = text.text[at:start]
        typed = token.text
        loud = casing.shouts(start)
        before = words[-1] if words else None
        words.append(
            Word(
                plain=text.plain[start:end],
                start=start,
                end=end,
                gap=gap,
                title=typed[0].isupper() and not loud,
                upper=len(typed) > 1 and typed.isupper() and not loud,
                flat=loud or (casing.lazy and not typed[0].isupper()),
                opens=before is None or _ends_sentence(gap, before),
            )
        )
        at = end
    return words


def _ends_sentence(gap: str, before: Word) -> bool:
    """Say whether a sentence ends in *gap*; the dot of a title or of an initial ends none."""
    if gap in {"\n", "-\n"} and (before.plain in _NEVER_LAST or gap == "-\n"):
        return False
    if "\n" not in gap and gap.strip() in {".", ".-"}:
        initial = before.end - before.start == 1 and (before.title or before.flat)
        return not initial and before.plain not in _SHORT_TITLES
    return (any(sign in gap for sign in '.!?\n:;«»"•—–…*/') and gap != "–") or gap.strip() == "-" != gap
