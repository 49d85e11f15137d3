"""The envelopes, beside the same primitives called bare."""

import secrets
from collections.abc import Callable, Iterator

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from aqts_voice.crypto import envelopes, keys, opening
from aqts_voice.crypto.purposes import Bound, Purpose

TIMES = 200


def pairs() -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """Yield the measure of sealing and opening a testimony of 3,000 bytes, padded to its bucket."""
    key, plain, bound = keys.draw_content_key(), b"x" * 3000, Bound(Purpose.TESTIMONY, bytes(16))
    padded = plain.ljust(4096, b"\0")

    def ours() -> None:
        for _ in range(TIMES):
            opening.open_sealed(key, envelopes.seal(key, plain, bound), bound)

    def bare() -> None:
        for _ in range(TIMES):
            cipher, nonce = AESGCM(key), secrets.token_bytes(12)
            cipher.decrypt(nonce, cipher.encrypt(nonce, padded, bytes(40)), bytes(40))

    yield f"seal and open {TIMES} envelopes / bare AES-256-GCM", ours, bare
