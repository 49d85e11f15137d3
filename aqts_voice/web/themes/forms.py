"""The fields of a theme: its words, what is gathered under it, its excerpts, and its publication."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange
from wtforms.widgets import HiddenInput

LONGEST_TITLE = 160
LONGEST_TEXT = 40_000
# What the column holds: a larger number could not even be compared with it.
MOST_REVISIONS = 2**31 - 2


class NewThemeForm(FlaskForm):
    """A title is enough to begin."""

    title = StringField(
        _("Titre du thème"),
        [
            DataRequired(_("Il manque un titre. Quelques mots suffisent, vous pourrez les changer.")),
            Length(max=LONGEST_TITLE, message=_("Ce titre est trop long : 160 signes au plus.")),
        ],
        render_kw={"autocomplete": "off"},
    )


class DraftForm(FlaskForm):
    """The words of a draft, at the revision that was shown."""

    revision = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(min=1, max=MOST_REVISIONS)])
    title = StringField(
        _("Titre"),
        [
            DataRequired(_("Il manque un titre. Quelques mots suffisent.")),
            Length(max=LONGEST_TITLE, message=_("Ce titre est trop long : 160 signes au plus.")),
        ],
        render_kw={"autocomplete": "off"},
    )
    synthesis = TextAreaField(
        _("Synthèse"),
        [Length(max=LONGEST_TEXT, message=_("Cette synthèse est trop longue : 40 000 signes au plus."))],
    )
    unsaid = TextAreaField(
        _("Ce qui ne peut pas être dit"),
        [Length(max=LONGEST_TEXT, message=_("Ce texte est trop long : 40 000 signes au plus."))],
    )


class GatheringForm(FlaskForm):
    """What was shown, what is ticked, and what to look for; ids are in hexadecimal."""

    search = StringField(_("Chercher des mots"), [Length(max=200)], render_kw={"autocomplete": "off"})
    gathered = BooleanField(_("Seulement ce qui est déjà réuni"))
    page = IntegerField(widget=HiddenInput(), default=1)
    shown = SelectMultipleField(validate_choice=False)
    chosen = SelectMultipleField(validate_choice=False)


class ExcerptForm(FlaskForm):
    """A passage of one testimony, copied or picked among its sentences."""

    testimony = HiddenField(validators=[InputRequired()])
    passage = TextAreaField(
        _("Passage, copié tel quel"),
        [
            InputRequired(_("Choisissez une phrase, ou copiez un passage.")),
            Length(max=4000, message=_("Un extrait compte quarante mots au plus.")),
        ],
    )


class DroppingForm(FlaskForm):
    """The name of an excerpt to take out."""

    name = HiddenField(validators=[InputRequired()])


class PublishingForm(FlaskForm):
    """The excerpts that the publishing member has read in their testimony, at the revision that was shown."""

    revision = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(min=1, max=MOST_REVISIONS)])
    confirmed = SelectMultipleField(validate_choice=False)
