"""The fictional members and researcher of the instance: they join, are granted keys, and their passphrases are written down."""

from dataclasses import dataclass
from datetime import datetime

from aqts_voice.crypto import passphrase
from aqts_voice.db import Database
from aqts_voice.models import Role
from aqts_voice.services import members

MEMBER = (Role.READER, Role.CODER, Role.PUBLISHER)
EVERYONE = (
    ("odile", "Odile Fictive", "retraitée du réseau de la santé", ()),
    ("raymonde", "Raymonde Fictive", "en pratique privée", MEMBER),
    ("germain", "Germain Fictif", "enseigne le travail social", MEMBER),
    ("amina", "Amina Fictive", "recherche qualitative, université", (Role.RESEARCHER,)),
)


@dataclass(frozen=True)
class Person:
    """A signed-in fictional person, and the words that sign them in again."""

    name: str
    words: str
    signed_in: members.SignedIn


def join_all(database: Database, *, now: datetime) -> dict[str, Person]:
    """Let everyone join through an invitation, the first as steward, who grants the others their keys."""
    people: dict[str, Person] = {}
    for name, display_name, standing, roles in EVERYONE:
        words = passphrase.draw_passphrase()
        with database.transaction() as session:
            today = now.date()
            token = (
                members.invite(session, roles=roles, today=today)
                if people
                else members.first_invitation(session, today=today)
            )
            joined = members.join(
                session,
                token,
                words=words,
                sign_in_name=name,
                display_name=display_name,
                standing=standing,
                today=today,
            )
            if people:
                compared = members.fingerprint(session, joined.account_id)
                members.grant_access(session, people["odile"].signed_in, joined.account_id, compared=compared)
            signed_in, _ = members.sign_in(session, name, words, now=now)
        people[name] = Person(name, words, signed_in)
    return people
