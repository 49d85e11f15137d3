"""The fields of joining and inviting, in the words of the members’ room."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from aqts_voice.services.members import Role
from aqts_voice.web import entry

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


class JoiningForm(entry.JoiningForm):
    """Who joins, in their own words, with the sealed passphrase that was drawn for them."""

    display_name = StringField(
        _("Votre nom, comme vous voulez le signer"),
        [
            DataRequired(_("Il manque votre nom. Écrivez-le comme il doit apparaître sous un texte publié.")),
            Length(max=120, message=_("Ce nom est trop long : 120 signes au plus.")),
        ],
        render_kw={"autocomplete": "name"},
    )
    standing = StringField(
        _("Ce qui vous permet de parler"),
        [Length(max=200, message=_("C’est un peu long : 200 signes au plus."))],
        render_kw={"autocomplete": "off"},
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
