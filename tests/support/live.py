"""The real server in processes of its own, started, killed and started again by a test."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class LiveServer:
    """One instance below *folder*: its secrets, its database, its log, and gunicorn serving it."""

    folder: Path
    port: int = field(default_factory=free_port)
    workers: int = 1
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return inherited | {
            "AQTS_SECRETS_FILE": str(self.folder / "secrets.env"),
            "AQTS_DATABASE_URL": f"sqlite:///{self.folder / 'voix.db'}",
            "AQTS_PUBLIC_URL": self.url,
            "AQTS_BIND": f"127.0.0.1:{self.port}",
            "AQTS_WORKERS": str(self.workers),
            "PYTHONMALLOC": "malloc",
            "MALLOC_PERTURB_": "165",
            "TMPDIR": str(self._temporary()),
        }

    def _temporary(self) -> Path:
        folder = self.folder / "tmp"
        folder.mkdir(exist_ok=True)
        return folder

    def command(self, *words: str) -> str:
        """Run one of the instance's own commands and return what it wrote."""
        run = [sys.executable, "-m", "aqts_voice", *words]
        done = subprocess.run(run, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout

    def start(self) -> None:
        """Start serving, and return once a page answers."""
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "app:create_app()"]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                httpx.get(f"{self.url}/static/css/base.css", timeout=5)
                return
            except httpx.TransportError:
                assert self.process.poll() is None, (self.folder / "server.log").read_text()
                time.sleep(0.05)
        raise AssertionError("the server did not answer within a minute")

    def kill(self) -> None:
        """Kill the master and its workers at once, as a power cut would."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Stop politely, if it still runs."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()
