"""The steps that both signed-in doors share: the same sentence, the same cookie, and an end that ends."""

import pytest

from aqts_voice.services.members import SignedIn
from aqts_voice.web.access import COOKIE
from tests.conftest import PASSPHRASE, Person
from tests.support.filling import submit, text_of
from tests.support.pages import PageClient

DOORS = pytest.mark.parametrize(
    ("door", "who", "home"), [("/membres", "reader", "/membres/"), ("/recherche", "researcher", "/recherche/")]
)


@DOORS
def test_opens_its_door_to_its_people(
    client: PageClient, people: dict[str, Person], door: str, who: str, home: str
) -> None:
    page = client.get(f"{door}/connexion")

    answer = submit(client, page, "connexion", name=people[who].name, words=PASSPHRASE)

    cookie = client.get_cookie(COOKIE, path=door)
    assert (answer.status_code, answer.location) == (303, home)
    assert cookie is not None
    assert (cookie.secure, cookie.http_only, cookie.same_site) == (True, True, "Strict")


@DOORS
def test_says_one_sentence_for_every_mistake(
    client: PageClient, people: dict[str, Person], door: str, who: str, home: str
) -> None:
    page = client.get(f"{door}/connexion")

    wrong_words = submit(client, page, "connexion", name=people[who].name, words="zone " * 7)
    unknown_name = submit(client, page, "connexion", name="personne", words=PASSPHRASE)

    assert wrong_words.status_code == unknown_name.status_code == 422
    for answer in (wrong_words, unknown_name):
        assert "ne vont pas ensemble" in text_of(answer)
    assert client.get_cookie(COOKIE, path=door) is None


@DOORS
def test_closes_for_good(client: PageClient, people: dict[str, Person], door: str, who: str, home: str) -> None:
    submit(client, client.get(f"{door}/connexion"), "connexion", name=people[who].name, words=PASSPHRASE)
    cookie = client.get_cookie(COOKIE, path=door)
    assert cookie is not None

    submit(client, client.get(home), "fermer")
    client.set_cookie(COOKIE, cookie.value, domain="localhost", secure=True)

    assert client.get(home).status_code == 401


def test_sends_each_person_to_their_own_home(client: PageClient, researcher: SignedIn) -> None:
    page = client.get("/membres/connexion")

    answer = submit(client, page, "connexion", name="amina", words=PASSPHRASE)

    assert answer.location == "/recherche/"


@DOORS
def test_is_not_brought_along_to_the_pages_of_authors_and_of_the_public(
    client: PageClient, people: dict[str, Person], door: str, who: str, home: str
) -> None:
    submit(client, client.get(f"{door}/connexion"), "connexion", name=people[who].name, words=PASSPHRASE)

    inside = client.get(home).request.headers.get("Cookie", "")
    outside = [
        client.get(path).request.headers.get("Cookie") for path in ("/", "/temoigner", "/suivi", "/en/temoigner")
    ]

    assert COOKIE in inside
    assert outside == [None, None, None, None]
