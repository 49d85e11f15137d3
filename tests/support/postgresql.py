"""A throw-away PostgreSQL cluster on the loopback address, started from the server that Debian installs."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


def binaries() -> Path | None:
    """Return the folder of the newest installed server, or none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return folders[-1].parent if folders else None


@contextmanager
def cluster() -> Iterator[str]:
    """Run a cluster in a temporary folder; give the address of its server, without a database name."""
    programs = binaries()
    assert programs is not None, "PostgreSQL is missing: install Debian's package postgresql."
    # Not below the folder of the suite, which only its own account may enter.
    home = Path(tempfile.mkdtemp(prefix="voix-pg-"))
    data = home / "data"
    if os.geteuid() == 0:
        # The server refuses to run as root; Debian gives it an account of its own.
        shutil.chown(home, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    initdb = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "voix",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
    ]
    subprocess.run(_as_server(*initdb), check=True, stdout=subprocess.DEVNULL, cwd="/")
    options = ["-p", port, "-h", "127.0.0.1", "-k", "", "-F", "-c", "full_page_writes=off", "-c", "max_connections=200"]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            _as_server(programs / "postgres", "-D", data, *options), stdout=log, stderr=log, cwd="/"
        )
    try:
        _wait(server, port, home / "log")
        yield f"postgresql+psycopg://voix@127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait(timeout=60)
        shutil.rmtree(home, ignore_errors=True)


def _wait(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text()
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="voix", dbname="postgres", connect_timeout=5).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise AssertionError(log.read_text())


def _as_server(*command: object) -> list[str]:
    # The server ends with the suite, however the suite ends: nothing is left behind by one that was interrupted.
    rights = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *rights, "--pdeathsig=SIGQUIT", *(str(part) for part in command)]
