"""Coming back with the eight words, and the ticket of a visit."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from aqts_voice.crypto import author, code
from aqts_voice.crypto.errors import BadCode
from aqts_voice.models import Lookup
from aqts_voice.services import followup
from aqts_voice.services.followup import CodeUnknown, TicketExpired, Visit
from tests.conftest import NOW, TINY

SECRET = bytes(range(32))
BITS = bytes(range(10))
WORDS = code.words_of(BITS)
VISIT = Visit(seed=bytes(range(32)), testimony_id=bytes(range(16)))


@pytest.fixture
def testimony_id(session: Session) -> bytes:
    own = author.derive(BITS, salt=author.author_salt(SECRET), cost=TINY)
    session.add(Lookup(token_hash=own.lookup, testimony_id=VISIT.testimony_id))
    session.flush()
    return VISIT.testimony_id


def enter(session: Session, typed: str) -> Visit:
    return followup.enter(session, typed, secret=SECRET, cost=TINY)


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(WORDS),
        "\r\n".join(f"{number}. {word.upper()}" for number, word in enumerate(WORDS, start=1)),
        "-".join(word[:4] for word in WORDS),
        "".join(WORDS),
    ],
)
def test_opens_with_the_words_however_they_are_typed(session: Session, testimony_id: bytes, typed: str) -> None:
    visit = enter(session, typed)

    assert visit.testimony_id == testimony_id
    assert visit.seed == author.derive(BITS, salt=author.author_salt(SECRET), cost=TINY).seed


def test_does_not_know_a_code_that_was_never_given(session: Session, testimony_id: bytes) -> None:
    with pytest.raises(CodeUnknown):
        enter(session, " ".join(code.words_of(bytes(10))))


@pytest.mark.parametrize(
    ("typed", "reason", "positions"),
    [
        ("", "count", ()),
        (" ".join(WORDS[:7]), "count", ()),
        (" ".join((*WORDS[:2], "zzzz", *WORDS[3:])), "word", (3,)),
        (" ".join(reversed(WORDS)), "checksum", ()),
    ],
)
def test_says_why_what_was_typed_is_no_code(
    session: Session, testimony_id: bytes, typed: str, reason: str, positions: tuple[int, ...]
) -> None:
    with pytest.raises(BadCode) as bad:
        enter(session, typed)

    advice = followup.advise(typed, bad.value)
    assert advice.reason == reason
    assert tuple(position for position, _ in advice.unknown) == positions


def test_suggests_words_that_look_like_the_one_typed(session: Session) -> None:
    typed = " ".join(("abeile", *WORDS[1:]))

    with pytest.raises(BadCode) as bad:
        enter(session, typed)

    assert "abeille" in followup.advise(typed, bad.value).unknown[0][1]


def test_gives_the_same_advice_whether_a_deposit_exists_or_not(session: Session, testimony_id: bytes) -> None:
    known = " ".join(("zzzz", *WORDS[1:]))
    unknown = " ".join(("zzzz", *code.words_of(bytes(10))[1:]))

    advices = []
    for typed in (known, unknown):
        with pytest.raises(BadCode) as bad:
            enter(session, typed)
        advices.append(followup.advise(typed, bad.value))

    assert advices[0] == advices[1]


def test_goes_from_page_to_page_for_fifteen_minutes() -> None:
    sealed = followup.ticket(VISIT, secret=SECRET, now=NOW)

    assert followup.resume(sealed, secret=SECRET, now=NOW + timedelta(minutes=15)) == VISIT
    with pytest.raises(TicketExpired):
        followup.resume(sealed, secret=SECRET, now=NOW + timedelta(minutes=15, seconds=1))


@pytest.mark.parametrize("sealed", ["", "x", "é" * 40])
def test_opens_no_ticket_but_its_own(sealed: str) -> None:
    with pytest.raises(TicketExpired):
        followup.resume(sealed, secret=SECRET, now=NOW)


def test_shows_no_key_in_its_description() -> None:
    assert repr(bytes(range(32)))[2:20] not in repr(VISIT).replace(repr(VISIT.testimony_id), "")
