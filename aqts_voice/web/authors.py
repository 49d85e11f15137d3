"""What the authors' two rooms share: the fields of a text to preview, the decisions of a preview, the cost of a code; no cookie anywhere."""

from collections.abc import Iterator

from flask import request
from flask_babel import lazy_gettext as _
from wtforms import Field, Form, HiddenField, TextAreaField

from aqts_voice.errors import NotReady
from aqts_voice.services import deposit, vault
from aqts_voice.services.deposit import Cost
from aqts_voice.web.house import house, today, transaction
from aqts_voice.web.language import current

CHOICE = "choice-"
# What is typed is looked at by nobody but its author: no dictionary, no memory and no translator of the browser.
UNWATCHED = {"spellcheck": "false", "autocomplete": "off", "translate": "no"}


class TextForm(Form):
    """A text to preview, the words to hide in it, and what the preview's pages carry from one to the next."""

    text = TextAreaField(_("Votre texte"), render_kw=UNWATCHED)
    hidden = TextAreaField(_("Mots à cacher"), render_kw=UNWATCHED)
    sweep = HiddenField()
    sealed = HiddenField()

    def carried(self) -> Iterator[Field]:
        """Yield the fields that a preview carries hidden; the words to hide can be mended in the preview itself."""
        for field in self:
            if field.name != "hidden":
                yield field


def decisions() -> dict[str, str]:
    """Return the decisions of the preview that was posted, by group."""
    chosen = request.form.items()
    return {name.removeprefix(CHOICE): value for name, value in chosen if name.startswith(CHOICE)}


def page_language() -> deposit.TextLanguage:
    """Return the language in which the engine explains itself: the page's, whatever the text's."""
    return "en" if current() == "en" else "fr"


def require_open() -> None:
    """Return when the instance can keep a testimony.

    Raises:
        NotReady: there is no epoch yet.
    """
    vault.current_epoch(transaction(), today=today())


def is_open() -> bool:
    """Tell whether the instance can keep a testimony; the page says so before anything is written."""
    try:
        require_open()
    except NotReady:
        return False
    return True


def cost() -> Cost:
    """Return what deriving a code costs on this instance."""
    settings = house().settings
    return Cost(memory_kib=settings.author_memory_kib, passes=settings.author_passes)
