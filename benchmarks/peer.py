"""One tool that is compared: what is known of it, and its process while it is measured."""

import json
import os
import shutil
import subprocess
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Any, Self

from aqts_voice.deid.labels import Label
from aqts_voice.deid.scoring import Mark
from benchmarks import environments

# One thread each, so that a text costs what it costs on one core.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")


class Absent(Exception):
    """A peer cannot be measured here; ``reason`` says why in a few words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Tool:
    """A peer as ``peers.toml`` describes it."""

    name: str
    title: str
    script: str
    arguments: tuple[str, ...]
    environment: str
    labels: Mapping[str, str]

    @property
    def unknown_kinds(self) -> tuple[str, ...]:
        """The kinds of the guide that it has no word for."""
        return tuple(label.value for label in Label if label.value not in self.labels.values())

    def marks(self, spans: Iterable[tuple[int, int, str]]) -> list[Mark]:
        """Return its spans under our labels; those outside of the guide are dropped."""
        return [Mark(start, end, self.labels[label]) for start, end, label in spans if label in self.labels]


def tools() -> list[Tool]:
    """Return every peer, in the order of the table."""
    data = tomllib.loads((environments.PEERS / "peers.toml").read_text(encoding="utf-8"))
    return [Tool(arguments=tuple(entry.pop("arguments", ())), **entry) for entry in data["peer"]]


@dataclass(frozen=True)
class Timing:
    """Processor seconds, and the seconds of the clock beside them."""

    cpu: float
    clock: float


def _timing(answer: Mapping[str, Any]) -> Timing:
    return Timing(sum(answer["seconds"]), float(answer["clock"]))


@cache
def _alone() -> tuple[str, ...]:
    """Return what to start a command with so that it has no network, as far as this machine allows."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    command = (unshare, "--map-root-user", "--net")
    return command if subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0 else ()  # noqa: S603 - no input


class Running:
    """A peer once started, on one core, with one thread and without network."""

    def __init__(self, tool: Tool, *, core: int) -> None:
        self.tool = tool
        python = environments.python_of(tool.environment)
        paths = f"{environments.PEERS}{os.pathsep}{environments.ROOT}"
        environments.INSTALLED.mkdir(parents=True, exist_ok=True)
        # Its errors are kept apart: a library that complains of the network would drown the table.
        self._complaints = (environments.INSTALLED / f"{tool.name}.log").open("w", encoding="utf-8")
        # Presidio's list of domains is kept here; emptied, so that each run tells what a first start asks for.
        cache = environments.INSTALLED / "domains"
        shutil.rmtree(cache, ignore_errors=True)
        self._process = subprocess.Popen(  # noqa: S603 - the scripts of this folder
            [*_alone(), str(python), "-u", str(environments.PEERS / tool.script), *tool.arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            text=True,
            encoding="utf-8",
            env=os.environ | _ONE_THREAD | {"PYTHONPATH": paths, "TLDEXTRACT_CACHE": str(cache)},
            preexec_fn=lambda: os.sched_setaffinity(0, {core}),  # noqa: PLW1509 - this process has one thread
        )
        hello = self._hear()
        self.versions: dict[str, str] = hello["versions"]
        self.asked: list[str] = hello["asked"]

    def keep(self, texts: Sequence[str]) -> None:
        """Hand over the texts that the next questions are about."""
        self._ask(act="texts", texts=list(texts))

    def spans(self) -> list[list[tuple[int, int, str]]]:
        """Return the spans of each text, in the peer's own words."""
        return [[(start, end, label) for start, end, label in found] for found in self._ask(act="spans")["spans"]]

    def single(self) -> Timing:
        """Return what the texts took, each read alone."""
        return _timing(self._ask(act="single"))

    def batch(self) -> Timing:
        """Return what the texts took, read together."""
        return _timing(self._ask(act="batch"))

    def _ask(self, **question: object) -> dict[str, Any]:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise Absent("it stopped") from None
        answer = self._hear()
        self.asked = answer["asked"]
        return answer

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise Absent(f"it stopped: see instance/bench/{self.tool.name}.log")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()
        self._complaints.close()
