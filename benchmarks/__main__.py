"""The commands that measure: `python -m benchmarks` for all, or one of deid, speed, start, memory, echr, floors."""

import os
import time
from pathlib import Path

import click

from benchmarks import contest, echr, floors, speed
from benchmarks.texts import DEVELOPMENT, marked

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _core() -> int:
    """Return the core that did the least during half a second, among those that this process may use."""
    before = _busy()
    time.sleep(0.5)
    after = _busy()
    return min(os.sched_getaffinity(0), key=lambda core: after[core] - before[core])


def _busy() -> dict[int, int]:
    """Return how long each core has been busy, in ticks (Linux)."""
    lines = Path("/proc/stat").read_text(encoding="ascii").splitlines()
    cores = [line.split() for line in lines if line.startswith("cpu") and line[3].isdigit()]
    # user, nice, system, then idle and waiting, which are left out, then interrupts and what the host took.
    return {int(name[3:]): sum(map(int, (*ticks[:3], *ticks[5:8]))) for name, *ticks in cores}


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Measure everything, one table after the other; a few minutes, on one core."""
    if context.invoked_subcommand is None:
        for one in (deid, speed_of_engine, start, memory, echr_french, floors_of_crypto):
            context.invoke(one)


@main.command("deid")
@click.option(
    "--gold", type=_FILE, default=DEVELOPMENT, help="Marked texts (JSON Lines); the development set otherwise."
)
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True, help="Turns of each peer.")
@click.option("--peer", "peers", multiple=True, help="Only this peer (may be repeated).")
def deid(gold: Path, rounds: int, peers: tuple[str, ...]) -> None:
    """Accuracy and speed beside the peers, on the same texts."""
    documents = marked(gold)
    results = contest.run(documents, rounds=rounds, core=_core(), only=peers)
    _say(f"Beside the peers: {gold.name}, {len(documents)} texts, {rounds} rounds", contest.as_table(results))
    click.echo("\n".join(f"- {note}" for note in contest.notes(results)))


@main.command("speed")
@click.option("--texts", type=click.IntRange(min=1), default=64, show_default=True)
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True)
def speed_of_engine(texts: int, rounds: int) -> None:
    """Texts of 300 words: the whole path beside the bare trained components."""
    _say("Speed of the engine", speed.speed(texts=texts, rounds=rounds, core=_core()))


@main.command("start")
@click.option("--times", type=click.IntRange(min=1), default=5, show_default=True)
def start(times: int) -> None:
    """Seconds from the import to the first reading, in fresh processes."""
    cpu, clock = speed.start(times=times, core=_core())
    click.echo(f"\nStart, import to first reading: {cpu} s of processor, {clock} s by the clock (median of {times})")


@main.command("memory")
@click.option("--texts", type=int, multiple=True, default=(1_000, 10_000), show_default=True)
@click.option(
    "--words",
    type=click.IntRange(min=30),
    default=100,
    show_default=True,
    help="Words of each text; 300 takes three times as long.",
)
def memory(texts: tuple[int, ...], words: int) -> None:
    """Resident memory of a worker after many different texts."""
    figures = speed.memory(texts, words=words, core=_core())
    first, last = figures[0][1], figures[-1][1]
    told = ", ".join(f"{mb:.1f} MB after {count:,} texts" for count, mb in figures)
    click.echo(f"\nMemory of a worker ({words} words a text): {told}; growth {100 * (last / first - 1):+.1f} %")


@main.command("echr")
@click.option("--echr", "path", type=_FILE, help="man.test of the French ECHR corpus; AQTS_ECHR otherwise.")
def echr_french(path: Path | None) -> None:
    """The public benchmark: French judgments of the European Court of Human Rights."""
    path = path or Path(os.environ.get("AQTS_ECHR", ""))
    if not path.is_file():
        click.echo("\nECHR French: no file; name it by AQTS_ECHR or `python -m benchmarks echr --echr FILE`.")
        return
    _say(f"ECHR French, {path.name}", echr.report(path))


@main.command("floors")
def floors_of_crypto() -> None:
    """Our primitives beside the same called bare."""
    _say("Floors", floors.report())


def _say(title: str, body: str) -> None:
    click.echo(f"\n{title}\n\n{body}")


if __name__ == "__main__":
    main()
