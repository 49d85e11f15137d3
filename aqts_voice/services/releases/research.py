"""What a researcher may do: accept the agreement, see what is offered, open a release in memory with their own key."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto import opening
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.errors import N_, NotAllowed, NotFound, Refused
from aqts_voice.models import Agreement, Release, ReleaseState, Role
from aqts_voice.models.base import draw_id
from aqts_voice.services import members
from aqts_voice.services.members import SignedIn
from aqts_voice.services.releases.offering import Archive

AGREEMENT = "2026-1"


class AgreementNeeded(Refused):
    """The agreement in force was not accepted."""

    status = 403
    sentence = N_(
        "L’entente n’a pas encore été acceptée. Rien n’a été téléchargé. Lisez-la sur votre page d’accueil, puis revenez."
    )


@dataclass(frozen=True)
class Offered:
    """A release that may be downloaded; ``rows`` is rounded down to 5."""

    id: bytes
    name: str
    offered_on: date
    rows: int


def accepted(session: Session, signed_in: SignedIn) -> bool:
    """Tell whether the agreement in force was accepted by this account."""
    query = select(Agreement.id).where(Agreement.account_id == signed_in.account_id, Agreement.version == AGREEMENT)
    return session.scalar(query) is not None


def accept(session: Session, signed_in: SignedIn, *, version: str, today: date) -> None:
    """Keep the acceptance of *version*; accepting twice changes nothing.

    Raises:
        NotAllowed: not a researcher's account.
        AgreementNeeded: the agreement changed since it was shown.
    """
    _require(signed_in)
    if version != AGREEMENT:
        raise AgreementNeeded
    if not accepted(session, signed_in):
        session.add(Agreement(id=draw_id(), account_id=signed_in.account_id, version=version, accepted_on=today))
        session.flush()


def offered(session: Session) -> tuple[Offered, ...]:
    """List what researchers may download, newest first."""
    query = (
        select(Release.id, Release.name, Release.offered_on, Release.description)
        .where(Release.state == ReleaseState.OFFERED)
        .order_by(Release.offered_on.desc(), Release.name.desc())
    )
    return tuple(Offered(row.id, row.name, row.offered_on, row.description["rows"]) for row in session.execute(query))


def suspended(session: Session) -> tuple[str, ...]:
    """Name the releases that were offered and are no more, because a testimony left; newest first.

    Whoever downloaded one agreed to destroy it then.
    """
    query = (
        select(Release.name)
        .where(Release.state == ReleaseState.SUSPENDED, Release.offered_on.is_not(None))
        .order_by(Release.offered_on.desc(), Release.name.desc())
    )
    return tuple(session.scalars(query))


def download(session: Session, signed_in: SignedIn, release_id: bytes) -> Archive:
    """Open an offered release in memory, with the research key granted to this account.

    Raises:
        NotAllowed: not a researcher, or no key was granted yet.
        AgreementNeeded: the agreement in force was not accepted.
        NotFound: nothing is offered under this id.
    """
    _require(signed_in)
    if not accepted(session, signed_in):
        raise AgreementNeeded
    row = session.get(Release, release_id)
    if row is None or row.state is not ReleaseState.OFFERED:
        raise NotFound
    bound = Bound(Purpose.RELEASE, row.id)
    key = opening.open_key(members.vault_seed(session, signed_in, row.research_key_id), row.sealed_key, bound)
    return Archive(f"{row.name}.zip", opening.open_sealed(key, row.archive, bound))


def _require(signed_in: SignedIn) -> None:
    if Role.RESEARCHER not in signed_in.roles:
        raise NotAllowed
