"""The sheets: contrast of every pair of colours in light and in dark, and a weight that a slow phone bears."""

import re

import pytest

from tests.support.sources import ROOT

SHEETS = ROOT / "static" / "css"
LAYOUTS = ROOT / "templates" / "layout"
AUTHOR_SHEETS = ("base.css", "public.css", "print.css")
HEAVIEST = 14 * 1024
TEXT = 4.5
EDGE = 3.0
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "soft", "accent", "bad", "good") for ground in ("paper", "sheet")),
    ("on-accent", "accent", TEXT),
    ("on-mask", "mask", TEXT),
    ("bad", "bad-wash", TEXT),
    ("good", "good-wash", TEXT),
    ("paper", "ink", TEXT),
    ("edge", "sheet", EDGE),
    ("edge", "paper", EDGE),
    ("gold", "paper", EDGE),
    ("gold", "sheet", EDGE),
]


def palettes(sheet: str) -> dict[str, dict[str, str]]:
    """Return the colours of the two schemes of *sheet*; what the dark one does not name, it keeps."""
    light, dark = re.findall(r":root\s*\{(.*?)\}", sheet, flags=re.DOTALL)[:2]
    return {"light": _colours(light), "dark": _colours(light) | _colours(dark)}


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})", block))


def contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG 2.2 (1.4.3) between two colours written ``#rgb`` or ``#rrggbb``."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS, ids=str)
def test_can_be_read(scheme: str, ink: str, ground: str, least: float) -> None:
    palette = palettes((SHEETS / "base.css").read_text(encoding="utf-8"))[scheme]

    assert contrast(palette[ink], palette[ground]) >= least


def test_measures_contrast_as_the_guidelines_do() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


def test_weighs_little_on_an_author_page() -> None:
    templates = [LAYOUTS / f"{name}.html" for name in ("base", "public", "author")]
    templates += [path for room in ("deposit", "followup") for path in (LAYOUTS.parent / room).glob("*.html")]

    linked = {
        name for path in templates for name in re.findall(r"css/([a-z-]+\.css)", path.read_text(encoding="utf-8"))
    }

    assert set(AUTHOR_SHEETS) <= linked
    assert sum((SHEETS / name).stat().st_size for name in linked) < HEAVIEST


@pytest.mark.parametrize(
    "query", ["prefers-color-scheme: dark", "prefers-reduced-motion", ":focus-visible", "forced-colors"]
)
def test_answers_what_the_reader_asked_of_the_machine(query: str) -> None:
    assert query in (SHEETS / "base.css").read_text(encoding="utf-8")
