"""A member's opened keys at rest, sealed under a key that only that member's cookie holds; no other key opens here."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from aqts_voice.crypto import envelopes, framing
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.padding import unpad
from aqts_voice.crypto.purposes import ROW_BYTES, Bound, Purpose


def draw_session() -> tuple[bytes, bytes]:
    """Return a fresh row id (16 bytes) and a fresh key (32 bytes) for the cookie."""
    return secrets.token_bytes(ROW_BYTES), secrets.token_bytes(framing.KEY_BYTES)


def _sealing_key(key: bytes) -> bytes:
    """Return the AES key of a cookie's key, so that the cookie's own bytes are used for nothing else."""
    return framing.derive(framing.exactly(key, framing.KEY_BYTES, "session key"), "session")


def seal_session(key: bytes, plain: bytes, *, row: bytes) -> bytes:
    """Seal *plain* for the session row *row* under the cookie's key, as an envelope of purpose "session".

    Raises ValueError when the key is not 32 bytes or the row not 16.
    """
    return envelopes.seal(_sealing_key(key), plain, Bound(Purpose.SESSION, row))


def open_session(key: bytes, blob: bytes, *, row: bytes) -> bytes:
    """Open what `seal_session` sealed under the same key and row.

    Raises Unopenable for any difference in the stored bytes, ValueError when the key is not 32 bytes or the row
    not 16.
    """
    bound = Bound(Purpose.SESSION, row)
    sealing_key = _sealing_key(key)
    nonce, box = framing.nonce_and_box(blob)
    try:
        padded = AESGCM(sealing_key).decrypt(nonce, box, envelopes.envelope_data(bound))
    except InvalidTag:
        raise Unopenable from None
    return unpad(padded)
