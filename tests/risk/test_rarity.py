"""Words that say how rare something is, and the near misses that do not."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.risk import rarity


def codes(text: str) -> list[str]:
    return [cue.code for cue in rarity.find(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Je suis la seule à parler cri dans mon équipe.", "the-only-one"),
        ("C’EST LE SEUL HOMME DU SERVICE", "the-only-one"),
        ("J’étais l’unique intervenante de soir.", "the-only-one"),
        ("À ma connaissance, la seule francophone de l’unité.", "the-only-one"),
        ("Il y a une seule TS pour toute la côte.", "the-only-one"),
        ("la seule [fonction] du secteur", "the-only-one"),
        ("Il est seul à couvrir les trois villages.", "the-only-one"),
        ("I’m the only social worker on nights.", "the-only-one"),
        ("Nous sommes les deux seules à parler la langue.", "few-of-them"),
        ("Je suis l’une des deux intervenantes du programme.", "few-of-them"),
        ("One of two workers covering the ward.", "few-of-them"),
        ("C’est la première fois qu’on voit ça ici.", "first-time"),
        ("Une grève pour la première fois dans la région.", "first-time"),
        ("It was the first ever inquest there.", "first-time"),
        ("Jamais vu dans la région.", "never-seen"),
        ("Du jamais-vu.", "never-seen"),
        ("This had never happened here.", "never-seen"),
        ("Un cas sur 10 000.", "one-in-many"),
        ("Une naissance sur 50 000", "one-in-many"),
        ("un enfant sur mille", "one-in-many"),
        ("One in a million.", "one-in-many"),
        ("Personne d’autre ne parle la langue des signes.", "nobody-else"),
        ("Nobody else speaks Innu at work.", "nobody-else"),
        ("une maladie rare", "said-rare"),
        ("Un parcours unique en son genre.", "said-rare"),
        ("Je suis la plus ancienne de l’équipe.", "the-most"),
        ("the youngest person on our team", "the-most"),
        ("L’histoire a fait les manchettes.", "in-the-news"),
        ("It made the news.", "in-the-news"),
    ],
)
def test_finds_words_that_tell_of_rarity(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Je ne suis pas la seule à le penser.",
        "Je ne suis vraiment pas la seule.",
        "Ce n’est pas le seul.",
        "C’est la seule chose qui compte.",
        "La seule bonne nouvelle de la semaine.",
        "Je reste seule avec mes dossiers.",
        "L’unique raison, c’est le budget.",
        "J’étais seule à la maison.",
        "J’étais seule à l’étage après seize heures.",
        "Elle a souri pour la première fois.",
        "Ce n’est pas la première fois.",
        "La première fois elle pleurait.",
        "C’est la première fois de ma vie que j’écris.",
        "Une personne sur deux attend.",
        "Une fois sur trois, on nous oublie.",
        "Personne d’autre ne le sait.",
        "Il est rare que ça finisse bien.",
        "C’est pas si rare.",
        "I am not the only one.",
        "It’s the only way.",
        "For the first time, I slept.",
        "Je n’ai jamais vu ma cheffe.",
        "Adressez-vous aux nouvelles employées.",
    ],
)
def test_leaves_near_misses(text: str) -> None:
    assert codes(text) == []


def test_goes_past_no_end_of_sentence() -> None:
    assert codes("Il en reste un. Cas sur 10 000 dossiers.") == []
    assert codes("Je ne sais pas. La seule intervenante est partie.") == ["the-only-one"]


def test_gives_offsets_of_the_words_and_a_few_after_them() -> None:
    text = "Bon. Je suis la seule à parler cri ici, dans mon coin."

    (cue,) = rarity.find(text)

    assert text[cue.start : cue.end] == "la seule"
    assert text[cue.start : cue.until] == "la seule à parler cri"


@pytest.mark.parametrize("text", ["la se\u0301ule", "LA SÉULE", "la se\u00adule", "la  \n seule"])
def test_sees_through_accents_case_and_invisible_signs(text: str) -> None:
    assert codes(text) == ["the-only-one"]


def test_keeps_the_cue_that_stands_alone_where_two_meet() -> None:
    (cue,) = rarity.find("les deux seules personnes")

    assert cue.code == "few-of-them"
    assert rarity.stands_alone(cue.code)


def test_tells_cues_that_stand_alone_from_others() -> None:
    assert {code for code in rarity.codes() if rarity.stands_alone(code)} == {"the-only-one", "few-of-them"}
    assert not rarity.stands_alone("no-such-cue")


@pytest.mark.parametrize("code", rarity.codes())
@pytest.mark.parametrize("language", ["fr", "en"])
def test_explains_each_cue_in_both_languages(code: str, language: str) -> None:
    sentence = rarity.explain(code, language=language)  # type: ignore[arg-type]

    assert sentence.endswith(".")
    assert len(sentence) < 140
    assert rarity.explain(code, language="fr") != rarity.explain(code, language="en")


def test_writes_its_patterns_as_the_words_are_compared() -> None:
    path = Path(rarity.__file__).parent / "data" / "rarity.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = [line for cue in data["cue"] for line in cue["shown"] + cue["missed"]]
    lines += [word for words in data["lists"].values() for word in words]

    signs = set("".join(lines)) - set("abcdefghijklmnopqrstuvwxyz0123456789 |@_…#[]")

    assert signs == set()


@given(st.text() | st.text(alphabet="la seul pm1\u0301[]0.\n"))
def test_accepts_any_text_and_gives_exact_offsets(text: str) -> None:
    cues = rarity.find(text)

    at = 0
    for cue in cues:
        assert at <= cue.start < cue.end <= cue.until <= len(text)
        at = cue.end
