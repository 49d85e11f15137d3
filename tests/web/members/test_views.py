"""Joining, signing in and out, the home and the team, as a browser sees them."""

from datetime import timedelta

import pytest

from aqts_voice import db
from aqts_voice.models import Account, AccountState, Role
from aqts_voice.services import members
from aqts_voice.web.access import COOKIE
from tests.conftest import NOW, PASSPHRASE, MovableClock, Person
from tests.support.filling import come_in, form_of, submit, text_of, values_of
from tests.support.pages import PageClient

TODAY = NOW.date()


@pytest.fixture
def token(database: db.Database) -> str:
    with database.transaction() as session:
        return members.first_invitation(session, today=TODAY)


def words_on(response: object) -> str:
    return " ".join(item.get_text() for item in response.page.select("ol.code-words li"))  # type: ignore[attr-defined]


def join(client: PageClient, token: str, **typed: str) -> object:
    page = client.get(f"/membres/invitation/{token}")
    fields = {"display_name": "Odile Fictive", "sign_in_name": "Odile", "standing": "retraitée"} | typed
    return submit(client, page, token, **fields)


def test_joins_and_signs_in_with_the_words_that_were_shown(client: PageClient, token: str) -> None:
    joined = join(client, token)
    words = words_on(joined)
    page = client.get("/membres/connexion")

    signed_in = submit(client, page, "/connexion", name="odile", words=words.upper().replace(" ", "-"))

    assert len(words.split()) == 7
    assert (signed_in.status_code, signed_in.location) == (303, "/membres/")
    assert "Ce qui vous attend" in text_of(client.get("/membres/"))


def test_shows_the_same_words_when_the_page_is_refreshed(client: PageClient, token: str) -> None:
    page = client.get(f"/membres/invitation/{token}")
    typed = {"display_name": "Odile Fictive", "sign_in_name": "odile"}

    first = submit(client, page, token, **typed)
    again = submit(client, page, token, **typed)

    assert words_on(first) == words_on(again) != ""


def test_keeps_the_answers_and_the_words_when_something_is_missing(client: PageClient, token: str) -> None:
    page = client.get(f"/membres/invitation/{token}")

    refused = submit(client, page, token, display_name="Odile Fictive", sign_in_name="")

    values = values_of(form_of(refused, token))
    assert refused.status_code == 422
    assert values["display_name"] == "Odile Fictive"
    assert values["sealed"] == values_of(form_of(page, token))["sealed"]


def test_asks_to_check_again_when_the_page_stayed_open_too_long(
    client: PageClient, token: str, clock: MovableClock
) -> None:
    page = client.get(f"/membres/invitation/{token}")
    clock.forward(timedelta(hours=3))

    late = submit(client, page, token, display_name="Odile Fictive", sign_in_name="odile")
    then = submit(client, late, token)

    assert late.status_code == 400
    assert "Rien n’a été créé" in text_of(late)
    assert len(words_on(then).split()) == 7


def test_says_that_a_name_is_taken_and_keeps_the_link(
    client: PageClient, people: dict[str, Person], database: db.Database
) -> None:
    with database.transaction() as session:
        link = members.invite(session, roles=(Role.READER,), today=TODAY)

    refused = join(client, link, sign_in_name="Raymonde")
    then = submit(client, refused, link, sign_in_name="raymonde2")  # type: ignore[arg-type]

    assert refused.status_code == 422  # type: ignore[attr-defined]
    assert len(words_on(then).split()) == 7


@pytest.mark.parametrize("end", ["used", "late", "unknown"])
def test_explains_a_link_that_does_not_work_any_more(
    client: PageClient, token: str, clock: MovableClock, end: str
) -> None:
    if end == "used":
        join(client, token)
    if end == "late":
        clock.forward(timedelta(days=8))

    page = client.get(f"/membres/invitation/{token if end != 'unknown' else 'x'}")

    assert page.status_code == 410
    assert "Demandez un nouveau lien" in text_of(page)


def test_says_one_kind_sentence_for_a_wrong_name_or_wrong_words(client: PageClient, people: dict[str, Person]) -> None:
    page = client.get("/membres/connexion")

    wrong_words = submit(client, page, "/connexion", name="odile", words="rien de bon")
    wrong_name = submit(client, page, "/connexion", name="nobody", words=PASSPHRASE)

    assert wrong_words.status_code == wrong_name.status_code == 422
    assert text_of(wrong_words) == text_of(wrong_name)
    assert values_of(form_of(wrong_words, "/connexion"))["name"] == "odile"
    assert values_of(form_of(wrong_words, "/connexion"))["words"] == ""


