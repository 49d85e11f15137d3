"""The members' pages of a theme, walked as two members walk them."""

from typing import Any

import pytest
from werkzeug.test import TestResponse

from aqts_voice import db
from aqts_voice.models import Role
from aqts_voice.services import members, themes
from aqts_voice.services.members import SignedIn
from tests.conftest import NOW, Person, enrol
from tests.support.filling import come_in, form_of, submit, text_of, values_of
from tests.support.pages import PageClient
from tests.support.settled import settle

TODAY = NOW.date()
NOVEMBER = TODAY.replace(day=1)
OCTOBER = NOVEMBER.replace(month=10)
ROOT = "/membres/themes"


@pytest.fixture
def theme(database: db.Database, reader: SignedIn) -> str:
    with database.transaction() as session:
        return themes.create(session, reader, title="Le temps qui manque", today=TODAY).hex()


def fill(database: db.Database, theme: str, number: int = 24, **given: Any) -> list[str]:
    with database.transaction() as session:
        return [
            settle(
                session,
                f"Voix {place} : le temps manque. On court.",
                month=OCTOBER if place % 2 else NOVEMBER,
                themes=[theme],
                **given,
            ).hex()
            for place in range(number)
        ]


def hand_over(database: db.Database, member: SignedIn, theme: str) -> None:
    with database.transaction() as session:
        revision = themes.theme(session, member, bytes.fromhex(theme)).revision
        words = {"title": "Le temps qui manque", "synthesis": "*Ensemble.*", "unsaid": "Le reste."}
        themes.save(session, member, bytes.fromhex(theme), revision=revision, **words)
        themes.submit(session, member, bytes.fromhex(theme), revision=revision + 1)


def quote(database: db.Database, member: SignedIn, theme: str) -> None:
    with database.transaction() as session:
        testimony = themes.gathered(session, member, bytes.fromhex(theme))[0].id
        themes.choose(session, member, bytes.fromhex(theme), testimony_id=testimony, passage="le temps manque.")


def boxes(response: TestResponse, name: str) -> list[str]:
    return [box["value"] for box in response.page.find_all("input", attrs={"name": name})]  # type: ignore[attr-defined]


def test_begins_a_theme_with_a_title(client: PageClient, people: dict[str, Person]) -> None:
    come_in(client, people["reader"])
    page = client.get(ROOT)

    begun = submit(client, page, ROOT, title="Les familles qui attendent")

    assert begun.status_code == 303
    assert "Les familles qui attendent" in text_of(client.get(begun.location))
    assert "Les familles qui attendent" in text_of(client.get(ROOT))


def test_stays_closed_to_a_member_who_reads_and_masks_only(
    client: PageClient, database: db.Database, steward: SignedIn, theme: str
) -> None:
    with database.transaction() as session:
        token = members.invite(session, roles=(Role.READER,), today=TODAY)
        come_in(client, enrol(session, token=token, name="lise", steward=steward))

    pages = [client.get(path) for path in (ROOT, f"{ROOT}/{theme}", f"{ROOT}/{theme}/reunir")]

    assert {page.status_code for page in pages} == {403}
    assert client.get("/membres/").page.find("a", href=ROOT) is None


def test_asks_for_a_title_when_there_is_none(client: PageClient, people: dict[str, Person]) -> None:
    come_in(client, people["reader"])

    refused = submit(client, client.get(ROOT), ROOT, title=" ")

    assert refused.status_code == 422
    assert "Il manque un titre" in text_of(refused)


def test_saves_the_words_of_a_draft(client: PageClient, people: dict[str, Person], theme: str) -> None:
    come_in(client, people["reader"])
    page = client.get(f"{ROOT}/{theme}")

    saved = submit(client, page, theme, synthesis="Des mots.", unsaid="Le reste.")

    kept = values_of(form_of(client.get(saved.location), theme))
    assert (kept["synthesis"], kept["unsaid"], kept["revision"]) == ("Des mots.", "Le reste.", "2")


def test_keeps_the_second_text_in_the_form_when_two_save_at_once(
    client: PageClient, people: dict[str, Person], theme: str
) -> None:
    come_in(client, people["reader"])
    page = client.get(f"{ROOT}/{theme}")
    submit(client, page, theme, synthesis="Le premier texte.")

    refused = submit(client, page, theme, synthesis="Le second texte.")

    assert refused.status_code == 409
    assert values_of(form_of(refused, theme))["synthesis"] == "Le second texte."
    assert "Le premier texte." in text_of(refused)
    again = submit(client, refused, theme)
    assert again.status_code == 303
    assert values_of(form_of(client.get(again.location), theme))["synthesis"] == "Le second texte."


