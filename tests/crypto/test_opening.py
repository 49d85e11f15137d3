"""Opening with members' and vault keys: round trips, every kind of change, and a second reading of the format."""

import hashlib
import hmac
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from aqts_voice.crypto.envelopes import SEALED_KEY_BYTES, seal, seal_key
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.keys import SUITE, draw_content_key, draw_seed, public_key, recipient
from aqts_voice.crypto.opening import open_key, open_sealed
from aqts_voice.crypto.purposes import Bound, Purpose

Flip = Callable[[bytes, int], bytes]

ROW = bytes(range(16))
OTHER_ROW = bytes(range(1, 17))
KEY = bytes(range(32))
SEED = bytes(range(32, 64))
BOUND = Bound(Purpose.TESTIMONY, ROW)
KEY_BOUND = Bound(Purpose.CONTENT_KEY, ROW)

# A length before the bucket's edge, at it and after it, for each of the first buckets: the prefix takes four bytes.
EDGES = [0, 1, *(edge * 1024 - 4 + step for edge in (4, 16, 64, 128) for step in (-1, 0, 1))]


@pytest.mark.parametrize("size", EDGES)
def test_opens_what_was_sealed_at_each_edge_of_a_bucket(size: int) -> None:
    plain = (b"\x00\xff" * size)[:size]

    opened = open_sealed(KEY, seal(KEY, plain, BOUND), BOUND)

    assert opened == plain


@settings(max_examples=60, deadline=None)
@given(plain=st.binary(max_size=300), purpose=st.sampled_from(Purpose), row=st.binary(min_size=16, max_size=16))
def test_opens_any_bytes_for_any_purpose_and_row(plain: bytes, purpose: Purpose, row: bytes) -> None:
    bound = Bound(purpose, row)

    opened = open_sealed(KEY, seal(KEY, plain, bound), bound)

    assert opened == plain


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 1 + 12 + 4096 + 16 - 1))
def test_refuses_an_envelope_with_any_bit_flipped(flip: Flip, place: int) -> None:
    blob = seal(KEY, b"text", BOUND)

    with pytest.raises(Unopenable):
        open_sealed(KEY, flip(blob, place), BOUND)


@pytest.mark.parametrize("kept", [0, 1, 13, 28, 29, 4096, -1])
def test_refuses_a_truncated_envelope(kept: int) -> None:
    blob = seal(KEY, b"text", BOUND)

    with pytest.raises(Unopenable):
        open_sealed(KEY, blob[:kept], BOUND)


@pytest.mark.parametrize(
    ("key", "bound"),
    [
        (bytes(32), BOUND),
        (KEY, Bound(Purpose.TESTIMONY, OTHER_ROW)),
        (KEY, Bound(Purpose.MESSAGE, ROW)),
    ],
    ids=["key", "row", "purpose"],
)
def test_refuses_an_envelope_of_another(key: bytes, bound: Bound) -> None:
    blob = seal(KEY, b"text", BOUND)

    with pytest.raises(Unopenable):
        open_sealed(key, blob, bound)


@pytest.mark.parametrize("version", [0, 2, 255])
def test_refuses_an_unknown_version(version: int) -> None:
    envelope = bytes([version]) + seal(KEY, b"text", BOUND)[1:]
    sealed_key = bytes([version]) + seal_key(KEY, public_key(SEED), KEY_BOUND)[1:]

    with pytest.raises(Unopenable):
        open_sealed(KEY, envelope, BOUND)
    with pytest.raises(Unopenable):
        open_key(SEED, sealed_key, KEY_BOUND)


def test_refuses_an_authentic_envelope_with_a_padding_of_its_own() -> None:
    additional_data = b"voix-aqts/1/envelope\0\x01\x09testimony" + ROW
    unpadded = b"\x01" + bytes(12) + AESGCM(KEY).encrypt(bytes(12), b"text", additional_data)

    with pytest.raises(Unopenable):
        open_sealed(KEY, unpadded, BOUND)


def test_opens_a_key_sealed_to_the_seed() -> None:
    seed, content_key = draw_seed(), draw_content_key()

    opened = open_key(seed, seal_key(content_key, public_key(seed), KEY_BOUND), KEY_BOUND)

    assert opened == content_key


@pytest.mark.parametrize("place", [0, 1, 700, 1088, 1089, 1120, 1121, 1168])
def test_refuses_a_sealed_key_with_a_bit_flipped_in_any_part(flip: Flip, place: int) -> None:
    blob = seal_key(KEY, public_key(SEED), KEY_BOUND)

    with pytest.raises(Unopenable):
        open_key(SEED, flip(blob, place), KEY_BOUND)


