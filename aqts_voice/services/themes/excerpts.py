"""Choosing short excerpts: at most forty words, verbatim, with the author's consent; the draft keeps references only."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from aqts_voice.crypto import links
from aqts_voice.errors import N_, NotFound, Refused
from aqts_voice.services.members import SignedIn
from aqts_voice.services.themes import drafts
from aqts_voice.services.themes.accepted import Accepted, open_accepted
from aqts_voice.services.themes.drafts import ChosenExcerpt

LONGEST = 40
FINAL = ".!?…"
CLOSING = '»”’")'


class ExcerptRefused(Refused):
    """A passage that cannot be an excerpt."""


class NotVerbatim(ExcerptRefused):
    """The words are not found as they stand in the testimony."""

    sentence = N_(
        "Ce passage ne se trouve pas mot pour mot dans le témoignage. Rien n’a été ajouté."
        " Copiez-le tel quel, sans le corriger ni le couper au milieu."
    )


class TooLong(ExcerptRefused):
    """More than forty words."""

    sentence = N_(
        "Un extrait compte quarante mots au plus, et celui-ci en compte davantage. Rien n’a été ajouté."
        " Choisissez un passage plus court."
    )


class NoConsent(ExcerptRefused):
    """The author did not allow excerpts, or took the permission back."""

    sentence = N_(
        "La personne qui a écrit ce témoignage n’a pas permis d’en publier des extraits. Rien n’a été ajouté."
        " Choisissez un passage d’un autre témoignage."
    )


class NotGathered(ExcerptRefused):
    """The testimony is not gathered under this theme."""

    sentence = N_(
        "Ce témoignage n’est pas réuni sous ce thème. Rien n’a été ajouté."
        " Réunissez-le d’abord, puis choisissez un extrait."
    )


@dataclass(frozen=True)
class ShownExcerpt:
    """A chosen passage with its words and the whole testimony around them, opened for a member.

    ``name`` is what a form calls it; ``testimony`` is an id in hexadecimal.

    ``valid`` is false when consent, gathering or the testimony itself is gone: it will not be published.
    """

    name: str
    testimony: str
    text: str = field(repr=False)
    whole: str = field(repr=False)
    chosen_by: bytes
    valid: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence of a testimony, offered as an excerpt when it is short enough."""

    start: int
    end: int
    text: str = field(repr=False)


@dataclass(frozen=True)
class Quotable:
    """A gathered testimony whose author allows excerpts, opened for a member."""

    id: str
    text: str = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)


