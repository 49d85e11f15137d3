"""What may pass of the markup of a Word file: elements and attributes by list, text in runs; all that is not listed is left out.

Element names are those of ECMA-376, part 1, chapter 17 (WordprocessingML).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from lxml import etree

from aqts_voice.deid.wordset import word_set

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_KEPT = word_set(
    # Stories, paragraphs, and what runs hold.
    "document body hdr ftr footnotes footnote endnotes endnote comments comment p r t tab br cr noBreakHyphen softHyphen "
    "sym ptab footnoteReference endnoteReference footnoteRef endnoteRef separator continuationSeparator commentReference "
    "commentRangeStart commentRangeEnd annotationRef lastRenderedPageBreak ruby rubyPr rt rubyBase rubyAlign hps hpsRaise "
    "hpsBaseText lid "
    # Properties of runs and paragraphs.
    "rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId "
    "suppressLineNumbers pBdr top left bottom right between bar tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl "
    # Tables.
    "tbl tblPr tblGrid gridCol tr trPr tc tcPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize "
    "tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders insideH insideV start end tblLayout tblCellMar tblLook "
    "tblCaption tblDescription tblPrEx gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader hidden cnfStyle tcW "
    "gridSpan hMerge vMerge tcBorders tl2br tr2bl noWrap tcMar tcFitText vAlign hideMark "
    # Sections.
    "sectPr headerReference footerReference footnotePr endnotePr pos numFmt numStart numRestart type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols col formProt noEndnote titlePg rtlGutter docGrid "
    # Styles and lists.
    "styles docDefaults rPrDefault pPrDefault style name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat "
    "locked tblStylePr numbering abstractNum num abstractNumId multiLevelType lvl lvlRestart isLgl suff lvlText lvlJc "
    "lvlOverride startOverride numStyleLink styleLink "
    # Settings that change how the pages look.
    "settings evenAndOddHeaders defaultTabStop mirrorMargins autoHyphenation characterSpacingControl decimalSymbol "
    "listSeparator themeFontLang clrSchemeMapping"
)
# What wraps text without being text: insertions are accepted, links, fields and content controls become plain text.
_UNWRAPPED = word_set("ins moveTo hyperlink smartTag customXml fldSimple sdt sdtContent dir bdo")
_PICTURES = word_set("drawing pict object")
# Word refuses a file where one of these does not end with a paragraph.
_HOLDERS = word_set("tc hdr ftr footnote endnote comment")
_STYLE_REFERENCES = word_set(
    "pStyle rStyle tblStyle basedOn next link numStyleLink styleLink"
)  # Their value is the identifier of a style, which often repeats its name.
_UNSAFE_ATTRIBUTES = word_set("author initials date anchor tooltip docLocation tgtFrame history")
# What a value may be where words have no business: a number, a measure, a colour, a language, a name that the standard gives
# (they open with a small letter), or one sign.
_VALUE = re.compile(
    r"[-+]?[0-9.]{1,12}(?:pt|%|cm|mm|in|pc|pi)?|[0-9A-Fa-f]{1,8}|[a-z][A-Za-z0-9]{0,30}|[a-z]{1,3}(?:-[A-Za-z0-9]{1,8}){1,3}|\W?"
)
# Their value is read as text and masked, or given a new name.
_WORDED = word_set("tblCaption tblDescription lvlText name style") | _STYLE_REFERENCES
_FONTS = frozenset(
    {
        *(
            "aptos",
            "arial",
            "arial narrow",
            "calibri",
            "calibri light",
            "cambria",
            "cambria math",
            "candara",
            "century gothic",
        ),
        *(
            "comic sans ms",
            "consolas",
            "constantia",
            "corbel",
            "courier new",
            "garamond",
            "georgia",
            "helvetica",
            "ms gothic",
        ),
        *(
            "palatino linotype",
            "segoe ui",
            "segoe ui symbol",
            "symbol",
            "tahoma",
            "times new roman",
            "trebuchet ms",
            "verdana",
        ),
        *("webdings", "wingdings", "wingdings 2", "wingdings 3"),
    }
)
"""The fonts that everybody has, in lower case: another one may be that of an establishment."""
_FONT_ATTRIBUTES = word_set("ascii hAnsi eastAsia cs font")
_COUNTED = {
    "hyperlink": "links",
    "instrText": "fields",
    "fldSimple": "fields",
    "ins": "tracked_changes",
    "del": "tracked_changes",
    "moveFrom": "tracked_changes",
    "moveTo": "tracked_changes",
}


def local_name(element: Element) -> str:
    """Return the name of a WordprocessingML element without its space, or an empty one for any other element."""
    tag = element.tag
    if not isinstance(tag, str) or not tag.startswith("{"):
        return ""
    space, _, name = tag[1:].partition("}")
    return name if space == W else ""


def word(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


class Cleaner:
    """Copies the markup of one file, without what is not listed; it counts what it leaves out in ``removed``.

    Tracked insertions and moves are accepted, deletions and former formats are dropped. A picture, chart or embedded
    object becomes « [image] » with its alternative text, which is masked as any text. A text box becomes
    paragraphs after the one that holds it. ``styles`` gives each style identifier of the file its new one, and
    ``parts`` holds the identifiers of the parts that are copied.
    """

    def __init__(self, styles: dict[str, str], parts: Collection[str]) -> None:
        self.removed: Counter[str] = Counter()
        self._styles = styles
        self._parts = parts
        self._boxes: list[Element] = []

    def copy(self, root: Element) -> Element:
        """Return a clean copy of the root element of a part. Raises ValueError when it is no known root."""
        copies = self._copies(root)
        if len(copies) != 1:
            raise ValueError("the root of a part is none that is kept")
        return copies[0]

    def _copies(self, element: Element) -> list[Element]:
        """Return what takes the place of *element*: nothing, itself, its children, or text."""
        name = local_name(element)
        if name in _COUNTED:
            self.removed[_COUNTED[name]] += 1
        if name in _UNWRAPPED:
            return self._children(element)
        if _is_alternate(element):
            # One content given in several forms is read once.
            return self._children(element[0]) if len(element) else []
        if name in _PICTURES:
            return self._from_picture(element)
        if isinstance(element.tag, str) and element.tag.startswith(f"{{{_MATH}}}oMath"):
            return [_run(_math_text(element))]
        return self._kept(element, name) if name in _KEPT and not _is_name_of_list(element) else []

    def _children(self, element: Element) -> list[Element]:
        return [copy for child in element for copy in self._copies(child)]

    def _kept(self, element: Element, name: str) -> list[Element]:
        attributes = self._attributes(element, name)
        if _is_deleted_row(element):
            self.removed["tracked_changes"] += 1
            return []
        if attributes is None:
            return []
        copy = etree.Element(word(name), attributes, nsmap={"w": W, "r": R})
        if name == "t":
            copy.text = element.text or ""
            copy.set(_SPACE, "preserve")
        outer, self._boxes = self._boxes, []
        copy.extend(self._children(element))
        if name in _HOLDERS and (len(copy) == 0 or local_name(copy[-1]) != "p"):
            etree.SubElement(copy, word("p"))
        if name == "p":
            boxes, self._boxes = self._boxes, outer
            return [copy, *boxes]
        self._boxes = outer + self._boxes
        return [copy]

    def _attributes(self, element: Element, name: str) -> dict[str, str] | None:
        """Return the attributes that may pass; None when the element means nothing without one that may not."""
        kept = _plain_attributes(element, name)
        if kept is None:
            return None
        if name in {"headerReference", "footerReference"} and kept.get(f"{{{R}}}id") not in self._parts:
            return None
        if name == "comment":
            kept[word("author")] = "—"
        if name == "style":
            kept[word("styleId")] = self._styles.get(kept.get(word("styleId"), ""), "S0")
        if name in _STYLE_REFERENCES:
            known = self._styles.get(kept.get(word("val"), ""))
            if known is None:
                return None
            kept[word("val")] = known
        return kept

    def _from_picture(self, element: Element) -> list[Element]:
        """Return the text that stands for a picture; the paragraphs of its text boxes wait for their place."""
        for box in _boxes(element):
            self._boxes += self._children(box)
        if not _is_picture(element):
            return []
        self.removed["images"] += 1
        described = _description(element)
        text = etree.Element(word("t"), {_SPACE: "preserve"}, nsmap={"w": W})
        text.text = f"[image\u00a0: {described}]" if described else "[image]"
        return [text]


def _plain_attributes(element: Element, name: str) -> dict[str, str] | None:
    """Return the attributes of *element* that hold no words; None when its very value may not pass."""
    kept: dict[str, str] = {}
    for full, value in element.attrib.items():
        space, _, attribute = str(full)[1:].partition("}")
        if space == W and attribute not in _UNSAFE_ATTRIBUTES and not attribute.startswith("rsid"):
            if _may_pass(name, attribute, str(value)):
                kept[word(attribute)] = str(value)
            elif attribute == "val":
                return None
        if name in {"headerReference", "footerReference"} and attribute == "id":
            kept[f"{{{R}}}id"] = str(value)
    return kept


def _may_pass(name: str, attribute: str, value: str) -> bool:
    """Say whether the value of an attribute of the element *name* is one that the standard knows, or is masked elsewhere."""
    if attribute in _FONT_ATTRIBUTES:
        return value.lower() in _FONTS
    return name in _WORDED or _VALUE.fullmatch(value) is not None


def _is_alternate(element: Element) -> bool:
    return isinstance(element.tag, str) and element.tag.endswith("}AlternateContent")


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes under *element* that lie in no other one, each in its first form."""
    for child in element[:1] if _is_alternate(element) else element:
        if local_name(child) == "txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _is_picture(element: Element) -> bool:
    """Say whether a drawing shows anything but its text boxes."""
    shown = {"blip", "pic", "imagedata", "OLEObject", "chart", "relIds", "textpath", "control", "inkml", "contentPart"}
    return any(etree.QName(one).localname in shown for one in element.iter(etree.Element))


def _description(element: Element) -> str:
    """Return the alternative text of a picture."""
    found = (one.get(name) for one in element.iter(etree.Element) for name in ("descr", "alt"))
    return next((" ".join(text.split()) for text in found if text and text.strip()), "")


def _math_text(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{{{_MATH}}}t"))


def _run(text: str) -> Element:
    """Return a run that holds *text*."""
    run = etree.Element(word("r"), nsmap={"w": W})
    holder = etree.SubElement(run, word("t"), {_SPACE: "preserve"})
    holder.text = text
    return run


def _is_deleted_row(element: Element) -> bool:
    """Say whether a table row was deleted with tracked changes."""
    if local_name(element) != "tr":
        return False
    return any(local_name(mark) == "del" for part in element if local_name(part) == "trPr" for mark in part)


def _is_name_of_list(element: Element) -> bool:
    """Say whether an element is the name that somebody gave to a list; only the names of styles are needed."""
    parent = element.getparent()
    return local_name(element) == "name" and (parent is None or local_name(parent) != "style")
