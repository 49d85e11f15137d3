"""Public halves: the newest key that is not of the future, and a clear refusal when there is none."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from aqts_voice.errors import NotReady
from aqts_voice.services import vault
from tests.conftest import NOW, Person


def test_nothing_can_be_sealed_before_the_first_steward(session: Session) -> None:
    with pytest.raises(NotReady):
        vault.current_epoch(session, today=NOW.date())


@pytest.mark.parametrize(
    ("today", "month"),
    [
        (date(2026, 11, 1), date(2026, 11, 1)),
        (date(2026, 12, 31), date(2026, 12, 1)),
        (date(2027, 9, 1), date(2027, 2, 1)),
    ],
)
def test_the_epoch_is_this_month_or_the_last_one_left(
    people: dict[str, Person], session: Session, today: date, month: date
) -> None:
    assert vault.current_epoch(session, today=today).month == month


def test_library_and_research_are_distinct_keys(people: dict[str, Person], session: Session) -> None:
    library = vault.library_key(session, today=NOW.date())
    research = vault.research_key(session, today=NOW.date())

    assert library.public != research.public
    assert len(library.public) == len(research.public) == 1216


def test_months_of_every_epoch_are_known(people: dict[str, Person], session: Session) -> None:
    epoch = vault.current_epoch(session, today=NOW.date())

    assert vault.months(session)[epoch.id] == date(2026, 11, 1)
