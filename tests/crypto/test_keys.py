"""Seeds and key pairs: the expansion of X-Wing, sizes, and fingerprint words."""

import pytest

from aqts_voice.crypto import keys
from aqts_voice.crypto.wordlist import WORDS

# Public key of the first vector in appendix C of draft-connolly-cfrg-xwing-kem-08: its seed, first and last bytes.
XWING_SEED = bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
XWING_PUBLIC_START = bytes.fromhex("e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5b19cfc3d")
XWING_PUBLIC_END = bytes.fromhex("eff389b27dce59844570216223593d4ba32d9abac8cd049040ef6534")


def test_expands_a_seed_as_x_wing_publishes() -> None:
    public = keys.public_key(XWING_SEED)

    assert public.startswith(XWING_PUBLIC_START)
    assert public.endswith(XWING_PUBLIC_END)
    assert len(public) == 1216


def test_draws_seeds_and_content_keys_of_32_bytes_that_differ() -> None:
    drawn = {keys.draw_seed(), keys.draw_seed(), keys.draw_content_key(), keys.draw_content_key()}

    assert len(drawn) == 4
    assert {len(value) for value in drawn} == {32}


@pytest.mark.parametrize("seed", [b"", bytes(31), bytes(64), "s" * 32])
def test_refuses_a_seed_of_another_size(seed: bytes) -> None:
    with pytest.raises(ValueError, match="seed is 32 bytes"):
        keys.public_key(seed)
    with pytest.raises(ValueError, match="seed is 32 bytes"):
        keys.private_key(seed)


@pytest.mark.parametrize("public", [b"", bytes(1215), bytes(1217), b"\xff" * 1216])
def test_refuses_bytes_that_are_not_a_public_key(public: bytes) -> None:
    with pytest.raises(ValueError, match="bytes"):
        keys.recipient(public)


def test_gives_six_words_of_the_list_that_change_with_any_bit_of_the_key() -> None:
    public = keys.public_key(XWING_SEED)
    changed = public[:-1] + bytes([public[-1] ^ 1])

    words = keys.fingerprint_words(public)

    assert len(words) == 6
    assert set(words) <= set(WORDS)
    assert words == keys.fingerprint_words(public)
    assert words != keys.fingerprint_words(changed)


def test_refuses_the_fingerprint_of_another_size() -> None:
    with pytest.raises(ValueError, match="1216 bytes"):
        keys.fingerprint_words(bytes(32))
