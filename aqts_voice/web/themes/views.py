"""The members' pages of a theme: begin, write, gather, choose excerpts, proofread and publish."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response
from wtforms import IntegerField

from aqts_voice.errors import Refused
from aqts_voice.services import themes
from aqts_voice.web import access, markup, transactions
from aqts_voice.web.house import house, today, transaction
from aqts_voice.web.rows import row_id
from aqts_voice.web.themes.forms import (
    DraftForm,
    DroppingForm,
    ExcerptForm,
    GatheringForm,
    NewThemeForm,
    PublishingForm,
)

blueprint = Blueprint("themes", __name__, url_prefix="/membres/themes")

# Not readers alone: their invitation says that they read and mask, while these pages open the whole library.
MEMBERS = ("coder", "publisher")
QUOTABLE_PAGE = 10


@blueprint.get("")
@access.role(*MEMBERS)
def overview() -> ResponseReturnValue:
    """List the themes, those that wait for this member first."""
    return _overview(NewThemeForm())


@blueprint.post("")
@access.role(*MEMBERS)
def create() -> ResponseReturnValue:
    """Begin a theme with a title."""
    form = NewThemeForm()
    if not form.validate():
        return _overview(form), 422
    theme_id = themes.create(transaction(), access.signed_in(), title=form.title.data, today=today())
    return _back(theme_id)


@blueprint.get("/<theme>")
@access.role(*MEMBERS)
def write(theme: str) -> ResponseReturnValue:
    """Show where a theme stands, and its words to write."""
    opened = themes.theme(transaction(), access.signed_in(), row_id(theme))
    return _writing(opened, _filled(opened))


@blueprint.post("/<theme>")
@access.role(*MEMBERS)
def save(theme: str) -> ResponseReturnValue:
    """Save the words; then, as the button says, show them as published or hand them to proofreading."""
    theme_id, form = row_id(theme), DraftForm()
    if not form.validate():
        return _writing(_opened(theme_id), form), 422
    account, session = access.signed_in(), transaction()
    words = {name: getattr(form, name).data or "" for name in ("title", "synthesis", "unsaid")}
    try:
        themes.save(session, account, theme_id, revision=form.revision.data, **words)
    except themes.SavedElsewhere as refusal:
        transactions.undo()
        opened = _opened(theme_id)
        _show(form.revision, opened.revision)
        return _writing(opened, form, refusal=refusal, theirs=opened.draft), refusal.status
    if request.form.get("action") == "submit":
        return _submit(theme_id, form)
    if request.form.get("action") == "preview":
        return redirect(url_for("themes.proof", theme=theme), 303)
    flash(gettext("Le brouillon est enregistré."))
    return _back(theme_id)


def _submit(theme_id: bytes, form: DraftForm) -> ResponseReturnValue:
    try:
        themes.submit(transaction(), access.signed_in(), theme_id, revision=form.revision.data + 1)
    except themes.Unfinished as refusal:
        # What was typed is saved all the same: only the handing over is refused.
        opened = _opened(theme_id)
        return _writing(opened, _filled(opened), refusal=refusal), refusal.status
    flash(gettext("Merci. Le thème attend maintenant qu’une autre personne le relise et le publie."))
    return _back(theme_id)


@blueprint.get("/<theme>/reunir")
@access.role(*MEMBERS)
def shelf(theme: str) -> ResponseReturnValue:
    """Show accepted testimonies, twenty at a time."""
    return _shelf(row_id(theme), GatheringForm(page=1), page=1)


@blueprint.post("/<theme>/reunir")
@access.role(*MEMBERS)
def gather(theme: str) -> ResponseReturnValue:
    """Keep the ticks of this page, then go where the button says; words that are searched stay out of the address."""
    theme_id, form = row_id(theme), GatheringForm()
    if not form.validate():
        return _shelf(theme_id, form, page=1), 422
    shown, chosen = ({row_id(one) for one in field.data or ()} for field in (form.shown, form.chosen))
    themes.gather(transaction(), access.signed_in(), theme_id, shown=shown, chosen=chosen & shown)
    step = {"previous": -1, "next": 1}.get(request.form.get("action", ""), 0)
    page = 1 if request.form.get("action") == "search" else (form.page.data or 1) + step
    return _shelf(theme_id, form, page=page, saved=request.form.get("action") != "search")


@blueprint.get("/<theme>/extraits")
@access.role(*MEMBERS)
def excerpts(theme: str) -> ResponseReturnValue:
    """Show the chosen excerpts, and the testimonies from which more may be chosen."""
    return _excerpts(row_id(theme))


@blueprint.post("/<theme>/extraits")
@access.role(*MEMBERS)
def choose(theme: str) -> ResponseReturnValue:
    """Add an excerpt, or say why it cannot be one."""
    theme_id, form = row_id(theme), ExcerptForm()
    if not form.validate():
        return _excerpts(theme_id, form=form), 422
    testimony_id = row_id(form.testimony.data)
    try:
        themes.choose(transaction(), access.signed_in(), theme_id, testimony_id=testimony_id, passage=form.passage.data)
    except themes.ExcerptRefused as refusal:
        return _excerpts(theme_id, form=form, refusal=refusal), refusal.status
    flash(gettext("L’extrait est ajouté. Une autre personne devra le confirmer."))
    return redirect(url_for("themes.excerpts", theme=theme, page=_page()), 303)


@blueprint.post("/<theme>/extraits/retirer")
@access.role(*MEMBERS)
def drop(theme: str) -> ResponseReturnValue:
    """Take an excerpt out of the draft."""
    form = DroppingForm()
    if form.validate():
        themes.drop(transaction(), access.signed_in(), row_id(theme), name=form.name.data)
    return redirect(url_for("themes.excerpts", theme=theme, page=_page()), 303)


@blueprint.get("/<theme>/relecture")
@access.role(*MEMBERS)
def proof(theme: str) -> ResponseReturnValue:
    """Show a theme as it would be published, to proofread it and, for another member, to publish it."""
    return _proof(row_id(theme))


@blueprint.post("/<theme>/publier")
@access.role("publisher")
def publish(theme: str) -> ResponseReturnValue:
    """Publish the next version, signed by who wrote it and by this member."""
    theme_id, form = row_id(theme), PublishingForm()
    if not form.validate():
        return _proof(theme_id), 422
    try:
        published = themes.publish(
            transaction(),
            access.signed_in(),
            theme_id,
            revision=form.revision.data,
            confirmed=form.confirmed.data or (),
            threshold=house().settings.threshold,
            today=today(),
        )
    except (themes.BelowThreshold, themes.ExcerptGone, themes.SavedElsewhere) as refusal:
        transactions.undo()
        return _proof(theme_id, refusal=refusal, confirmed=form.confirmed.data or ()), refusal.status
    flash(gettext("Le thème est publié. Il se lit à l’adresse /themes/%(slug)s.", slug=published.slug))
    return _back(theme_id)


def _overview(form: NewThemeForm) -> str:
    account = access.signed_in()
    return render_template(
        "themes/overview.html", form=form, themes=themes.themes(transaction(), account), account=account
    )


def _writing(opened: themes.OpenedTheme, form: DraftForm, **shown: Any) -> str:
    account, session = access.signed_in(), transaction()
    gathered = themes.gathered(session, account, opened.id)
    return render_template(
        "themes/write.html",
        theme=opened,
        form=form,
        account=account,
        missing=themes.missing(gathered, threshold=house().settings.threshold),
        gathered=len(gathered),
        threshold=house().settings.threshold,
        **{"refusal": None, "theirs": None} | shown,
    )


def _shelf(theme_id: bytes, form: GatheringForm, *, page: int, saved: bool = False) -> str:
    account, session = access.signed_in(), transaction()
    shelf = themes.shelf(
        session,
        account,
        theme_id,
        page=page,
        search=form.search.data or "",
        gathered=bool(form.gathered.data),
    )
    _show(form.page, shelf.page)
    return render_template("themes/gather.html", theme=_opened(theme_id), form=form, shelf=shelf, saved=saved)


def _excerpts(theme_id: bytes, *, form: ExcerptForm | None = None, refusal: Refused | None = None) -> str:
    account, session = access.signed_in(), transaction()
    quotable = themes.quotable(session, account, theme_id)
    pages = max(1, -(-len(quotable) // QUOTABLE_PAGE))
    page = min(_page(), pages)
    return render_template(
        "themes/excerpts.html",
        theme=_opened(theme_id),
        chosen=themes.shown(session, account, theme_id),
        quotable=quotable[(page - 1) * QUOTABLE_PAGE : page * QUOTABLE_PAGE],
        page=page,
        pages=pages,
        form=form or ExcerptForm(formdata=None),
        refusal=refusal,
        longest=themes.LONGEST,
    )


def _proof(theme_id: bytes, *, refusal: Refused | None = None, confirmed: Any = ()) -> str:
    account, session = access.signed_in(), transaction()
    opened = themes.theme(session, account, theme_id)
    return render_template(
        "themes/proof.html",
        theme=opened,
        account=account,
        excerpts=themes.shown(session, account, theme_id),
        synthesis=markup.render(opened.draft.synthesis),
        unsaid=markup.render(opened.draft.unsaid),
        form=PublishingForm(formdata=None, revision=opened.revision),
        refusal=_sentence(refusal) if refusal else None,
        confirmed=set(confirmed),
    )


def _sentence(refusal: Refused) -> str:
    if not isinstance(refusal, themes.BelowThreshold):
        return gettext(refusal.sentence)
    return ngettext(
        "Il manque encore un témoignage indépendant pour publier ce thème. Rien n’a été publié et le texte est gardé.",
        "Il manque encore jusqu’à %(num)s témoignages indépendants pour publier ce thème (au plus la moitié du seuil"
        " peut venir d’un même mois). Rien n’a été publié et le texte est gardé. Réunissez-en d’autres, puis réessayez.",
        refusal.missing,
    )


def _opened(theme_id: bytes) -> themes.OpenedTheme:
    return themes.theme(transaction(), access.signed_in(), theme_id)


def _filled(opened: themes.OpenedTheme) -> DraftForm:
    draft = opened.draft
    return DraftForm(
        formdata=None,
        revision=opened.revision,
        title=draft.title,
        synthesis=draft.synthesis,
        unsaid=draft.unsaid,
    )


def _show(field: IntegerField, value: int) -> None:
    # A field that was posted shows again what was posted, not what it holds now.
    field.data, field.raw_data = value, None


def _page() -> int:
    return max(1, request.args.get("page", 1, type=int))


def _back(theme_id: bytes) -> Response:
    return redirect(url_for("themes.write", theme=theme_id.hex()), 303)
