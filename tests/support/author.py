"""An author at a browser without script: follows the forms of the pages as they are, line ends and all; knows no service."""

from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask import Flask, Response
from werkzeug.test import TestResponse

from tests.support.pages import PageClient

ADDRESS = "https://localhost"


@dataclass(frozen=True)
class Page:
    """One answer: its status, its title, its sentences, and what a browser would send from one of its forms."""

    response: TestResponse
    soup: BeautifulSoup

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def title(self) -> str:
        assert self.soup.h1 is not None
        return self.soup.h1.get_text(strip=True)

    @property
    def text(self) -> str:
        """What is read in the page, without the footer and the masthead."""
        assert self.soup.main is not None
        return self.soup.main.get_text(" ", strip=True)

    @property
    def refusal(self) -> str:
        """The sentences that the page announces as gone wrong."""
        return " ".join(notice.get_text(" ", strip=True) for notice in self.soup.select(".notice.bad"))

    @property
    def kept(self) -> str:
        """The testimony that the page shows."""
        shown = self.soup.select_one(".testimony")
        assert shown is not None
        return shown.get_text()

    @property
    def code(self) -> list[str]:
        return [word.get_text(strip=True) for word in self.soup.select(".code-words li")]

    def written(self, name: str = "text") -> str:
        """What stands in a field of the page, as the author would see it."""
        field = self.soup.select_one(f"textarea[name={name}]")
        assert field is not None
        return field.get_text()

    def buttons(self) -> list[str]:
        return [button.get_text(strip=True) for button in self.soup.select("main button")]

    def pressed(self, button: str) -> tuple[str, dict[str, str]]:
        """Return where *button* sends, and what: as a browser does, with CRLF at the end of each line."""
        pressed = next(found for found in self.soup.select("main button") if found.get_text(strip=True) == button)
        form = pressed.find_parent("form")
        assert isinstance(form, Tag)
        values = {control["name"]: _value(control) for control in form.select("[name]") if control.name != "button"}
        if pressed.get("name"):
            values[pressed["name"]] = pressed["value"]
        sent = {name: value.replace("\n", "\r\n") for name, value in values.items() if value is not None}
        return str(pressed.get("formaction") or form["action"]), sent


def _value(control: Tag) -> str | None:
    if control.name == "textarea":
        return control.get_text()
    if control.name == "select":
        chosen = control.select_one("option[selected]") or control.select_one("option")
        return str(chosen["value"]) if chosen else None
    if control.get("type") == "checkbox":
        return str(control.get("value", "on")) if control.has_attr("checked") else None
    return str(control.get("value", ""))


class Author:
    """Opens pages and presses buttons; *changes* are what is typed, picked or ticked before pressing."""

    def __init__(self, app: Flask) -> None:
        self.client = PageClient(app, Response, use_cookies=True)

    def opens(self, path: str) -> Page:
        return self._page(self.client.get(path, base_url=ADDRESS))

    def posts(self, path: str, values: dict[str, Any] | bytes) -> Page:
        kind = {"content_type": "application/x-www-form-urlencoded"} if isinstance(values, bytes) else {}
        return self._page(self.client.post(path, data=values, base_url=ADDRESS, **kind))

    def presses(self, page: Page, button: str, **changes: str) -> Page:
        path, values = page.pressed(button)
        return self.posts(path, values | changes)

    def previews(self, text: str, **changes: str) -> Page:
        return self.presses(self.opens("/temoigner"), "Voir ce qui sera gardé", text=text, **changes)

    def looks(self, text: str, **changes: str) -> Page:
        return self.presses(self.previews(text, **changes), "Continuer")

    def sends(self, text: str, **ticked: str) -> Page:
        return self.presses(self.looks(text), "Envoyer", **ticked)

    def returns(self, code: list[str]) -> Page:
        return self.presses(self.opens("/suivi"), "Ouvrir", code=" ".join(code))

    @staticmethod
    def _page(response: TestResponse) -> Page:
        # The client has parsed the page to check it; parsing is most of the time that a test takes.
        return Page(response, response.page)  # type: ignore[attr-defined]
