"""The fields of joining, signing in and agreeing, for researchers; a passphrase is never chosen here, only typed back."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from aqts_voice.web import entry


class JoiningForm(entry.JoiningForm):
    """Who joins, with the sealed passphrase that was drawn for them."""

    display_name = StringField(
        _("Votre nom"),
        [
            DataRequired(_("Il manque votre nom, tel qu’il figure dans votre demande.")),
            Length(max=120, message=_("Ce nom est trop long : 120 signes au plus.")),
        ],
        render_kw={"autocomplete": "name"},
    )
    standing = StringField(
        _("Votre établissement et votre projet"),
        [
            DataRequired(_("Il manque votre établissement et le projet pour lequel vous demandez les données.")),
            Length(max=200, message=_("C’est un peu long : 200 signes au plus.")),
        ],
        render_kw={"autocomplete": "organization"},
    )


class AgreementForm(FlaskForm):
    """The version that was read, and a tick."""

    version = HiddenField(validators=[InputRequired()])
    agreed = BooleanField(
        _("J’ai lu cette entente et je m’y engage."),
        [InputRequired(_("Cochez la case si vous acceptez l’entente. Rien n’est accepté sans elle."))],
    )
