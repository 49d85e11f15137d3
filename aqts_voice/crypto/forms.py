"""What travels in an author's form, sealed or authenticated under hourly keys of the instance; nothing rests.

A sealed form value is the URL-safe base64, without padding, of: version byte, time of issue in seconds (8,
big-endian), nonce (12), AES-256-GCM of the payload. A tag is the same of: version byte, time of issue (8),
HMAC-SHA256 (32). The hourly keys can be derived again by whoever holds the instance secret, so these values protect
what travels, not what would be recorded by someone who later takes the server.
"""

import base64
import binascii
import hmac
import secrets
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from aqts_voice.crypto import framing
from aqts_voice.crypto.author import INSTANCE_SECRET_BYTES
from aqts_voice.crypto.errors import Expired, Unopenable
from aqts_voice.crypto.purposes import Purpose

__all__ = ["Expired", "mac", "open_form", "seal_form", "verify_mac"]

TIME_BYTES = 8
MAC_BYTES = 32
SECONDS_PER_HOUR = 3600
CLOCK_SKEW_SECONDS = 60  # Two hosts of one instance may disagree a little about the time.


def seal_form(payload: bytes, *, secret: bytes, now: datetime, purpose: Purpose) -> str:
    """Seal *payload* under the hourly key of the instance secret, for one purpose; returns URL-safe text.

    The payload is not padded: its length shows, and callers give it one length. Raises ValueError when the secret is
    shorter than 32 bytes or *now* is not aware UTC.
    """
    issued = _seconds(now)
    nonce = secrets.token_bytes(framing.NONCE_BYTES)
    key = _hourly_key(secret, "form", issued)
    return _to_text(issued, nonce + AESGCM(key).encrypt(nonce, payload, _bound_data("form", purpose, issued)))


def open_form(token: str, *, secret: bytes, now: datetime, purpose: Purpose, lifetime: timedelta) -> bytes:
    """Return the payload that `seal_form` sealed for the same purpose.

    Raises Expired when it is genuine but older than *lifetime*, Unopenable when anything else is wrong, and
    ValueError when the secret is shorter than 32 bytes or *now* is not aware UTC.
    """
    clock = _seconds(now)
    issued, rest = _from_text(token, framing.NONCE_BYTES + framing.TAG_BYTES)
    key = _hourly_key(secret, "form", issued)
    nonce, box = rest[: framing.NONCE_BYTES], rest[framing.NONCE_BYTES :]
    try:
        payload = AESGCM(key).decrypt(nonce, box, _bound_data("form", purpose, issued))
    except InvalidTag:
        raise Unopenable from None
    _check_age(issued, clock, lifetime)
    return payload


def mac(message: bytes, *, secret: bytes, now: datetime, purpose: Purpose) -> str:
    """Return the tag of *message* under the hourly key of the instance secret, for one purpose, as URL-safe text.

    Raises ValueError when the secret is shorter than 32 bytes or *now* is not aware UTC.
    """
    issued = _seconds(now)
    return _to_text(issued, _tag(message, secret, purpose, issued))


def verify_mac(
    tag: str, message: bytes, *, secret: bytes, now: datetime, purpose: Purpose, lifetime: timedelta
) -> None:
    """Return when *tag* is the one `mac` gave for the same message and purpose, at most *lifetime* ago.

    Raises Expired when it is genuine but older, Unopenable when anything else is wrong, and ValueError when the
    secret is shorter than 32 bytes or *now* is not aware UTC.
    """
    clock = _seconds(now)
    issued, digest = _from_text(tag, MAC_BYTES)
    if not hmac.compare_digest(digest, _tag(message, secret, purpose, issued)):
        raise Unopenable
    _check_age(issued, clock, lifetime)


def _seconds(now: datetime) -> int:
    """Return whole seconds since 1970 of an aware UTC time."""
    if now.utcoffset() != timedelta(0) or now.timestamp() < 0:
        raise ValueError("The time is aware, in UTC, and after 1970.")
    return int(now.timestamp())


def _hourly_key(secret: bytes, name: str, issued: int) -> bytes:
    """Return the key of the hour of *issued*: HKDF of the secret under the label and the hour (8 bytes)."""
    framing.at_least(secret, INSTANCE_SECRET_BYTES, "instance secret")
    hour = issued // SECONDS_PER_HOUR
    return framing.derive(secret, name, context=hour.to_bytes(TIME_BYTES, "big"))


def _bound_data(name: str, purpose: Purpose, issued: int) -> bytes:
    """Return label, version, purpose and time of issue, which the seal or the tag covers."""
    return framing.binding(name, purpose, issued.to_bytes(TIME_BYTES, "big"))


def _tag(message: bytes, secret: bytes, purpose: Purpose, issued: int) -> bytes:
    """Return HMAC-SHA256 of label, version, purpose, time of issue and message."""
    key = _hourly_key(secret, "form-mac", issued)
    return hmac.digest(key, _bound_data("form-mac", purpose, issued) + message, "sha256")


def _check_age(issued: int, clock: int, lifetime: timedelta) -> None:
    """Raise Expired after the lifetime, Unopenable for a value from the future."""
    if issued > clock + CLOCK_SKEW_SECONDS:
        raise Unopenable
    if clock - issued > lifetime.total_seconds():
        raise Expired


def _to_text(issued: int, rest: bytes) -> str:
    """Return the text of a version byte, a time of issue and the rest."""
    raw = framing.VERSION_BYTE + issued.to_bytes(TIME_BYTES, "big") + rest
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _from_text(text: str, least: int) -> tuple[int, bytes]:
    """Return the time of issue and the rest, at least *least* bytes; raises Unopenable unless the text is exact.

    Python's decoder skips foreign characters, so the text is encoded again and compared: one value has one text.
    """
    try:
        raw = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (UnicodeEncodeError, binascii.Error):
        raise Unopenable from None
    body = framing.body_of(raw, TIME_BYTES + least)
    issued, rest = int.from_bytes(body[:TIME_BYTES], "big"), body[TIME_BYTES:]
    if _to_text(issued, rest) != text:
        raise Unopenable
    return issued, rest
