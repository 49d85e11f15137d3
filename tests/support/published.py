"""A published theme made by hand, for tests that only need somewhere to hang an excerpt."""

from datetime import date

from sqlalchemy.orm import Session

from aqts_voice.models import Publication, Theme, ThemeState
from aqts_voice.models.base import draw_id
from aqts_voice.services import members, vault


def publication(session: Session, member: members.SignedIn, *, today: date) -> bytes:
    """Return the id of a publication whose draft cannot be opened."""
    theme_id, publication_id = draw_id(), draw_id()
    session.add(
        Theme(
            id=theme_id,
            state=ThemeState.PUBLISHED,
            slug=theme_id.hex(),
            library_key_id=vault.library_key(session, today=today).id,
            draft_key=b"-",
            sealed_draft=b"-",
            submitted_by=member.account_id,
            opened_on=today,
        )
    )
    session.flush()
    session.add(
        Publication(
            id=publication_id,
            theme_id=theme_id,
            version=1,
            title="Titre fictif",
            synthesis="Synthèse fictive.",
            unsaid="",
            figures={},
            threshold=20,
            signatures=[],
            published_on=today,
        )
    )
    session.flush()
    return publication_id
