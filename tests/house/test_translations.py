"""Complete translations and French typography, read from the sources as the catalogue tools read them."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.support.sources import ROOT

KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "lazy_gettext": None}
ENGLISH = ROOT / "translations" / "en" / "LC_MESSAGES" / "messages.po"
NBSP = "\u00a0"
NARROW = "\u202f"
RENEW = "Run `make translations`, then fill translations/en/LC_MESSAGES/messages.po."


@dataclass(frozen=True)
class Source:
    """One French string, and where it is written."""

    place: str
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """What a catalogue looks it up by."""
        return self.words[0]


def sources(root: Path) -> list[Source]:
    """Return every string marked for translation under *root*."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as settings:
        methods, options = parse_mapping_cfg(settings)
    found = extract_from_dir(root, methods, options, keywords=KEYWORDS, directory_filter=lambda _: True)
    return [
        Source(f"{file}:{line}", words if isinstance(words, tuple) else (words,)) for file, line, words, _, _ in found
    ]


def english() -> Catalog:
    if not ENGLISH.exists():
        return Catalog(locale="en")
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def missing(source: Source, catalogue: Catalog) -> str | None:
    """Say why *source* has no English, or None when it has."""
    message = catalogue.get(source.key)
    if message is None:
        return "is not in the English catalogue"
    if message.fuzzy:
        return "is only guessed in the English catalogue"
    if not all(_written(message)):
        return "is empty in the English catalogue"
    return next((str(error) for error in message.check(catalogue)), None)


def _written(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (str(message.string),)


def misprints(words: str) -> Iterator[str]:
    """Name each fault of French typography in *words*, as `docs/design.md` asks for it."""
    text = re.sub(r"%\([a-z_]+\)[sd]", "0", html.unescape(words)).replace("%%", "%")
    text = re.sub(r"https?://\S+|</?[a-z][^>]*>", "", text)
    if re.search(r"[^\W\d_]'[^\W\d_]", text):
        yield "has a straight apostrophe; write ’"
    if re.search(rf"(?<!{NBSP}):(?=\s|$)", text):
        yield "has a colon without its non-breaking space (U+00A0)"
    if re.search(rf"(?<![{NARROW}!?])[;!?]", text):
        yield "has ; ! or ? without its narrow non-breaking space (U+202F)"
    if re.search(rf"(?<!{NARROW})%", text):
        yield "has % without its narrow non-breaking space (U+202F)"
    if re.search(rf"«(?!{NBSP})|(?<!{NBSP})»", text):
        yield "has « or » without its non-breaking space (U+00A0)"
    if re.search(r'"[^"]*"', text):
        yield "has straight quotation marks; write « »"


def test_finds_the_words_of_the_interface() -> None:
    keys = {source.key for source in sources(ROOT)}

    assert "Aller au contenu" in keys
    assert any("Connexion nécessaire" in key for key in keys)
    assert any(key.startswith("Cette page n’existe pas") for key in keys), "N_() is not read"


def test_has_an_english_text_for_every_french_one() -> None:
    catalogue = english()

    problems = [f"{s.place} {s.key!r} {why}" for s in sources(ROOT) if (why := missing(s, catalogue))]

    assert not problems, "\n".join([RENEW, *problems])


def test_has_a_header_without_which_the_catalogue_is_not_compiled() -> None:
    catalogue = english()

    assert not catalogue.fuzzy, "Without its header the catalogue is taken for a draft, and every page stays in French."
    assert catalogue.charset == "utf-8"
    assert catalogue.plural_expr == "(n != 1)"


def test_keeps_no_english_text_that_nothing_uses() -> None:
    used = {source.key for source in sources(ROOT)}

    unused = [message.id for message in english() if message.id and _key(message) not in used]

    assert not unused, f"{RENEW} Unused: {unused}"


def _key(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple | list) else str(message.id)


def test_prints_french_as_french_is_printed() -> None:
    problems = [f"{s.place} {w!r} {why}" for s in sources(ROOT) for w in s.words if w for why in misprints(w)]

    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    "words",
    [
        "l'accueil",
        "Étape :",
        "Étape: un",
        "Vraiment ?",
        f"Vraiment{NBSP}?",
        "Oui !",
        "un ; deux",
        "50 %",
        "50 %%",
        "« oui »",
        '"oui"',
    ],
)
def test_sees_a_misprint(words: str) -> None:
    assert list(misprints(words))


@pytest.mark.parametrize(
    "words",
    [
        "l’accueil",
        f"Étape{NBSP}: un",
        "Étape&nbsp;: un",
        f"Vraiment{NARROW}?",
        f"Vraiment{NARROW}?!",
        f"80{NARROW}%% et %(count)s mots",
        f"«{NBSP}oui{NBSP}»",
        "à 12:30 sur https://exemple.org",
    ],
)
def test_accepts_good_french(words: str) -> None:
    assert list(misprints(words)) == []


def test_sees_an_english_text_missing_empty_guessed_or_broken() -> None:
    catalogue = Catalog(locale="en")
    catalogue.add("Vide", "")
    catalogue.add("Deviné", "Guessed", flags=["fuzzy"])
    catalogue.add("%(n)s mots", "%(m)s words", flags=["python-format"])
    catalogue.add("Bon", "Good")

    found = {
        key: missing(Source("x:1", (key,)), catalogue) for key in ("Absent", "Vide", "Deviné", "%(n)s mots", "Bon")
    }

    assert found.pop("Bon") is None
    assert all(found.values())