def test_counts_failures_and_forgets_them_at_the_next_sign_in(
    client: PageClient, people: dict[str, Person], database: db.Database
) -> None:
    page = client.get("/membres/connexion")
    for _ in range(2):
        submit(client, page, "/connexion", name="odile", words="rien de bon")
    with database.transaction(writes=False) as session:
        counted = session.query(Account).filter_by(sign_in_name="odile").one().failures

    submit(client, page, "/connexion", name="odile", words=PASSPHRASE)

    with database.transaction(writes=False) as session:
        after = session.query(Account).filter_by(sign_in_name="odile").one().failures
    assert (counted, after) == (2, 0)


def test_sets_a_cookie_that_no_script_and_no_other_site_can_use(client: PageClient, people: dict[str, Person]) -> None:
    page = client.get("/membres/connexion")

    response = submit(client, page, "/connexion", name="odile", words=PASSPHRASE)

    cookie = next(line for line in response.headers.getlist("Set-Cookie") if line.startswith(COOKIE))
    assert {"HttpOnly", "Secure", "SameSite=Strict"} <= {part.strip() for part in cookie.split(";")}


def test_sends_a_researcher_to_the_researchers_door(client: PageClient, people: dict[str, Person]) -> None:
    page = client.get("/membres/connexion")

    response = submit(client, page, "/connexion", name="amina", words=PASSPHRASE)

    assert response.location == "/recherche/"


def test_closes_the_session_here_and_on_the_server(client: PageClient, people: dict[str, Person]) -> None:
    come_in(client, people["reader"])
    home = client.get("/membres/")

    closed = submit(client, home, "/fermer")
    come_in(client, people["reader"])

    assert "Votre séance est fermée" in text_of(closed)
    assert client.get("/membres/").status_code == 401


def test_ends_an_idle_session(client: PageClient, people: dict[str, Person], clock: MovableClock) -> None:
    come_in(client, people["reader"])
    clock.forward(timedelta(minutes=31))

    assert client.get("/membres/").status_code == 401


def test_refuses_a_form_without_its_token(client: PageClient, people: dict[str, Person]) -> None:
    come_in(client, people["steward"])

    assert client.post("/membres/equipe", data={"kind": "reading"}).status_code == 400


@pytest.mark.parametrize("kind", ["amplifying", "researcher"])
def test_invites_somebody_who_joins_and_is_granted_access(
    client: PageClient, people: dict[str, Person], database: db.Database, kind: str
) -> None:
    come_in(client, people["steward"])
    page = submit(client, client.get("/membres/equipe"), "/equipe", kind=kind)
    link = page.page.select_one(".one-time").get_text()  # type: ignore[attr-defined]
    with database.transaction() as session:
        members.join(
            session,
            link.rpartition("/")[2],
            words=PASSPHRASE,
            sign_in_name="lise",
            display_name="Lise Fictive",
            standing="",
            today=TODAY,
            cost=members.Cost(memory_kib=64, passes=1),
        )
    team = client.get("/membres/equipe")

    granted = submit(client, team, "/acces")

    assert ("/recherche/" if kind == "researcher" else "/membres/") + "invitation/" in link
    assert "Lise Fictive" in text_of(team)
    assert granted.status_code == 303
    with database.transaction(writes=False) as session:
        assert session.query(Account).filter_by(sign_in_name="lise").one().state is AccountState.ACTIVE


def test_grants_nothing_when_the_six_words_differ(
    client: PageClient, people: dict[str, Person], database: db.Database
) -> None:
    with database.transaction() as session:
        token = members.invite(session, roles=(Role.READER,), today=TODAY)
    join(client, token, sign_in_name="lise", display_name="Lise Fictive")
    come_in(client, people["steward"])

    refused = submit(client, client.get("/membres/equipe"), "/acces", compared="un deux trois quatre cinq six")

    assert refused.status_code == 409
    with database.transaction(writes=False) as session:
        assert session.query(Account).filter_by(sign_in_name="lise").one().state is AccountState.PENDING


def test_shows_their_six_words_to_somebody_who_waits(
    client: PageClient, people: dict[str, Person], database: db.Database
) -> None:
    with database.transaction() as session:
        token = members.invite(session, roles=(Role.READER,), today=TODAY)
    words = words_on(join(client, token, sign_in_name="lise", display_name="Lise Fictive"))
    submit(client, client.get("/membres/connexion"), "/connexion", name="lise", words=words)

    home = client.get("/membres/")

    assert len(home.page.select("ol.six-words li")) == 6  # type: ignore[attr-defined]
    assert [link["href"] for link in home.page.select("nav a")] == ["/membres/"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "who", "status"),
    [
        ("/membres/", None, 401),
        ("/membres/", "researcher", 403),
        ("/membres/", "reader", 200),
        ("/membres/equipe", None, 401),
        ("/membres/equipe", "reader", 403),
        ("/membres/equipe", "steward", 200),
    ],
)
def test_opens_each_page_to_whom_it_is_for(
    client: PageClient, people: dict[str, Person], path: str, who: str | None, status: int
) -> None:
    if who:
        come_in(client, people[who])

    assert client.get(path).status_code == status
