"""Members' passphrases: drawn, forgiven when typed, and the only thing that unwraps a seed."""

import struct
import unicodedata
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from aqts_voice.crypto import passphrase
from aqts_voice.crypto.costs import MEMBER_COST, Cost, stretch
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.framing import derive
from aqts_voice.crypto.wordlist import WORDS, fold

TINY = Cost(memory_kib=8, passes=1)
SEED = bytes(range(32))
ROW = bytes(range(16))
WORDS_TYPED = "vénérer lessive évidence agrafer grimper sénateur forcer"


@pytest.fixture(scope="module")
def wrapped() -> bytes:
    return passphrase.wrap(SEED, WORDS_TYPED, row=ROW, cost=TINY)


def test_draws_seven_composed_words_that_never_repeat() -> None:
    drawn = [passphrase.draw_passphrase() for _ in range(5)]

    assert len(set(drawn)) == 5
    assert all(len(words.split(" ")) == 7 and set(words.split(" ")) <= set(WORDS) for words in drawn)


@pytest.mark.parametrize(
    "typed",
    [
        WORDS_TYPED,
        WORDS_TYPED.upper(),
        fold(WORDS_TYPED),
        unicodedata.normalize("NFD", WORDS_TYPED),
        WORDS_TYPED.replace(" ", "-"),
        "  " + WORDS_TYPED.replace(" ", ",\n"),
        WORDS_TYPED.replace(" ", ""),
        " ".join(word[:4] for word in WORDS_TYPED.split(" ")),
    ],
)
def test_forgives_how_it_is_typed(wrapped: bytes, typed: str) -> None:
    assert passphrase.normalise(typed) == fold(WORDS_TYPED)
    assert passphrase.unwrap(wrapped, typed, row=ROW) == SEED


def test_keeps_words_outside_the_list_as_they_are_typed() -> None:
    assert passphrase.normalise("Vénérer le Kayakk") == "venerer le kayakk"


@pytest.mark.parametrize("typed", ["", WORDS_TYPED[:-7], WORDS_TYPED + " abandon", "\ud800\x00", "a" * 100_000])
def test_refuses_another_passphrase(wrapped: bytes, typed: str) -> None:
    with pytest.raises(Unopenable):
        passphrase.unwrap(wrapped, typed, row=ROW)


def test_refuses_another_row(wrapped: bytes) -> None:
    with pytest.raises(Unopenable):
        passphrase.unwrap(wrapped, WORDS_TYPED, row=bytes(16))


@pytest.mark.parametrize("place", [0, 1, 12, 26, 27, 39, 70, 86])
def test_refuses_a_flipped_bit(wrapped: bytes, flip: Callable[[bytes, int], bytes], place: int) -> None:
    with pytest.raises(Unopenable):
        passphrase.unwrap(flip(wrapped, place), WORDS_TYPED, row=ROW)


@pytest.mark.parametrize("kept", [0, 1, 27, 86])
def test_refuses_a_truncated_or_longer_value(wrapped: bytes, kept: int) -> None:
    with pytest.raises(Unopenable):
        passphrase.unwrap(wrapped[:kept], WORDS_TYPED, row=ROW)
    with pytest.raises(Unopenable):
        passphrase.unwrap(wrapped + b"\0", WORDS_TYPED, row=ROW)


def genuine(cost: Cost, *, kdf: int = 1) -> bytes:
    """Wrap the seed by hand as the format says, with a cost or a KDF that the module itself would not write."""
    header = struct.pack(">BBIIB16s", 1, kdf, cost.memory_kib, cost.passes, cost.lanes, bytes(16))
    key = derive(stretch(fold(WORDS_TYPED).encode(), bytes(16), cost), "passphrase/key")
    data = b"voix-aqts/1/passphrase\0\x01\x06member" + header + ROW
    return header + bytes(12) + AESGCM(key).encrypt(bytes(12), SEED, data)


def test_unwraps_what_another_implementation_wrapped() -> None:
    blob = genuine(Cost(memory_kib=16, passes=16, lanes=2))

    assert passphrase.unwrap(blob, WORDS_TYPED, row=ROW) == SEED


@pytest.mark.parametrize(("cost", "kdf"), [(Cost(8, 17), 1), (Cost(8 * 17, 1, 17), 1), (TINY, 2)])
def test_refuses_a_genuine_value_with_too_many_passes_or_lanes_or_an_unknown_kdf(cost: Cost, kdf: int) -> None:
    blob = genuine(cost, kdf=kdf)

    with pytest.raises(Unopenable):
        passphrase.unwrap(blob, WORDS_TYPED, row=ROW)


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes"),
    [
        (2 * 1024 * 1024 + 1, 1, 1),
        (2**32 - 1, 1, 1),
        (8, 2**32 - 1, 1),
        (7, 1, 1),
        (8, 0, 1),
        (8, 1, 0),
    ],
)
def test_refuses_absurd_parameters_before_spending_them(
    wrapped: bytes, memory_kib: int, passes: int, lanes: int
) -> None:
    header = wrapped[:2] + struct.pack(">IIB", memory_kib, passes, lanes)

    with pytest.raises(Unopenable):
        passphrase.unwrap(header + wrapped[11:], WORDS_TYPED, row=ROW)


def test_writes_the_member_profile_in_the_header_unless_told_otherwise() -> None:
    blob = passphrase.wrap(SEED, WORDS_TYPED, row=ROW)

    version, kdf, memory_kib, passes, lanes = struct.unpack_from(">BBIIB", blob)

    assert (version, kdf) == (1, 1)
    assert Cost(memory_kib, passes, lanes) == MEMBER_COST
    assert len(blob) == 87
    assert passphrase.unwrap(blob, WORDS_TYPED, row=ROW) == SEED


def test_wraps_differently_each_time(wrapped: bytes) -> None:
    again = passphrase.wrap(SEED, WORDS_TYPED, row=ROW, cost=TINY)

    assert again[11:27] != wrapped[11:27]
    assert again[27:] != wrapped[27:]


@pytest.mark.parametrize("chosen", ["", "motdepasse", "vénérer lessive évidence agrafer grimper sénateur"])
def test_refuses_to_wrap_under_a_chosen_passphrase(chosen: str) -> None:
    with pytest.raises(ValueError, match="seven words") as caught:
        passphrase.wrap(SEED, chosen, row=ROW, cost=TINY)

    assert not chosen or chosen not in str(caught.value)


def test_refuses_a_seed_a_row_or_a_cost_out_of_shape() -> None:
    with pytest.raises(ValueError, match="seed is 32 bytes"):
        passphrase.wrap(SEED[:31], WORDS_TYPED, row=ROW, cost=TINY)
    with pytest.raises(ValueError, match="row id is 16 bytes"):
        passphrase.wrap(SEED, WORDS_TYPED, row=ROW[:15], cost=TINY)
    with pytest.raises(ValueError, match="cost"):
        passphrase.wrap(SEED, WORDS_TYPED, row=ROW, cost=Cost(memory_kib=8, passes=17))
