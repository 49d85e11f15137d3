"""Atom feeds of what was published; the one place that knows how a feed is written."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from feedgen.feed import FeedGenerator
from flask_babel import format_decimal, gettext
from markupsafe import Markup, escape

from aqts_voice.services.library import ThemePage
from aqts_voice.web import markup

NAME = "Voix AQTS"


def feed(pages: Iterable[ThemePage], *, home: str, path: str, title: str, language: str, today: date) -> bytes:
    """Return an Atom document of *pages*, newest first; *home* is the site's address without its last slash.

    One entry per published version: its id never changes, so that a reader shows a new version as news.
    """
    pages = tuple(pages)
    generator = FeedGenerator()
    generator.id(home + path)
    generator.title(_plain(title))
    generator.language(language)
    generator.author({"name": NAME})
    generator.link(href=home + path, rel="self", type="application/atom+xml")
    generator.link(href=f"{home}/themes", rel="alternate", type="text/html")
    generator.updated(_moment(max((page.published_on for page in pages), default=today)))
    for page in pages:
        _add(generator, page, home)
    return bytes(generator.atom_str(pretty=True))


def _add(generator: FeedGenerator, page: ThemePage, home: str) -> None:
    address = f"{home}/themes/{page.slug}"
    entry = generator.add_entry(order="append")
    entry.id(f"{address}#version-{page.version}")
    entry.title(_plain(page.title))
    entry.link(href=address, rel="alternate", type="text/html")
    entry.published(_moment(page.published_on))
    entry.updated(_moment(page.published_on))
    for signature in page.signatures:
        entry.author({"name": _plain(signature.name)})
    entry.content(_plain(_content(page)), type="html")


def _content(page: ThemePage) -> Markup:
    counted = gettext(
        "%(total)s témoignages au moins (nombre arrondi au multiple de 5 inférieur, jamais montré sous %(threshold)s).",
        total=format_decimal(page.total),
        threshold=format_decimal(page.threshold),
    )
    quotations = Markup("").join(
        Markup("<blockquote><p>{}</p></blockquote>").format(excerpt) for excerpt in page.excerpts
    )
    return Markup("<p><strong>{}</strong></p>").format(escape(counted)) + markup.render(page.synthesis) + quotations


def _plain(words: str) -> str:
    """Return *words* without the signs that XML 1.0 (section 2.2) cannot hold: one of them would end the whole feed."""
    return "".join(
        sign for sign in words if sign in "\t\n" or " " <= sign <= "\ud7ff" or "\ue000" <= sign not in "\ufffe\uffff"
    )


def _moment(day: date) -> datetime:
    # Public documents carry a day and nothing finer; noon keeps it the same day in every time zone of Canada.
    return datetime.combine(day, time(12), UTC)
