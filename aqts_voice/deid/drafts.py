"""Writes a file whole or not at all: beside its place first, then in its place; nothing half-written is left behind."""

import os
import secrets
from pathlib import Path


def write_whole(path: Path, data: bytes, *, mode: int = 0o666) -> None:
    """Write *data* in the file *path*, whose permissions are *mode* less the umask. Raises OSError.

    Whatever stops it, Ctrl-C included, the draft is erased and the former file, if any, is intact.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
