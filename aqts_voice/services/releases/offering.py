"""Preparing a dataset by one member and offering it by another; the built archive rests sealed and is opened in memory only."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from secrets import SystemRandom

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from aqts_voice.crypto import envelopes, keys, opening
from aqts_voice.crypto.links import RELEASE, link
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.errors import N_, NotAllowed, NotFound, Refused
from aqts_voice.models import Account, Excerpt, Release, ReleaseLink, ReleaseState, Role
from aqts_voice.models.base import draw_id
from aqts_voice.risk import context, kanonymity
from aqts_voice.services import members, vault
from aqts_voice.services.members import SignedIn
from aqts_voice.services.releases import archive, rows
from aqts_voice.services.releases.rows import COLUMNS, LEAST_CELL, LEAST_ROWS, Row, Source
from aqts_voice.services.themes import Accepted, link_of, open_accepted


class TooFewRows(Refused):
    """Fewer rows than a release may hold."""

    sentence = N_(
        "Il n’y a pas encore vingt témoignages partageables qui puissent sortir sans isoler personne."
        " Aucun jeu n’a été préparé. Réessayez quand d’autres auront été acceptés."
    )


class OwnRelease(Refused):
    """The member who prepared a release cannot approve it."""

    status = 403
    sentence = N_(
        "Vous avez préparé ce jeu : une autre personne doit le vérifier et l’offrir. Rien n’a été modifié."
        " Il reste préparé jusque-là."
    )


class Stale(Refused):
    """A testimony left, or was quoted in public, since the release was prepared."""

    status = 409
    sentence = N_(
        "Depuis la préparation, un témoignage a été retiré ou cité dans un thème. Ce jeu ne peut plus être offert"
        " et n’a pas été modifié. Supprimez-le, puis préparez-en un nouveau."
    )


@dataclass(frozen=True)
class Summary:
    """A release as members see it; ``rows`` and ``held_back`` are rounded down to 5."""

    id: bytes
    name: str
    state: ReleaseState
    prepared_by: bytes
    prepared_by_name: str
    approved_by_name: str | None
    prepared_on: date
    offered_on: date | None
    rows: int
    held_back: int


@dataclass(frozen=True)
class Archive:
    """A zip opened in memory, and the name under which it is saved."""

    filename: str
    data: bytes = field(repr=False)


def prepare(session: Session, signed_in: SignedIn, *, today: date, draw: random.Random | None = None) -> bytes:
    """Build, seal and store a release of the testimonies whose authors share their text; return its id.

    *draw* gives the ids and the order of rows; by default the operating system does.

    Raises:
        NotAllowed: the account is not a steward's.
        TooFewRows: fewer than twenty rows could leave without isolating anyone.
    """
    _require(signed_in, Role.STEWARD)
    sources, shared = _sources(session, signed_in)
    built = rows.build(sources, draw=draw or SystemRandom())
    if len(built.rows) < LEAST_ROWS:
        raise TooFewRows
    name = _next_name(session, today)
    packed = archive.write(built.rows, name=name, prepared_on=today)
    row, key = draw_id(), keys.draw_content_key()
    bound = Bound(Purpose.RELEASE, row)
    research, library = vault.research_key(session, today=today), vault.library_key(session, today=today)
    session.add(
        Release(
            id=row,
            name=name,
            state=ReleaseState.PREPARED,
            prepared_by=signed_in.account_id,
            prepared_on=today,
            research_key_id=research.id,
            sealed_key=envelopes.seal_key(key, research.public, bound),
            library_key_id=library.id,
            reading_key=envelopes.seal_key(key, library.public, bound),
            archive=envelopes.seal(key, packed, bound),
            description=_description(built),
        )
    )
    session.flush()
    # Those held back as well: which ones were is not kept anywhere.
    session.add_all(ReleaseLink(link=link(one.key, RELEASE), release_id=row) for one in shared)
    session.flush()
    return row


def approve(session: Session, signed_in: SignedIn, release_id: bytes, *, today: date) -> None:
    """Offer to researchers what another member prepared, once every row is checked against today's consents.

    Raises:
        NotAllowed: the account is neither a steward's nor a publisher's.
        OwnRelease: the same member prepared it.
        Stale: a testimony was withdrawn, or quoted, since then.
    """
    _require(signed_in, Role.STEWARD, Role.PUBLISHER)
    row = _row(session, release_id, lock=True)
    if row.state is not ReleaseState.PREPARED:
        raise NotFound
    if row.prepared_by == signed_in.account_id:
        raise OwnRelease
    opened = archive.read_rows(_open_for_member(session, signed_in, row))
    if not _still_consented(opened, _sources(session, signed_in)[0]):
        raise Stale
    row.state, row.approved_by, row.offered_on = ReleaseState.OFFERED, signed_in.account_id, today
    session.flush()


def discard(session: Session, signed_in: SignedIn, release_id: bytes) -> None:
    """Delete a release that was prepared and never offered."""
    _require(signed_in, Role.STEWARD)
    row = _row(session, release_id, lock=True)
    if row.state is not ReleaseState.PREPARED:
        raise NotFound
    session.execute(delete(ReleaseLink).where(ReleaseLink.release_id == release_id))
    session.delete(row)
    session.flush()


def open_for_member(session: Session, signed_in: SignedIn, release_id: bytes) -> Archive:
    """Open a release for whoever must read it before approving it."""
    _require(signed_in, Role.STEWARD, Role.PUBLISHER)
    row = _row(session, release_id)
    return Archive(f"{row.name}.zip", _open_for_member(session, signed_in, row))


def releases(session: Session) -> tuple[Summary, ...]:
    """List every release, newest first."""
    names = {row.id: row.display_name for row in session.execute(select(Account.id, Account.display_name))}
    # Everything but the archive, which may weigh many megabytes.
    query = select(
        Release.id,
        Release.name,
        Release.state,
        Release.prepared_by,
        Release.approved_by,
        Release.prepared_on,
        Release.offered_on,
        Release.description,
    ).order_by(Release.prepared_on.desc(), Release.name.desc())
    return tuple(
        Summary(
            id=row.id,
            name=row.name,
            state=row.state,
            prepared_by=row.prepared_by,
            prepared_by_name=names[row.prepared_by],
            approved_by_name=names.get(row.approved_by) if row.approved_by else None,
            prepared_on=row.prepared_on,
            offered_on=row.offered_on,
            rows=row.description["rows"],
            held_back=row.description["held_back"],
        )
        for row in session.execute(query)
    )


def _sources(session: Session, signed_in: SignedIn) -> tuple[list[Source], list[Accepted]]:
    public = set(session.scalars(select(Excerpt.link)))
    accepted = list(open_accepted(session, signed_in))
    # By their words: the same text sent twice would otherwise carry, once, the context of a public excerpt.
    quoted = {one.content.text for one in accepted if link_of(one) in public}
    shared = [one for one in accepted if one.shared]
    return [_source(one, quoted) for one in shared], shared


def _source(testimony: Accepted, quoted: set[str]) -> Source:
    content = testimony.content
    answered = context.Context.of(content.context).answered()
    return Source(
        text=content.text,
        language=content.language,
        field=context.coarse("field", answered.get("field")),
        half_year=context.half_year(testimony.month),
        quoted=content.text in quoted,
    )


def _still_consented(opened: tuple[Row, ...], sources: list[Source]) -> bool:
    # Compared by their words, because a release deliberately keeps nothing that leads back to a testimony.
    shared = Counter(source.text for source in sources)
    quoted = {source.text for source in sources if source.quoted}
    gone = Counter(row.text for row in opened) - shared
    return not gone and not any(row.half_year and row.text in quoted for row in opened)


def _description(built: rows.Built) -> dict[str, object]:
    return {
        "rows": kanonymity.rounded(len(built.rows), LEAST_ROWS),
        "held_back": kanonymity.rounded(built.held_back, 0),
        "least": LEAST_CELL,
        "columns": list(COLUMNS),
    }


def _next_name(session: Session, today: date) -> str:
    base = f"voix-aqts-{today.year}"
    # Counted from the highest, because a deleted preparation leaves a gap.
    numbers = [
        int(name.rsplit("-", 1)[1])
        for name in session.scalars(select(Release.name).where(Release.name.like(f"{base}-%")))
    ]
    return f"{base}-{max(numbers, default=0) + 1}"


def _open_for_member(session: Session, signed_in: SignedIn, row: Release) -> bytes:
    bound = Bound(Purpose.RELEASE, row.id)
    key = opening.open_key(members.vault_seed(session, signed_in, row.library_key_id), row.reading_key, bound)
    return opening.open_sealed(key, row.archive, bound)


def _row(session: Session, release_id: bytes, *, lock: bool = False) -> Release:
    row = session.get(Release, release_id, with_for_update=lock)
    if row is None:
        raise NotFound
    return row


def _require(signed_in: SignedIn, *roles: Role) -> None:
    if not set(roles) & set(signed_in.roles):
        raise NotAllowed
