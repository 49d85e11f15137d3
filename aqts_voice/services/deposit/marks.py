"""Runs of a text that are masked or left as they are, and the way from the kept text back to the typed one; pure functions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from aqts_voice.deid.labels import Label
from aqts_voice.deid.redaction import people
from aqts_voice.deid.traces import Trace

Kind = Literal["plain", "mask", "doubtful", "kept"]


@dataclass(frozen=True)
class Piece:
    """A run of the kept text: plain words, a placeholder (« doubtful » when its evidence is weak) or words left as they are."""

    text: str = field(repr=False)
    kind: Kind


@dataclass(frozen=True)
class Mark:
    """One trace and what takes its place; None leaves the words as they are. Offsets are those of the typed text."""

    trace: Trace
    placeholder: str | None


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield *text* cut at its marks, in order; together the pieces are the kept text."""
    at = 0
    for mark in marks:
        trace = mark.trace
        if trace.start > at:
            yield Piece(text[at : trace.start], "plain")
        if mark.placeholder is None:
            yield Piece(text[trace.start : trace.end], "kept")
        else:
            yield Piece(mark.placeholder, "mask" if trace.sure else "doubtful")
        at = trace.end
    if at < len(text):
        yield Piece(text[at:], "plain")


def kept_text(text: str, marks: Sequence[Mark]) -> str:
    """Return what is kept of *text*."""
    return "".join(piece.text for piece in pieces(text, marks))


def typed_trace(trace: Trace, marks: Sequence[Mark]) -> Trace:
    """Return *trace*, found in the kept text, with its offsets in the typed text.

    An end that falls inside a placeholder takes in the whole run that the placeholder replaced.
    """
    return replace(
        trace,
        start=_typed_offset(trace.start, marks, at_end=False),
        end=_typed_offset(trace.end, marks, at_end=True),
    )


def _typed_offset(offset: int, marks: Sequence[Mark], *, at_end: bool) -> int:
    shift = (
        0  # What to add to an offset of the kept text, before the mark that is looked at, for one of the typed text.
    )
    for mark in marks:
        if mark.placeholder is None:
            continue
        start = mark.trace.start - shift
        end = start + len(mark.placeholder)
        if offset < start or (at_end and offset == start):
            break
        if offset < end or (at_end and offset == end):
            return mark.trace.end if at_end else mark.trace.start
        shift = mark.trace.end - end
    return offset + shift


def people_in(*texts: str) -> int:
    """Return the first ordinal of a person that no placeholder of *texts* uses.

    A text that comes back to be mended already speaks of [personne A]: the next name found in it is somebody else.
    """
    return max((ordinal + 1 for text in texts for ordinal in people(text)), default=0)


def numbered(traces: Iterable[Trace], *, people: int, others: int = 0) -> tuple[Trace, ...]:
    """Return *traces* with the ordinals of people counted from *people*, and those of anything else from *others*."""
    return tuple(
        replace(trace, group=trace.group + (people if trace.label is Label.PERSON else others)) for trace in traces
    )
