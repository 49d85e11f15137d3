"""Which files of a folder are masked, under which names, and which are passed over; it reads no file."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aqts_voice.deid.documents import Kind, kind_of


class Reason(StrEnum):
    """Why a file was not masked."""

    FORMAT = "format"
    LINK = "link"
    UNREADABLE = "unreadable"
    NO_COLUMN = "no_column"


class Names(StrEnum):
    """What the files of a folder are called once masked."""

    MASKED = "masked"
    NUMBERED = "numbered"
    KEPT = "kept"


@dataclass(frozen=True)
class Job:
    """One file to mask. No source is standard input, no target is standard output; ``name`` is how reports call it."""

    source: Path | None
    target: Path | None
    kind: Kind
    name: str


@dataclass(frozen=True)
class NotRead:
    """One file that was not masked: its path, which names it to the person at the keyboard alone, its name in reports, and why."""

    path: Path | None
    name: str
    reason: Reason


@dataclass(frozen=True)
class Worklist:
    """The files of a folder, in the order of their paths."""

    jobs: tuple[Job, ...]
    not_read: tuple[NotRead, ...]


def plan(source: Path, target: Path, *, names: Names, mask_name: Callable[[str], str] = str) -> Worklist:
    """Return what to do with the folder *source*, so that the folder *target* mirrors it.

    Hidden files and folders are left alone. Symbolic links are not followed, and files of other formats are not
    copied: both are told. *mask_name* gives the masked form of the name of a file or folder, without its ending.
    """
    rename = _Renaming(names, mask_name)
    jobs: list[Job] = []
    not_read: list[NotRead] = []
    for path in _files(source):
        kind = kind_of(path.name)
        inside = path.relative_to(source)
        renamed = rename.path(inside)
        if path.is_symlink():
            not_read.append(NotRead(inside, renamed.as_posix(), Reason.LINK))
        elif kind is None:
            not_read.append(NotRead(inside, renamed.as_posix(), Reason.FORMAT))
        else:
            jobs.append(Job(path, target / renamed, kind, renamed.as_posix()))
    return Worklist(tuple(jobs), tuple(not_read))


def _files(source: Path) -> Iterator[Path]:
    """Yield the files, and the links to anything, under *source*, in order."""
    for folder, folders, files in os.walk(source, followlinks=False):
        here = Path(folder)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in links)
        yield from (here / name for name in sorted(files + links) if not name.startswith("."))


class _Renaming:
    """Gives each file and folder its new name, the same folder the same one, two files never the same."""

    def __init__(self, names: Names, mask_name: Callable[[str], str]) -> None:
        self._names = names
        self._mask_name = mask_name
        self._folders: dict[Path, Path] = {Path(): Path()}
        self._taken: set[str] = set()

    def path(self, inside: Path) -> Path:
        """Return the new path of a file, given its path inside the folder."""
        stem, ending = (inside.stem, inside.suffix.lower()) if self._names is not Names.KEPT else (inside.name, "")
        return self._free(self._folder(inside.parent), stem, "texte", ending)

    def _folder(self, inside: Path) -> Path:
        if inside not in self._folders:
            self._folders[inside] = self._free(self._folder(inside.parent), inside.name, "dossier", "")
        return self._folders[inside]

    def _free(self, folder: Path, name: str, kind: str, ending: str) -> Path:
        """Return a path in *folder* that nothing else was given, in any case of its letters."""
        if self._names is Names.NUMBERED:
            first, others = f"{kind}-0001", (f"{kind}-{number:04}" for number in range(2, 1_000_000))
        else:
            first = name if self._names is Names.KEPT else self._mask_name(name)
            others = (f"{first}-{number}" for number in range(2, 1_000_000))
        chosen = folder / f"{first}{ending}"
        while str(chosen).lower() in self._taken and self._names is not Names.KEPT:
            chosen = folder / f"{next(others)}{ending}"
        self._taken.add(str(chosen).lower())
        return chosen
