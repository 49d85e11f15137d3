"""Masks many texts, in this process or in several; texts travel by memory only, never by file."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

from aqts_voice.deid.pipeline import load
from aqts_voice.deid.profiles import Profile, Reader
from aqts_voice.deid.redaction import placeholders, redact
from aqts_voice.deid.traces import Reading, TextLanguage, Trace

# What one worker reads at once: as many texts as share a memory zone.
_CHUNK = 32
# Chunks that wait for each worker: enough to keep it busy, few enough to hold little in memory.
_AHEAD = 3


@dataclass(frozen=True)
class Masked:
    """A text with its placeholders, the traces found in it, with offsets in the text as given, and its language."""

    text: str
    traces: tuple[Trace, ...]
    language: TextLanguage = "fr"

    def spans(self) -> list[dict[str, object]]:
        """Return the traces as plain data: start, end, label, source and score."""
        return [
            {"start": one.start, "end": one.end, "label": one.label.value, "source": one.source, "score": one.score}
            for one in self.traces
        ]


def mask(engine: Reader, text: str) -> Masked:
    """Return *text* with everything that was found replaced."""
    return _masked(text, engine.find(text))


def _masked(text: str, reading: Reading) -> Masked:
    replaced = redact(text, placeholders(reading.traces, language=reading.language))
    return Masked(replaced, reading.traces, reading.language)


def mask_all(texts: Iterable[str], *, workers: int = 1, profile: Profile = "guide") -> Iterator[Masked]:
    """Yield each text masked through *profile*, in order, with as many processes as *workers*; *texts* is read only as fast as needed."""
    chunks = _chunks(texts)
    if workers <= 1:
        engine = load(profile=profile)
        for chunk in chunks:
            yield from _read(engine, chunk)
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(profile,))
    try:
        waiting: deque[Future[list[Masked]]] = deque()
        for chunk in chunks:
            waiting.append(_submit(pool, chunk))
            if len(waiting) >= workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(texts: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(texts)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[str]) -> "Future[list[Masked]]":
    """Hand *chunk* over; the processes that this may start ignore Ctrl-C until they are ready, so that none complains."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return pool.submit(_mask_here, chunk)
    finally:
        signal.signal(signal.SIGINT, before)


_engines: list[Reader] = []


def _start_worker(profile: Profile) -> None:
    """Load the pipelines once in a worker process, which Ctrl-C then ends without a word."""
    _engines.append(load(profile=profile))
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _mask_here(texts: Sequence[str]) -> list[Masked]:
    return list(_read(_engines[0], texts))


def _read(engine: Reader, texts: Sequence[str]) -> Iterator[Masked]:
    """Yield each of *texts* masked; the network reads several at once."""
    return (_masked(text, reading) for text, reading in zip(texts, engine.pipe(texts), strict=True))
