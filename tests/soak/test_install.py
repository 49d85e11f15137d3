"""A machine that has only Python with venv, git and make: the two README commands, a restart, and the suite."""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.live import ROOT, free_port

pytestmark = pytest.mark.soak
PACKAGES = "python3,python3-venv,git,make,ca-certificates"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The smallest Debian, with a fresh clone of the project in /srv/voix and an account of its own."""
    assert os.geteuid() == 0, "This test makes a bare system: run it as root."
    assert shutil.which("debootstrap"), "Install Debian's package debootstrap."
    root = tmp_path_factory.mktemp("bare")
    root.chmod(0o755)
    made = ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", "bookworm", root]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
    for name in ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt"):
        shutil.copy(name, root / name.removeprefix("/"))
    (root / "dev" / "shm").mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", root / "dev" / "shm"], check=True)
    subprocess.run(["git", "clone", "-q", ROOT, root / "srv" / "voix"], check=True)
    subprocess.run(["chroot", root, "useradd", "--create-home", "voix"], check=True)
    subprocess.run(["chroot", root, "chown", "-R", "voix:", "/srv/voix"], check=True)
    yield root
    subprocess.run(["umount", root / "dev" / "shm"], check=True)
    shutil.rmtree(root)


def inside(root: Path, command: str) -> list[str]:
    return [
        "chroot",
        "--userspec=voix:voix",
        str(root),
        "/bin/sh",
        "-c",
        f"cd /srv/voix && export HOME=/home/voix && {command}",
    ]


def serve(root: Path, port: int, log: Path) -> tuple[float, str]:
    """Run `make run` until the site answers; stop it; return the seconds it took and what it printed."""
    started = time.monotonic()
    command = f"AQTS_BIND=127.0.0.1:{port} AQTS_PUBLIC_URL=http://localhost:{port} make run"
    with log.open("wb") as output:
        process = subprocess.Popen(inside(root, command), stdout=output, stderr=output, start_new_session=True)
    try:
        while True:
            assert process.poll() is None, log.read_text()
            assert time.monotonic() - started < 900, log.read_text()
            try:
                page = httpx.get(f"http://127.0.0.1:{port}/temoigner", timeout=10)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        seconds = time.monotonic() - started
        assert page.status_code == 200
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)
    return seconds, log.read_text()


def test_runs_on_a_bare_machine_and_again_in_seconds(bare: Path, tmp_path: Path) -> None:
    port = free_port()

    first, said = serve(bare, port, tmp_path / "first.log")
    secrets = bare / "srv/voix/instance/secrets.env"
    kept = secrets.read_bytes()
    again, said_again = serve(bare, port, tmp_path / "again.log")

    link = re.search(rf"http://localhost:{port}/membres/invitation/\S+", said)
    print(f"\nmake run on a bare machine: {first:.0f} s; again: {again:.1f} s")
    assert link, said
    assert re.search(r"/membres/invitation/\S+", said_again), "nobody joined yet, so a link is still printed"
    assert secrets.stat().st_mode & 0o777 == 0o600
    assert secrets.read_bytes() == kept
    assert (bare / "srv/voix/instance/voix.db").exists()
    assert again < 15


def test_the_suite_passes_on_a_bare_machine(bare: Path) -> None:
    done = subprocess.run(inside(bare, "make test"), capture_output=True, text=True, timeout=1800, check=False)

    print(done.stdout[-300:])
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
