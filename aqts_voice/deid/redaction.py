"""Replaces traces by typed, bare placeholders, computed from label, ordinal and language alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aqts_voice.deid.labels import Label
from aqts_voice.deid.traces import TextLanguage, Trace

_NAMES: dict[str, dict[Label, str]] = {
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

_SENTENCES: dict[str, dict[Label, str]] = {
    "fr": {
        Label.PERSON: "Ce prénom ou ce nom pourrait désigner quelqu’un.",
        Label.CODE: "Ce numéro ou cette adresse mène directement à une personne ou à un dossier.",
        Label.LOC: "Ce lieu réduit le nombre de personnes dont il peut s’agir.",
        Label.ORG: "Ce nom d’établissement, d’équipe ou d’organisme peut mener jusqu’à vous ou à une autre personne.",
        Label.DATE: "Cette date permettrait de retrouver un moment précis dans un dossier ou un horaire.",
        Label.AGE: "Cet âge exact, joint à d’autres détails, peut faire reconnaître quelqu’un.",
        Label.ROLE: "Peu de personnes occupent cette fonction.",
        Label.DEMO: "Cette particularité, dite d’une personne ou d’une famille, peut la faire reconnaître.",
        Label.EVENT: "On pourrait retrouver cet événement dans les médias ou dans une décision publique.",
    },
    "en": {
        Label.PERSON: "This name could point to someone.",
        Label.CODE: "This number or address leads straight to a person or a file.",
        Label.LOC: "This place narrows down who it may be about.",
        Label.ORG: "The name of this establishment, team or organisation may lead to you or to someone else.",
        Label.DATE: "This date could be matched with a moment in a file or a schedule.",
        Label.AGE: "This exact age, with other details, may let someone be recognised.",
        Label.ROLE: "Few people hold this position.",
        Label.DEMO: "Said of one person or family, this detail may let them be recognised.",
        Label.EVENT: "This event could be looked up in the media or in a public decision.",
    },
}

PLACEHOLDER = re.compile(
    r"\[(?:(?:personne|person) [A-Z]{1,3}|"
    + "|".join(sorted({name for names in _NAMES.values() for name in names.values()} - {"personne", "person"}))
    + r")\]"
)
"""Recognises our own placeholders, in both languages, so that a second pass leaves them alone."""


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
    parts = (found[0].strip("[]").split(" ") for found in PLACEHOLDER.finditer(text))
    return tuple(sorted({_ordinal(two[1]) for two in parts if len(two) == 2}))


def _ordinal(name: str) -> int:
    """Undo `letters`: A gives 0, AA gives 26."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def placeholder(label: Label, group: int, *, language: TextLanguage = "fr") -> str:
    """Return the placeholder of a label and ordinal; it tells neither length, nor gender, nor initial."""
    name = _NAMES["en" if language == "en" else "fr"][label]
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


def explain(label: Label, *, language: TextLanguage = "fr") -> str:
    """Return one calm sentence that tells the author why this may identify someone."""
    return _SENTENCES["en" if language == "en" else "fr"][label]