def test_refuses_a_revision_that_no_draft_can_have(client: PageClient, people: dict[str, Person], theme: str) -> None:
    come_in(client, people["reader"])

    refused = submit(client, client.get(f"{ROOT}/{theme}"), theme, revision="9" * 30, synthesis="Des mots.")

    assert refused.status_code == 422
    assert values_of(form_of(refused, theme))["synthesis"] == "Des mots."


def test_saves_an_unfinished_text_but_does_not_hand_it_over(
    client: PageClient, people: dict[str, Person], theme: str
) -> None:
    come_in(client, people["reader"])

    refused = submit(client, client.get(f"{ROOT}/{theme}"), theme, synthesis="Des mots.", action="submit")

    assert refused.status_code == 422
    assert "Il manque encore" in text_of(refused)
    assert values_of(form_of(client.get(f"{ROOT}/{theme}"), theme))["synthesis"] == "Des mots."


def test_gathers_what_is_ticked(
    client: PageClient, database: db.Database, people: dict[str, Person], theme: str, reader: SignedIn
) -> None:
    come_in(client, people["reader"])
    with database.transaction() as session:
        rows = [settle(session, f"Voix {place}.", month=NOVEMBER).hex() for place in range(3)]
    page = client.get(f"{ROOT}/{theme}/reunir")

    data = values_of(form_of(page, "reunir")) | {"shown": rows, "chosen": rows[:2], "action": "keep"}
    kept = client.post(f"{ROOT}/{theme}/reunir", data=data)

    assert kept.status_code == 200
    assert "enregistrés" in text_of(kept)
    with database.transaction() as session:
        gathered = {one.id.hex() for one in themes.gathered(session, reader, bytes.fromhex(theme))}
    assert gathered == set(rows[:2])


def test_searches_without_writing_the_words_in_an_address(
    client: PageClient, database: db.Database, people: dict[str, Person], theme: str
) -> None:
    come_in(client, people["reader"])
    with database.transaction() as session:
        settle(session, "La liste d’attente s’allonge.", month=NOVEMBER)
        settle(session, "Autre chose.", month=NOVEMBER)
    page = client.get(f"{ROOT}/{theme}/reunir")

    found = submit(client, page, "reunir", search="ATTENTE", action="search")

    assert found.request.query_string == b""
    assert "La liste d’attente s’allonge." in text_of(found)
    assert "Autre chose." not in text_of(found)
    assert values_of(form_of(found, "reunir"))["search"] == "ATTENTE"


def test_turns_the_pages_of_the_shelf(
    client: PageClient, database: db.Database, people: dict[str, Person], theme: str, reader: SignedIn
) -> None:
    come_in(client, people["reader"])
    fill(database, theme, 42)
    page = client.get(f"{ROOT}/{theme}/reunir")

    turned = []
    for action in ("next", "next", "previous"):
        ticks = {name: boxes(page, name) for name in ("shown", "chosen")}
        page = client.post(
            f"{ROOT}/{theme}/reunir", data=values_of(form_of(page, "reunir")) | ticks | {"action": action}
        )
        turned.append((values_of(form_of(page, "reunir"))["page"], len(boxes(page, "shown"))))

    assert turned == [("2", 20), ("3", 2), ("2", 20)]
    with database.transaction() as session:
        assert len(themes.gathered(session, reader, bytes.fromhex(theme))) == 42


def test_chooses_a_sentence_as_an_excerpt_and_takes_it_out(
    client: PageClient, database: db.Database, people: dict[str, Person], theme: str
) -> None:
    come_in(client, people["reader"])
    fill(database, theme, 1)
    page = client.get(f"{ROOT}/{theme}/extraits")
    button = form_of(page, "extraits?page=1").find("button")

    chosen = submit(client, page, "extraits?page=1", passage=button["value"])
    listed = client.get(chosen.location)
    dropped = submit(client, listed, "retirer?page=1")

    assert button["value"] == "Voix 0 : le temps manque."
    assert [tag.get_text(strip=True) for tag in listed.page.select(".chosen blockquote")] == [button["value"]]  # type: ignore[attr-defined]
    assert not client.get(dropped.location).page.select(".chosen")  # type: ignore[attr-defined]


