"""The version byte, labels, bindings and derivations that every format shares; seals and opens nothing itself."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.purposes import Purpose

LABEL_PREFIX = "voix-aqts/1/"
VERSION = 1
VERSION_BYTE = bytes([VERSION])
KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16


def exactly(value: bytes, size: int, name: str) -> bytes:
    """Return *value*, or raise ValueError when it is not *size* bytes; *name* says what it is, never what it holds."""
    if not isinstance(value, bytes) or len(value) != size:
        raise ValueError(f"The {name} is {size} bytes.")
    return value


def at_least(value: bytes, size: int, name: str) -> bytes:
    """Return *value*, or raise ValueError when it is shorter than *size* bytes."""
    if not isinstance(value, bytes) or len(value) < size:
        raise ValueError(f"The {name} is at least {size} bytes.")
    return value


def label(name: str) -> bytes:
    """Return the full label of *name*, closed by a zero byte so that no label is the start of another."""
    return (LABEL_PREFIX + name).encode("ascii") + b"\0"


def derive(secret: bytes, name: str, *, context: bytes = b"", size: int = KEY_BYTES) -> bytes:
    """Return *size* bytes of HKDF-SHA256 (RFC 5869) of *secret*: no salt, info = label of *name* then *context*."""
    return HKDF(algorithm=SHA256(), length=size, salt=None, info=label(name) + context).derive(secret)


def binding(name: str, purpose: Purpose, tail: bytes) -> bytes:
    """Return label, version byte, length of the purpose (1 byte), purpose, then *tail*, whose size the format fixes."""
    ascii_purpose = purpose.value.encode("ascii")
    return label(name) + VERSION_BYTE + bytes([len(ascii_purpose)]) + ascii_purpose + tail


def body_of(blob: bytes, least: int) -> bytes:
    """Return what follows the version byte of *blob*.

    Raises Unopenable when the version is unknown or fewer than *least* bytes follow, ValueError when it is not bytes.
    """
    if not isinstance(blob, bytes):
        raise ValueError("A sealed value is bytes.")
    if blob[:1] != VERSION_BYTE or len(blob) < 1 + least:
        raise Unopenable
    return blob[1:]


def nonce_and_box(blob: bytes) -> tuple[bytes, bytes]:
    """Return the nonce and the AES-256-GCM ciphertext of an envelope, or raise Unopenable."""
    body = body_of(blob, NONCE_BYTES + TAG_BYTES)
    return body[:NONCE_BYTES], body[NONCE_BYTES:]
