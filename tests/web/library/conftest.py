"""Published themes and an offered dataset, for the tests of the public pages."""

from datetime import date
from typing import Any

import pytest

from aqts_voice import db
from aqts_voice.models import Excerpt, Publication, Theme, ThemeState
from aqts_voice.models.base import draw_id
from aqts_voice.services import vault
from tests.conftest import NOW, Person

TODAY = NOW.date()


@pytest.fixture
def publish(database: db.Database, people: dict[str, Person]) -> Any:
    """Return what publishes a version: ``publish("slug", version=2, state=…, excerpts=(…))``."""
    known: dict[str, bytes] = {}

    def publish(
        slug: str,
        *,
        version: int = 1,
        state: ThemeState = ThemeState.PUBLISHED,
        title: str = "Le temps qui manque",
        synthesis: str = "Beaucoup racontent *l’attente*.\n\n<script>alert(1)</script>",
        excerpts: tuple[str, ...] = ("Nous étions huit & nous sommes trois.",),
        figures: dict[str, Any] | None = None,
        day: date = TODAY,
    ) -> None:
        with database.transaction() as session:
            if slug not in known:
                known[slug] = draw_id()
                key = vault.library_key(session, today=TODAY).id
                empty = {"draft_key": b"", "sealed_draft": b"", "opened_on": TODAY}
                session.add(Theme(id=known[slug], state=state, slug=slug, library_key_id=key, **empty))
                session.flush()
            publication = Publication(
                id=draw_id(),
                theme_id=known[slug],
                version=version,
                title=title,
                synthesis=synthesis,
                unsaid="Combien de personnes cela représente.",
                figures=figures
                or {
                    "total": 65,
                    "left_out": ["field"],
                    "by_region": {"couronnes": 35, "metropole": 30},
                },
                threshold=20,
                signatures=[
                    {"name": "Raymonde Fictive", "standing": "retraitée du réseau"},
                    {"name": "Germain Fictif", "standing": ""},
                ],
                published_on=day,
            )
            session.add(publication)
            session.flush()
            links = [Excerpt(publication_id=publication.id, link=bytes(16), text=text) for text in excerpts]
            session.add_all(links)

    return publish
