"""Sealing only, which is all that the public process may do; nothing here opens anything."""

import secrets
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from aqts_voice.crypto import framing, keys
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.padding import pad
from aqts_voice.crypto.purposes import Bound

ENVELOPE_LABEL = "envelope"
SEALED_KEY_LABEL = "sealed-key"
ENCAPSULATION_BYTES = 1120
SEALED_KEY_BYTES = 1 + ENCAPSULATION_BYTES + framing.KEY_BYTES + framing.TAG_BYTES


def envelope_data(bound: Bound) -> bytes:
    """Return the additional data of an envelope: label, version, purpose and row."""
    return framing.binding(ENVELOPE_LABEL, bound.purpose, bound.row)


def sealed_key_info(bound: Bound, public: bytes) -> bytes:
    """Return the HPKE info of a sealed key: label, version, purpose, row, then SHA-256 of the public key."""
    return framing.binding(SEALED_KEY_LABEL, bound.purpose, bound.row + sha256(public).digest())


def seal(key: bytes, plain: bytes, bound: Bound) -> bytes:
    """Seal *plain* under a 32-byte key: version byte, nonce (12), AES-256-GCM of the padded value.

    The nonce is random, so one key seals at most 2**32 values (NIST SP 800-38D), which no testimony approaches.
    Raises ValueError when the key is not 32 bytes or the value is above 1 GiB.
    """
    framing.exactly(key, framing.KEY_BYTES, "key")
    nonce = secrets.token_bytes(framing.NONCE_BYTES)
    return framing.VERSION_BYTE + nonce + AESGCM(key).encrypt(nonce, pad(plain), envelope_data(bound))


def seal_key(secret: bytes, to: bytes, bound: Bound) -> bytes:
    """Seal a 32-byte content key or seed to the public key *to*: version byte, then HPKE encapsulation and ciphertext.

    HPKE base mode (RFC 9180), MLKEM768-X25519, HKDF-SHA256, AES-256-GCM; 1169 bytes. The caller has checked that *to*
    belongs to whom it should, because HPKE authenticates nobody.
    Raises ValueError when the secret is not 32 bytes or *to* is not a public key.
    """
    framing.exactly(secret, framing.KEY_BYTES, "secret")
    return framing.VERSION_BYTE + keys.SUITE.encrypt(secret, keys.recipient(to), sealed_key_info(bound, to))


def sealed_key_box(blob: bytes) -> bytes:
    """Return the HPKE part of a sealed key, or raise Unopenable when the version or the size is wrong."""
    body = framing.body_of(blob, SEALED_KEY_BYTES - 1)
    if len(blob) != SEALED_KEY_BYTES:
        raise Unopenable
    return body
