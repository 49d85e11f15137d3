"""Spreads what was found once to its other forms in the same text; it finds nothing new by itself."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid import lexicon
from aqts_voice.deid.evidence import Evidence, folded, read, write
from aqts_voice.deid.labels import Label
from aqts_voice.deid.words import Word, words_of

NAME = "voice_propagation"

# Weaker evidence stays where it was found.
_FLOOR = 0.6
_SHORTEST = 3


@Language.component(NAME)
def propagate(doc: Doc) -> Doc:
    """Write the other forms of what the earlier components found, in the span group ``voice_propagation``.

    A name spreads by each of its parts, whatever their case and accents; a place or an
    organisation by its whole name, and an organisation by the words that it alone has; a code as it stands.
    """
    words = words_of(doc)
    text = folded(doc).plain
    known = [one for one in read(doc) if one.score >= _FLOOR]
    telling = _telling_parts(known, words) if known else {}
    found = [
        Evidence(word.start, word.end, telling[word.plain], "propagation", 0.7)
        for word in (words if telling else ())
        if word.plain in telling and (word.title or word.flat or telling[word.plain] is Label.PERSON)
    ]
    write(doc, NAME, list(_elsewhere([*found, *_repeats(known, text)], known)))
    return doc


def _elsewhere(found: Iterable[Evidence], known: list[Evidence]) -> Iterator[Evidence]:
    """Yield what lies outside of what is known: a find must not vouch for itself where it was made."""
    known = sorted(known, key=lambda one: one.start)
    starts = [one.start for one in known]
    reach = list(accumulate((one.end for one in known), max))
    for one in found:
        before = bisect_right(starts, one.start)
        if not before or reach[before - 1] < one.end:
            yield one


def _telling_parts(known: list[Evidence], words: list[Word]) -> dict[str, Label]:
    """Return the single words that designate what was found, with its label; persons come first."""
    parts: dict[str, Label] = {}
    starts = [word.start for word in words]
    for label in (Label.ORG, Label.PERSON):
        for one in known:
            if one.label is not label or (label is Label.ORG and one.source != "rule:establishment"):
                continue
            for word in words[bisect_left(starts, one.start) : bisect_left(starts, one.end)]:
                if word.end <= one.end and _is_telling(word, label):
                    parts[word.plain] = label
    return parts


def _is_telling(word: Word, label: Label) -> bool:
    """Say whether a word names the thing on its own: no ordinary word, and for an organisation no place either."""
    if len(word.plain) < _SHORTEST or lexicon.is_ordinary(word.plain) or _says_nothing(word.plain):
        return False
    if label is Label.PERSON:
        return word.title or word.flat
    listed = word.plain in lexicon.single_names("municipalities", "districts", "given_names")
    heads = word.plain in lexicon.vocabulary("organisation_heads") or word.plain in lexicon.vocabulary("complements")
    return word.title and not word.upper and not listed and not heads and word.plain not in {"saint", "sainte"}


def _says_nothing(word: str) -> bool:
    """Say whether a word says nothing alone, even inside of a name."""
    return word in lexicon.vocabulary("kept") or word in lexicon.vocabulary("wordlike_names")


def _repeats(known: list[Evidence], text: str) -> Iterator[Evidence]:
    """Yield the places where a whole place, organisation or code stands again, letter for letter."""
    wanted: dict[str, Label] = {}
    for one in known:
        run = text[one.start : one.end]
        if (one.label in {Label.LOC, Label.ORG} and len(run) > 4 and not lexicon.is_ordinary(run)) or (
            one.label is Label.CODE and len(run) >= 4
        ):
            wanted[run] = one.label
    for run, label in wanted.items():
        at = text.find(run)
        while at >= 0:
            end = at + len(run)
            if _stands_alone(text, at, end):
                yield Evidence(at, end, label, "propagation", 0.7)
            at = text.find(run, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isalnum() and not after.isalnum()
