"""The macros that draw every form: labels, hints and errors stay tied to their field, and nothing typed becomes markup."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask, render_template_string
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    Form,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

import config
from aqts_voice.web import language
from tests.support.pages import page_problems

PAGE = """{% extends "layout/author.html" %}
{% from "layout/fields.html" import field, error_summary, notice, button, progress %}
{% from "layout/parts.html" import page_head, code_words, figure, quotation, empty %}
{% block title %}Essai{% endblock %}
{% block content %}<h1>Essai</h1>BODY{% endblock %}"""
TYPED = '<b onclick="go()">mot</b> & 50 %'


CHOICES = [SelectChoice("a", "Un"), SelectChoice("b", "Deux")]


class ManyKinds(Form):
    """One field of each kind that the rooms use."""

    sealed = HiddenField()
    text = TextAreaField("Texte", [InputRequired("Il manque le texte.")])
    name = StringField("Nom", [InputRequired("Il manque le nom.")])
    region = SelectField("Région", choices=CHOICES)
    role = RadioField("Rôle", choices=CHOICES, validators=[InputRequired("Il manque le rôle.")])
    wanted = SelectMultipleField(
        "Voulu",
        choices=CHOICES,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    agreed = BooleanField("Accord", [InputRequired("Il manque l’accord.")])


NAMES = ["text", "name", "region", "role", "wanted", "agreed"]
ALL = "{% for f in form %}{{ field(f) }}{% endfor %}"
Draw = Callable[..., BeautifulSoup]


@pytest.fixture
def draw() -> Draw:
    """Return what draws a whole page around some template source, checks it, and parses it."""
    app = Flask("voix", root_path=str(config.ROOT), template_folder="templates", static_folder="static")
    app.config["TRANSLATIONS"] = config.ROOT / "translations"
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    language.init_app(app)

    def draw(body: str, **names: object) -> BeautifulSoup:
        with app.test_request_context("/essai"):
            html = render_template_string(PAGE.replace("BODY", body), **names)
        assert page_problems(html) == []
        return BeautifulSoup(html, "html5lib").main

    return draw


def failed() -> ManyKinds:
    form = ManyKinds(data={})
    form.validate()
    return form


@pytest.mark.parametrize("name", NAMES)
def test_labels_every_kind_of_field(draw: Draw, name: str) -> None:
    page = draw("{{ field(f, 'Une aide.', optional=true) }}", f=ManyKinds()[name])

    assert page.find(class_="hint").get_text() == "Une aide."
    assert page.find(["input", "select", "textarea"])


@pytest.mark.parametrize("name", ["text", "name", "agreed"])
def test_ties_hint_and_error_to_the_control(draw: Draw, name: str) -> None:
    page = draw("{{ field(f, 'Une aide.') }}", f=failed()[name])

    control = page.find(id=name)

    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"].split() == [f"{name}-hint", f"{name}-error"]
    assert page.find(id=f"{name}-error").get_text().startswith("Il manque")


def test_groups_choices_under_one_legend(draw: Draw) -> None:
    page = draw("{{ field(f) }}", f=failed().role)

    assert page.fieldset.legend.get_text() == "Rôle"
    assert page.fieldset["aria-describedby"] == "role-error"
    assert len(page.fieldset.find_all("label")) == 2


def test_draws_a_hidden_field_without_any_label(draw: Draw) -> None:
    page = draw("{{ field(f) }}", f=ManyKinds().sealed)

    assert page.find("input")["type"] == "hidden"
    assert page.find("label") is None


def test_passes_attributes_to_the_control(draw: Draw) -> None:
    page = draw("{{ field(f, class='words', rows=12, autocomplete='off') }}", f=ManyKinds().text)

    assert page.textarea["rows"] == "12"
    assert page.textarea["autocomplete"] == "off"
    assert page.textarea["class"] == ["words"]


def test_leads_from_the_summary_to_each_field(draw: Draw) -> None:
    page = draw("{{ error_summary(form) }}" + ALL, form=failed())

    links = [link["href"] for link in page.find(id="erreurs").find_all("a")]
    assert {"#text", "#name", "#role-0", "#agreed"} <= set(links)
    assert page.find(id="erreurs")["role"] == "alert"


def test_shows_no_summary_when_nothing_is_wrong(draw: Draw) -> None:
    assert draw("{{ error_summary(form) }}", form=ManyKinds()).find(id="erreurs") is None


def test_shows_an_error_of_the_whole_form(draw: Draw) -> None:
    form = ManyKinds(data={})
    form.form_errors = ["Ces deux réponses se contredisent."]

    assert "se contredisent" in draw("{{ error_summary(form) }}", form=form).find(id="erreurs").get_text()


def quote(_form: Form, field: TextAreaField) -> None:
    raise ValidationError(f"« {field.data} » n’est pas dans la liste.")


def test_makes_no_markup_of_what_was_typed(draw: Draw) -> None:
    form = ManyKinds(MultiDict({"text": TYPED, "name": TYPED}))
    form.validate(extra_validators={"text": [quote]})

    page = draw("{{ error_summary(form) }}{{ notice('bad', typed) }}" + ALL, form=form, typed=TYPED)

    assert page.find("b") is None
    assert TYPED in page.find(id="text-error").get_text()
    assert page.textarea.get_text().strip() == TYPED
    assert page.find(id="name")["value"] == TYPED


def test_names_the_step(draw: Draw) -> None:
    page = draw("{{ progress(2, 4, 'Relire') }}")

    assert page.find(class_="progress").get_text(strip=True) == "Étape 2 de 4\u00a0:Relire"
    assert len(page.find_all(class_="done")) == 2


def test_gives_a_button_its_value_and_address(draw: Draw) -> None:
    body = '<form action="/essai" method="post">{{ button("Retirer", "act", "withdraw", "danger", formaction="/retrait") }}</form>'

    button = draw(body).button

    assert (button["name"], button["value"], button["formaction"]) == ("act", "withdraw", "/retrait")
    assert button["class"] == ["button", "danger"]


def test_lists_the_words_of_a_code_in_order(draw: Draw) -> None:
    page = draw("{{ code_words(words, 'Votre code') }}", words=["abeille", "brosse"])

    assert [word.get_text() for word in page.ol.find_all("li")] == ["abeille", "brosse"]
    assert page.ol["translate"] == "no"


def test_makes_room_for_an_action_in_an_empty_list(draw: Draw) -> None:
    page = draw('{% call empty("Rien encore.") %}<a href="/x">Écrire</a>{% endcall %}')

    assert page.find(class_="empty").a["href"] == "/x"
