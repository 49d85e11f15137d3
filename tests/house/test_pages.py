"""The client that checks pages: it passes a sound page and names each fault planted in it."""

import pytest
from flask import Blueprint, Flask, Response, make_response

from aqts_voice.web import headers
from tests.support.pages import PageClient, page_problems
from tests.support.sound import SOUND

FAULTS = {
    "no language": ('<html lang="fr">', "<html>"),
    "no title": ("<title>Lire</title>", "<title> </title>"),
    "no h1": ("<h1>Lire</h1>", ""),
    "two h1": ("<h1>Lire</h1>", "<h1>Lire</h1><h1>Relire</h1>"),
    "an id twice": ("<h1>Lire</h1>", '<h1 id="code">Lire</h1>'),
    "a field without label": ('<label for="code">Code</label>', ""),
    "an empty label": ("Code</label>", "</label>"),
    "a label of nothing": ('for="code"', 'for="mot"'),
    "a description of nothing": ('name="code"', 'name="code" aria-describedby="aide"'),
    "a form without action": (' action="/lire"', ""),
    "a form without method": (' method="post"', ""),
    "a form to another site": ('action="/lire"', 'action="https://exemple.org/lire"'),
    "a button without text": ("<button>Lire</button>", "<button></button>"),
    "an image without alt": ("<h1>", '<img src="/x.png"><h1>'),
    "an image from elsewhere": ("<h1>", '<img src="https://exemple.org/x.png" alt=""><h1>'),
    "a link to nowhere in the page": ("<h1>", '<a href="#fin">Fin</a><h1>'),
    "an inline style": ("<h1>", '<h1 style="color: red">'),
    "a handler": ("<h1>", '<h1 onclick="go()">'),
    "an inline script": ("<h1>", "<script>go()</script><h1>"),
    "an attribute twice": ('name="code"', 'name="code" name="code"'),
    "a block inside a paragraph": ("<h1>", "<p><div></div></p><h1>"),
    "a tag left open": ("<h1>Lire</h1>", "<div><h1>Lire</h1>"),
    "no doctype": ("<!doctype html>", ""),
}


def test_passes_a_sound_page() -> None:
    assert page_problems(SOUND) == []


@pytest.mark.parametrize(("sound", "fault"), FAULTS.values(), ids=FAULTS)
def test_names_each_fault(sound: str, fault: str) -> None:
    assert sound in SOUND

    assert page_problems(SOUND.replace(sound, fault, 1))


def client_of(answer: Response, *, room: str = "library", protected: bool = True) -> PageClient:
    app = Flask("planted")
    app.test_client_class = PageClient
    blueprint = Blueprint(room, __name__)
    blueprint.add_url_rule("/lire", "read", lambda: answer)
    app.register_blueprint(blueprint)
    if protected:
        headers.init_app(app)
    client = app.test_client()
    assert isinstance(client, PageClient)
    return client


def page(html: str = SOUND) -> Response:
    with Flask("answer").app_context():
        return make_response(html)


def test_gives_the_parsed_page() -> None:
    response = client_of(page()).get("/lire")

    assert response.page.h1.get_text() == "Lire"
    assert response.request.is_secure


def test_fails_on_a_faulty_page_and_says_where() -> None:
    client = client_of(page(SOUND.replace("<h1>Lire</h1>", "")))

    with pytest.raises(AssertionError, match=r"GET /lire \(200\):\n.*0 h1"):
        client.get("/lire")


def test_fails_without_the_headers_of_the_house() -> None:
    client = client_of(page(), protected=False)

    with pytest.raises(AssertionError, match="Referrer-Policy"):
        client.get("/lire")


@pytest.mark.parametrize("room", ["library", "deposit", "followup"])
def test_fails_on_a_cookie_where_nobody_has_an_account(room: str) -> None:
    answer = page()
    answer.set_cookie("visite", "1")

    with pytest.raises(AssertionError, match="sets a cookie"):
        client_of(answer, room=room).get("/lire")


def test_accepts_a_cookie_where_members_sign_in() -> None:
    answer = page()
    answer.set_cookie("voix_seance", "1")

    assert client_of(answer, room="members").get("/lire").status_code == 200


def test_fails_on_an_author_page_that_shows_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(page(), room="deposit")
    monkeypatch.setattr(headers, "_pad", lambda response: None)

    with pytest.raises(AssertionError, match="shows its length"):
        client.get("/lire")
