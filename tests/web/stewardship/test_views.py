"""The stewards' page, as a browser sees it."""

from datetime import timedelta

import pytest

from tests.conftest import MovableClock, Person
from tests.support.filling import come_in, submit, text_of
from tests.support.pages import PageClient


def test_tells_the_next_day_and_the_open_months(client: PageClient, people: dict[str, Person]) -> None:
    come_in(client, people["steward"])

    page = text_of(client.get("/membres/intendance"))

    assert "lundi 23 novembre 2026" in page
    assert "février 2027" in page


def test_opens_the_next_months_when_some_are_missing(
    client: PageClient, people: dict[str, Person], clock: MovableClock
) -> None:
    clock.forward(timedelta(minutes=20))
    come_in(client, people["steward"])
    before = client.get("/membres/intendance")
    assert "Ouvrir les prochains mois" not in text_of(before)

    clock.time = clock.time.replace(year=2026, month=12, day=1, hour=0, minute=0)
    page = client.get("/membres/connexion")
    submit(client, page, "/connexion", name="odile", words="abeille " * 7)
    opened = submit(client, client.get("/membres/intendance"), "/mois")
    after = text_of(client.get("/membres/intendance"))

    assert opened.status_code == 303
    assert "mars 2027" in after
    assert "Les clés des prochains mois sont prêtes." in after


@pytest.mark.parametrize(("who", "status"), [("reader", 403), ("researcher", 403), ("steward", 200)])
def test_opens_to_stewards_alone(client: PageClient, people: dict[str, Person], who: str, status: int) -> None:
    come_in(client, people[who])

    assert client.get("/membres/intendance").status_code == status
