"""The fields of the author's pages; no field asks who, and what is refused is said by the services."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Form, HiddenField, SelectField

from aqts_voice.services import deposit
from aqts_voice.web.authors import TextForm


def _select(attribute: str) -> SelectField:
    def codes() -> list[tuple[str, str]]:
        unsaid = ("", gettext("Préfère ne pas dire"))
        return [unsaid, *((code, gettext(label)) for code, label in deposit.choices(attribute).items())]

    return SelectField(
        _(deposit.TITLES[attribute]), choices=codes, validate_choice=False, render_kw={"autocomplete": "off"}
    )


class WritingForm(TextForm):
    """A testimony and, if its author wishes, where it comes from in broad strokes."""

    region = _select("region")
    field = _select("field")
    employer = _select("employer")
    role = _select("role")
    seniority = _select("seniority")

    def process(self, *args: Any, **kwargs: Any) -> None:
        """Fill the fields; a code that was broadened stays on offer, so that mending the text does not lose it."""
        super().process(*args, **kwargs)
        for name in deposit.ATTRIBUTES:
            code = self[name].data
            if code in deposit.LABELS[name] and code not in deposit.choices(name):
                self[name].choices.append((code, gettext(deposit.LABELS[name][code])))

    @property
    def codes(self) -> dict[str, str]:
        """The codes chosen, by attribute; an empty one is « préfère ne pas dire »."""
        return {name: self[name].data or "" for name in deposit.ATTRIBUTES}


class SendingForm(Form):
    """The last page: what was looked at, under its tag and its seal, and the three switches."""

    kept = HiddenField()
    tag = HiddenField()
    sealed = HiddenField()
    counted = BooleanField(_("Compter mon témoignage avec d’autres, dans des nombres arrondis"))
    quoted = BooleanField(_("Citer de courts extraits, de 40 mots au plus, choisis et relus par deux personnes"))
    shared = BooleanField(_("Remettre le texte masqué à des équipes de recherche qui ont signé une entente"))
