"""What every peer runs in its own environment: answers the driver over JSON Lines, times itself, reaches no network; standard library only."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TextIO

Span = tuple[int, int, str]
"""Start, end (code points of the text), and the peer's own word for the kind."""


@dataclass(frozen=True)
class Peer:
    """A tool once loaded: how it reads one text, how it best reads many, and the packages it is made of."""

    read: Callable[[str], Sequence[Span]]
    read_all: Callable[[Sequence[str]], Sequence[Sequence[Span]]]
    packages: Sequence[str] = ()
    settings: dict[str, str] = field(default_factory=dict)

    def versions(self) -> dict[str, str]:
        """Return the version of each package, and what was set."""
        return {name: version(name) for name in self.packages} | self.settings


class NoNetwork(ConnectionRefusedError):
    """The peer asked for the network; it is measured without."""


def serve(load: Callable[[], Peer]) -> None:
    """Load the peer, then answer each line of the standard input until it ends.

    A line is ``{"act": "texts", "texts": [...]}``, which only keeps them, or ``{"act": "spans" | "single" |
    "batch"}`` on the texts kept: their spans, the seconds of each text read alone, the seconds of all
    read together. Seconds are of processor time, and of the clock beside them: on a machine that does other work, the
    first say what a text costs. Whatever a library prints goes to the standard error.
    """
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    asked = _refuse_network()
    started = time.perf_counter()
    peer = load()
    _tell(answers, {"versions": peer.versions(), "load": time.perf_counter() - started, "asked": sorted(asked)})
    texts: list[str] = []
    for line in sys.stdin:
        question = json.loads(line)
        texts = question.get("texts", texts)
        _tell(answers, _answer(peer, question["act"], texts) | {"asked": sorted(asked)})


def _answer(peer: Peer, act: str, texts: Sequence[str]) -> dict[str, object]:
    if act == "spans":
        return {"spans": [_sorted(found) for found in peer.read_all(texts)]}
    if act == "single":
        return _timed([(peer.read, text) for text in texts])
    if act == "batch":
        return _timed([(peer.read_all, texts)])
    return {"texts": len(texts)}


def _timed(calls: Iterable[tuple[Callable[..., object], object]]) -> dict[str, object]:
    """Return the processor seconds of each call, and the seconds of the clock that all of them took."""
    seconds = []
    started = time.perf_counter()
    for act, argument in calls:
        before = time.process_time()
        act(argument)
        seconds.append(time.process_time() - before)
    return {"seconds": seconds, "clock": time.perf_counter() - started}


def _sorted(found: Iterable[Span]) -> list[Span]:
    return sorted(found)


def _tell(answers: TextIO, answer: dict[str, object]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _refuse_network() -> set[str]:
    """Refuse every look-up and connection from here on, and return the set that fills with the hosts asked for."""
    asked: set[str] = set()

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event == "socket.getaddrinfo":
            asked.add(str(arguments[0]))
            raise NoNetwork
        if event == "socket.connect":
            asked.add(str(arguments[1]))
            raise NoNetwork

    sys.addaudithook(refuse)
    return asked
