"""The errors: fixed sentences, positions and counts, nothing else."""

import pytest

from aqts_voice.crypto.errors import BadCode, CryptoError, Expired, Unopenable


@pytest.mark.parametrize("error", [CryptoError, Unopenable, Expired])
def test_takes_no_content(error: type[CryptoError]) -> None:
    with pytest.raises(TypeError):
        error("a word of the author")  # type: ignore[call-arg]


@pytest.mark.parametrize("error", [CryptoError(), Unopenable(), Expired(), BadCode("word", found=8, unknown=(3,))])
def test_says_one_sentence(error: CryptoError) -> None:
    said = str(error)

    assert said == type(error).sentence
    assert said.endswith(".")
    assert error.args == ()


def test_holds_positions_and_counts_of_a_bad_code() -> None:
    error = BadCode("word", found=8, unknown=(2, 5))

    assert (error.reason, error.found, error.unknown) == ("word", 8, (2, 5))


def test_lets_an_expired_value_be_handled_as_one_that_does_not_open() -> None:
    with pytest.raises(Unopenable):
        raise Expired