def test_keeps_a_refused_passage_in_the_form(
    client: PageClient, database: db.Database, people: dict[str, Person], theme: str
) -> None:
    come_in(client, people["reader"])
    fill(database, theme, 1)
    page = client.get(f"{ROOT}/{theme}/extraits")

    refused = submit(client, page, "extraits?page=1", passage="Des mots inventés.")

    assert refused.status_code == 422
    assert "mot pour mot" in text_of(refused)
    assert any("Des mots inventés." in tag.get_text() for tag in refused.page.find_all("textarea"))  # type: ignore[attr-defined]


def test_is_published_by_the_second_member_with_the_excerpts_they_confirm(
    client: PageClient, database: db.Database, people: dict[str, Person], theme: str, reader: SignedIn
) -> None:
    fill(database, theme)
    quote(database, reader, theme)
    hand_over(database, reader, theme)
    come_in(client, people["second"])
    page = client.get(f"{ROOT}/{theme}/relecture")

    published = submit(client, page, "publier", confirmed=boxes(page, "confirmed"))

    assert "/themes/le-temps-qui-manque" in text_of(client.get(published.location))
    assert "À relire" not in text_of(client.get(ROOT))
    public = text_of(client.get("/themes/le-temps-qui-manque"))
    assert "20 témoignages au moins" in public
    assert "le temps manque." in public
    assert "Raymonde Fictive" in public
    assert "Germain Fictive" in public


def test_shows_no_button_to_the_member_who_submitted(
    client: PageClient, database: db.Database, people: dict[str, Person], theme: str, reader: SignedIn
) -> None:
    fill(database, theme)
    hand_over(database, reader, theme)
    come_in(client, people["reader"])

    page = client.get(f"{ROOT}/{theme}/relecture")
    forced = submit(client, page, "publier")

    assert "Publier et signer" not in text_of(page)
    assert forced.status_code == 403


def test_says_in_steps_of_five_what_is_missing(
    client: PageClient, database: db.Database, people: dict[str, Person], theme: str, reader: SignedIn
) -> None:
    fill(database, theme, 12)
    hand_over(database, reader, theme)
    come_in(client, people["second"])

    refused = submit(client, client.get(f"{ROOT}/{theme}/relecture"), "publier")

    assert refused.status_code == 422
    assert "Il manque encore jusqu’à 10 témoignages indépendants" in text_of(refused)
    assert "jusqu’à 10 témoignages" in text_of(client.get(f"{ROOT}/{theme}"))


def test_refuses_to_publish_a_text_that_changed_meanwhile(
    client: PageClient, database: db.Database, people: dict[str, Person], theme: str, reader: SignedIn
) -> None:
    fill(database, theme)
    hand_over(database, reader, theme)
    come_in(client, people["second"])
    page = client.get(f"{ROOT}/{theme}/relecture")
    hand_over(database, reader, theme)

    refused = submit(client, page, "publier")

    assert refused.status_code == 409
    assert client.get("/themes/le-temps-qui-manque").status_code == 404


@pytest.mark.parametrize("path", ["", "/{}", "/{}/reunir", "/{}/extraits", "/{}/relecture"])
def test_opens_to_members_only(client: PageClient, people: dict[str, Person], theme: str, path: str) -> None:
    address = ROOT + path.format(theme)

    stranger = client.get(address)
    come_in(client, people["researcher"])
    researcher = client.get(address)

    assert (stranger.status_code, researcher.status_code) == (401, 403)


def test_lets_nobody_publish_without_the_role(
    client: PageClient, database: db.Database, people: dict[str, Person], theme: str, reader: SignedIn
) -> None:
    with database.transaction() as session:
        token = members.invite(session, roles=(Role.READER, Role.CODER), today=TODAY)
        simple = enrol(session, token=token, name="lise", steward=people["steward"].signed_in)
    fill(database, theme)
    hand_over(database, reader, theme)
    come_in(client, simple)
    page = client.get(f"{ROOT}/{theme}/relecture")

    assert submit(client, page, "publier").status_code == 403


@pytest.mark.parametrize("name", ["0" * 32, "pas-un-numero", "0" * 31])
def test_leads_nowhere_for_a_theme_that_is_not_there(client: PageClient, people: dict[str, Person], name: str) -> None:
    come_in(client, people["reader"])

    assert client.get(f"{ROOT}/{name}").status_code == 404
