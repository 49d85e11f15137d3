"""What an author typed, made readable and checked for size; it lives in the memory of one request only."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from aqts_voice.errors import N_, Refused
from aqts_voice.risk.context import Context

MOST_CHARACTERS = 20_000
MOST_HIDDEN_CHARACTERS = 2_000

# Signs that turn the direction of what follows: they would show the author another text than the one that is kept.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# The form parser leaves a lone surrogate percent-encoded, as the three bytes that no UTF-8 text may hold.
_UNDECODED = re.compile(r"%ED%[AB][0-9A-F]%[89AB][0-9A-F]")
_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}


class EmptyText(Refused):
    """Nothing but blanks was written."""

    sentence = N_(
        "Il n’y a encore rien à relire. Vos autres réponses sont toujours là. Écrivez ce que vous voulez dire, puis continuez."
    )


class TooLong(Refused):
    """The text is over the limit."""

    status = 413
    sentence = N_(
        "Votre texte dépasse 20 000 caractères. Rien n’a été envoyé, et tout ce que vous avez écrit est encore ci-dessous. "
        "Raccourcissez-le, ou gardez la suite pour un second témoignage."
    )


class TooManyWords(Refused):
    """The list of words to hide is over the limit."""

    status = 413
    sentence = N_(
        "La liste des mots à cacher dépasse 2 000 caractères. Rien n’a été envoyé, et tout est encore ci-dessous. "
        "Gardez-y seulement les noms et les mots, un par ligne."
    )


class Unreadable(Refused):
    """The text held signs that cannot be shown; they are no longer in the cleaned text that the page gives back."""

    sentence = N_(
        "Votre texte contenait des signes invisibles ou illisibles, et nous les avons retirés. Tout le reste est ci-dessous. "
        "Relisez-le, puis continuez."
    )


@dataclass(frozen=True)
class Draft:
    """A text as typed, the words its author wants hidden, and the context as chosen; none of it is ever stored."""

    text: str = field(repr=False)
    hidden: tuple[str, ...] = field(default=(), repr=False)
    context: Context = field(default_factory=Context, repr=False)


def clean(typed: str) -> str:
    """Return *typed* composed (NFC), its lines ended by LF, without the signs that `Unreadable` speaks of."""
    lines = _with_plain_lines(typed)
    return unicodedata.normalize("NFC", "".join(sign for sign in lines if not _is_unreadable(sign)))


def draft(typed: str, *, hidden: str = "", codes: Mapping[str, str] | None = None) -> Draft:
    """Return the draft of a form: its text, the words to hide (one a line) and the codes of its context.

    Raises:
        EmptyText, TooLong, TooManyWords, Unreadable: the page comes back with what `clean` left of the text.
    """
    text = clean(typed)
    words = clean(hidden)
    if len(text) > MOST_CHARACTERS:
        raise TooLong
    if len(words) > MOST_HIDDEN_CHARACTERS:
        raise TooManyWords
    if any(_is_unreadable(sign) for sign in _with_plain_lines(typed + hidden)):
        raise Unreadable
    if not text.strip():
        raise EmptyText
    listed = tuple(word.strip() for word in words.split("\n") if word.strip())
    return Draft(text=text, hidden=listed, context=Context.of(codes or {}))


def _with_plain_lines(typed: str) -> str:
    typed = _UNDECODED.sub("\ufffd", typed)
    for end, plain in _LINE_ENDS.items():
        typed = typed.replace(end, plain)
    return typed


def _is_unreadable(sign: str) -> bool:
    # U+FFFD stands where a browser or the server could not decode what came: undecodable bytes, lone surrogates.
    if sign in "\n\t":
        return False
    return sign in _TURNING or sign == "\ufffd" or unicodedata.category(sign) in {"Cc", "Cs"}
