"""Decides which occurrences designate the same person, place or thing within one text."""

from collections.abc import Sequence

from aqts_voice.deid.evidence import Evidence
from aqts_voice.deid.labels import Label

# Words that join the parts of a name without telling people apart.
_PARTICLES = frozenset({"de", "du", "des", "la", "le", "van", "der", "von", "da", "dos", "el", "al", "d", "l"})


def ordinals(spans: Sequence[Evidence], text: str) -> list[int]:
    """Return, for each span of *spans* over the plain *text*, its ordinal from zero within its label.

    Two names are one person when one's parts are all among the other's, initials included; the
    latest such person wins when several fit. Other labels go by their words alone.
    """
    known: dict[Label, list[list[str]]] = {}
    result: list[int] = []
    for span in spans:
        words = _words(text[span.start : span.end])
        seen = known.setdefault(span.label, [])
        same = _same_person if span.label is Label.PERSON else _same_words
        at = next((index for index in reversed(range(len(seen))) if same(words, seen[index])), None)
        if at is None:
            seen.append(words)
            at = len(seen) - 1
        elif len(words) > len(seen[at]):
            seen[at] = words
        result.append(at)
    return result


def _words(text: str) -> list[str]:
    words = "".join(sign if sign.isalnum() else " " for sign in text).split()
    return [word for word in words if word not in _PARTICLES] or words


def _same_words(one: list[str], other: list[str]) -> bool:
    return one == other


def _same_person(one: list[str], other: list[str]) -> bool:
    """Say whether the shorter name is made of parts, or initials, of the longer one, in any order.

    At least one part must be written in full in both, unless the shorter name is all initials.
    """
    short, long = sorted((one, other), key=len)
    fits = all(any(_part_of(part, whole) for whole in long) for part in short)
    shared = any(part in long for part in short if len(part) > 1)
    return fits and (shared or all(len(part) == 1 for part in short))


def _part_of(part: str, whole: str) -> bool:
    return part == whole or (1 in {len(part), len(whole)} and part[0] == whole[0])
