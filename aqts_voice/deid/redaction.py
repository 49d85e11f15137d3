"""Replaces traces by typed placeholders, computed from label, ordinal, language and the general value chosen, if any; from nothing else."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aqts_voice.deid.folding import fold
from aqts_voice.deid.generalising import LABEL_OF, Kind, Offer, shown, values
from aqts_voice.deid.labels import Label
from aqts_voice.deid.traces import TextLanguage, Trace

_LANGUAGES: tuple[TextLanguage, ...] = ("fr", "en")
_NAMES: dict[TextLanguage, dict[Label, str]] = {
    "fr": {
        Label.PERSON: "personne",
        Label.CODE: "code",
        Label.LOC: "lieu",
        Label.ORG: "établissement",
        Label.DATE: "date",
        Label.AGE: "âge",
        Label.ROLE: "fonction",
        Label.DEMO: "particularité",
        Label.EVENT: "événement",
    },
    "en": {
        Label.PERSON: "person",
        Label.CODE: "code",
        Label.LOC: "place",
        Label.ORG: "organisation",
        Label.DATE: "date",
        Label.AGE: "age",
        Label.ROLE: "role",
        Label.DEMO: "characteristic",
        Label.EVENT: "event",
    },
}

# What may stand where a placeholder has a blank, a dash or an apostrophe: a browser, a form or a publication may have changed it.
_SAME = {**dict.fromkeys(" \u00a0", "[ \u00a0\u202f]"), "–": "[–-]", "-": "[–-]", "’": "[’']"}


def _written(label: Label, told: str, *, language: TextLanguage) -> str:
    """Return the placeholder that tells *told*, with the colon as its language types it."""
    colon = ": " if language == "en" else "\u00a0: "
    return f"[{_NAMES[language][label]}{colon}{told}]"


_TOLD: dict[str, Offer] = {
    fold(_written(LABEL_OF[kind], told, language=language)).text: Offer(kind, code, told)
    for language in _LANGUAGES
    for kind in Kind
    for code, told in values(kind, language).items()
}
"""Every placeholder that tells a value, in the folded form."""


def _pattern(written: str) -> str:
    return "".join(_SAME.get(sign, re.escape(sign)) for sign in written)


def _told_patterns() -> Iterator[str]:
    """Yield what stands between the brackets of each placeholder that tells a value; years are one pattern."""
    yield r"date(?:[ \u00a0\u202f]:|:)[ \u00a0\u202f](?:19|20)[0-9]{2}"
    for language in _LANGUAGES:
        for kind in set(Kind) - {Kind.YEAR}:
            for told in values(kind, language).values():
                yield _pattern(_written(LABEL_OF[kind], told, language=language)[1:-1])


_BARE = {name for names in _NAMES.values() for label, name in names.items() if label is not Label.PERSON}

# Two letters number 702 people; three would let « [personne ROY] », written by hand, pass for ours.
PLACEHOLDER = re.compile(
    r"\[(?:(?:personne|person) (?P<person>[A-Z]{1,2})"
    rf"|(?P<bare>{'|'.join(sorted(_BARE))})"
    rf"|(?P<told>{'|'.join(sorted(_told_patterns()))}))\]"
)
"""Recognises our own placeholders, in both languages, so that a second pass leaves them alone.

What one may tell comes from closed lists and a pattern of years: no other word fits between its brackets.
"""


@dataclass(frozen=True)
class Replacement:
    """What takes the place of one trace; offsets in code points of the original text."""

    start: int
    end: int
    label: Label
    group: int
    placeholder: str


def letters(ordinal: int) -> str:
    """Return A, B, … Z, AA, AB, … for the ordinals 0, 1, … 25, 26, 27, …"""
    name = ""
    left = ordinal + 1
    while left:
        left, place = divmod(left - 1, 26)
        name = chr(ord("A") + place) + name
    return name


def people(text: str) -> tuple[int, ...]:
    """Return the ordinals of the people whom the placeholders of *text* name, in order: 0 for [personne A]."""
    return tuple(sorted({_ordinal(found["person"]) for found in PLACEHOLDER.finditer(text) if found["person"]}))


@dataclass(frozen=True)
class Told:
    """A placeholder of a text that tells a general value; offsets in code points of that text, ``value`` where the value is.

    ``bare`` is the same placeholder without it.
    """

    start: int
    end: int
    value: int
    offer: Offer
    bare: str


def told(text: str) -> tuple[Told, ...]:
    """Return the placeholders of *text* that tell a general value, in order."""
    return tuple(_told(found.start(), found[0]) for found in PLACEHOLDER.finditer(text) if found["told"])


def _told(start: int, written: str) -> Told:
    colon = written.index(":")
    bare = f"{written[:colon].rstrip()}]"
    return Told(start, start + len(written), start + colon + 2, _TOLD[fold(written).text], bare)


def _ordinal(name: str) -> int:
    """Undo `letters`: A gives 0, AA gives 26."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def placeholder(label: Label, group: int, *, language: TextLanguage = "fr", general: Offer | None = None) -> str:
    """Return the placeholder of a label and ordinal, telling *general* when it was chosen.

    It tells neither length, nor gender, nor initial. Raises ValueError when *general* is of another label, KeyError when
    it is not in our closed lists.
    """
    spoken: TextLanguage = "en" if language == "en" else "fr"
    if general is not None:
        if LABEL_OF[general.kind] is not label:
            raise ValueError("the general value is of another label")
        return _written(label, shown(general.kind, general.code, language=spoken), language=spoken)
    name = _NAMES[spoken][label]
    return f"[{name} {letters(group)}]" if label is Label.PERSON else f"[{name}]"


def placeholders(traces: Iterable[Trace], *, language: TextLanguage = "fr") -> tuple[Replacement, ...]:
    """Return one replacement for each trace, in the same order."""
    return tuple(
        Replacement(
            trace.start,
            trace.end,
            trace.label,
            trace.group,
            placeholder(trace.label, trace.group, language=language),
        )
        for trace in traces
    )


def redact(text: str, replacements: Sequence[Replacement]) -> str:
    """Return *text* with each replacement made; whatever lies outside them is unchanged.

    Raises ValueError when replacements overlap or fall outside of the text; the message has no text.
    """
    return "".join(_pieces(text, sorted(replacements, key=lambda one: one.start)))


def _pieces(text: str, ordered: Sequence[Replacement]) -> Iterator[str]:
    at = 0
    for one in ordered:
        if not at <= one.start <= one.end <= len(text):
            raise ValueError("replacements must not overlap and must lie inside the text")
        yield text[at : one.start]
        yield one.placeholder
        at = one.end
    yield text[at:]
