"""What the authors' two rooms share."""

from flask import Flask

from aqts_voice.web import authors
from tests.conftest import TINY


def test_reads_the_decisions_of_a_preview_and_nothing_else(app: Flask) -> None:
    data = {"choice-LOC-12": "leave", "choice-PERSON-0": "", "text": "x", "choiceless": "y"}

    with app.test_request_context("/temoigner/apercu", method="POST", data=data):
        assert authors.decisions() == {"LOC-12": "leave", "PERSON-0": ""}


def test_explains_in_the_language_of_the_page(app: Flask) -> None:
    with app.test_request_context("/temoigner"):
        assert authors.page_language() == "fr"
    with app.test_request_context("/temoigner", environ_overrides={"SCRIPT_NAME": "/en"}):
        assert authors.page_language() == "en"


def test_spends_what_the_instance_says(app: Flask) -> None:
    with app.test_request_context("/suivi"):
        assert authors.cost() == TINY


def test_carries_everything_but_the_words_to_hide(app: Flask) -> None:
    with app.test_request_context("/temoigner"):
        form = authors.TextForm(text="a", hidden="b")

        assert [field.name for field in form.carried()] == ["text", "sweep", "sealed"]
