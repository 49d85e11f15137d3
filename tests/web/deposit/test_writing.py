"""Writing, previewing and looking once more: nothing is stored, nothing typed is ever lost."""

import logging

import pytest
from flask import Flask

from aqts_voice.db import Database
from tests.support.author import Author, Page
from tests.support.tables import rows

TEXT = "J’ai appelé au 418 555-1234, puis au 418 555-9876.\nPersonne n’a répondu."
CHILD = "La DPJ a retiré un enfant. Sa mère m’appelle au 418 555-1234."


def test_explains_before_the_first_word(author: Author) -> None:
    page = author.opens("/temoigner")

    assert page.status == 200
    for words in (
        "1 800 463-5070",
        "pas une divulgation protégée",
        "911",
        "811",
        "personne ne lit en direct",
        "huit mots",
    ):
        assert words in page.text.replace("\u00a0", " ")
    explanation, field = str(page.soup.main).index("Ce qui se passe"), str(page.soup.main).index("<textarea")
    assert explanation < field


def test_lets_nothing_of_the_browser_read_along(author: Author) -> None:
    page = author.opens("/temoigner")

    for area in page.soup.select("textarea"):
        assert (area["spellcheck"], area["autocomplete"], area["translate"]) == ("false", "off", "no")
    for select in page.soup.select("select"):
        first = select.select_one("option")
        assert first is not None
        assert (first["value"], first.get_text()) == ("", "Préfère ne pas dire")


def test_asks_neither_who_nor_how_to_reach(author: Author) -> None:
    names = {field["name"] for field in author.opens("/temoigner").soup.select("main [name]")}

    assert names == {"text", "hidden", "sealed", "region", "field", "employer", "role", "seniority"}


def test_shows_the_kept_text_and_its_marks(author: Author) -> None:
    page = author.previews(TEXT)

    assert page.status == 200
    assert page.kept == "J’ai appelé au [code], puis au [code].\nPersonne n’a répondu."
    assert [mark.get_text() for mark in page.soup.select(".testimony mark")] == ["[code]", "[code]"]
    assert "mène directement à une personne" in page.text
    assert {"Continuer", "Mettre à jour l’aperçu", "Modifier mon texte"} <= set(page.buttons())


def test_says_when_it_finds_nothing(author: Author) -> None:
    page = author.previews("Les délais sont trop longs.")

    assert page.kept == "Les délais sont trop longs."
    assert "Nous pouvons nous tromper" in page.text


def test_follows_the_author_s_decision(author: Author) -> None:
    page = author.previews(TEXT)
    choice = page.soup.select_one("select[name^=choice-CODE]")
    assert choice is not None

    updated = author.presses(page, "Mettre à jour l’aperçu", **{str(choice["name"]): "not-a-name"})

    assert updated.kept.startswith("J’ai appelé au 418 555-1234, puis au [code].")
    assert "Une deuxième personne relira" in updated.text
    assert updated.soup.select_one(f"select[name={choice['name']}] option[selected]") is not None


def test_keeps_the_decisions_up_to_the_last_page(author: Author) -> None:
    page = author.previews(TEXT)
    choice = page.soup.select_one("select[name^=choice-CODE]")
    assert choice is not None

    last = author.presses(page, "Continuer", **{str(choice["name"]): "not-a-name"})

    assert "418 555-1234" in last.kept


def test_shows_what_the_context_becomes(author: Author) -> None:
    page = author.previews(TEXT, region="09", field="dependances")

    assert "Régions éloignées et Outaouais" in page.text
    assert "moins de 20\u00a0personnes" in page.text


def test_gives_the_text_back_to_mend(author: Author) -> None:
    page = author.previews(TEXT, hidden="piano\nJosée", region="05")

    back = author.presses(page, "Modifier mon texte")

    assert back.status == 200
    assert back.written() == TEXT
    assert back.written("hidden") == "piano\nJosée"
    assert back.pressed("Voir ce qui sera gardé")[1]["region"] == "05"


def test_gives_the_kept_text_back_from_the_last_page(author: Author) -> None:
    last = author.looks(TEXT, region="09", field="dependances")

    back = author.presses(last, "Modifier")

    assert back.written() == last.kept
    assert back.pressed("Voir ce qui sera gardé")[1]["region"] == "eloignees"
    again = author.presses(author.presses(back, "Voir ce qui sera gardé"), "Continuer")
    assert again.kept == last.kept


def test_carries_neither_the_typed_text_nor_the_hidden_words_to_the_last_page(author: Author) -> None:
    last = author.looks(TEXT, hidden="répondu")

    html = last.response.get_data(as_text=True)
    assert "418 555" not in html
    assert 'name="hidden"' not in html
    assert set(last.pressed("Envoyer")[1]) == {"kept", "tag", "sealed"}


