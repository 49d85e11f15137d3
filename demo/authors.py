"""A fictional author in front of the real pages: fills the forms as a browser without scripts does, and keeps the code."""

from dataclasses import asdict
from urllib.parse import urljoin

import httpx
from lxml import html

from demo.texts import Answers

PATIENCE = 60.0


class Author:
    """One visit of one author: from the first page to the eight words."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.client = httpx.Client(timeout=PATIENCE, trust_env=False)

    def __enter__(self) -> "Author":
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def deposit(self, text: str, answers: Answers) -> str:
        """Write, preview, look once more and send; return the eight words of the code."""
        return words_of(self.send(self.last_page(text, answers), answers))

    def last_page(self, text: str, answers: Answers) -> html.HtmlElement:
        """Go as far as the page that shows the kept text alone, with the button that sends it."""
        page = self.read("/temoigner")
        codes = {
            name: value or "" for name, value in asdict(answers).items() if name not in {"counted", "quoted", "shared"}
        }
        page = self.submit(page, "/temoigner/apercu", {"text": text} | codes)
        while page.xpath("//button[@name='sweep']"):
            page = self.submit(page, "/temoigner/apercu", {"sweep": "1"})
        return self.submit(page, "/temoigner/dernier-regard", {})

    def send(self, page: html.HtmlElement, answers: Answers) -> html.HtmlElement:
        """Send the last page; doing it twice gives the same code."""
        consents = {name: "y" for name in ("counted", "quoted", "shared") if getattr(answers, name)}
        return self.submit(page, "/temoigner/envoyer", consents)

    def read(self, path: str) -> html.HtmlElement:
        """Get a page."""
        return _page(self.client.get(urljoin(self.address, path)))

    def submit(self, page: html.HtmlElement, path: str, values: dict[str, str]) -> html.HtmlElement:
        """Post the page's main form, with *values* over what it already holds, to one of the addresses its buttons name."""
        form = page.forms[-1]
        return _page(self.client.post(urljoin(self.address, path), data=dict(form.form_values()) | values))


def words_of(page: html.HtmlElement) -> str:
    """Return the eight words that a page shows, separated by spaces."""
    words = [item.text_content().strip() for item in page.xpath("//ol[contains(@class, 'code-words')]/li")]
    if len(words) != 8:
        raise RuntimeError("The last page shows no code.")
    return " ".join(words)


def _page(answer: httpx.Response) -> html.HtmlElement:
    answer.raise_for_status()
    return html.fromstring(answer.text)
