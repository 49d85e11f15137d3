"""The text of clean Word markup as one string, and the way back from its offsets to the runs that hold it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aqts_voice.deid.documents.word_markup import Element, local_name, word
from aqts_voice.deid.redaction import Replacement

# Signs that are elements rather than text.
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_DESCRIPTIONS = {"tblCaption", "tblDescription", "lvlText"}
# An empty line parts paragraphs, so that no name is read across two of them.
_BETWEEN = "\n\n"


@dataclass(frozen=True)
class _Slot:
    """A stretch of the text and the element that holds it: in its content, in its ``val``, or by being a sign."""

    start: int
    text: str
    element: Element

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_sign(self) -> bool:
        return local_name(self.element) in _SIGNS

    def write(self, text: str) -> None:
        if self.is_sign:
            parent = self.element.getparent()
            if text != self.text and parent is not None:
                parent.remove(self.element)
        elif local_name(self.element) in _DESCRIPTIONS:
            self.element.set(word("val"), text)
        else:
            self.element.text = text


class RunningText:
    """The whole text of some parts, a paragraph after the other, whatever runs it is cut into."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._slots: list[_Slot] = []
        self._pieces: list[str] = []
        self._length = 0
        for root in roots:
            for element in root.iter():
                self._take(element)
        self.text = "".join(self._pieces)

    def _take(self, element: Element) -> None:
        name = local_name(element)
        parent = element.getparent()
        if name == "p" or (name in _DESCRIPTIONS and _is_sentence(element)):
            self._add(_BETWEEN if self._length else "")
        if name == "t":
            self._slot(element.text or "", element)
        elif name in _DESCRIPTIONS and _is_sentence(element):
            self._slot(element.get(word("val")) or "", element)
        elif name in _SIGNS and parent is not None and local_name(parent) == "r":
            self._slot(_SIGNS[name], element)

    def _slot(self, text: str, element: Element) -> None:
        if text:
            self._slots.append(_Slot(self._length, text, element))
            self._add(text)

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def write(self, replacements: Sequence[Replacement]) -> None:
        """Put *replacements* in the markup: each goes whole into the first run that it touches, and keeps its format."""
        ordered = sorted(replacements, key=lambda one: one.start)
        starts = [one.start for one in ordered]
        placed: set[int] = set()
        for slot in self._slots:
            first = max(bisect_right(starts, slot.start) - 1, 0)
            within = [at for at in range(first, bisect_right(starts, slot.end - 1)) if ordered[at].end > slot.start]
            if within:
                slot.write(_rewritten(slot, [(ordered[at], at not in placed) for at in within]))
            elif not slot.is_sign:
                slot.write(slot.text)
            if not slot.is_sign:
                placed.update(within)


def _rewritten(slot: _Slot, within: Sequence[tuple[Replacement, bool]]) -> str:
    """Return the text of *slot* with the parts of the replacements that lie in it."""
    pieces: list[str] = []
    at = slot.start
    for one, opens in within:
        pieces += [slot.text[at - slot.start : max(one.start - slot.start, 0)], one.placeholder if opens else ""]
        at = min(one.end, slot.end)
    return "".join([*pieces, slot.text[at - slot.start :]])


def _is_sentence(element: Element) -> bool:
    """Say whether the value of a description holds words; the number of a list item, « %1. », does not."""
    return sum(sign.isalpha() for sign in element.get(word("val")) or "") > 1
