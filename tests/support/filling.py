"""Filling in a page's form as a person does: what the page already holds is sent back, with what is typed over it."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from werkzeug.test import TestResponse

from aqts_voice.web.access import COOKIE, PATHS
from tests.conftest import Person
from tests.support.pages import PageClient


def come_in(client: PageClient, person: Person) -> None:
    """Give the browser the cookie of a member who is signed in."""
    for path in PATHS:
        client.set_cookie(COOKIE, person.cookie, domain="localhost", path=path, secure=True)


def form_of(response: TestResponse, action: str) -> Tag:
    """Return the form of a page whose action ends with *action*."""
    page: BeautifulSoup = response.page  # type: ignore[attr-defined]
    forms = [form for form in page.find_all("form") if str(form["action"]).endswith(action)]
    assert forms, f"no form leads to {action}"
    return forms[0]


def values_of(form: Tag) -> dict[str, str]:
    """Return what the form would send if nobody touched it."""
    values = {}
    for control in form.find_all(["input", "textarea", "select"]):
        kind = control.get("type", "text")
        if not control.get("name") or (kind in {"radio", "checkbox"} and not control.has_attr("checked")):
            continue
        if control.name == "textarea":
            values[control["name"]] = control.get_text().removeprefix("\n")
        elif control.name == "select":
            chosen = control.find("option", selected=True) or control.find("option")
            values[control["name"]] = chosen["value"]
        else:
            values[control["name"]] = control.get("value", "")
    return values


def submit(client: PageClient, response: TestResponse, action: str, /, **typed: Any) -> TestResponse:
    """Send the form of *response* that leads to *action*, with *typed* over its values; do not follow where it leads.

    A field called ``prefix-name`` is written ``prefix__name``.
    """
    form = form_of(response, action)
    written = {name.replace("__", "-"): value for name, value in typed.items()}
    unknown = set(written) - {
        control.get("name") for control in form.find_all(["input", "textarea", "select", "button"])
    }
    assert not unknown, f"the form of {action} has no {unknown}"
    return client.post(str(form["action"]), data=values_of(form) | written)


def text_of(response: TestResponse) -> str:
    """Return what a person reads on a page, with single spaces."""
    main = response.page.find("main")  # type: ignore[attr-defined]
    return " ".join(main.get_text(" ").split())
