"""The engine, loaded once, and a reader of marked sentences that says what it missed, masked for nothing or named wrongly."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from aqts_voice.deid.markup import read_marked
from aqts_voice.deid.pipeline import Deidentifier, load


@dataclass(frozen=True)
class Outcome:
    """What differs between a marked sentence and its reading."""

    missed: tuple[str, ...]
    excess: tuple[str, ...]
    misnamed: tuple[str, ...]


FAITHFUL = Outcome((), (), ())
Read = Callable[[str], Outcome]


@pytest.fixture(scope="session")
def engine() -> Deidentifier:
    return load()


@pytest.fixture(scope="session")
def rules() -> Deidentifier:
    """The engine without its network: a rule is tested by what it finds itself."""
    return load(trained=False)


@pytest.fixture(scope="session")
def faithful() -> Outcome:
    """What the reading of a marked sentence is when nothing differs."""
    return FAITHFUL


@pytest.fixture(scope="session")
def read(rules: Deidentifier) -> Read:
    """Read a marked sentence, which is its own answer key, with the rules alone."""

    def outcome(marked: str) -> Outcome:
        text, marks = read_marked(marked)
        traces = rules.find(text).traces
        masked = {at for trace in traces for at in range(trace.start, trace.end)}
        right = {at for mark in marks for at in range(mark.start, mark.end)}
        return Outcome(
            missed=tuple(
                text[mark.start : mark.end]
                for mark in marks
                if any(text[at].isalnum() and at not in masked for at in range(mark.start, mark.end))
            ),
            excess=tuple(
                text[trace.start : trace.end]
                for trace in traces
                if any(text[at].isalnum() and at not in right for at in range(trace.start, trace.end))
            ),
            misnamed=tuple(
                text[mark.start : mark.end]
                for mark in marks
                for trace in traces
                if trace.start < mark.end and mark.start < trace.end and trace.label != mark.label
            ),
        )

    return outcome
