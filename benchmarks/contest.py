"""Accuracy and speed beside the peers: the same texts, the same core, in turns; it judges by the guide's scores."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle, islice

from tqdm import tqdm

from aqts_voice.deid.scoring import Ratio, Scores, Tally
from benchmarks.peer import Absent, Running, Tool, tools
from benchmarks.rounds import Figure, table
from benchmarks.texts import Document, training

REFERENCE = "presidio-ner"
_HEADER = (
    "peer", "direct", "quasi", "leaking", "precision", "over-masking", "labels",
    "texts/s, one by one", "texts/s, in batch", "× Presidio with our NER (one, batch)",
)  # fmt: skip


@dataclass
class Result:
    """What was measured of one peer, or why nothing was."""

    tool: Tool
    scores: Scores | None = None
    single: list[float] = field(default_factory=list)
    batch: list[float] = field(default_factory=list)
    by_the_clock: list[float] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    absent: str = ""


def run(documents: Sequence[Document], *, rounds: int, core: int, only: Sequence[str] = ()) -> list[Result]:
    """Measure every peer on *documents*: its scores once, then its speed in *rounds* turns, one peer after the other."""
    results = [Result(tool) for tool in tools() if not only or tool.name in only]
    with ExitStack() as stack:
        started = dict(_started(results, stack, core))
        for name, running in tqdm(started.items(), desc="accuracy", unit="peer", disable=None):
            _score(_named(results, name), running, documents)
        fresh = fresh_texts(documents, rounds)
        turns = [(turn, name) for turn in range(rounds) for name in (sorted(started) if turn % 2 else started)]
        for turn, name in tqdm(turns, desc="speed", unit="turn", disable=None):
            _time(_named(results, name), started[name], fresh[turn])
    return results


def _started(results: Sequence[Result], stack: ExitStack, core: int) -> Iterator[tuple[str, Running]]:
    """Start every peer that can be, and note why for those that cannot."""
    for result in tqdm(results, desc="start", unit="peer", disable=None):
        try:
            running = stack.enter_context(Running(result.tool, core=core))
        except (Absent, OSError) as error:
            result.absent = error.reason if isinstance(error, Absent) else type(error).__name__
            continue
        result.versions = running.versions
        yield result.tool.name, running


def _named(results: Sequence[Result], name: str) -> Result:
    return next(result for result in results if result.tool.name == name)


def _score(result: Result, running: Running, documents: Sequence[Document]) -> None:
    """Read all texts once, which also warms the peer, and count."""
    running.keep([text for text, _ in documents])
    tally = Tally()
    for (text, gold), spans in zip(documents, running.spans(), strict=True):
        tally.add(text, gold, result.tool.marks(spans))
    result.scores = tally.scores()


def fresh_texts(documents: Sequence[Document], rounds: int) -> list[list[tuple[str, ...]]]:
    """Return, for each turn, two sets of as many texts of the same lengths that nobody has read yet: one to read alone, one together.

    A peer that keeps the words it met would otherwise look quicker than it is on new texts.
    """
    lengths = [len(text.split(" ")) for text, _ in documents]
    words = cycle([word for text in training() for word in text.split(" ")])
    return [[tuple(" ".join(islice(words, length)) for length in lengths) for _ in range(2)] for _ in range(rounds)]


def _time(result: Result, running: Running, texts: Sequence[tuple[str, ...]]) -> None:
    """Time one turn of a peer: one set of texts read one by one, another read together."""
    alone, together = texts
    running.keep(alone)
    single = running.single()
    running.keep(together)
    batch = running.batch()
    result.single.append(len(alone) / single.cpu)
    result.batch.append(len(together) / batch.cpu)
    result.by_the_clock.append((len(alone) + len(together)) / (single.clock + batch.clock))
    result.asked = running.asked


def as_table(results: Sequence[Result]) -> str:
    """Return the table of the issue: accuracy, speed, and the ratio to Presidio with our NER."""
    reference = next((one for one in results if one.tool.name == REFERENCE and one.single), None)
    return table([_HEADER, *(_row(result, reference) for result in results)])


def _row(result: Result, reference: Result | None) -> tuple[str, ...]:
    if result.scores is None:
        return (result.tool.title, result.absent, *[""] * (len(_HEADER) - 2))
    scores, single, batch = result.scores, Figure(tuple(result.single)), Figure(tuple(result.batch))
    ratio = "—"
    if reference is not None:
        one, many = single.over(Figure(tuple(reference.single))), batch.over(Figure(tuple(reference.batch)))
        ratio = f"{one.median:.2f}, {many.median:.2f}"
    known = bool(result.tool.labels)
    shares = (scores.direct_recall, scores.quasi_recall, scores.leaking_documents)
    return (
        result.tool.title,
        *(_share(one) if known else "—" for one in shares),
        *(_share(one) if known else "—" for one in (scores.precision, scores.over_masking, scores.label_accuracy)),
        str(single),
        str(batch),
        ratio,
    )


def _share(ratio: Ratio) -> str:
    return "—" if ratio.value is None else f"{ratio.value:.3f}"


def notes(results: Sequence[Result]) -> list[str]:
    """Return one line a peer: versions, what it has no word for, what it asked of the network."""
    return [_note(result) for result in results]


def _note(result: Result) -> str:
    parts = [", ".join(f"{name} {value}" for name, value in result.versions.items())] if result.versions else []
    if result.absent:
        parts.append(result.absent)
    if result.by_the_clock:
        parts.append(f"{Figure(tuple(result.by_the_clock))} texts/s by the clock, both ways together")
    if result.tool.unknown_kinds and result.tool.labels:
        parts.append(f"no word for {', '.join(result.tool.unknown_kinds)}")
    if result.asked:
        parts.append(f"asked the network for {', '.join(result.asked)}, and was refused")
    return f"{result.tool.title}: {'; '.join(parts)}"
