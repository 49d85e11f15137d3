"""Themes while members write them: a sealed draft, its revisions and its states; publishing is done elsewhere."""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from aqts_voice.crypto import envelopes, keys, opening
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.errors import N_, Conflict, NotFound, Refused
from aqts_voice.models import Account, Publication, Theme, ThemeState
from aqts_voice.models.base import draw_id
from aqts_voice.services import members, vault
from aqts_voice.services.members import SignedIn

FORMAT = 1


class SavedElsewhere(Conflict):
    """Another member saved the same draft since it was shown."""

    sentence = N_(
        "Une autre personne a enregistré ce thème pendant que vous écriviez. Votre texte est toujours dans le formulaire"
        " et rien n’a été écrasé. Comparez-le avec la version affichée, puis enregistrez de nouveau."
    )


class Unfinished(Refused):
    """A theme goes to proofreading with a title, a synthesis and what cannot be said."""

    sentence = N_(
        "Il manque encore le titre, la synthèse ou ce qui ne peut pas être dit. Le brouillon est enregistré."
        " Complétez-le, puis soumettez-le de nouveau."
    )


@dataclass(frozen=True)
class ChosenExcerpt:
    """A passage by reference: no word of a testimony rests in a draft, so that erasing the testimony erases the passage.

    ``testimony`` and ``chosen_by`` are ids in hexadecimal; ``start`` and ``end`` are code points of the accepted text.
    """

    testimony: str
    start: int
    end: int
    chosen_by: str

    @property
    def name(self) -> str:
        """What a form calls this passage."""
        return f"{self.testimony}-{self.start}-{self.end}"


