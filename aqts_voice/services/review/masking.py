"""Masks that a member adds by listing words; pure functions on a text, which keep no word."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from aqts_voice.deid.evidence import Evidence
from aqts_voice.deid.folding import Folded, fold
from aqts_voice.deid.generalising import LABEL_OF
from aqts_voice.deid.grouping import ordinals
from aqts_voice.deid.labels import Label
from aqts_voice.deid.redaction import PLACEHOLDER, Replacement, Told, people, placeholder, redact, told
from aqts_voice.deid.traces import TextLanguage

LABELS = tuple(Label)
Found = tuple[int, int, int]  # Start and end in code points of the folded text, and which of the wanted masks it is.


@dataclass(frozen=True)
class Mask:
    """Words to hide wherever they stand; ``person`` is the ordinal of somebody already named by a placeholder."""

    words: str = field(repr=False)
    label: Label
    person: int | None = None


@dataclass(frozen=True)
class Masked:
    """A text with further masks, how many by label, and the listed words that it does not contain."""

    text: str = field(repr=False)
    counts: dict[str, int]
    missing: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Piece:
    """A run of text as a page shows it; ``mask`` when it is a placeholder."""

    text: str = field(repr=False)
    mask: bool


def mask(text: str, wanted: Sequence[Mask], *, language: TextLanguage = "fr") -> Masked:
    """Replace every occurrence of the words of *wanted*, whole words only, whatever their case and accents.

    A name made of parts of another listed name takes its letter, and a new person takes the next free one. Words
    inside a placeholder are left alone, but for those of a general value: its placeholder is made bare.
    """
    plain = fold(text)
    needles = [_needle(one.words) for one in wanted]
    groups = _groups(wanted, needles, known=people(text))
    taken: list[Found] = []
    missing = []
    reserved = [(found.start(), found.end()) for found in PLACEHOLDER.finditer(plain.text)]
    seen: list[tuple[int, int]] = []
    for index in sorted(range(len(wanted)), key=lambda at: -len(needles[at])):
        places = list(_places(plain, needles[index]))
        free = [place for place in places if _is_free(place, taken, reserved)]
        taken += [(start, end, index) for start, end in free]
        seen += places
        if not places:
            missing.append(index)
    replacements = [_replacement(plain, one, wanted, groups, language) for one in taken]
    counts = dict(Counter(one.label.value for one in replacements))
    # A placeholder that is made bare was counted when it was made.
    bared = [one for one in _bared(plain.text, seen) if _is_free((one.start, one.end), taken, ())]
    replacements += [_bare(plain, one) for one in bared]
    return Masked(redact(text, replacements), counts, tuple(wanted[index].words for index in sorted(missing)))


def pieces(text: str) -> tuple[Piece, ...]:
    """Cut *text* at its placeholders, in order, so that a page can mark them."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for found in PLACEHOLDER.finditer(text):
        if found.start() > at:
            yield Piece(text[at : found.start()], mask=False)
        yield Piece(found.group(), mask=True)
        at = found.end()
    if at < len(text):
        yield Piece(text[at:], mask=False)


def _needle(words: str) -> str:
    return " ".join(fold(words).plain.split())


def _groups(wanted: Sequence[Mask], needles: Sequence[str], *, known: Sequence[int]) -> list[int]:
    """Return the ordinal of each mask: that of the person it was said to be, or the next free one."""
    free = (ordinal for ordinal in itertools.count() if ordinal not in known)
    text, spans = "", []
    for one, needle in zip(wanted, needles, strict=True):
        spans.append(Evidence(len(text), len(text) + len(needle), one.label, "member", 1.0))
        text += needle + "\n"
    fresh: dict[int, int] = {}
    groups = []
    for one, ordinal in zip(wanted, ordinals(spans, text), strict=True):
        if one.person is not None:
            groups.append(one.person)
        elif one.label is Label.PERSON:
            if ordinal not in fresh:
                fresh[ordinal] = next(free)
            groups.append(fresh[ordinal])
        else:
            groups.append(ordinal)
    return groups


def _places(plain: Folded, needle: str) -> Iterator[tuple[int, int]]:
    haystack = plain.plain.replace("\n", " ")
    at = haystack.find(needle) if needle else -1
    while at >= 0:
        end = at + len(needle)
        if not (haystack[at - 1 : at].isalnum() and needle[0].isalnum()) and not (
            haystack[end : end + 1].isalnum() and needle[-1].isalnum()
        ):
            yield at, end
        at = haystack.find(needle, at + 1)


def _is_free(place: tuple[int, int], taken: Iterable[Found], reserved: Iterable[tuple[int, int]]) -> bool:
    start, end = place
    if any(start < other_end and other < end for other, other_end, _ in taken):
        return False
    # A run that holds a whole placeholder may be masked; one that cuts a placeholder, or lies inside it, may not.
    return not any(
        start < other_end
        and other < end
        and not (start <= other and other_end <= end and (start, end) != (other, other_end))
        for other, other_end in reserved
    )


def _bared(text: str, found: Iterable[tuple[int, int]]) -> Iterator[Told]:
    """Yield the placeholders of *text* whose general value, or which themselves, were *found* among what to hide."""
    places = list(found)
    for one in told(text):
        if any((one.value <= start and end < one.end) or (start, end) == (one.start, one.end) for start, end in places):
            yield one


def _bare(plain: Folded, one: Told) -> Replacement:
    start, end = plain.typed(one.start, one.end)
    return Replacement(start, end, LABEL_OF[one.offer.kind], 0, one.bare)


def _replacement(
    plain: Folded, found: Found, wanted: Sequence[Mask], groups: Sequence[int], language: TextLanguage
) -> Replacement:
    start, end, index = found
    typed_start, typed_end = plain.typed(start, end)
    label = wanted[index].label
    return Replacement(
        typed_start, typed_end, label, groups[index], placeholder(label, groups[index], language=language)
    )
