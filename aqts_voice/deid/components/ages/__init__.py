"""Exact ages of people, in digits and in words; durations of work, of waiting or of programmes stay."""

import re
from collections.abc import Iterator
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.dispatch import found_by
from aqts_voice.deid.evidence import Evidence, folded, read, write
from aqts_voice.deid.labels import Label
from aqts_voice.deid.rules import load_rules

NAME = "voice_ages"
_SOURCE = files(__package__)
RULES = load_rules(_SOURCE / "patterns.toml")
BESIDE = load_rules(_SOURCE / "beside.toml")

# The age of somebody named stands at most this far after the name.
_REACH = 40


@Language.component(NAME)
def find_ages(doc: Doc) -> Doc:
    """Write the ages of *doc* in the span group ``voice_ages``."""
    write(doc, NAME, [*found_by(RULES, doc), *_beside_names(doc)])
    return doc


def _beside_names(doc: Doc) -> Iterator[Evidence]:
    """Yield the numbers right after a name: « Tyler 17 », « reza, douze », « Angus (63, »."""
    text = folded(doc).plain
    ends = {one.end for one in read(doc, only=Label.PERSON)}
    for end in ends:
        for rule in BESIDE:
            match = rule.pattern.match(text[end : end + _REACH])
            if match:
                yield _at(rule.label, f"rule:{rule.name}", rule.score, match, end)


def _at(label: Label, source: str, score: float, match: re.Match[str], shift: int) -> Evidence:
    start, end = match.span("it")
    return Evidence(start + shift, end + shift, label, source, score)
