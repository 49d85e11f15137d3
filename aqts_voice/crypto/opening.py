"""Opens with members' and vault keys; only the rooms that read sealed testimonies may import it."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from aqts_voice.crypto import envelopes, framing, keys
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.padding import unpad
from aqts_voice.crypto.purposes import Bound


def open_sealed(key: bytes, blob: bytes, bound: Bound) -> bytes:
    """Open what `envelopes.seal` sealed under the same 32-byte key, purpose and row.

    Raises Unopenable for any difference in the stored bytes, ValueError when the key is not 32 bytes.
    """
    framing.exactly(key, framing.KEY_BYTES, "key")
    nonce, box = framing.nonce_and_box(blob)
    try:
        padded = AESGCM(key).decrypt(nonce, box, envelopes.envelope_data(bound))
    except InvalidTag:
        raise Unopenable from None
    return unpad(padded)


def open_key(seed: bytes, blob: bytes, bound: Bound) -> bytes:
    """Open the 32 bytes that `envelopes.seal_key` sealed to the public key of *seed*, for the same purpose and row.

    Raises Unopenable for any difference in the stored bytes, ValueError when the seed is not 32 bytes.
    """
    info = envelopes.sealed_key_info(bound, keys.public_key(seed))
    box = envelopes.sealed_key_box(blob)
    try:
        return keys.SUITE.decrypt(box, keys.private_key(seed), info)
    except InvalidTag:
        raise Unopenable from None