@pytest.mark.parametrize("kept", [0, 1, 1089, SEALED_KEY_BYTES - 1])
def test_refuses_a_truncated_sealed_key(kept: int) -> None:
    blob = seal_key(KEY, public_key(SEED), KEY_BOUND)

    with pytest.raises(Unopenable):
        open_key(SEED, blob[:kept], KEY_BOUND)


def test_refuses_a_sealed_key_with_bytes_after_it() -> None:
    blob = seal_key(KEY, public_key(SEED), KEY_BOUND)

    with pytest.raises(Unopenable):
        open_key(SEED, blob + b"\0", KEY_BOUND)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_refuses_an_authentic_sealed_key_that_does_not_hold_32_bytes(size: int) -> None:
    info = b"voix-aqts/1/sealed-key\0\x01\x0bcontent-key" + ROW + hashlib.sha256(public_key(SEED)).digest()
    blob = b"\x01" + SUITE.encrypt(bytes(size), recipient(public_key(SEED)), info)

    with pytest.raises(Unopenable):
        open_key(SEED, blob, KEY_BOUND)


def test_refuses_a_sealed_key_whose_x25519_part_has_low_order() -> None:
    blob = seal_key(KEY, public_key(SEED), KEY_BOUND)

    with pytest.raises(Unopenable):
        open_key(SEED, blob[:1089] + bytes(32) + blob[1121:], KEY_BOUND)


@pytest.mark.parametrize(
    ("seed", "bound"),
    [
        (bytes(32), KEY_BOUND),
        (SEED, Bound(Purpose.CONTENT_KEY, OTHER_ROW)),
        (SEED, Bound(Purpose.GRANT, ROW)),
    ],
    ids=["recipient", "row", "purpose"],
)
def test_refuses_a_sealed_key_of_another(seed: bytes, bound: Bound) -> None:
    blob = seal_key(KEY, public_key(SEED), KEY_BOUND)

    with pytest.raises(Unopenable):
        open_key(seed, blob, bound)


def test_tells_nothing_of_the_failure(flip: Flip) -> None:
    blob = seal(KEY, b"text", BOUND)

    with pytest.raises(Unopenable) as caught:
        open_sealed(KEY, flip(blob, 40), BOUND)

    assert str(caught.value) == Unopenable.sentence
    assert caught.value.args == ()
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33), "k" * 32, bytearray(32)])
def test_treats_a_key_of_another_shape_as_a_mistake_of_the_program(key: bytes) -> None:
    blob = seal(KEY, b"text", BOUND)

    with pytest.raises(ValueError, match="key is 32 bytes"):
        open_sealed(key, blob, BOUND)
    with pytest.raises(ValueError, match="seed is 32 bytes"):
        open_key(key, blob, BOUND)


def test_treats_a_value_that_is_not_bytes_as_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="is bytes"):
        open_sealed(KEY, "text", BOUND)  # type: ignore[arg-type]


def test_is_read_by_a_second_implementation_written_from_the_documents() -> None:
    """Open a sealed key with the formulas of FIPS 203, X-Wing and RFC 9180 alone, without the library's HPKE."""
    blob = seal_key(KEY, public_key(SEED), KEY_BOUND)
    box = blob[1:]
    info = b"voix-aqts/1/sealed-key\0\x01\x0bcontent-key" + ROW + hashlib.sha256(public_key(SEED)).digest()

    opened = second_reading(SEED, box[:1120], box[1120:], info)

    assert opened == KEY


def second_reading(seed: bytes, encapsulation: bytes, ciphertext: bytes, info: bytes) -> bytes:
    """Return the plaintext of HPKE base mode for KEM 0x647a, KDF 0x0001, AEAD 0x0002."""
    expanded = hashlib.shake_256(seed).digest(96)
    x25519 = X25519PrivateKey.from_private_bytes(expanded[64:])
    own_public = x25519.public_key().public_bytes_raw()
    mlkem_secret = MLKEM768PrivateKey.from_seed_bytes(expanded[:64]).decapsulate(encapsulation[:1088])
    x25519_secret = x25519.exchange(X25519PublicKey.from_public_bytes(encapsulation[1088:]))
    combined = mlkem_secret + x25519_secret + encapsulation[1088:] + own_public + b"\\.//^\\"
    shared = hashlib.sha3_256(combined).digest()
    suite = b"HPKE" + bytes.fromhex("647a00010002")

    def extract(salt: bytes, name: bytes, material: bytes) -> bytes:
        return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + name + material, "sha256")

    def expand(secret: bytes, name: bytes, context: bytes, size: int) -> bytes:
        labelled = size.to_bytes(2, "big") + b"HPKE-v1" + suite + name + context
        return hmac.digest(secret, labelled + b"\x01", "sha256")[:size]

    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(shared, b"secret", b"")
    key, nonce = expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)
    return AESGCM(key).decrypt(nonce, ciphertext, b"")
