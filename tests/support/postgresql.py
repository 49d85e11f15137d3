"""A throw-away PostgreSQL cluster on the loopback address, started from the server that Debian installs."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """Return the folder of the newest installed server, or none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return folders[-1].parent if folders else None


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Run a cluster whose files live below *folder*; give the address of its server, without a database name."""
    programs = binaries()
    assert programs is not None
    home = Path(tempfile.mkdtemp(prefix="voix-pg-", dir=folder))
    data = home / "data"
    if os.geteuid() == 0:
        # The server refuses to run as root; Debian gives it an account of its own.
        shutil.chown(home, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    _run(programs / "initdb", "-D", data, "-U", "voix", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    options = f"-p {port} -h 127.0.0.1 -k '' -F -c full_page_writes=off -c max_connections=200"
    _run(programs / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg://voix@127.0.0.1:{port}"
    finally:
        _run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def _run(*command: object) -> None:
    words = [str(part) for part in command]
    if os.geteuid() == 0:
        words = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/tmp")
