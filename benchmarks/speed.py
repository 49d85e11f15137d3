"""The engine against its own trained components, its start, and the memory of a worker; texts of 300 words, one core."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence

from tqdm import tqdm

from aqts_voice.deid.pipeline import load
from benchmarks import trained
from benchmarks.environments import ROOT
from benchmarks.rounds import Figure, percentile, table
from benchmarks.texts import of_words, training

WORDS = 300
_START = """
import time
started, clock = time.process_time(), time.perf_counter()
from aqts_voice.deid.pipeline import load
load().find("Bonjour, je travaille en protection de la jeunesse depuis douze ans.")
print(time.process_time() - started, time.perf_counter() - clock)
"""


def speed(*, texts: int, rounds: int, core: int) -> str:
    """Return the table of texts a second and of one text's time, measured in a process of its own."""
    return _fresh(f"from benchmarks.speed import compare\ncompare({texts}, {rounds})", core=core).strip()


def compare(texts: int, rounds: int) -> None:
    """Write the table of ours beside the bare trained components, both in this process, in turns.

    Times are of the processor: on a machine that does other work they say what a text costs.
    """
    some = of_words(training(), words=WORDS, count=texts)
    engine, nlp = load(), trained.bare()
    readers: dict[str, tuple[Callable[[Sequence[str]], object], Callable[[str], object]]] = {
        "ours": (lambda many: list(engine.pipe(many, batch_size=trained.BATCH)), engine.find),
        "bare": (lambda many: trained.read_all(nlp, many), lambda one: trained.read_one(nlp, one)),
    }
    batch: dict[str, list[float]] = {name: [] for name in readers}
    single: dict[str, list[list[float]]] = {name: [] for name in readers}
    for turn in tqdm(range(rounds + 1), desc="speed", unit="turn", disable=None):
        for name, (many, one) in readers.items():
            whole, each = _seconds(many, some), [_seconds(one, text) for text in some]
            # The first turn warms both up and is not counted.
            if turn:
                batch[name].append(texts / whole)
                single[name].append(each)
    sys.stdout.write(_as_table(batch, single) + "\n")


def _seconds(act: Callable[..., object], argument: object) -> float:
    started = time.process_time()
    act(argument)
    return time.process_time() - started


def _as_table(batch: dict[str, list[float]], single: dict[str, list[list[float]]]) -> str:
    rows: list[tuple[str, ...]] = [(f"{WORDS} words, one core", "texts/s in pipe", "one by one: p50", "p95")]
    titles = {"ours": "whole path", "bare": "bare trained components"}
    for name, figures in batch.items():
        each = [second for turn in single[name] for second in turn]
        times = (f"{1000 * percentile(each, share):.1f} ms" for share in (0.5, 0.95))
        rows.append((titles[name], str(Figure(tuple(figures))), *times))
    if "bare" in batch:
        many = Figure(tuple(batch["bare"])).over(Figure(tuple(batch["ours"])))
        one = Figure(tuple(map(sum, single["ours"]))).over(Figure(tuple(map(sum, single["bare"]))))
        rows.append(("time of the whole path / bare", str(many), str(one), ""))
    return table(rows)


def start(*, times: int, core: int) -> tuple[Figure, Figure]:
    """Return the seconds from the import to the first reading, of processor and of clock, each in a process of its own."""
    turns = [_fresh(_START, core=core).split() for _ in tqdm(range(times), desc="start", disable=None)]
    return Figure(tuple(float(one) for one, _ in turns)), Figure(tuple(float(other) for _, other in turns))


def memory(counts: Iterable[int], *, words: int, core: int) -> list[tuple[int, float]]:
    """Return the resident memory of a worker, in MB, after each of *counts* different texts, in a process of its own."""
    lines = _fresh(f"from benchmarks.speed import grow\ngrow({sorted(counts)}, {words})", core=core)
    return [(int(one["texts"]), float(one["mb"])) for one in map(json.loads, lines.splitlines())]


def grow(counts: Sequence[int], length: int) -> None:
    """Read different texts of *length* words, one by one, and write the memory after each of *counts*."""
    # The words are there before the engine is loaded, and texts are made one at a time: only its own growth counts.
    words = [word for text in training() for word in text.split(" ")]
    engine = load()
    done = 0
    progress = tqdm(total=max(counts), desc="memory", unit="text", disable=None)
    for count in counts:
        for at in range(done, count):
            engine.find(_text(words, at, length))
            progress.update()
        done = count
        sys.stdout.write(json.dumps({"texts": count, "mb": _resident()}) + "\n")
        sys.stdout.flush()


def _text(words: Sequence[str], at: int, length: int) -> str:
    """Return the text number *at*: words of the corpus, and one in thirty that no text held before."""
    start = at * 7 % (len(words) - length)
    some = list(words[start : start + length])
    for place in range(0, length, 30):
        some[place] = f"Zv{at:x}q{place}".translate(str.maketrans("0123456789", "aeioulmnrs"))
    return " ".join(some)


def _resident() -> float:
    """Return the resident memory of this process, in MB (Linux)."""
    with open("/proc/self/statm", encoding="ascii") as figures:  # noqa: PTH123 - a file of the kernel, not of a disk
        return int(figures.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _fresh(program: str, *, core: int) -> str:
    """Return what *program* writes, run by our interpreter in a process of its own on one core."""
    done = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", program],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    return done.stdout
