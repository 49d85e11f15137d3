"""The author's keys: one code gives one look-up and one key, and that key opens what was sealed to it alone."""

from collections.abc import Callable
from contextlib import ExitStack
from threading import Thread

import pytest

from aqts_voice.crypto import author
from aqts_voice.crypto.costs import AUTHOR_COST, Cost
from aqts_voice.crypto.envelopes import seal, seal_key
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.keys import public_key
from aqts_voice.crypto.purposes import Bound, Purpose

TINY = Cost(memory_kib=8, passes=1)
BITS = bytes.fromhex("00112233445566778899")
SALT = bytes(range(16))
ROW = bytes(range(16))
KEY = bytes(range(32))
KEY_BOUND = Bound(Purpose.CONTENT_KEY, ROW)
BOUND = Bound(Purpose.MESSAGE, ROW)


@pytest.fixture(scope="module")
def keys() -> author.AuthorKeys:
    return author.derive(BITS, salt=SALT, cost=TINY)


def test_derives_the_same_keys_from_the_same_code(keys: author.AuthorKeys) -> None:
    again = author.derive(BITS, salt=SALT, cost=TINY)

    assert again == keys
    assert (len(keys.lookup), len(keys.seed), len(keys.public)) == (32, 32, 1216)
    assert keys.public == public_key(keys.seed)


def test_derives_unrelated_keys_from_another_code_salt_or_cost(keys: author.AuthorKeys) -> None:
    others = [
        author.derive(bytes(10), salt=SALT, cost=TINY),
        author.derive(BITS, salt=bytes(16), cost=TINY),
        author.derive(BITS, salt=SALT, cost=Cost(memory_kib=8, passes=2)),
    ]

    assert len({keys.lookup, keys.seed, *(k.lookup for k in others), *(k.seed for k in others)}) == 8


def test_spends_the_author_profile_unless_told_otherwise() -> None:
    assert author.derive(BITS, salt=SALT) == author.derive(BITS, salt=SALT, cost=AUTHOR_COST)


def test_waits_while_four_derivations_run() -> None:
    derived: list[author.AuthorKeys] = []
    fifth = Thread(target=lambda: derived.append(author.derive(BITS, salt=SALT, cost=TINY)))

    with ExitStack() as four_running:
        for _ in range(4):
            four_running.enter_context(author._TURNS)
        fifth.start()
        fifth.join(timeout=0.2)
        waited = not derived
    fifth.join(timeout=30)

    assert waited
    assert len(derived) == 1


def test_shows_no_key_when_printed(keys: author.AuthorKeys) -> None:
    assert repr(keys) == "AuthorKeys()"


def test_derives_one_salt_for_each_instance() -> None:
    salt = author.author_salt(bytes(32))

    assert len(salt) == 16
    assert salt == author.author_salt(bytes(32))
    assert salt != author.author_salt(bytes(31) + b"\1")


def test_refuses_a_short_instance_secret_code_or_salt() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        author.author_salt(bytes(31))
    with pytest.raises(ValueError, match="10 bytes"):
        author.derive(bytes(9), salt=SALT, cost=TINY)
    with pytest.raises(ValueError, match="16 bytes"):
        author.derive(BITS, salt=SALT[:15], cost=TINY)


def test_opens_the_content_key_and_the_envelope_sealed_to_the_author(keys: author.AuthorKeys) -> None:
    key_blob = seal_key(KEY, keys.public, KEY_BOUND)
    blob = seal(KEY, b"reply", BOUND)

    content_key = author.open_content_key(keys.seed, key_blob, KEY_BOUND)
    opened = author.open_as_author(keys.seed, key_blob, blob, key_bound=KEY_BOUND, bound=BOUND)

    assert content_key == KEY
    assert opened == b"reply"


def test_refuses_what_was_sealed_to_another_recipient(keys: author.AuthorKeys) -> None:
    key_blob = seal_key(KEY, public_key(bytes(32)), KEY_BOUND)

    with pytest.raises(Unopenable):
        author.open_content_key(keys.seed, key_blob, KEY_BOUND)


@pytest.mark.parametrize("place", [0, 1, 1089, 1121, 1168])
def test_refuses_a_sealed_key_with_a_flipped_bit(
    keys: author.AuthorKeys, flip: Callable[[bytes, int], bytes], place: int
) -> None:
    key_blob = seal_key(KEY, keys.public, KEY_BOUND)

    with pytest.raises(Unopenable):
        author.open_content_key(keys.seed, flip(key_blob, place), KEY_BOUND)


@pytest.mark.parametrize("place", [0, 1, 13, 4124])
def test_refuses_an_envelope_with_a_flipped_bit(
    keys: author.AuthorKeys, flip: Callable[[bytes, int], bytes], place: int
) -> None:
    key_blob = seal_key(KEY, keys.public, KEY_BOUND)
    blob = flip(seal(KEY, b"reply", BOUND), place)

    with pytest.raises(Unopenable):
        author.open_as_author(keys.seed, key_blob, blob, key_bound=KEY_BOUND, bound=BOUND)


@pytest.mark.parametrize(
    ("key_bound", "bound"),
    [
        (Bound(Purpose.CONTENT_KEY, bytes(16)), BOUND),
        (Bound(Purpose.GRANT, ROW), BOUND),
        (KEY_BOUND, Bound(Purpose.MESSAGE, bytes(16))),
        (KEY_BOUND, Bound(Purpose.TESTIMONY, ROW)),
    ],
    ids=["row of the key", "purpose of the key", "row", "purpose"],
)
def test_refuses_a_swapped_row_or_purpose(keys: author.AuthorKeys, key_bound: Bound, bound: Bound) -> None:
    key_blob = seal_key(KEY, keys.public, KEY_BOUND)
    blob = seal(KEY, b"reply", BOUND)

    with pytest.raises(Unopenable):
        author.open_as_author(keys.seed, key_blob, blob, key_bound=key_bound, bound=bound)


def test_refuses_truncated_bytes(keys: author.AuthorKeys) -> None:
    key_blob = seal_key(KEY, keys.public, KEY_BOUND)

    with pytest.raises(Unopenable):
        author.open_content_key(keys.seed, key_blob[:-1], KEY_BOUND)
    with pytest.raises(Unopenable):
        author.open_as_author(keys.seed, key_blob, b"\x01", key_bound=KEY_BOUND, bound=BOUND)
