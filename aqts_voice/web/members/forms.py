"""The fields of joining, signing in and inviting; a passphrase is never chosen here, only typed back."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from aqts_voice.services.members import Role

READING = (Role.READER,)
AMPLIFYING = (Role.READER, Role.CODER, Role.PUBLISHER)
# What an invitation may offer: least rights first, in words that say what the person will do.
KINDS: dict[str, tuple[Role, ...]] = {
    "reading": READING,
    "amplifying": AMPLIFYING,
    "steward": (*AMPLIFYING, Role.STEWARD),
    "researcher": (Role.RESEARCHER,),
}

# Lazy sentences are written when a page is made; the types of WTForms know plain strings only.
OFFERS: dict[str, Any] = {
    "amplifying": _("lire, rassembler des témoignages en thèmes, publier avec une deuxième personne"),
    "reading": _("lire et masquer seulement"),
    "steward": _("tout cela, et aussi inviter, donner l’accès, préparer les jeux de données"),
    "researcher": _("télécharger les jeux de données, après avoir accepté l’entente de recherche"),
}


class JoiningForm(FlaskForm):
    """Who joins, in their own words, with the sealed passphrase that was drawn for them."""

    sealed = HiddenField()
    display_name = StringField(
        _("Votre nom, comme vous voulez le signer"),
        [
            InputRequired(_("Il manque votre nom. Écrivez-le comme il doit apparaître sous un texte publié.")),
            Length(max=120, message=_("Ce nom est trop long : 120 signes au plus.")),
        ],
        render_kw={"autocomplete": "name"},
    )
    standing = StringField(
        _("Ce qui vous permet de parler"),
        [Length(max=200, message=_("C’est un peu long : 200 signes au plus."))],
        render_kw={"autocomplete": "off"},
    )
    sign_in_name = StringField(
        _("Un nom court pour vous connecter"),
        [
            InputRequired(_("Il manque un nom de connexion. Un prénom suffit.")),
            Length(min=2, max=64, message=_("Choisissez un nom de 2 à 64 signes.")),
        ],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )


class SignInForm(FlaskForm):
    """A name and seven words; capitals, accents and spaces do not count."""

    name = StringField(
        _("Nom de connexion"),
        [InputRequired(_("Il manque votre nom de connexion."))],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    words = PasswordField(
        _("Phrase de passe (sept mots)"),
        [InputRequired(_("Il manque votre phrase de passe."))],
        render_kw={"autocomplete": "current-password"},
    )


class InvitingForm(FlaskForm):
    """What the invited person will be able to do."""

    kind = RadioField(
        _("Cette personne pourra"),
        choices=[SelectChoice(value, text) for value, text in OFFERS.items()],
        default="amplifying",
        validators=[InputRequired(_("Choisissez ce que cette personne pourra faire."))],
    )


class AccessForm(FlaskForm):
    """The six words that were on the page when two persons compared them by voice."""

    compared = HiddenField()
