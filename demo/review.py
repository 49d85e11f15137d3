"""The fictional members at work: they read, mask what the engine left, ask, accept, refuse and leave some waiting."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tqdm import tqdm

from aqts_voice.db import Database
from aqts_voice.deid.labels import Label
from aqts_voice.services import members, review
from demo.texts import Marked

LEFT_WAITING = 14
WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Shelf:
    """The corpus arranged so that a masked text finds the testimony it came from."""

    entries: tuple[tuple[frozenset[str], Marked], ...]

    @classmethod
    def of(cls, corpus: Sequence[Marked]) -> "Shelf":
        """Arrange *corpus* by runs of three words."""
        return cls(tuple((_runs(one.text), one) for one in corpus))

    def closest(self, text: str) -> Marked:
        """Return the testimony that shares the most runs of words with *text*."""
        runs = _runs(text)
        return max(self.entries, key=lambda entry: len(runs & entry[0]))[1]


def review_all(
    database: Database, readers: Sequence[members.SignedIn], shelf: Shelf, *, today: date
) -> dict[bytes, Marked]:
    """Settle all but a few testimonies, each reader in turn, and return what each accepted one came from."""
    chance = random.Random(today.toordinal())  # noqa: S311 -- fictional
    with database.transaction(writes=False) as session:
        waiting = review.waiting(session)
    accepted: dict[bytes, Marked] = {}
    settled = turn = idle = 0
    most = max(0, waiting - LEFT_WAITING)
    with tqdm(total=most, desc="lecture", unit="témoignage") as bar:
        while settled < most and idle < len(readers):
            done = _review_one(database, readers[turn % len(readers)], shelf, accepted, chance, today=today)
            # A reader who finds nothing any more, or only what they read first, leaves the turn to the next one.
            turn += 1
            idle = idle + 1 if done is None else 0
            settled += bool(done)
            bar.update(bool(done))
    return accepted


def _review_one(
    database: Database,
    reader: members.SignedIn,
    shelf: Shelf,
    accepted: dict[bytes, Marked],
    chance: random.Random,
    *,
    today: date,
) -> bool | None:
    """Settle one testimony; False when it waits for a second reader, None when this reader has none left."""
    with database.transaction() as session:
        found = review.claim(session, reader, today=today)
        if found is None:
            return None
        text = review.read(session, reader, found).text
        source = shelf.closest(text)
        left = [review.Mask(words, Label(label)) for label, words in source.identifying if words in text]
        if left:
            review.mask_more(session, reader, found, left)
        if chance.random() < 0.03:
            review.refuse(session, reader, found, ready=review.REFUSALS[0].key, own="", today=today)
            return True
        outcome = review.accept(session, reader, found, recognisable=chance.random() < 0.05, today=today)
        if outcome is review.Outcome.NEEDS_SECOND:
            return False
        accepted[found] = source
        return True


def ask_some(database: Database, reader: members.SignedIn, *, count: int, today: date) -> None:
    """Leave *count* testimonies with a question that waits for its author's answer."""
    for question in review.QUESTIONS[:count]:
        with database.transaction() as session:
            found = review.claim(session, reader, today=today)
            if found is not None:
                review.ask(session, reader, found, ready=question.key, own="", today=today)


def _runs(text: str) -> frozenset[str]:
    words = WORDS.findall(text.casefold())
    return frozenset(" ".join(words[at : at + 3]) for at in range(len(words) - 2))
