"""The members' pages of datasets: prepare, read, offer, delete."""

import io
import zipfile

import pytest

from aqts_voice import db
from aqts_voice.services import releases
from aqts_voice.services.members import SignedIn
from tests.conftest import NOW, Person
from tests.support.filling import come_in, submit, text_of
from tests.support.pages import PageClient
from tests.support.settled import settle

TODAY = NOW.date()
ROOT = "/membres/jeux"


@pytest.fixture
def filled(database: db.Database, people: dict[str, Person]) -> None:
    with database.transaction() as session:
        for place in range(24):
            settle(session, f"Voix {place}.", month=TODAY.replace(day=1))


@pytest.fixture
def prepared(database: db.Database, filled: None, steward: SignedIn) -> str:
    with database.transaction() as session:
        return releases.prepare(session, steward, today=TODAY).hex()


@pytest.mark.usefixtures("filled")
def test_prepares_a_dataset_that_waits_for_somebody_else(client: PageClient, people: dict[str, Person]) -> None:
    come_in(client, people["steward"])

    prepared = submit(client, client.get(ROOT), ROOT)

    text = text_of(client.get(prepared.location))
    assert "voix-aqts-2026-1" in text
    assert "une autre personne doit le vérifier" in text
    assert "20 lignes au moins" in text


def test_says_why_nothing_can_be_prepared_yet(client: PageClient, people: dict[str, Person]) -> None:
    come_in(client, people["steward"])

    refused = submit(client, client.get(ROOT), ROOT)

    assert refused.status_code == 422
    assert "pas encore vingt témoignages" in text_of(refused)


def test_is_read_then_offered_by_another_member(client: PageClient, people: dict[str, Person], prepared: str) -> None:
    come_in(client, people["second"])
    page = client.get(ROOT)

    files = client.get(f"{ROOT}/{prepared}/archive")
    offered = submit(client, page, "approuver")

    assert files.headers["Content-Disposition"] == "attachment; filename=voix-aqts-2026-1.zip"
    assert files.headers["Cache-Control"] == "no-store"
    assert zipfile.ZipFile(io.BytesIO(files.data)).testzip() is None
    assert "approuvé par Germain Fictive" in text_of(client.get(offered.location))


def test_is_not_offered_by_who_prepared_it(client: PageClient, people: dict[str, Person], prepared: str) -> None:
    come_in(client, people["steward"])
    page = client.get(ROOT)
    token = page.page.find("input", attrs={"name": "csrf_token"})["value"]  # type: ignore[attr-defined]

    refused = client.post(f"{ROOT}/{prepared}/approuver", data={"csrf_token": token})

    assert "l’offrir" not in [button.get_text() for button in page.page.find_all("button")]  # type: ignore[attr-defined]
    assert refused.status_code == 403
    assert "Vous avez préparé ce jeu" in text_of(refused)


def test_can_be_deleted_before_it_is_offered(client: PageClient, people: dict[str, Person], prepared: str) -> None:
    come_in(client, people["steward"])

    deleted = submit(client, client.get(ROOT), "supprimer")

    assert "voix-aqts-2026-1" not in text_of(client.get(deleted.location))


def test_refuses_a_form_without_its_token(client: PageClient, people: dict[str, Person], prepared: str) -> None:
    come_in(client, people["second"])

    assert client.post(f"{ROOT}/{prepared}/approuver").status_code == 400


def test_opens_to_members_only(client: PageClient, people: dict[str, Person], prepared: str) -> None:
    stranger = [client.get(path).status_code for path in (ROOT, f"{ROOT}/{prepared}/archive")]
    come_in(client, people["researcher"])
    researcher = [client.get(path).status_code for path in (ROOT, f"{ROOT}/{prepared}/archive")]

    assert (stranger, researcher) == ([401, 401], [403, 403])
