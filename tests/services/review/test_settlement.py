"""After acceptance or refusal: what the old key opens (nothing), and what the library's and the author's keys open."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.links import published
from aqts_voice.crypto.opening import open_key, open_sealed
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.deid.labels import Label
from aqts_voice.models import Arrival, ContentKey, Message, SealedText, Testimony, TestimonyState
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services import followup, members, review, stewardship, vault
from aqts_voice.services.content import Content, Notes
from tests.conftest import NOW
from tests.support import arrivals
from tests.support.listed_engine import ListedEngine

TODAY = NOW.date()
TEXT = "J’ai vu Bérubé au foyer."
ENGINE = ListedEngine({"Bérubé": Label.PERSON})


def claim(session: Session, member: members.SignedIn, text: str = TEXT, *, second: bool = False) -> arrivals.Deposited:
    deposited = arrivals.deposit(session, text, today=TODAY, second_reader=second)
    review.claim(session, member, today=TODAY)
    return deposited


def library_key_of(session: Session, member: members.SignedIn, testimony_id: bytes) -> bytes:
    library = vault.library_key(session, today=TODAY)
    row = session.scalars(
        select(ContentKey).where(ContentKey.testimony_id == testimony_id, ContentKey.vault_key_id == library.id)
    ).one()
    seed = members.vault_seed(session, member, library.id)
    return open_key(seed, row.sealed, Bound(Purpose.CONTENT_KEY, testimony_id))


def kept(session: Session, key: bytes, testimony_id: bytes) -> tuple[Content, Notes]:
    rows = {row.kind: row.sealed for row in session.scalars(select(SealedText))}
    return (
        Content.from_bytes(open_sealed(key, rows[SealedKind.TESTIMONY], Bound(Purpose.TESTIMONY, testimony_id))),
        Notes.from_bytes(open_sealed(key, rows[SealedKind.NOTES], Bound(Purpose.NOTES, testimony_id))),
    )


def opens(key: bytes, blob: bytes, bound: Bound) -> bool:
    try:
        open_sealed(key, blob, bound)
    except Unopenable:
        return False
    return True


def test_keeps_the_curated_text_under_a_key_of_the_library_and_of_the_author(
    reader: members.SignedIn, second: members.SignedIn, session: Session
) -> None:
    deposited = claim(session, reader)
    review.mask_more(session, reader, deposited.testimony_id, [review.Mask("Bérubé", Label.PERSON)])

    outcome = review.accept(session, reader, deposited.testimony_id, recognisable=False, today=TODAY)

    key = library_key_of(session, second, deposited.testimony_id)
    content, notes = kept(session, key, deposited.testimony_id)
    assert outcome is review.Outcome.SETTLED
    assert deposited.key_now(session) == key != deposited.key
    assert content.text == "J’ai vu [personne A] au foyer."
    assert (notes.draft, notes.masks, notes.checklist) == (None, {"PERSON": 1}, {"recognisable": False})


def test_leaves_nothing_that_the_former_key_opens(reader: members.SignedIn, session: Session) -> None:
    deposited = claim(session, reader)
    review.ask(session, reader, deposited.testimony_id, ready="help", own="", today=TODAY)
    arrivals.answer(session, deposited, session.scalars(select(Message)).one().id, "Du temps.")
    stewardship.move_arrivals(session, today=TODAY, at_once=True)
    bounds = {"testimony": Purpose.TESTIMONY, "notes": Purpose.NOTES}
    review.mask_more(session, reader, deposited.testimony_id, [review.Mask("foyer", Label.ORG)])
    before = [
        opens(deposited.key, row.sealed, Bound(bounds[row.kind], deposited.testimony_id))
        for row in session.scalars(select(SealedText))
    ]

    review.accept(session, reader, deposited.testimony_id, recognisable=False, today=TODAY)

    after = [
        opens(deposited.key, row.sealed, Bound(bounds[row.kind], deposited.testimony_id))
        for row in session.scalars(select(SealedText))
    ] + [opens(deposited.key, row.sealed, Bound(Purpose.MESSAGE, row.id)) for row in session.scalars(select(Message))]
    assert before == [True, True]
    assert after == [False, False, False, False]
    assert session.query(ContentKey).count() == 2


def test_lets_the_author_read_the_whole_thread_with_the_new_key(reader: members.SignedIn, session: Session) -> None:
    deposited = claim(session, reader)
    review.ask(session, reader, deposited.testimony_id, ready="", own="Quel soutien aurait aidé ?", today=TODAY)
    arrivals.answer(session, deposited, session.scalars(select(Message)).one().id, "Du temps.")
    stewardship.move_arrivals(session, today=TODAY, at_once=True)

    review.accept(session, reader, deposited.testimony_id, recognisable=False, today=TODAY)

    key = deposited.key_now(session)
    rows = session.scalars(select(Message).order_by(Message.position))
    assert [open_sealed(key, row.sealed, Bound(Purpose.MESSAGE, row.id)).decode() for row in rows] == [
        "Quel soutien aurait aidé ?",
        "Du temps.",
    ]


def test_does_not_lose_an_answer_that_still_waits_for_the_batch(reader: members.SignedIn, session: Session) -> None:
    deposited = claim(session, reader)
    review.ask(session, reader, deposited.testimony_id, ready="help", own="", today=TODAY)
    row = arrivals.answer(session, deposited, session.scalars(select(Message)).one().id, "Du temps.")
    review.stop_waiting(session, reader, deposited.testimony_id)

    review.accept(session, reader, deposited.testimony_id, recognisable=False, today=TODAY)
    stewardship.move_arrivals(session, today=TODAY, at_once=True)

    message = session.get_one(Message, row)
    key = deposited.key_now(session)
    assert open_sealed(key, message.sealed, Bound(Purpose.MESSAGE, row)).decode() == "Du temps."
    assert session.get_one(Testimony, deposited.testimony_id).state is TestimonyState.ACCEPTED
    assert session.scalars(select(Arrival)).all() == []


@pytest.mark.parametrize(("marked", "recognisable"), [(True, False), (False, True)])
def test_needs_another_member_when_marked_or_recognisable(
    reader: members.SignedIn, second: members.SignedIn, session: Session, marked: bool, recognisable: bool
) -> None:
    deposited = claim(session, reader, second=marked)

    first = review.accept(session, reader, deposited.testimony_id, recognisable=recognisable, today=TODAY)
    offered_again = review.claim(session, reader, today=TODAY)
    review.claim(session, second, today=TODAY)
    seen = review.read(session, second, deposited.testimony_id)
    last = review.accept(session, second, deposited.testimony_id, recognisable=False, today=TODAY)

    assert (first, last) == (review.Outcome.NEEDS_SECOND, review.Outcome.SETTLED)
    assert offered_again is None
    assert seen.second
    assert session.get_one(Testimony, deposited.testimony_id).state is TestimonyState.ACCEPTED


def test_hands_the_first_readers_masks_to_the_second(
    reader: members.SignedIn, second: members.SignedIn, session: Session
) -> None:
    deposited = claim(session, reader, second=True)
    review.mask_more(session, reader, deposited.testimony_id, [review.Mask("Bérubé", Label.PERSON)])

    review.accept(session, reader, deposited.testimony_id, recognisable=False, today=TODAY)
    review.claim(session, second, today=TODAY)

    assert review.read(session, second, deposited.testimony_id).text == "J’ai vu [personne A] au foyer."


def test_tells_a_refusal_to_the_author_and_destroys_the_original_too(
    reader: members.SignedIn, session: Session
) -> None:
    deposited = claim(session, reader)
    original = session.scalars(select(SealedText.sealed)).one()

    review.refuse(session, reader, deposited.testimony_id, ready="", own="Merci, mais non.", today=TODAY)

    message = session.scalars(select(Message)).one()
    key = deposited.key_now(session)
    assert open_sealed(key, message.sealed, Bound(Purpose.MESSAGE, message.id)).decode() == "Merci, mais non."
    assert session.get_one(Testimony, deposited.testimony_id).state is TestimonyState.REFUSED
    assert original not in session.scalars(select(SealedText.sealed)).all()
    assert key != deposited.key


def test_refuses_nothing_without_a_sentence(reader: members.SignedIn, session: Session) -> None:
    deposited = claim(session, reader)

    with pytest.raises(review.QuestionEmpty):
        review.refuse(session, reader, deposited.testimony_id, ready="", own="", today=TODAY)

    assert session.get_one(Testimony, deposited.testimony_id).state is TestimonyState.READING


def test_settles_nothing_while_a_question_waits(reader: members.SignedIn, session: Session) -> None:
    deposited = claim(session, reader)
    review.ask(session, reader, deposited.testimony_id, ready="help", own="", today=TODAY)

    with pytest.raises(review.StillWaiting):
        review.accept(session, reader, deposited.testimony_id, recognisable=False, today=TODAY)


def test_refuses_a_form_posted_twice(reader: members.SignedIn, session: Session) -> None:
    deposited = claim(session, reader)
    review.accept(session, reader, deposited.testimony_id, recognisable=False, today=TODAY)

    with pytest.raises(review.ClaimLost):
        review.accept(session, reader, deposited.testimony_id, recognisable=False, today=TODAY)


def test_takes_no_decision_after_a_withdrawal(reader: members.SignedIn, session: Session) -> None:
    deposited = claim(session, reader)
    stewardship.erase(session, deposited.testimony_id)

    with pytest.raises(review.ClaimLost):
        review.accept(session, reader, deposited.testimony_id, recognisable=False, today=TODAY)


def test_renews_the_links_of_a_withdrawal_that_waits(reader: members.SignedIn, session: Session) -> None:
    deposited = claim(session, reader)
    followup.withdraw(session, followup.Visit(deposited.author_seed, deposited.testimony_id))

    review.accept(session, reader, deposited.testimony_id, recognisable=False, today=TODAY)

    waiting = session.scalars(select(Arrival)).one()
    assert waiting.links == b"".join(published(deposited.key_now(session)).values())


@pytest.mark.parametrize(
    "text",
    ["Je suis la seule à parler cri.", "Depuis [date\u00a0: 2021] et [date\u00a0: 2022], à [âge\u00a0: 30 à 39 ans]."],
)
def test_asks_for_a_second_reader_when_what_remains_may_fit_too_few(
    reader: members.SignedIn, second: members.SignedIn, session: Session, text: str
) -> None:
    deposited = claim(session, reader, text)

    first = review.accept(session, reader, deposited.testimony_id, recognisable=False, today=TODAY)
    review.claim(session, second, today=TODAY)
    last = review.accept(session, second, deposited.testimony_id, recognisable=False, today=TODAY)

    assert (first, last) == (review.Outcome.NEEDS_SECOND, review.Outcome.SETTLED)


def test_asks_for_a_second_reader_while_the_engine_finds_something_and_not_once_it_is_masked(
    reader: members.SignedIn, session: Session
) -> None:
    left = claim(session, reader)
    first = review.accept(session, reader, left.testimony_id, recognisable=False, today=TODAY, engine=ENGINE)
    masked = claim(session, reader)
    review.mask_more(session, reader, masked.testimony_id, [review.Mask("Bérubé", Label.PERSON)])

    alone = review.accept(session, reader, masked.testimony_id, recognisable=False, today=TODAY, engine=ENGINE)

    assert (first, alone) == (review.Outcome.NEEDS_SECOND, review.Outcome.SETTLED)
