"""Reading a claimed testimony, masking it further and asking its author one question; settles nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aqts_voice.crypto.envelopes import seal
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.deid.labels import Label
from aqts_voice.deid.redaction import people, placeholder
from aqts_voice.deid.traces import TextLanguage, Trace
from aqts_voice.models import Message, TestimonyState
from aqts_voice.models.base import draw_id
from aqts_voice.risk import context as contexts
from aqts_voice.services import members
from aqts_voice.services.deposit.engine import Engine
from aqts_voice.services.deposit.residual import Remaining, remaining_in
from aqts_voice.services.review import masking, questions, sealed

# The source of traces that the engine masks out of caution alone.
DIAL = "dial"


@dataclass(frozen=True)
class Reading:
    """A testimony as the member who holds it sees it, in the memory of one request.

    ``context`` pairs French titles with French labels. ``masks`` counts what the author's own preview hid, by label, and
    ``added`` what members hid since. ``risk`` is what remains to be known, made anew from the text and its context, and
    ``spotted`` the words that the engine would still mask.
    ``second_reader`` when two members must read it, ``second`` when a first one already accepted it.
    """

    id: bytes
    text: str = field(repr=False)
    context: tuple[tuple[str, str], ...] = field(repr=False)
    language: TextLanguage
    masks: dict[str, int] = field(repr=False)
    added: dict[str, int] = field(repr=False)
    thread: tuple[sealed.Line, ...] = field(repr=False)
    consents: frozenset[str]
    risk: Remaining = field(repr=False)
    spotted: tuple[str, ...] = field(repr=False)
    second_reader: bool
    second: bool
    drafted: bool
    awaiting: bool

    @property
    def pieces(self) -> tuple[masking.Piece, ...]:
        """The text cut at its placeholders."""
        return masking.pieces(self.text)

    @property
    def named(self) -> tuple[tuple[int, str], ...]:
        """The persons whom a placeholder already names: ordinal and placeholder, without its brackets."""
        return tuple(
            (ordinal, placeholder(Label.PERSON, ordinal, language=self.language).strip("[]"))
            for ordinal in people(self.text)
        )

    @property
    def asked(self) -> bool:
        """Whether a member already asked something."""
        return any(not line.from_author for line in self.thread)


def read(
    session: Session, signed_in: members.SignedIn, testimony_id: bytes, *, engine: Engine | None = None
) -> Reading:
    """Open a testimony that this member has claimed; with *engine*, what it still finds in the text counts as a risk.

    Raises:
        ClaimLost: it is not in this member's hands.
        NotAllowed: its key was not granted to this member.
    """
    opened = sealed.open_held(session, signed_in, testimony_id)
    testimony, content, notes = opened.testimony, opened.content, opened.notes
    left = _left(opened, engine)
    risk = _risk(opened, left)
    return Reading(
        id=testimony_id,
        text=opened.text,
        context=_described(content.context),
        language=_language(content.language),
        masks=dict(content.masks),
        added=dict(notes.masks),
        thread=sealed.thread(session, opened),
        consents=frozenset(name for name in ("counted", "quoted", "shared") if getattr(testimony, name)),
        risk=risk,
        spotted=tuple(dict.fromkeys(opened.text[trace.start : trace.end] for trace in left)),
        second_reader=content.second_reader or any(notes.checklist.values()) or not risk.passes,
        second=notes.first_reader is not None,
        drafted=notes.draft is not None,
        awaiting=testimony.state is TestimonyState.QUESTION,
    )


def remains(opened: sealed.Opened, engine: Engine | None = None) -> Remaining:
    """Return what remains to be known of an opened testimony: nothing of it is ever stored."""
    return _risk(opened, _left(opened, engine))


def _risk(opened: sealed.Opened, left: Sequence[Trace]) -> Remaining:
    labels = [trace.label for trace in left]
    return remaining_in(opened.text, contexts.Context.of(opened.content.context), left=labels)


def _left(opened: sealed.Opened, engine: Engine | None) -> tuple[Trace, ...]:
    """Return what *engine* still finds in the text.

    Only sure traces count here: around placeholders, a cautious engine also masks words that say nothing.
    """
    found = engine.find(opened.text).traces if engine else ()
    return tuple(trace for trace in found if trace.sure and trace.source != DIAL)


def preview_masks(
    session: Session, signed_in: members.SignedIn, testimony_id: bytes, masks: Sequence[masking.Mask]
) -> masking.Masked:
    """Return the text as `mask_more` would keep it, and keep nothing.

    Raises:
        ClaimLost: it is not in this member's hands.
    """
    opened = sealed.open_held(session, signed_in, testimony_id)
    return masking.mask(opened.text, masks, language=_language(opened.content.language))


def mask_more(
    session: Session, signed_in: members.SignedIn, testimony_id: bytes, masks: Sequence[masking.Mask]
) -> masking.Masked:
    """Hide every occurrence of the listed words and keep the result, sealed, as the draft that acceptance makes final.

    Raises:
        ClaimLost: it is not in this member's hands.
    """
    opened = sealed.open_held(session, signed_in, testimony_id)
    masked = masking.mask(opened.text, masks, language=_language(opened.content.language))
    if masked.counts:
        counts = dict(opened.notes.masks)
        for label, count in masked.counts.items():
            counts[label] = counts.get(label, 0) + count
        sealed.keep_notes(session, opened, replace(opened.notes, draft=masked.text, masks=counts))
    return masked


def drop_masks(session: Session, signed_in: members.SignedIn, testimony_id: bytes) -> None:
    """Come back to the text as its author sent it.

    Raises:
        ClaimLost: it is not in this member's hands.
    """
    opened = sealed.open_held(session, signed_in, testimony_id)
    sealed.keep_notes(session, opened, replace(opened.notes, draft=None, masks={}))


def ask(
    session: Session, signed_in: members.SignedIn, testimony_id: bytes, *, ready: str, own: str, today: date
) -> None:
    """Send the author one question, ready (by its key) or of the member's own words, and wait for the answer.

    Raises:
        ClaimLost: it is not in this member's hands.
        QuestionTwice: one was already asked.
        QuestionEmpty: nothing was chosen or written, or more than `questions.LONGEST` signs.
        QuestionIdentifies: it asks who, where or when.
    """
    opened = sealed.open_held(session, signed_in, testimony_id)
    if any(not line.from_author for line in sealed.thread(session, opened)):
        raise questions.QuestionTwice
    text = questions.chosen(questions.QUESTIONS, ready, own, language=opened.content.language)
    if not ready and questions.asks_to_identify(text):
        raise questions.QuestionIdentifies
    say(session, opened, opened.key, text, today=today)
    opened.testimony.state = TestimonyState.QUESTION
    session.flush()


def stop_waiting(session: Session, signed_in: members.SignedIn, testimony_id: bytes) -> None:
    """Go on without the author's answer; one that comes later is still shown.

    Raises:
        ClaimLost: it is not in this member's hands.
    """
    sealed.held(session, signed_in, testimony_id).state = TestimonyState.READING
    session.flush()


def say(session: Session, opened: sealed.Opened, key: bytes, text: str, *, today: date) -> None:
    """Add a member's message at the end of the thread, sealed under *key*, with its day."""
    last = session.scalar(select(func.max(Message.position)).where(Message.testimony_id == opened.testimony.id)) or 0
    row = draw_id()
    session.add(
        Message(
            id=row,
            testimony_id=opened.testimony.id,
            position=last + 1,
            from_author=False,
            written_on=today,
            sealed=seal(key, text.encode("utf-8"), Bound(Purpose.MESSAGE, row)),
        )
    )
    session.flush()


def _described(codes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    known = contexts.Context.of(codes).answered()
    return tuple((contexts.TITLES[name], contexts.LABELS[name][code]) for name, code in known.items())


def _language(written: str) -> TextLanguage:
    return cast(TextLanguage, written if written in {"fr", "en", "other"} else "other")