def locate(text: str, passage: str) -> tuple[int, int] | None:
    """Find *passage* in *text* word for word, white space aside; return code points, or None.

    A passage begins and ends on whole words, so that nobody cuts « inacceptable » down to « acceptable ».
    """
    words = list(_words(text))
    wanted = passage.split()
    if not wanted:
        return None
    for first in range(len(words) - len(wanted) + 1):
        found = words[first : first + len(wanted)]
        if [text[start:end] for start, end in found] == wanted:
            return found[0][0], found[-1][1]
    return None


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut *text* into sentences of at most `LONGEST` words, longer ones left out; a plain cut at final marks.

    A quotation mark that closes, set apart as in French, stays with the sentence it closes.
    """
    cut: list[Sentence] = []
    words = list(_words(text))
    first = 0
    for place, (_, end) in enumerate(words):
        last = place + 1 == len(words)
        closed = not last and _closes(text, words[place + 1])
        mark = words[place - 1] if place and _closes(text, words[place]) else words[place]
        ends = text[mark[1] - 1] in FINAL and not closed
        if ends or last or "\n" in text[end : words[place + 1][0]][:2]:
            start = words[first][0]
            if place + 1 - first <= LONGEST:
                cut.append(Sentence(start, end, text[start:end]))
            first = place + 1
    return tuple(cut)


def _closes(text: str, word: tuple[int, int]) -> bool:
    return all(letter in CLOSING for letter in text[slice(*word)])


def choose(session: Session, signed_in: SignedIn, theme_id: bytes, *, testimony_id: bytes, passage: str) -> None:
    """Add a passage of a gathered testimony to the draft.

    Choosing the same passage twice changes nothing. The revision does not move: the words of the draft are untouched,
    and the publishing member confirms each excerpt by name.

    Raises:
        ExcerptRefused: not verbatim, too long, not consented to, or not gathered here.
        NotFound: no such theme or accepted testimony.
    """
    row = drafts.row_of(session, theme_id, lock=True)
    testimony = _one(session, signed_in, testimony_id)
    start, end = _checked(testimony, theme_id, passage)
    chosen = ChosenExcerpt(testimony_id.hex(), start, end, signed_in.account_id.hex())
    draft = drafts.open_draft(session, signed_in, row)
    if chosen.name not in {excerpt.name for excerpt in draft.excerpts}:
        drafts.seal_draft(session, signed_in, row, replace(draft, excerpts=(*draft.excerpts, chosen)))


def drop(session: Session, signed_in: SignedIn, theme_id: bytes, *, name: str) -> None:
    """Take the passage called *name* out of the draft; nothing happens when it is not there."""
    row = drafts.row_of(session, theme_id, lock=True)
    draft = drafts.open_draft(session, signed_in, row)
    kept = tuple(excerpt for excerpt in draft.excerpts if excerpt.name != name)
    drafts.seal_draft(session, signed_in, row, replace(draft, excerpts=kept))


def shown(session: Session, signed_in: SignedIn, theme_id: bytes) -> tuple[ShownExcerpt, ...]:
    """Open the chosen passages of a draft, in the order in which they were chosen."""
    draft = drafts.theme(session, signed_in, theme_id).draft
    opened = by_testimony(session, signed_in, draft.excerpts)
    return tuple(_shown(excerpt, opened.get(excerpt.testimony), theme_id) for excerpt in draft.excerpts)


def quotable(session: Session, signed_in: SignedIn, theme_id: bytes) -> tuple[Quotable, ...]:
    """Open the gathered testimonies whose authors allow excerpts."""
    drafts.row_of(session, theme_id)
    return tuple(
        Quotable(testimony.id.hex(), testimony.content.text, sentences(testimony.content.text))
        for testimony in open_accepted(session, signed_in)
        if testimony.quoted and theme_id.hex() in testimony.notes.themes
    )


def by_testimony(session: Session, signed_in: SignedIn, excerpts: tuple[ChosenExcerpt, ...]) -> dict[str, Accepted]:
    """Open the testimonies that *excerpts* come from, by id in hexadecimal; those that are gone are absent."""
    wanted = {bytes.fromhex(excerpt.testimony) for excerpt in excerpts}
    return {testimony.id.hex(): testimony for testimony in open_accepted(session, signed_in, only=wanted)}


def publishable(excerpt: ChosenExcerpt, testimony: Accepted | None, theme_id: bytes) -> bool:
    """Tell whether consent, gathering and the words themselves still allow *excerpt*."""
    if testimony is None or not testimony.quoted or theme_id.hex() not in testimony.notes.themes:
        return False
    words = testimony.content.text[excerpt.start : excerpt.end].split()
    return 0 < len(words) <= LONGEST


def link_of(testimony: Accepted) -> bytes:
    """Return the link by which a withdrawal finds the excerpts of *testimony*."""
    return links.link(testimony.key, links.EXCERPT)


def _shown(excerpt: ChosenExcerpt, testimony: Accepted | None, theme_id: bytes) -> ShownExcerpt:
    return ShownExcerpt(
        name=excerpt.name,
        testimony=excerpt.testimony,
        text=testimony.content.text[excerpt.start : excerpt.end] if testimony else "",
        whole=testimony.content.text if testimony else "",
        chosen_by=bytes.fromhex(excerpt.chosen_by),
        valid=publishable(excerpt, testimony, theme_id),
    )


def _checked(testimony: Accepted, theme_id: bytes, passage: str) -> tuple[int, int]:
    if not testimony.quoted:
        raise NoConsent
    if theme_id.hex() not in testimony.notes.themes:
        raise NotGathered
    if len(passage.split()) > LONGEST:
        raise TooLong
    place = locate(testimony.content.text, passage)
    if place is None:
        raise NotVerbatim
    return place


def _one(session: Session, signed_in: SignedIn, testimony_id: bytes) -> Accepted:
    for testimony in open_accepted(session, signed_in, only=(testimony_id,)):
        return testimony
    raise NotFound


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the code points where each run of non-space characters begins and ends.

    Written out because a regular expression would keep nothing of the text, but its cache habits are not ours to check.
    """
    start = None
    for place, character in enumerate(text):
        if character.isspace():
            if start is not None:
                yield start, place
            start = None
        elif start is None:
            start = place
    if start is not None:
        yield start, len(text)