@dataclass(frozen=True)
class Draft:
    """What is sealed of a theme."""

    title: str
    synthesis: str = field(default="", repr=False)
    unsaid: str = field(default="", repr=False)
    excerpts: tuple[ChosenExcerpt, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether it may go to proofreading."""
        return all(part.strip() for part in (self.title, self.synthesis, self.unsaid))

    def to_bytes(self) -> bytes:
        """Encode as UTF-8 JSON with a format number."""
        return json.dumps(asdict(self) | {"format": FORMAT}, ensure_ascii=False, sort_keys=True).encode("utf-8")

    @classmethod
    def from_bytes(cls, data: bytes) -> "Draft":
        """Decode what `to_bytes` wrote."""
        values = json.loads(data)
        values.pop("format")
        return cls(**values | {"excerpts": tuple(ChosenExcerpt(**chosen) for chosen in values["excerpts"])})


@dataclass(frozen=True)
class OpenedTheme:
    """A theme and its draft, as a member sees them; ``version`` is the last published one, 0 when there is none."""

    id: bytes
    state: ThemeState
    slug: str | None
    version: int
    revision: int
    opened_on: date
    submitted_by: bytes | None
    submitted_by_name: str | None
    draft: Draft


def create(session: Session, signed_in: SignedIn, *, title: str, today: date) -> bytes:
    """Open a theme with an empty draft and return its id.

    Raises:
        NotReady: the instance has no library key yet.
        NotAllowed: the member was not granted it.
    """
    library = vault.library_key(session, today=today)
    members.vault_seed(session, signed_in, library.id)
    row, key = draw_id(), keys.draw_content_key()
    bound = Bound(Purpose.SYNTHESIS, row)
    session.add(
        Theme(
            id=row,
            state=ThemeState.DRAFT,
            library_key_id=library.id,
            draft_key=envelopes.seal_key(key, library.public, bound),
            sealed_draft=envelopes.seal(key, Draft(title=title.strip()).to_bytes(), bound),
            opened_on=today,
        )
    )
    session.flush()
    return row


def themes(session: Session, signed_in: SignedIn) -> tuple[OpenedTheme, ...]:
    """Open every theme, by title."""
    rows = session.scalars(select(Theme)).all()
    return tuple(sorted((_opened(session, signed_in, row) for row in rows), key=lambda theme: theme.draft.title))


def theme(session: Session, signed_in: SignedIn, theme_id: bytes) -> OpenedTheme:
    """Open one theme.

    Raises:
        NotFound: there is none with this id.
    """
    return _opened(session, signed_in, row_of(session, theme_id))


def save(
    session: Session, signed_in: SignedIn, theme_id: bytes, *, revision: int, title: str, synthesis: str, unsaid: str
) -> None:
    """Replace the words of a draft that is still at *revision*; what was in proofreading goes back to draft.

    Raises:
        SavedElsewhere: another member saved it since; nothing was changed.
    """
    row = row_of(session, theme_id, lock=True)
    draft = replace(
        open_draft(session, signed_in, row), title=title.strip(), synthesis=synthesis.strip(), unsaid=unsaid.strip()
    )
    claim_revision(session, theme_id, revision)
    session.refresh(row)
    row.state, row.submitted_by = ThemeState.DRAFT, None
    seal_draft(session, signed_in, row, draft)


def submit(session: Session, signed_in: SignedIn, theme_id: bytes, *, revision: int) -> None:
    """Hand a finished draft to another member for proofreading.

    Raises:
        Unfinished: a part is still empty.
        SavedElsewhere: the draft changed since it was shown.
    """
    row = row_of(session, theme_id, lock=True)
    if not open_draft(session, signed_in, row).finished:
        raise Unfinished
    claim_revision(session, theme_id, revision)
    session.refresh(row)
    row.state, row.submitted_by = ThemeState.PROOF, signed_in.account_id
    session.flush()


def row_of(session: Session, theme_id: bytes, *, lock: bool = False) -> Theme:
    """Return the stored theme, reserved to this transaction with *lock*.

    Raises:
        NotFound: there is none with this id.
    """
    row = session.get(Theme, theme_id, with_for_update=lock)
    if row is None:
        raise NotFound
    return row


def open_draft(session: Session, signed_in: SignedIn, row: Theme) -> Draft:
    """Open the draft of *row* with the member's keys."""
    key = _draft_key(session, signed_in, row)
    return Draft.from_bytes(opening.open_sealed(key, row.sealed_draft, Bound(Purpose.SYNTHESIS, row.id)))


def seal_draft(session: Session, signed_in: SignedIn, row: Theme, draft: Draft) -> None:
    """Seal *draft* in place of the former one, under the same key."""
    key = _draft_key(session, signed_in, row)
    row.sealed_draft = envelopes.seal(key, draft.to_bytes(), Bound(Purpose.SYNTHESIS, row.id))
    session.flush()


def claim_revision(session: Session, theme_id: bytes, revision: int) -> None:
    """Move the draft from *revision* to the next one, or refuse when somebody else already did."""
    moved = session.execute(
        update(Theme).where(Theme.id == theme_id, Theme.revision == revision).values(revision=revision + 1)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined]
        raise SavedElsewhere


def last_version(session: Session, theme_id: bytes) -> int:
    """Return the number of the last published version, 0 when there is none."""
    return session.scalar(select(func.max(Publication.version)).where(Publication.theme_id == theme_id)) or 0


def _draft_key(session: Session, signed_in: SignedIn, row: Theme) -> bytes:
    seed = members.vault_seed(session, signed_in, row.library_key_id)
    return opening.open_key(seed, row.draft_key, Bound(Purpose.SYNTHESIS, row.id))


def _opened(session: Session, signed_in: SignedIn, row: Theme) -> OpenedTheme:
    submitter = session.get(Account, row.submitted_by) if row.submitted_by else None
    return OpenedTheme(
        id=row.id,
        state=row.state,
        slug=row.slug,
        version=last_version(session, row.id),
        revision=row.revision,
        opened_on=row.opened_on,
        submitted_by=row.submitted_by,
        submitted_by_name=submitter.display_name if submitter else None,
        draft=open_draft(session, signed_in, row),
    )
