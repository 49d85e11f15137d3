"""The whole recipe: nine texts in ten teach the network; the tenth, which it never sees, chooses the thresholds and gives the scores."""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from shutil import rmtree

from spacy.language import Language

from aqts_voice.deid import components
from aqts_voice.deid.folding import fold
from aqts_voice.deid.model import head
from aqts_voice.deid.model.limits import Limits
from aqts_voice.deid.pipeline import Deidentifier, with_rules
from aqts_voice.deid.scoring import Mark, Scores, Tally
from aqts_voice.deid.training.corpus import Marked
from aqts_voice.deid.training.learning import SEED, learn
from aqts_voice.deid.training.thresholds import CASED, FLAT, choose
from aqts_voice.deid.variants import lower_case, upper_case

PASSES = 18
_HELD_SHARE = 10


def split(texts: Sequence[Marked]) -> tuple[list[Marked], list[Marked]]:
    """Return one text in ten, held out, and the others; always the same ones for the same texts."""
    shuffled = list(texts)
    Random(SEED).shuffle(shuffled)  # noqa: S311 -- no secret: anyone must be able to repeat it
    cut = max(1, len(shuffled) // _HELD_SHARE)
    return shuffled[:cut], shuffled[cut:]


def make(
    texts: Sequence[Marked], folder: Path, *, passes: int = PASSES, told: Callable[[int], object]
) -> tuple[Limits, Limits, Scores]:
    """Train, choose the limits, write the network to *folder*; return the limits of texts with and without capitals, and the held-out scores.

    What was in *folder* is replaced. The network is written without any list of words. *told* is called with the number
    of each pass that ends.
    """
    held, rest = split(texts)
    whole = with_rules(learn(rest, passes=passes, told=told))
    cased, flat = set_limits(whole, held)
    scores = _scores(Deidentifier(whole), held)
    _write(whole, folder)
    return cased, flat, scores


def set_limits(whole: Language, held: Sequence[Marked]) -> tuple[Limits, Limits]:
    """Choose the limits of *whole* on the held-out texts and have it take them: those for texts with capitals, and the others."""
    dial = whole.get_pipe(head.NAME)
    assert isinstance(dial, head.Dial)
    typed = [(text, marks) for text, marks in held if not fold(text).casing.mostly_flat]
    cased = choose(whole, typed or held, worth=CASED)
    flat = choose(whole, [(way(text), marks) for way in (lower_case, upper_case) for text, marks in held], worth=FLAT)
    dial.limit(cased, flat=flat)
    return cased, flat


def size(folder: Path) -> int:
    """Return the bytes that the network takes in *folder*."""
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())


def _write(whole: Language, folder: Path) -> None:
    """Write the trained components alone: the rules are code and data of their own."""
    for name in components.ORDER:
        whole.remove_pipe(name)
    if folder.exists():
        rmtree(folder)
    whole.to_disk(folder, exclude=["vocab"])


def _scores(engine: Deidentifier, texts: Sequence[Marked]) -> Scores:
    tally = Tally()
    for (text, marks), reading in zip(texts, engine.pipe(text for text, _ in texts), strict=True):
        tally.add(text, marks, [Mark(one.start, one.end, one.label.value) for one in reading.traces])
    return tally.scores()
