"""Frozen settings read from the environment; a missing or weak secret stops the start with a clear sentence."""

import base64
import binascii
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ROOMS_BY_DOOR = {
    "public": frozenset({"library", "deposit", "followup"}),
    "members": frozenset({"members", "review", "themes", "stewardship", "releases"}),
    "research": frozenset({"research"}),
}
SECRET_BYTES = 32


class BadSettings(Exception):
    """The environment does not describe an instance that may start; the message says which name to set, and how."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What one process of one instance needs to know before it starts.

    ``secret`` (32 bytes) derives the hourly form keys and the salt of the authors' codes; losing it loses every code.
    ``session_secret`` (32 bytes) signs the members' form tokens only, and may be replaced at any time.
    """

    database_url: str
    secret: bytes = field(repr=False)
    session_secret: bytes = field(repr=False)
    public_url: str = "http://localhost:5000"
    doors: frozenset[str] = frozenset(ROOMS_BY_DOOR)
    threshold: int = 20
    author_memory_kib: int = 19 * 1024
    author_passes: int = 2
    member_memory_kib: int = 256 * 1024
    member_passes: int = 3

    @property
    def secure(self) -> bool:
        """Whether the instance is served over HTTPS, so that its members' cookie must be."""
        return self.public_url.startswith("https://")

    @property
    def rooms(self) -> frozenset[str]:
        """The web rooms that this process serves."""
        return frozenset().union(*(ROOMS_BY_DOOR[door] for door in self.doors))


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of this process.

    Secrets come from ``AQTS_SECRET`` and ``AQTS_SESSION_SECRET`` (32 bytes in base64), or from the file named by
    ``AQTS_SECRETS_FILE`` (``NAME=value`` lines, mode 600), written once by ``python -m aqts_voice prepare``.

    Raises:
        BadSettings: a value is missing, malformed, or readable by other accounts of the machine.
    """
    values = _with_secrets_file(environment)
    return Settings(
        database_url=values.get("AQTS_DATABASE_URL") or f"sqlite:///{ROOT / 'instance' / 'voix.db'}",
        secret=_secret(values, "AQTS_SECRET"),
        session_secret=_secret(values, "AQTS_SESSION_SECRET"),
        public_url=values.get("AQTS_PUBLIC_URL", "http://localhost:5000").rstrip("/"),
        doors=_doors(values.get("AQTS_DOORS", "all")),
        threshold=_threshold(values.get("AQTS_THRESHOLD", "20")),
    )


def secrets_path(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this instance keeps its secrets when they are not in the environment."""
    return Path(environment.get("AQTS_SECRETS_FILE") or ROOT / "instance" / "secrets.env")


def _with_secrets_file(environment: Mapping[str, str]) -> dict[str, str]:
    path = secrets_path(environment)
    if not path.exists():
        return dict(environment)
    if path.stat().st_mode & 0o077:
        raise BadSettings(f"{path} is readable by other accounts. Run: chmod 600 {path}")
    lines = (line.partition("=") for line in path.read_text(encoding="utf-8").splitlines() if "=" in line)
    return {name.strip(): value.strip() for name, _, value in lines} | dict(environment)


def _secret(values: Mapping[str, str], name: str) -> bytes:
    if not values.get(name):
        raise BadSettings(
            f"{name} is missing. Run `python -m aqts_voice prepare` once, or set it to 32 random bytes in base64."
        )
    try:
        secret = base64.b64decode(values[name], validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != SECRET_BYTES:
        raise BadSettings(
            f"{name} is not 32 bytes in base64. Restore it from your backup, or run `python -m aqts_voice prepare` on a new instance."
        )
    return secret


def _doors(named: str) -> frozenset[str]:
    wanted = frozenset(ROOMS_BY_DOOR) if named == "all" else frozenset(part.strip() for part in named.split(","))
    if unknown := wanted - frozenset(ROOMS_BY_DOOR):
        raise BadSettings(
            f"AQTS_DOORS does not know {', '.join(sorted(unknown))}. Use public, members, research, or all."
        )
    return wanted


def _threshold(written: str) -> int:
    if not written.isdigit() or int(written) < 5:
        raise BadSettings(
            "AQTS_THRESHOLD is a whole number, five at least: the number of testimonies below which no count is shown."
        )
    return int(written)
