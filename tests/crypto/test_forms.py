"""Form values: genuine and fresh open, genuine and old expire, and everything else is one and the same refusal."""

import base64
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aqts_voice.crypto.errors import Expired, Unopenable
from aqts_voice.crypto.forms import mac, open_form, seal_form, verify_mac
from aqts_voice.crypto.purposes import Purpose

SECRET = bytes(range(32))
NOW = datetime(2026, 3, 1, 12, 59, 30, tzinfo=UTC)
TWO_HOURS = timedelta(hours=2)
PAYLOAD = b"ten bytes."


def sealed() -> str:
    """Return a form value sealed now."""
    return seal_form(PAYLOAD, secret=SECRET, now=NOW, purpose=Purpose.FORM)


def opened(
    token: str, *, secret: bytes = SECRET, after: timedelta = timedelta(), purpose: Purpose = Purpose.FORM
) -> bytes:
    """Return what *token* holds, some time later."""
    return open_form(token, secret=secret, now=NOW + after, purpose=purpose, lifetime=TWO_HOURS)


def tagged() -> str:
    """Return the tag of the payload given now."""
    return mac(PAYLOAD, secret=SECRET, now=NOW, purpose=Purpose.PREVIEW)


def verified(
    tag: str,
    *,
    message: bytes = PAYLOAD,
    secret: bytes = SECRET,
    after: timedelta = timedelta(),
    purpose: Purpose = Purpose.PREVIEW,
) -> None:
    """Verify *tag* some time later."""
    verify_mac(tag, message, secret=secret, now=NOW + after, purpose=purpose, lifetime=TWO_HOURS)


def altered(token: str, place: int) -> str:
    """Return *token* with the lowest bit of one of its bytes turned over."""
    raw = bytearray(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    raw[place % len(raw)] ^= 1
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@settings(max_examples=60, deadline=None)
@given(payload=st.binary(max_size=200), purpose=st.sampled_from(Purpose))
def test_opens_what_was_sealed(payload: bytes, purpose: Purpose) -> None:
    token = seal_form(payload, secret=SECRET, now=NOW, purpose=purpose)

    assert open_form(token, secret=SECRET, now=NOW, purpose=purpose, lifetime=TWO_HOURS) == payload


@pytest.mark.parametrize("after", [timedelta(0), timedelta(minutes=1), TWO_HOURS, -timedelta(seconds=60)])
def test_opens_across_hours_until_the_end_of_the_lifetime(after: timedelta) -> None:
    assert opened(sealed(), after=after) == PAYLOAD
    verified(tagged(), after=after)


@pytest.mark.parametrize("after", [TWO_HOURS + timedelta(seconds=1), timedelta(days=400)])
def test_expires_after_the_lifetime(after: timedelta) -> None:
    token, tag = sealed(), tagged()

    with pytest.raises(Expired):
        opened(token, after=after)
    with pytest.raises(Expired):
        verified(tag, after=after)


def test_refuses_a_value_from_the_future_without_calling_it_expired() -> None:
    token, tag = sealed(), tagged()

    with pytest.raises(Unopenable) as caught:
        opened(token, after=-timedelta(minutes=2))
    with pytest.raises(Unopenable):
        verified(tag, after=-timedelta(minutes=2))

    assert not isinstance(caught.value, Expired)


@pytest.mark.parametrize("place", [0, 1, 8, 9, 20, 21, 31, -1])
def test_refuses_a_flipped_bit_without_calling_it_expired(place: int) -> None:
    token, tag = altered(sealed(), place), altered(tagged(), place)

    with pytest.raises(Unopenable) as from_seal:
        opened(token)
    with pytest.raises(Unopenable) as from_tag:
        verified(tag)

    assert not isinstance(from_seal.value, Expired)
    assert not isinstance(from_tag.value, Expired)


def test_never_says_expired_of_a_value_whose_time_was_changed() -> None:
    token = altered(sealed(), 3)

    with pytest.raises(Unopenable) as caught:
        opened(token)

    assert not isinstance(caught.value, Expired)


def test_refuses_another_purpose_secret_or_message() -> None:
    token, tag = sealed(), tagged()

    with pytest.raises(Unopenable):
        opened(token, purpose=Purpose.FOLLOWUP)
    with pytest.raises(Unopenable):
        opened(token, secret=bytes(32))
    with pytest.raises(Unopenable):
        verified(tag, purpose=Purpose.FORM)
    with pytest.raises(Unopenable):
        verified(tag, secret=bytes(32))
    with pytest.raises(Unopenable):
        verified(tag, message=PAYLOAD + b"\0")


def test_refuses_a_tag_in_place_of_a_seal_and_a_seal_in_place_of_a_tag() -> None:
    token, tag = sealed(), tagged()

    with pytest.raises(Unopenable):
        opened(tag, purpose=Purpose.PREVIEW)
    with pytest.raises(Unopenable):
        verified(token, purpose=Purpose.FORM)


@pytest.mark.parametrize("kept", [0, 1, 2, 12, 40, -1])
def test_refuses_a_truncated_value(kept: int) -> None:
    token, tag = sealed(), tagged()

    with pytest.raises(Unopenable):
        opened(token[:kept])
    with pytest.raises(Unopenable):
        verified(tag[:kept])


@pytest.mark.parametrize("change", [" {}", "{}=", "{}\n", "!{}", "{}AA"])
def test_reads_one_spelling_of_a_value_only(change: str) -> None:
    token, tag = change.format(sealed()), change.format(tagged())

    with pytest.raises(Unopenable):
        opened(token)
    with pytest.raises(Unopenable):
        verified(tag)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_raises_nothing_but_unopenable_on_any_text(token: str) -> None:
    with pytest.raises(Unopenable):
        opened(token)
    with pytest.raises(Unopenable):
        verified(token)


def test_is_safe_in_an_attribute_and_differs_each_time() -> None:
    first, second = sealed(), sealed()

    assert first != second
    assert first.replace("-", "").replace("_", "").isalnum()
    assert first.isascii()


@pytest.mark.parametrize(
    "now",
    [NOW.replace(tzinfo=None), NOW.astimezone(timezone(timedelta(hours=-5))), datetime(1969, 12, 31, tzinfo=UTC)],
    ids=["naive", "other zone", "before 1970"],
)
def test_takes_an_aware_utc_clock_only(now: datetime) -> None:
    with pytest.raises(ValueError, match="UTC"):
        seal_form(PAYLOAD, secret=SECRET, now=now, purpose=Purpose.FORM)
    with pytest.raises(ValueError, match="UTC"):
        mac(PAYLOAD, secret=SECRET, now=now, purpose=Purpose.FORM)


def test_refuses_a_short_instance_secret() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal_form(PAYLOAD, secret=SECRET[:31], now=NOW, purpose=Purpose.FORM)
    with pytest.raises(ValueError, match="32 bytes"):
        mac(PAYLOAD, secret=SECRET[:31], now=NOW, purpose=Purpose.FORM)
