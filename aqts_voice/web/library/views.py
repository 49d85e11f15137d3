"""The pages that anyone may read: home, themes, feeds and the datasets on offer; no cookie, nothing opened."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from aqts_voice.services import library
from aqts_voice.services.library import Table, ThemePage
from aqts_voice.web import access, markup
from aqts_voice.web.house import house, today, transaction
from aqts_voice.web.language import current
from aqts_voice.web.library.charts import Chart, chart
from aqts_voice.web.library.feeds import feed

blueprint = Blueprint("library", __name__)

NEWEST = 3


@blueprint.get("/")
@access.anyone
def home() -> ResponseReturnValue:
    """Say what this is in a few sentences, show the newest themes, and invite to testify."""
    themes = library.themes(transaction())
    return render_template(
        "library/home.html", themes=themes[:NEWEST], more=len(themes) > NEWEST, opening=markup.opening
    )


@blueprint.get("/themes")
@access.anyone
def themes() -> ResponseReturnValue:
    """List every published theme, newest first."""
    return render_template("library/themes.html", themes=library.themes(transaction()), opening=markup.opening)


@blueprint.get("/themes/<slug>")
@access.anyone
def theme(slug: str) -> ResponseReturnValue:
    """Show a theme as it may be quoted."""
    versions = library.versions(transaction(), slug)
    page = versions[0]
    return render_template(
        "library/theme.html",
        page=page,
        versions=versions,
        synthesis=markup.render(page.synthesis),
        unsaid=markup.render(page.unsaid),
        charts=[(table, _chart(table)) for table in page.tables],
        address=f"{_home()}/themes/{page.slug}",
    )


@blueprint.get("/themes.atom")
@access.anyone
def themes_feed() -> ResponseReturnValue:
    """Give the newest version of every theme to feed readers."""
    return _atom(library.themes(transaction()), "/themes.atom", gettext("Voix AQTS : thèmes publiés"))


@blueprint.get("/themes/<slug>.atom")
@access.anyone
def theme_feed(slug: str) -> ResponseReturnValue:
    """Give every version of one theme to feed readers."""
    versions = library.versions(transaction(), slug)
    return _atom(versions, f"/themes/{slug}.atom", f"Voix AQTS · {versions[0].title}")


@blueprint.get("/donnees")
@access.anyone
def data() -> ResponseReturnValue:
    """List the datasets on offer, and say how a researcher gets access."""
    return render_template("library/data.html", releases=library.releases(transaction()))


def _atom(pages: tuple[ThemePage, ...], path: str, title: str) -> Response:
    written = feed(pages, home=_home(), path=path, title=title, language=current(), today=today())
    return Response(written, mimetype="application/atom+xml")


def _chart(table: Table) -> Chart:
    return chart((gettext(cell.label), cell.count) for cell in table.cells)


def _home() -> str:
    return house().settings.public_url + request.script_root
