"""Pictures of pages at the width of a phone and of a computer, as an eye would want them; nothing is compared."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

WIDTHS = {"telephone": 390, "ordinateur": 1280}
TALLEST = 1600


@dataclass(frozen=True)
class Screens:
    """Writes ``NAME-telephone.png`` and ``NAME-ordinateur.png`` below *folder*, or nothing when there is none."""

    folder: Path | None

    def take(self, page: Page, name: str) -> None:
        """Picture *page* at each width, and put its window back as it was."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        before = page.viewport_size
        for place, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 600})
            tall = int(page.evaluate("document.documentElement.scrollHeight"))
            page.set_viewport_size({"width": width, "height": min(max(tall, 600), TALLEST)})
            page.evaluate("scrollTo(0, 0)")
            page.screenshot(path=self.folder / f"{name}-{place}.png", scale="css", animations="disabled")
        if before is not None:
            page.set_viewport_size(before)