def test_shows_the_consents_unticked(author: Author) -> None:
    last = author.looks(TEXT)

    boxes = last.soup.select("input[type=checkbox]")
    assert {box["name"] for box in boxes} == {"counted", "quoted", "shared"}
    assert not any(box.has_attr("checked") for box in boxes)
    assert "seulement lu" in last.text
    assert "nous ne pouvons pas le reprendre" in last.text


def test_keeps_every_mask_where_a_child_and_youth_protection_meet(author: Author) -> None:
    page = author.previews(CHILD)
    at = CHILD.index("418")

    forced = author.presses(page, "Continuer", **{f"choice-CODE-{at}": "not-a-name"})

    assert "Un enfant et sa famille d’abord" in page.text
    assert not page.soup.select("select[name^=choice-]")
    assert "418" not in forced.kept


def test_holds_to_its_verdict_when_the_text_is_mended(author: Author) -> None:
    last = author.looks("Une mère attend. Appelez au 418 555-1234.", field="protection-jeunesse")
    back = author.presses(last, "Modifier")

    page = author.presses(back, "Voir ce qui sera gardé", field="", text="Appelez au 418 555-1234.")

    assert "Un enfant et sa famille d’abord" in page.text


@pytest.mark.parametrize("step", ["/temoigner/apercu", "/temoigner/dernier-regard"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", (422, "rien à relire")),
        (" \n\t ", (422, "rien à relire")),
        ("x" * 200_000, (413, "dépasse 20\u00a0000 caractères")),
        ("avant\0après", (422, "signes invisibles")),
        ("avant\u202eaprès", (422, "signes invisibles")),
    ],
)
def test_gives_back_a_text_it_cannot_take(
    author: Author, database: Database, step: str, text: str, told: tuple[int, str]
) -> None:
    before = rows(database)

    page = author.posts(step, {"text": text, "hidden": "piano", "region": "05"})

    assert page.status == told[0]
    assert told[1] in page.refusal
    assert page.written() == text.replace("\0", "").replace("\u202e", "")
    assert page.written("hidden") == "piano"
    assert page.pressed("Voir ce qui sera gardé")[1]["region"] == "05"
    assert rows(database) == before


def test_gives_back_what_lone_surrogates_left(author: Author) -> None:
    page = author.posts("/temoigner/apercu", b"text=avant%ED%A0%80apr%C3%A8s")

    assert page.status == 422
    assert "signes invisibles" in page.refusal
    assert page.written() == "avantaprès"


def test_goes_on_from_a_cleaned_text(author: Author) -> None:
    page = author.previews("Il était\u202e temps.")

    assert author.presses(page, "Voir ce qui sera gardé").kept == "Il était temps."


def test_refuses_a_body_over_two_mebibytes_with_a_calm_page(author: Author, database: Database) -> None:
    before = rows(database)

    page = author.posts("/temoigner/apercu", {"text": "x" * (2 * 1024 * 1024 + 1)})

    assert page.status == 413
    assert rows(database) == before


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script> <b>gras</b> &amp;", "**fort** [lien](http://a.b) {{ 7*7 }}"]
)
def test_takes_markup_for_plain_text(author: Author, text: str) -> None:
    page = author.previews(text)

    assert not page.soup.select(".testimony script, .testimony b")
    assert author.presses(page, "Modifier mon texte").written() == text


def test_tells_of_a_language_it_does_not_read(author: Author) -> None:
    page = author.previews("Ich arbeite jeden Tag mit müden Kollegen und niemand hört zu, seit Jahren schon.")

    assert "ni en français ni en anglais" in page.text
    assert "Deux personnes" in page.text


def test_loses_no_text_while_the_place_is_closed(app: Flask) -> None:
    author = Author(app)

    opened = author.opens("/temoigner")
    previewed = author.posts("/temoigner/apercu", {"text": TEXT})
    page = author.posts("/temoigner/dernier-regard", {"text": TEXT})

    assert "Ce lieu ouvre bientôt" in opened.text
    assert opened.soup.select_one("textarea[name=text]") is not None
    assert previewed.status == 200
    assert (page.status, page.written()) == (503, TEXT)
    assert "pas encore ouvert" in page.refusal


def test_leaves_no_trace_in_the_browser_s_memory(author: Author) -> None:
    for page in (author.opens("/temoigner"), author.previews(TEXT), author.looks(TEXT)):
        assert "Set-Cookie" not in page.response.headers
        assert page.response.headers["Cache-Control"] == "no-store"
        assert page.response.headers["Referrer-Policy"] == "no-referrer"
        assert len(page.response.get_data()) % 8192 == 0
        assert page.response.request.query_string == b""


