"""Masks many texts, in this process or in several; texts travel by memory only, never by file."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from aqts_voice.deid.pipeline import Deidentifier, load
from aqts_voice.deid.redaction import placeholders, redact
from aqts_voice.deid.traces import Trace

_CHUNK = 16


@dataclass(frozen=True)
class Masked:
    """A text with its placeholders, and the traces found in it, with offsets in the text as given."""

    text: str
    traces: tuple[Trace, ...]

    def spans(self) -> list[dict[str, object]]:
        """Return the traces as plain data: start, end, label, source and score."""
        return [
            {"start": one.start, "end": one.end, "label": one.label.value, "source": one.source, "score": one.score}
            for one in self.traces
        ]


def mask(engine: Deidentifier, text: str) -> Masked:
    """Return *text* with everything that was found replaced."""
    reading = engine.find(text)
    return Masked(redact(text, placeholders(reading.traces, language=reading.language)), reading.traces)


def mask_all(texts: Iterable[str], *, workers: int = 1) -> Iterator[Masked]:
    """Yield each text masked, in order, with as many processes as *workers*."""
    if workers <= 1:
        engine = load()
        yield from (mask(engine, text) for text in texts)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start_worker) as pool:
        yield from pool.map(_mask_here, texts, chunksize=_CHUNK)


_engines: list[Deidentifier] = []


def _start_worker() -> None:
    """Load the pipelines once in a worker process."""
    _engines.append(load())


def _mask_here(text: str) -> Masked:
    return mask(_engines[0], text)
