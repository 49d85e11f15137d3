"""What waits for one member, by kind; counts rows and opens nothing."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement, SQLColumnExpression

from aqts_voice.models import Account, AccountState, Release, ReleaseState, Role, Theme, ThemeState
from aqts_voice.services import members, review


@dataclass(frozen=True)
class Tasks:
    """What this member may do now.

    ``held`` are testimonies in their hands, ``waiting`` those in the queue; ``proofs`` are themes that somebody else
    submitted, ``releases`` those that somebody else prepared, ``accounts`` those without keys. A kind that is not for
    their roles is zero.
    """

    held: tuple[review.Held, ...]
    waiting: int
    proofs: int
    releases: int
    accounts: int


def tasks(session: Session, signed_in: members.SignedIn) -> Tasks:
    """Return what waits for this member; nothing at all while their account has no keys."""
    roles = set(signed_in.roles) if signed_in.active else set()
    reads = Role.READER in roles
    return Tasks(
        held=review.mine(session, signed_in) if reads else (),
        waiting=review.waiting(session) if reads else 0,
        proofs=_count(session, Theme, Theme.state == ThemeState.PROOF, _by_another(Theme.submitted_by, signed_in))
        if Role.PUBLISHER in roles
        else 0,
        releases=_count(
            session, Release, Release.state == ReleaseState.PREPARED, _by_another(Release.prepared_by, signed_in)
        )
        if roles & {Role.PUBLISHER, Role.STEWARD}
        else 0,
        accounts=_count(session, Account, Account.state == AccountState.PENDING) if Role.STEWARD in roles else 0,
    )


def _count(session: Session, table: type, *conditions: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*conditions)) or 0


def _by_another(column: SQLColumnExpression[Any], signed_in: members.SignedIn) -> ColumnElement[bool]:
    return or_(column.is_(None), column != signed_in.account_id)
