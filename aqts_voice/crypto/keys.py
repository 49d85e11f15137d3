"""Seeds, key pairs and fingerprint words of the hybrid KEM; holds no key and seals nothing."""

import secrets
from hashlib import sha256, shake_256

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from aqts_voice.crypto import framing
from aqts_voice.crypto.wordlist import WORDS

SEED_BYTES = 32
MLKEM_SEED_BYTES = 64
MLKEM_PUBLIC_BYTES = 1184
X25519_BYTES = 32
PUBLIC_BYTES = MLKEM_PUBLIC_BYTES + X25519_BYTES
FINGERPRINT_WORDS = 6
BITS_PER_WORD = 11

SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def draw_seed() -> bytes:
    """Return 32 fresh random bytes from the operating system, the whole of a private key."""
    return secrets.token_bytes(SEED_BYTES)


def draw_content_key() -> bytes:
    """Return 32 fresh random bytes from the operating system, the key of one testimony's envelopes."""
    return secrets.token_bytes(framing.KEY_BYTES)


def _halves(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    """Expand a seed as X-Wing does: SHAKE256 to 96 bytes, 64 for ML-KEM-768 (d then z) and 32 for X25519."""
    framing.exactly(seed, SEED_BYTES, "seed")
    expanded = shake_256(seed).digest(MLKEM_SEED_BYTES + X25519_BYTES)
    return (
        MLKEM768PrivateKey.from_seed_bytes(expanded[:MLKEM_SEED_BYTES]),
        X25519PrivateKey.from_private_bytes(expanded[MLKEM_SEED_BYTES:]),
    )


def private_key(seed: bytes) -> MLKEM768X25519PrivateKey:
    """Return the HPKE private key of a 32-byte seed; raises ValueError for another size."""
    return MLKEM768X25519PrivateKey(*_halves(seed))


def public_key(seed: bytes) -> bytes:
    """Return the 1216-byte public key of a seed: ML-KEM-768 encapsulation key (1184) then X25519 public key (32).

    Raises ValueError when the seed is not 32 bytes.
    """
    mlkem, x25519 = _halves(seed)
    return mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()


def recipient(public: bytes) -> MLKEM768X25519PublicKey:
    """Return the HPKE public key of 1216 bytes; raises ValueError when they are not a public key."""
    framing.exactly(public, PUBLIC_BYTES, "public key")
    return MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:MLKEM_PUBLIC_BYTES]),
        X25519PublicKey.from_public_bytes(public[MLKEM_PUBLIC_BYTES:]),
    )


def fingerprint_words(public: bytes) -> tuple[str, ...]:
    """Return six French words, the first 66 bits of SHA-256(label, public key), to compare by voice.

    Raises ValueError when the public key is not 1216 bytes.
    """
    framing.exactly(public, PUBLIC_BYTES, "public key")
    digest = sha256(framing.label("fingerprint") + public).digest()
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - BITS_PER_WORD * FINGERPRINT_WORDS)
    places = range(BITS_PER_WORD * (FINGERPRINT_WORDS - 1), -1, -BITS_PER_WORD)
    return tuple(WORDS[(number >> place) % len(WORDS)] for place in places)
