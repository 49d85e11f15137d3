"""Publishing a theme by two members: figures counted now, excerpts confirmed now, and a new public version."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.errors import N_, NotAllowed, Refused
from aqts_voice.models import Account, Excerpt, Publication, Role, Theme, ThemeState
from aqts_voice.models.base import draw_id
from aqts_voice.services.members import SignedIn
from aqts_voice.services.themes import drafts, excerpts, figures
from aqts_voice.services.themes.accepted import Accepted
from aqts_voice.services.themes.gathering import gathered

LONGEST_SLUG = 60


class NotProofread(Refused):
    """The theme was not handed to proofreading, or went back to draft."""

    status = 409
    sentence = N_(
        "Ce thème n’est pas en relecture. Rien n’a été publié. Il doit d’abord être soumis par la personne qui l’a écrit."
    )


class SameMember(Refused):
    """The member who submitted cannot also publish."""

    status = 403
    sentence = N_(
        "Vous avez soumis ce thème : une autre personne doit le relire et le publier. Rien n’a été publié."
        " Il reste en relecture jusque-là."
    )


class ExcerptGone(Refused):
    """A confirmed excerpt can no longer be published."""

    sentence = N_(
        "Un des extraits cochés ne peut plus être publié : le consentement ou le témoignage a été retiré,"
        " ou vous l’avez vous-même choisi. Rien n’a été publié. Relisez la liste des extraits, puis publiez de nouveau."
    )


@dataclass(frozen=True)
class Published:
    """Where the new version is read."""

    slug: str
    version: int


def publish(
    session: Session,
    signed_in: SignedIn,
    theme_id: bytes,
    *,
    revision: int,
    confirmed: Collection[str],
    threshold: int,
    today: date,
) -> Published:
    """Publish the next version of a theme in proofreading, signed by who submitted it and by *signed_in*.

    *confirmed* names the excerpts that the publishing member has read in their testimony; each must have been chosen by
    somebody else, which is the second reading. Figures are counted here, in this member's session.

    Raises:
        NotAllowed: the account does not hold the publisher's role.
        NotProofread, SameMember, ExcerptGone: as their sentences say.
        SavedElsewhere: the draft changed since it was shown.
        BelowThreshold: too few independent testimonies.
    """
    if Role.PUBLISHER not in signed_in.roles:
        raise NotAllowed
    row = drafts.row_of(session, theme_id, lock=True)
    if row.state is not ThemeState.PROOF or row.submitted_by is None:
        raise NotProofread
    if row.submitted_by == signed_in.account_id:
        raise SameMember
    drafts.claim_revision(session, theme_id, revision)
    session.refresh(row)
    draft = drafts.open_draft(session, signed_in, row)
    testimonies = gathered(session, signed_in, theme_id)
    counted = figures.count(testimonies, threshold=threshold)
    quoted = _confirmed(draft, testimonies, theme_id, signed_in=signed_in, names=confirmed)
    publication = Publication(
        id=draw_id(),
        theme_id=theme_id,
        version=drafts.last_version(session, theme_id) + 1,
        title=draft.title,
        synthesis=draft.synthesis,
        unsaid=draft.unsaid,
        figures=counted.as_json(),
        threshold=threshold,
        signatures=[_signature(session, row.submitted_by), _signature(session, signed_in.account_id)],
        published_on=today,
    )
    session.add(publication)
    session.flush()
    _replace_excerpts(session, publication, quoted)
    row.slug = row.slug or _free_slug(session, draft.title)
    row.state = ThemeState.PUBLISHED
    session.flush()
    return Published(row.slug, publication.version)


def slug_of(title: str) -> str:
    """Return the words of *title* as they stand in an address: ASCII letters and digits joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae"))
    kept = "".join(
        letter if letter.isascii() and letter.isalnum() else " "
        for letter in plain
        if not unicodedata.combining(letter)
    )
    words = kept.casefold().split()
    while len("-".join(words)) > LONGEST_SLUG and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST_SLUG] or "theme"


def _confirmed(
    draft: drafts.Draft,
    testimonies: Collection[Accepted],
    theme_id: bytes,
    *,
    signed_in: SignedIn,
    names: Collection[str],
) -> list[tuple[bytes, str]]:
    opened = {testimony.id.hex(): testimony for testimony in testimonies}
    quoted = []
    for chosen in draft.excerpts:
        if chosen.name not in names:
            continue
        testimony = opened.get(chosen.testimony)
        own = chosen.chosen_by == signed_in.account_id.hex()
        if testimony is None or own or not excerpts.publishable(chosen, testimony, theme_id):
            raise ExcerptGone
        quoted.append((excerpts.link_of(testimony), testimony.content.text[chosen.start : chosen.end]))
    if len(quoted) != len(set(names)):
        raise ExcerptGone
    return quoted


def _replace_excerpts(session: Session, publication: Publication, quoted: list[tuple[bytes, str]]) -> None:
    for link, words in quoted:
        session.add(Excerpt(publication_id=publication.id, link=link, text=" ".join(words.split())))
    session.flush()


def _signature(session: Session, account_id: bytes) -> dict[str, str]:
    account = session.get_one(Account, account_id)
    return {"name": account.display_name, "standing": account.standing}


def _free_slug(session: Session, title: str) -> str:
    base = slug_of(title)
    taken = set(session.scalars(select(Theme.slug).where(Theme.slug.like(f"{base}%"))))
    ordinal = 1
    slug = base
    while slug in taken:
        ordinal += 1
        slug = f"{base}-{ordinal}"
    return slug
