"""The fields of the pages under /suivi; the code travels once, and a sealed ticket afterwards."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Form, HiddenField, TextAreaField

from aqts_voice.web.authors import UNWATCHED, TextForm


class CodeForm(Form):
    """Eight words, typed as they come; ``text`` and ``hidden`` are an answer that was being written when the page closed itself."""

    code = TextAreaField(_("Vos huit mots"), render_kw=UNWATCHED | {"autocapitalize": "none"})
    text = HiddenField()
    hidden = HiddenField()


class VisitForm(Form):
    """The ticket of a visit, on every form of the pages behind the code."""

    ticket = HiddenField()


class AnswerForm(TextForm):
    """An answer to a question, with the ticket and, on its last page, the kept text and its tag."""

    text = TextAreaField(_("Votre réponse"), render_kw=UNWATCHED)
    ticket = HiddenField()
    kept = HiddenField()
    tag = HiddenField()


class ConsentsForm(VisitForm):
    """The three switches, as they stand."""

    counted = BooleanField(_("Compter mon témoignage avec d’autres, dans des nombres arrondis"))
    quoted = BooleanField(_("Citer de courts extraits, de 40 mots au plus, choisis et relus par deux personnes"))
    shared = BooleanField(_("Remettre le texte masqué à des équipes de recherche qui ont signé une entente"))
