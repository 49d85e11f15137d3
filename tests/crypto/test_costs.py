"""The Argon2id profiles: the floors they promise, and parameters that Argon2 can run."""

import pytest

from aqts_voice.crypto.costs import AUTHOR_COST, MEMBER_COST, Cost, stretch

TINY = Cost(memory_kib=8, passes=1)


def test_keeps_the_author_profile() -> None:
    assert Cost(memory_kib=19 * 1024, passes=2, lanes=1) == AUTHOR_COST


def test_keeps_the_member_profile() -> None:
    assert Cost(memory_kib=256 * 1024, passes=3, lanes=1) == MEMBER_COST


@pytest.mark.parametrize(("memory_kib", "passes", "lanes"), [(7, 1, 1), (8, 0, 1), (8, 1, 0), (15, 1, 2), (-8, 1, 1)])
def test_refuses_what_argon2_cannot_run(memory_kib: int, passes: int, lanes: int) -> None:
    with pytest.raises(ValueError, match="Argon2id"):
        Cost(memory_kib, passes, lanes)


def test_depends_on_the_secret_the_salt_and_every_parameter() -> None:
    salt = bytes(16)
    stretched = {
        stretch(b"a", salt, TINY),
        stretch(b"b", salt, TINY),
        stretch(b"a", bytes(15) + b"\1", TINY),
        stretch(b"a", salt, Cost(16, 1)),
        stretch(b"a", salt, Cost(8, 2)),
        stretch(b"a", salt, Cost(16, 1, 2)),
    }

    assert len(stretched) == 6
    assert {len(value) for value in stretched} == {32}
