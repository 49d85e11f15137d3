"""Pictures of pages at the width of a phone and of a computer, as an eye would want them; nothing is compared."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

# Width, and the tallest window: what stands below is left out, so that a picture stays light.
SIZES = {"telephone": (390, 1600), "ordinateur": (1280, 1500)}
LEAST = 600


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
        for place, (width, tallest) in SIZES.items():
            page.set_viewport_size({"width": width, "height": LEAST})
            tall = int(page.evaluate("document.documentElement.scrollHeight"))
            page.set_viewport_size({"width": width, "height": min(max(tall, LEAST), tallest)})
            page.evaluate("scrollTo(0, 0)")
            page.screenshot(path=self.folder / f"{name}-{place}.png", scale="css", animations="disabled")
        if before is not None:
            page.set_viewport_size(before)
