"""What the fictional authors write: the marked testimonies of the test corpus, with invented contexts and consents."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aqts_voice.deid.markup import read_marked

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus"
HEADER = re.compile(r"(?m)^=== (.*)$")
REGIONS = (
    "06/13",
    "06/13",
    "06/13",
    "16",
    "16",
    "03/12",
    "03/12",
    "14/15",
    "05",
    "04/17",
    "07",
    "02",
    "01/11",
    "08/10",
    "09",
)
EMPLOYERS = ("reseau-public", "reseau-public", "reseau-public", "autre-public", "communautaire", "autre")
ROLES = ("ts", "ts", "ts", "arh", "technique", "coordination")
SENIORITY = ("0-5", "6-15", "16+")


@dataclass(frozen=True)
class Marked:
    """One fictional testimony: its plain text, what a careful reader would mask in it, and its themes."""

    text: str
    identifying: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    sector: str


@dataclass(frozen=True)
class Answers:
    """What one fictional author answers around the text; none is « préfère ne pas dire »."""

    region: str | None
    field: str | None
    employer: str | None
    role: str | None
    seniority: str | None
    counted: bool
    quoted: bool
    shared: bool


def marked() -> Iterator[Marked]:
    """Yield every testimony of the corpus: the development set first, then the training texts, in the order of the files."""
    with (CORPUS / "dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans = [(span["label"], row["text"][span["start"] : span["end"]]) for span in row["spans"]]
            yield _marked(row["text"], spans, row["themes"], row["sector"])
    for path in sorted(CORPUS.glob("train-*.txt"), key=lambda path: int(path.stem.split("-")[1])):
        parts = HEADER.split(path.read_text(encoding="utf-8"))
        for head, body in zip(parts[1::2], parts[2::2], strict=True):
            _, sector, themes, _ = (part.strip() for part in head.split("|"))
            plain, marks = read_marked(body.strip())
            spans = [(mark.label, plain[mark.start : mark.end]) for mark in marks]
            yield _marked(plain, spans, [theme.strip() for theme in themes.split(",")], sector)


def answers(sector: str, chance: random.Random) -> Answers:
    """Invent a context and consents for a testimony of *sector*; about one author in seven leaves each question unanswered."""

    def maybe(value: str) -> str | None:
        return value if chance.random() < 0.85 else None

    counted = chance.random() < 0.93
    return Answers(
        region=maybe(chance.choice(REGIONS)),
        field=maybe(sector),
        employer=maybe(chance.choice(EMPLOYERS)),
        role=maybe(chance.choice(ROLES)),
        seniority=maybe(chance.choice(SENIORITY)),
        counted=counted,
        quoted=counted and chance.random() < 0.7,
        shared=counted and chance.random() < 0.6,
    )


def _marked(text: str, spans: list[tuple[str, str]], themes: list[str], sector: str) -> Marked:
    hidden = tuple(dict.fromkeys((label, words) for label, words in spans if label != "MAY"))
    return Marked(text=text, identifying=hidden, themes=tuple(themes), sector=sector)
