"""The de-identifier of the house, the whole path."""

from collections.abc import Sequence

from harness import Peer, Span, serve

from aqts_voice.deid.pipeline import BATCH
from aqts_voice.deid.pipeline import load as load_engine
from aqts_voice.deid.traces import Reading


def load() -> Peer:
    """Load it as every command does."""
    engine = load_engine()

    def read_all(texts: Sequence[str]) -> list[list[Span]]:
        return [_spans(reading) for reading in engine.pipe(texts, batch_size=BATCH)]

    return Peer(
        read=lambda text: _spans(engine.find(text)),
        read_all=read_all,
        packages=("spacy",),
        settings={"batch_size": str(BATCH)},
    )


def _spans(reading: Reading) -> list[Span]:
    return [(one.start, one.end, one.label.value) for one in reading.traces]


serve(load)
