"""The environment of each peer, apart from ours, installed once from its pinned list; it measures nothing."""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "benchmarks" / "peers"
INSTALLED = ROOT / "instance" / "bench"


def python_of(environment: str) -> Path:
    """Return the interpreter of *environment*, installing it when its list of packages is new; ours when it has no name.

    Raises subprocess.CalledProcessError when a package cannot be had.
    """
    if not environment:
        return Path(sys.executable)
    wanted = PEERS / environment / "requirements.txt"
    home = INSTALLED / environment
    stamp, digest = home / "installed", hashlib.sha256(wanted.read_bytes()).hexdigest()
    python = home / "bin" / "python"
    if not (stamp.is_file() and stamp.read_text(encoding="ascii") == digest):
        _run(sys.executable, "-m", "venv", "--clear", str(home))
        _run(
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            str(wanted),
        )
        stamp.write_text(digest, encoding="ascii")
    return python


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreters
