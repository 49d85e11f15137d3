"""How much is masked: the guide's reading, or everything, which also takes what a whole province shares; it finds no trace of its own kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import tee
from typing import Literal, Protocol

from aqts_voice.deid.casing import Casing, casing_of
from aqts_voice.deid.evidence import Evidence
from aqts_voice.deid.folding import Folded, fold, plain
from aqts_voice.deid.grouping import ordinals
from aqts_voice.deid.labels import DIRECT
from aqts_voice.deid.merge import merge
from aqts_voice.deid.rules import apply, load_patterns, load_rules
from aqts_voice.deid.traces import Reading, Trace

Profile = Literal["guide", "everything"]
PROFILES: tuple[Profile, ...] = ("guide", "everything")
"""« guide » masks what the annotation guide asks for; « everything » keeps no country, no public body, no year."""

_DATA = files("aqts_voice.deid") / "data" / "everything.toml"
RULES = load_rules(_DATA)
_STAYS = tuple(load_patterns(_DATA, "stays").values())
_WIDEN = load_patterns(_DATA, "widen", form=r"(?:{})\Z")
_TELLING = load_patterns(_DATA, "telling")["sign"]
# The longest title, « Mademoiselle », and its blank.
_REACH = 16


class Reader(Protocol):
    """What reads texts for traces: the de-identifier, or a profile around it."""

    def find(self, text: str, *, hidden: Sequence[str] = ()) -> Reading:
        """Return the traces of one text."""

    def pipe(self, texts: Iterable[str], *, batch_size: int = 8) -> Iterator[Reading]:
        """Yield the reading of each text, in order."""


class MaskEverything:
    """Reads as *engine* does, and masks besides what the guide keeps because a whole province shares it.

    For texts that leave the house where nothing may be recognised: countries, courts and public bodies, years alone,
    any word with a capital inside a sentence, and the title that goes with a name. It masks more than a reader needs. What
    names nobody in any proceeding stays, and so do weak guesses of quasi-identifiers, though none of direct ones.
    """

    def __init__(self, engine: Reader) -> None:
        self._engine = engine

    def find(self, text: str, *, hidden: Sequence[str] = ()) -> Reading:
        """Return the traces of *text*; the same promises as the engine's own."""
        return _with_everything(text, self._engine.find(text, hidden=hidden))

    def pipe(self, texts: Iterable[str], *, batch_size: int = 8) -> Iterator[Reading]:
        """Yield the reading of each text, in order."""
        read, kept = tee(texts)
        for text, reading in zip(kept, self._engine.pipe(read, batch_size=batch_size), strict=True):
            yield _with_everything(text, reading)


def with_profile(engine: Reader, profile: Profile) -> Reader:
    """Return *engine* read through *profile*."""
    return MaskEverything(engine) if profile == "everything" else engine


def _with_everything(text: str, reading: Reading) -> Reading:
    """Return *reading* with what the rules of the profile find besides; offsets in the text as typed."""
    folded = fold(text)
    stays = [match.span() for pattern in _STAYS for match in pattern.finditer(folded.text)]
    stays = [folded.typed(*run) for run in stays]
    casing = casing_of(text)
    known = [Evidence(one.start, one.end, one.label, one.source, one.score, one.sure) for one in reading.traces]
    more = [_typed(one, folded) for one in apply(RULES, folded, "en" if reading.language == "en" else "fr")]
    found = [one for one in (*known, *more) if _counts(one, casing, text) and not _stays(one, stays)]
    spans = merge([_widened(one, text) for one in merge(found, text)], text)
    groups = ordinals(spans, plain(text))
    traces = (
        Trace(one.start, one.end, one.label, one.source, one.score, group, one.sure)
        for one, group in zip(spans, groups, strict=True)
    )
    return Reading(reading.language, tuple(traces))


def _typed(one: Evidence, folded: Folded) -> Evidence:
    start, end = folded.typed(one.start, one.end)
    return replace(one, start=start, end=end)


def _counts(one: Evidence, casing: Casing, text: str) -> bool:
    """Say whether *one* is more than a weak guess of a quasi-identifier.

    Where capitals mean something, such a guess needs a digit, or a capital that is no word of any proceeding.
    """
    sure = one.sure or one.label in DIRECT or casing.is_flat(one.start)
    return sure or _TELLING.search(text, one.start, one.end) is not None


def _stays(one: Evidence, runs: list[tuple[int, int]]) -> bool:
    """Say whether *one* lies inside of what stays, and the author did not ask for it."""
    return one.source != "author" and any(start <= one.start and one.end <= end for start, end in runs)


def _widened(one: Evidence, text: str) -> Evidence:
    """Return *one* with the title or the article that goes with it."""
    before = _WIDEN.get(one.label.value)
    match = before.search(text, max(0, one.start - _REACH), one.start) if before is not None else None
    return one if match is None else replace(one, start=match.start())
