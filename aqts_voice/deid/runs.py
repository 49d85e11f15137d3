"""Masks a list of files as one run: texts flow through the engine across files, each file comes out once it is whole."""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from aqts_voice.deid.documents import Documents, NoSuchColumn, Unreadable, read
from aqts_voice.deid.masking import Masked, mask_all
from aqts_voice.deid.profiles import Profile
from aqts_voice.deid.worklist import Job


@dataclass(frozen=True)
class Done:
    """One file whose texts are all masked, in the order of ``documents.texts``."""

    job: Job
    documents: Documents
    masked: tuple[Masked, ...]


@dataclass(frozen=True)
class Failed:
    """One file that could not be read, and why: OSError, Unreadable or NoSuchColumn."""

    job: Job
    error: Exception


def opened(job: Job, *, column: str) -> Documents:
    """Return the texts of one file. Raises OSError, Unreadable, or NoSuchColumn."""
    data = sys.stdin.buffer.read() if job.source is None else job.source.read_bytes()
    return read(data, job.kind, column=column)


def count(jobs: Iterable[Job], *, column: str) -> tuple[int, list[Failed]]:
    """Return how many texts *jobs* hold, and which of them cannot be read, without keeping anything."""
    texts = 0
    failed: list[Failed] = []
    for job in jobs:
        try:
            texts += len(opened(job, column=column).texts)
        except (OSError, Unreadable, NoSuchColumn) as error:
            failed.append(Failed(job, error))
    return texts, failed


def mask_files(
    jobs: Iterable[Job],
    *,
    column: str,
    workers: int = 1,
    profile: Profile = "guide",
    each_text: Callable[[], object] = int,
) -> Iterator[Done | Failed]:
    """Yield each file once it is masked, in order; *each_text* is called after each text.

    Only the file at hand and the few that the workers are ahead are in memory.
    """
    waiting: deque[tuple[Job, Documents] | Failed] = deque()
    results = mask_all(_texts(jobs, column, waiting), workers=workers, profile=profile)
    masked: list[Masked] = []
    for one in results:
        yield from _whole_ones(waiting, masked)
        masked.append(one)
        each_text()
    yield from _whole_ones(waiting, masked)


def _texts(jobs: Iterable[Job], column: str, waiting: "deque[tuple[Job, Documents] | Failed]") -> Iterator[str]:
    """Yield the texts of all files, each file being opened when the engine comes to it."""
    for job in jobs:
        try:
            documents = opened(job, column=column)
        except (OSError, Unreadable, NoSuchColumn) as error:
            waiting.append(Failed(job, error))
            continue
        waiting.append((job, documents))
        yield from documents.texts


def _whole_ones(waiting: "deque[tuple[Job, Documents] | Failed]", masked: list[Masked]) -> Iterator[Done | Failed]:
    """Yield the files at the head of *waiting* whose texts are all in *masked*, and take these from it."""
    while waiting:
        first = waiting[0]
        if isinstance(first, Failed):
            yield first
        else:
            job, documents = first
            size = len(documents.texts)
            if len(masked) < size:
                return
            yield Done(job, documents, tuple(masked[:size]))
            del masked[:size]
        waiting.popleft()
