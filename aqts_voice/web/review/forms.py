"""The fields of reading: masks to add, a question, a decision; each form has its own prefix, since they share a page."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from aqts_voice.services import review

# Lazy sentences are written when a page is made; the types of WTForms know plain strings only.
LABELS: dict[str, Any] = {
    "PERSON": _("une personne (prénom, nom, surnom)"),
    "CODE": _("un numéro, un courriel, une adresse"),
    "LOC": _("un lieu"),
    "ORG": _("un établissement, une équipe, un organisme"),
    "DATE": _("une date, un moment"),
    "AGE": _("un âge"),
    "ROLE": _("une fonction rare"),
    "DEMO": _("une particularité d’une personne ou d’une famille"),
    "EVENT": _("un événement connu du public"),
}
ANSWERS: dict[str, Any] = {
    "no": _("Non : cela pourrait être arrivé à bien des endroits"),
    "yes": _("Oui, ou je ne sais pas : une deuxième personne le lira aussi"),
}
SAME = "same-"
# What a browser would remember or correct stays out of its hands.
UNWATCHED = {"spellcheck": "false", "autocomplete": "off", "translate": "no"}


class MaskingForm(FlaskForm):
    """Words to hide, one expression a line, and what they are."""

    words = TextAreaField(
        _("Mots à masquer"),
        [
            InputRequired(_("Écrivez au moins un mot à masquer, tel qu’il paraît dans le texte.")),
            Length(max=4000, message=_("C’est beaucoup à la fois. Masquez en deux ou trois fois.")),
        ],
        render_kw=UNWATCHED,
    )
    label = SelectField(_("Ces mots désignent"), validate_choice=True)

    def __init__(self, people: tuple[tuple[int, str], ...] = (), **options: Any) -> None:
        super().__init__(prefix="masques-", **options)
        named = {
            f"{SAME}{ordinal}": gettext("quelqu’un de déjà nommé : %(name)s", name=name) for ordinal, name in people
        }
        kinds = {label.value: LABELS[label.value] for label in review.LABELS}
        self.label.choices = [SelectChoice(value, text) for value, text in (kinds | named).items()]

    @property
    def masks(self) -> list[review.Mask]:
        """One mask for each line that holds something."""
        chosen = str(self.label.data)
        person = int(chosen.removeprefix(SAME)) if chosen.startswith(SAME) else None
        label = review.Label.PERSON if person is not None else review.Label(chosen)
        lines = (line.strip() for line in str(self.words.data).splitlines())
        return [review.Mask(line, label, person) for line in lines if line]


class QuestionForm(FlaskForm):
    """One question, ready or of the member's own words."""

    ready = RadioField(_("Votre question"), validate_choice=True, default="")
    own = TextAreaField(_("Votre question, dans vos mots"), render_kw=UNWATCHED)

    def __init__(self, **options: Any) -> None:
        super().__init__(prefix="question-", **options)
        self.ready.choices = [
            *_ready(review.QUESTIONS),
            SelectChoice("", gettext("Une autre question, que j’écris ci-dessous")),
        ]


class AcceptingForm(FlaskForm):
    """The one check before accepting, which must be answered."""

    recognisable = RadioField(
        _("Cet événement serait-il reconnu par des collègues de la personne ?"),
        choices=[SelectChoice(value, text) for value, text in ANSWERS.items()],
        validators=[InputRequired(_("Répondez d’abord à cette question : elle protège la personne qui a écrit."))],
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(prefix="accord-", **options)


class RefusingForm(FlaskForm):
    """A kind sentence, ready or of the member's own words, which the author will read."""

    ready = RadioField(_("Ce que la personne lira"), validate_choice=True, default="")
    own = TextAreaField(_("Votre réponse, dans vos mots"), render_kw=UNWATCHED)

    def __init__(self, **options: Any) -> None:
        super().__init__(prefix="refus-", **options)
        self.ready.choices = [
            *_ready(review.REFUSALS),
            SelectChoice("", gettext("Une autre réponse, que j’écris ci-dessous")),
        ]


def _ready(sentences: tuple[review.Ready, ...]) -> list[SelectChoice]:
    return [SelectChoice(one.key, one.french) for one in sentences]