def test_writes_no_word_in_the_log(author: Author, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        author.looks("Un canari au 418 555-1234.", hidden="canari")

    assert "canari" not in caplog.text


def test_speaks_english_under_en(author: Author) -> None:
    page = author.opens("/en/temoigner")

    assert page.soup.html is not None
    assert page.soup.html["lang"] == "en"
    assert page.pressed(page.buttons()[0])[0] == "/en/temoigner/apercu"


DATED = "Le 4 mars 2021, à Matane, personne n’a répondu."
EAST = "01/11"


def _choices(page: Page) -> dict[str, dict[str, str]]:
    """The decisions of a preview: the options of each, by value."""
    return {
        str(select["name"]): {str(one["value"]): one.get_text(" ", strip=True) for one in select.select("option")}
        for select in page.soup.select("select[name^=choice-]")
    }


def test_offers_the_year_and_the_region_and_keeps_what_is_chosen(author: Author) -> None:
    page = author.previews(DATED, region=EAST)
    choices = _choices(page)

    again = author.presses(page, "Mettre à jour l’aperçu", **dict.fromkeys(choices, "broader"))
    last = author.presses(again, "Continuer")

    assert [one["broader"] for one in choices.values()] == [
        "Garder seulement l’année\u00a0: 2021",
        "Garder seulement la région\u00a0: Bas-Saint-Laurent, Gaspésie et Îles-de-la-Madeleine",
    ]
    assert page.kept == "Le [date], à [lieu], personne n’a répondu."
    assert again.kept == last.kept
    assert last.kept == (
        "Le [date\u00a0: 2021], à [lieu\u00a0: Bas-Saint-Laurent, Gaspésie et Îles-de-la-Madeleine], personne n’a répondu."
    )


def test_says_why_a_choice_was_not_kept(author: Author) -> None:
    page = author.previews(DATED, region=EAST)
    date, place = _choices(page)

    again = author.presses(page, "Mettre à jour l’aperçu", **{date: "broader", place: "leave"})

    assert "à Matane" in again.kept
    assert "2021" not in again.kept
    assert "en dirait trop avec ce qui reste" in again.text


@pytest.mark.parametrize("value", ["broader", "[date : Julie]", "2021", "PERSON", "\x00", "é" * 500])
def test_keeps_no_forged_choice_on_the_last_page(author: Author, value: str) -> None:
    page = author.previews("Appelez Mme Gagnon au 418 555-1234.")
    forged = {f"choice-{key}": value for key in ("PERSON-12", "CODE-22", "DATE-0", "", "PERSON-", "X-1-2")}

    last = author.presses(page, "Continuer", **forged)

    assert last.status == 200
    assert last.kept == "Appelez Mme [personne A] au [code]."


def test_keeps_a_value_while_the_text_is_mended(author: Author) -> None:
    page = author.previews(DATED, region=EAST)
    last = author.presses(page, "Continuer", **dict.fromkeys(_choices(page), "broader"))

    mended = author.presses(author.presses(last, "Modifier"), "Voir ce qui sera gardé")
    withdrawn = author.presses(author.presses(last, "Modifier"), "Voir ce qui sera gardé", region="")

    assert mended.kept == last.kept
    assert withdrawn.kept == "Le [date\u00a0: 2021], à [lieu], personne n’a répondu."


def test_explains_each_mask_by_its_reason_and_its_source(author: Author) -> None:
    page = author.previews("Appelez Mme Gagnon au 418 555-1234.")

    reasons = [one.get_text(" ", strip=True) for one in page.soup.select(".traces .hint")]

    assert len(reasons) == 2
    assert all(reason.count(".") >= 2 for reason in reasons)
    for select in page.soup.select("select[name^=choice-]"):
        assert page.soup.find(id=select["aria-describedby"]) is not None


def test_folds_many_decisions_by_kind_and_opens_where_one_was_chosen(author: Author) -> None:
    places = ("Matane", "Rimouski", "Amqui", "Gatineau", "Trois-Rivières")
    page = author.previews(f"J’ai travaillé à {', à '.join(places)}. Appelez Mme Gagnon au 418 555-1234.")
    choices = {str(select["name"]) for select in page.soup.select("select[name^=choice-]")}
    gatineau = next(
        str(one.select_one("select")["name"])  # type: ignore[index]
        for one in page.soup.select(".traces > li:-soup-contains('Gatineau')")
    )

    changed = author.presses(page, "Mettre à jour l’aperçu", **{gatineau: "leave"})

    assert len(choices) == 7
    assert [fold.has_attr("open") for fold in page.soup.select("details.kind")] == [False, False, False]
    assert [fold.has_attr("open") for fold in changed.soup.select("details.kind")] == [True, False, False]
    assert {str(select["name"]) for select in changed.soup.select("select[name^=choice-]")} == choices


def test_leaves_a_few_decisions_unfolded(author: Author) -> None:
    page = author.previews("Appelez Mme Gagnon au 418 555-1234.")

    assert page.soup.select("details.kind") == []
    assert len(page.soup.select(".traces > li")) == 2
