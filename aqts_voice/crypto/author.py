"""Keys derived from an author's code, and the opening of what that author may read; no other key opens here."""

from dataclasses import dataclass, field
from hashlib import sha256
from threading import BoundedSemaphore

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from aqts_voice.crypto import envelopes, framing, keys
from aqts_voice.crypto.code import CODE_BYTES
from aqts_voice.crypto.costs import AUTHOR_COST, Cost, stretch
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.padding import unpad
from aqts_voice.crypto.purposes import Bound

SALT_BYTES = 16
INSTANCE_SECRET_BYTES = 32

# Each derivation takes 19 MiB: without turns, a flood of guesses would exhaust the memory of the process.
_TURNS = BoundedSemaphore(4)


@dataclass(frozen=True)
class AuthorKeys:
    """What a code gives: the 32-byte hashed token to store and look up, and the 32-byte seed of the author's key."""

    lookup: bytes = field(repr=False)
    seed: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """The author's public key, 1216 bytes."""
        return keys.public_key(self.seed)


def author_salt(secret: bytes) -> bytes:
    """Return the 16-byte Argon2id salt of this instance's codes, derived from its secret of 32 bytes or more.

    One salt serves every code, because a code must find its deposit without any other word from the author.
    Raises ValueError when the secret is shorter.
    """
    framing.at_least(secret, INSTANCE_SECRET_BYTES, "instance secret")
    return framing.derive(secret, "author/salt", size=SALT_BYTES)


def derive(bits: bytes, *, salt: bytes, cost: Cost = AUTHOR_COST) -> AuthorKeys:
    """Return the keys of a code of 10 bytes: Argon2id under *salt* (16 bytes), then one labelled HKDF for each.

    What is stored is a hash of the token, so that the table of deposits never holds the token itself. Waits for its
    turn when four derivations already run. Raises ValueError for other sizes.
    """
    framing.exactly(bits, CODE_BYTES, "code")
    framing.exactly(salt, SALT_BYTES, "salt")
    with _TURNS:
        root = stretch(bits, salt, cost)
    token = framing.derive(root, "author/token")
    return AuthorKeys(
        lookup=sha256(framing.label("author/lookup") + token).digest(),
        seed=framing.derive(root, "author/seed"),
    )


def open_content_key(seed: bytes, blob: bytes, bound: Bound) -> bytes:
    """Open the content key that was sealed to this author, for the same purpose and row.

    Raises Unopenable for any difference in the stored bytes, ValueError when the seed is not 32 bytes.
    """
    info = envelopes.sealed_key_info(bound, keys.public_key(seed))
    box = envelopes.sealed_key_box(blob)
    try:
        return keys.SUITE.decrypt(box, keys.private_key(seed), info)
    except InvalidTag:
        raise Unopenable from None


def open_as_author(seed: bytes, key_blob: bytes, blob: bytes, *, key_bound: Bound, bound: Bound) -> bytes:
    """Open the envelope *blob* with the content key that *key_blob* seals to this author.

    Raises Unopenable for any difference in the stored bytes of either, ValueError when the seed is not 32 bytes.
    """
    content_key = open_content_key(seed, key_blob, key_bound)
    nonce, box = framing.nonce_and_box(blob)
    try:
        padded = AESGCM(content_key).decrypt(nonce, box, envelopes.envelope_data(bound))
    except InvalidTag:
        raise Unopenable from None
    return unpad(padded)
