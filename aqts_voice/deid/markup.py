"""Reads texts marked by hand, « Mme ⟦PERSON|Gagnon⟧ », into a text and its marks; it finds nothing itself."""

import re

from aqts_voice.deid.scoring import Mark

_MARK = re.compile(r"⟦([A-Z]+)\|([^⟦⟧]*)⟧")


def read_marked(marked: str) -> tuple[str, list[Mark]]:
    """Return the text without its marks, and the marks with offsets in code points of that text.

    Raises ValueError when a mark is broken; the message holds no text.
    """
    pieces: list[str] = []
    marks: list[Mark] = []
    length = at = 0
    for match in _MARK.finditer(marked):
        before = marked[at : match.start()]
        start = length + len(before)
        length = start + len(match[2])
        marks.append(Mark(start, length, match[1]))
        pieces += [before, match[2]]
        at = match.end()
    text = "".join([*pieces, marked[at:]])
    if "⟦" in text or "⟧" in text:
        raise ValueError("a mark is opened and not closed, or closed and not opened")
    return text, marks
