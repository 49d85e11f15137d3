"""Atom feeds, read with a plain XML parser."""

from datetime import datetime
from typing import Any

from bs4 import BeautifulSoup
from lxml import etree
from werkzeug.test import TestResponse

from tests.support.pages import PageClient

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read(response: TestResponse) -> Any:
    assert response.mimetype == "application/atom+xml"
    return etree.fromstring(response.get_data())


def one(element: Any, path: str) -> str:
    (found,) = element.xpath(path, namespaces=ATOM)
    return str(found if isinstance(found, str) else found.text)


def test_gives_one_entry_for_the_last_version_of_each_theme(client: PageClient, publish: Any) -> None:
    publish("temps")
    publish("temps", version=2, title="Encore", excerpts=())
    publish("portes", title="Des portes fermées")

    feed = read(client.get("/themes.atom"))

    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert one(feed, "a:link[@rel='self']/@href") == "https://localhost/themes.atom"
    assert [title.text for title in feed.xpath("a:entry/a:title", namespaces=ATOM)] == ["Des portes fermées", "Encore"]
    assert len({name.text for name in feed.xpath("//a:id", namespaces=ATOM)}) == 3


def test_gives_every_version_of_a_theme(client: PageClient, publish: Any) -> None:
    publish("temps")
    publish("temps", version=2, title="Encore", excerpts=())

    feed = read(client.get("/themes/temps.atom"))

    entries = feed.xpath("a:entry", namespaces=ATOM)
    assert [one(entry, "a:id") for entry in entries] == [
        "https://localhost/themes/temps#version-2",
        "https://localhost/themes/temps#version-1",
    ]
    assert [one(entry, "a:link/@href") for entry in entries] == ["https://localhost/themes/temps"] * 2


def test_carries_the_words_the_count_and_who_signs(client: PageClient, publish: Any) -> None:
    publish("temps")

    entry = read(client.get("/themes.atom")).xpath("a:entry", namespaces=ATOM)[0]

    assert one(entry, "a:content/@type") == "html"
    content = BeautifulSoup(one(entry, "a:content"), "html.parser")
    assert content.get_text().startswith("65 témoignages au moins")
    assert content.blockquote.get_text() == "Nous étions huit & nous sommes trois."
    assert not content.find("script")
    assert [name.text for name in entry.xpath("a:author/a:name", namespaces=ATOM)] == [
        "Raymonde Fictive",
        "Germain Fictif",
    ]


def test_gives_days_and_nothing_finer(client: PageClient, publish: Any) -> None:
    publish("temps")

    feed = read(client.get("/themes.atom"))

    times = [datetime.fromisoformat(tag.text) for tag in feed.xpath("//a:updated | //a:published", namespaces=ATOM)]
    assert {time.isoformat() for time in times} == {"2026-11-18T12:00:00+00:00"}


def test_is_a_sound_feed_before_the_first_theme(client: PageClient) -> None:
    feed = read(client.get("/themes.atom"))

    assert feed.xpath("a:entry", namespaces=ATOM) == []
    assert one(feed, "a:updated") == "2026-11-18T12:00:00+00:00"


def test_stays_sound_whatever_signs_were_pasted(client: PageClient, publish: Any) -> None:
    publish("temps", title="Le \x0btemps", synthesis="Un\x08 mot.", excerpts=("Nous \uffffétions 𝄞 huit.",))

    entry = read(client.get("/themes.atom")).xpath("a:entry", namespaces=ATOM)[0]

    assert one(entry, "a:title") == "Le temps"
    assert "Nous étions 𝄞 huit." in one(entry, "a:content")


def test_speaks_english_under_its_english_address(client: PageClient, publish: Any) -> None:
    publish("temps")

    feed = read(client.get("/en/themes.atom"))

    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert one(feed, "a:link[@rel='self']/@href") == "https://localhost/en/themes.atom"
