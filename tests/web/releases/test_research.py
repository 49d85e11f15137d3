"""The researchers' door: joining, waiting, agreeing, downloading."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import select

from aqts_voice import db
from aqts_voice.models import Account, AccountState, Agreement, ReleaseLink, Role
from aqts_voice.services import members, releases, stewardship
from aqts_voice.services.members import SignedIn
from tests.conftest import NOW, PASSPHRASE, MovableClock, Person
from tests.support.filling import come_in, form_of, submit, text_of, values_of
from tests.support.pages import PageClient
from tests.support.settled import settle

TODAY = NOW.date()
WHO = {"display_name": "Inès Fictive", "standing": "école de travail social", "sign_in_name": "ines"}


@pytest.fixture
def token(database: db.Database, people: dict[str, Person]) -> str:
    with database.transaction() as session:
        return members.invite(session, roles=(Role.RESEARCHER,), today=TODAY)


@pytest.fixture
def offered(database: db.Database, steward: SignedIn, second: SignedIn) -> str:
    with database.transaction() as session:
        for place in range(24):
            settle(session, f"Voix {place}.", month=TODAY.replace(day=1))
        release_id = releases.prepare(session, steward, today=TODAY)
        releases.approve(session, second, release_id, today=TODAY)
        return release_id.hex()


def words_on(response: object) -> str:
    return " ".join(item.get_text() for item in response.page.select("ol.code-words li"))  # type: ignore[attr-defined]


def test_joins_waits_for_a_call_and_is_let_in(
    client: PageClient, database: db.Database, token: str, steward: SignedIn
) -> None:
    joined = submit(client, client.get(f"/recherche/invitation/{token}"), token, **WHO)
    words = words_on(joined)
    signed_in = submit(client, client.get("/recherche/connexion"), "connexion", name="Ines", words=words)
    waiting = client.get(signed_in.location)
    with database.transaction() as session:
        account = session.scalars(select(Account).where(Account.sign_in_name == "ines")).one()
        six = members.fingerprint(session, account.id)
        members.grant_access(session, steward, account.id, compared=six)

    home = client.get("/recherche/")

    assert len(words.split()) == 7
    assert signed_in.location == "/recherche/"
    assert all(word in text_of(waiting) for word in six)
    assert "Il reste un appel à faire" in text_of(waiting)
    assert "Il reste un appel à faire" not in text_of(home)


def test_shows_the_same_words_when_the_page_is_refreshed(client: PageClient, token: str) -> None:
    page = client.get(f"/recherche/invitation/{token}")

    first, again = submit(client, page, token, **WHO), submit(client, page, token, **WHO)

    assert words_on(first) == words_on(again) != ""


def test_keeps_the_answers_when_something_is_missing(client: PageClient, token: str) -> None:
    refused = submit(client, client.get(f"/recherche/invitation/{token}"), token, **WHO | {"standing": ""})

    assert refused.status_code == 422
    assert values_of(form_of(refused, token))["display_name"] == "Inès Fictive"


def test_keeps_the_answers_when_the_name_is_taken_or_the_page_is_old(
    client: PageClient, token: str, clock: MovableClock
) -> None:
    page = client.get(f"/recherche/invitation/{token}")
    taken = submit(client, page, token, **WHO | {"sign_in_name": "amina"})
    clock.forward(timedelta(hours=3))

    late = submit(client, page, token, **WHO)
    then = submit(client, late, token)

    assert "déjà pris" in text_of(taken)
    assert values_of(form_of(taken, token))["standing"] == WHO["standing"]
    assert late.status_code == 400
    assert len(words_on(then).split()) == 7


def test_opens_no_members_invitation(client: PageClient, database: db.Database, people: dict[str, Person]) -> None:
    with database.transaction() as session:
        token = members.invite(session, roles=(Role.READER,), today=TODAY)

    assert client.get(f"/recherche/invitation/{token}").status_code == 404
    assert client.get("/recherche/invitation/nimporte").status_code == 410


def test_says_kindly_that_name_and_words_do_not_go_together(client: PageClient, people: dict[str, Person]) -> None:
    page = client.get("/recherche/connexion")

    empty = submit(client, page, "connexion", name="", words="")
    wrong = submit(client, page, "connexion", name="amina", words="abeille")
    right = submit(client, page, "connexion", name="amina", words=PASSPHRASE)

    assert (empty.status_code, wrong.status_code, right.status_code) == (422, 422, 303)
    assert "ne vont pas ensemble" in text_of(wrong)


def test_asks_for_the_agreement_before_anything(
    client: PageClient, database: db.Database, people: dict[str, Person], offered: str
) -> None:
    come_in(client, people["researcher"])
    page = client.get("/recherche/")

    unticked = submit(client, page, "entente")
    too_early = client.get(f"/recherche/jeux/{offered}/telecharger")

    assert "Télécharger" not in text_of(page)
    assert (unticked.status_code, too_early.status_code) == (422, 403)
    with database.transaction() as session:
        assert session.scalars(select(Agreement)).all() == []


def test_downloads_once_the_agreement_is_accepted(client: PageClient, people: dict[str, Person], offered: str) -> None:
    come_in(client, people["researcher"])
    agreed = submit(client, client.get("/recherche/"), "entente", agreed="y")
    home = client.get(agreed.location)
    link = next(a["href"] for a in home.page.find_all("a") if a.get_text() == "Télécharger")  # type: ignore[attr-defined]

    files = client.get(link)

    assert "20 témoignages au moins" in text_of(home)
    assert files.mimetype == "application/zip"
    assert files.headers["Content-Disposition"] == "attachment; filename=voix-aqts-2026-1.zip"
    assert files.headers["Cache-Control"] == "no-store"
    table = zipfile.ZipFile(io.BytesIO(files.data)).read("testimonies.csv").decode("utf-8-sig")
    assert {row["text"] for row in csv.DictReader(io.StringIO(table))} == {f"Voix {place}." for place in range(24)}


def test_speaks_english_from_the_address(client: PageClient, people: dict[str, Person], offered: str) -> None:
    come_in(client, people["researcher"])
    page = client.get("/en/recherche/")

    agreed = submit(client, page, "entente", agreed="y")

    assert page.page.html["lang"] == "en"  # type: ignore[attr-defined]
    assert agreed.location == "/en/recherche/"
    assert f"/en/recherche/jeux/{offered}/telecharger" in client.get(agreed.location).text


def test_opens_to_researchers_only(client: PageClient, people: dict[str, Person], offered: str) -> None:
    paths = ("/recherche/", f"/recherche/jeux/{offered}/telecharger")

    stranger = [client.get(path).status_code for path in paths]
    come_in(client, people["steward"])
    steward = [client.get(path).status_code for path in paths]

    assert (stranger, steward) == ([401, 401], [403, 403])


def test_closes_the_session(client: PageClient, people: dict[str, Person]) -> None:
    come_in(client, people["researcher"])

    closed = submit(client, client.get("/recherche/"), "fermer")

    assert closed.status_code == 200
    client.set_cookie("voix_seance", people["researcher"].cookie, domain="localhost", secure=True)
    assert client.get("/recherche/").status_code == 401


def test_gives_no_key_to_who_only_waits(client: PageClient, database: db.Database, token: str, offered: str) -> None:
    words = words_on(submit(client, client.get(f"/recherche/invitation/{token}"), token, **WHO))
    submit(client, client.get("/recherche/connexion"), "connexion", name="ines", words=words)
    submit(client, client.get("/recherche/"), "entente", agreed="y")

    early = client.get(f"/recherche/jeux/{offered}/telecharger")

    assert early.status_code == 403
    with database.transaction() as session:
        account = session.scalars(select(Account).where(Account.sign_in_name == "ines")).one()
        assert account.state is AccountState.PENDING


def test_asks_to_destroy_the_copies_of_a_suspended_dataset(
    client: PageClient, database: db.Database, offered: str, people: dict[str, Person]
) -> None:
    come_in(client, people["researcher"])
    submit(client, client.get("/recherche/"), "entente", agreed="y")
    with database.transaction() as session:
        link = session.scalars(select(ReleaseLink.link)).first()
        assert link is not None
        stewardship.erase(session, bytes(16), links=[link])

    page = client.get("/recherche/")
    gone = client.get(f"/recherche/jeux/{offered}/telecharger")

    assert "détruisez vos copies" in text_of(page)
    assert gone.status_code == 404
