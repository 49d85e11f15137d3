"""Word files (.docx): read as one text, written as a new package that holds listed parts and listed markup only.

The package is rebuilt rather than edited: properties, thumbnails, custom XML, images, embedded objects, macros, links and
whatever a later version of Word may add are not copied, because nobody named them.
"""

import io
from collections.abc import Sequence
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from aqts_voice.deid.documents.contract import Documents, Unreadable
from aqts_voice.deid.documents.word_markup import Cleaner, Element, local_name, word
from aqts_voice.deid.documents.word_text import RunningText
from aqts_voice.deid.masking import Masked
from aqts_voice.deid.redaction import placeholders

# What a file may weigh once unpacked, in bytes: more is a trap or no testimony.
_HEAVIEST = 200_000_000
_PARTS = {
    RT.STYLES: ("styles", CT.WML_STYLES),
    RT.NUMBERING: ("numbering", CT.WML_NUMBERING),
    RT.SETTINGS: ("settings", CT.WML_SETTINGS),
    RT.HEADER: ("header", CT.WML_HEADER),
    RT.FOOTER: ("footer", CT.WML_FOOTER),
    RT.FOOTNOTES: ("footnotes", CT.WML_FOOTNOTES),
    RT.ENDNOTES: ("endnotes", CT.WML_ENDNOTES),
    RT.COMMENTS: ("comments", CT.WML_COMMENTS),
}
# Parts without text that Word makes again, or that are told of elsewhere: leaving them out is no loss to tell.
_UNTOLD = {
    RT.THEME,
    RT.FONT_TABLE,
    RT.WEB_SETTINGS,
    RT.IMAGE,
    RT.HYPERLINK,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


class _Story(NamedTuple):
    """One part of the new package: the relationship that leads to it, its identifier there, and its clean markup."""

    kind: str
    key: str
    root: Element


class WordFile(Documents):
    """A Word file is one text: its body, then headers, footers, notes and comments, paragraph by paragraph."""

    def __init__(self, data: bytes) -> None:
        try:
            package = _opened(data)
            main = package.part_related_by(RT.OFFICE_DOCUMENT)
            sources = {
                key: (rel.reltype, _parsed(rel.target_part.blob))
                for key, rel in main.rels.items()
                if rel.reltype in _PARTS and not rel.is_external
            }
            styles = _styles(next((root for kind, root in sources.values() if kind == RT.STYLES), None))
            cleaner = Cleaner(styles, sources.keys())
            self._body = cleaner.copy(_parsed(main.blob))
            self._stories = [_Story(kind, key, cleaner.copy(root)) for key, (kind, root) in sources.items()]
        except (BadZipFile, OpcError, etree.LxmlError, KeyError, ValueError, OSError, AttributeError, SyntaxError):
            raise Unreadable("docx") from None
        for story in self._stories:
            if story.kind == RT.STYLES:
                _rename(story.root)
        self._text = RunningText([self._body, *(story.root for story in self._stories)])
        cleaner.removed["parts"] = sum(
            rel.reltype not in _PARTS and rel.reltype not in _UNTOLD for rel in main.rels.values()
        )
        cleaner.removed["properties"] = len(package.rels) - 1
        self.removed = {name: count for name, count in sorted(cleaner.removed.items()) if count}
        self.texts = [self._text.text]

    def with_masks(self, masked: Sequence[Masked]) -> bytes:
        self._text.write(placeholders(masked[0].traces, language=masked[0].language))
        package = OpcPackage()
        main = Part(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, _bytes(self._body), None)
        package.relate_to(main, RT.OFFICE_DOCUMENT)
        for number, (kind, key, root) in enumerate(self._stories, 1):
            name, content_type = _PARTS[kind]
            part = Part(PackURI(f"/word/{name}{number}.xml"), content_type, _bytes(root), None)
            main.rels.add_relationship(kind, part, key)
        # The fonts of the styles are named by a theme; that of the file may carry a name or a picture.
        theme = docx.Document().part.part_related_by(RT.THEME)
        main.rels.add_relationship(RT.THEME, Part(PackURI("/word/theme.xml"), CT.OFC_THEME, theme.blob, None), "theme")
        out = io.BytesIO()
        package.save(out)
        return out.getvalue()


def _opened(data: bytes) -> OpcPackage:
    """Return the package in *data*. Raises BadZipFile, OpcError, KeyError or ValueError when it is none."""
    with ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _HEAVIEST:
            raise ValueError("the file is too heavy once unpacked")
    return OpcPackage.open(io.BytesIO(data))


def _parsed(blob: bytes) -> Element:
    return etree.fromstring(blob, _PARSER)


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _style_elements(root: Element) -> list[Element]:
    return [element for element in root if local_name(element) == "style"]


def _styles(root: Element | None) -> dict[str, str]:
    """Return a new identifier for each style, because identifiers are made from the names that people give."""
    elements = [] if root is None else _style_elements(root)
    return {element.get(word("styleId"), ""): f"S{number}" for number, element in enumerate(elements, 1)}


def _rename(root: Element) -> None:
    """Give a number for a name to every style that is not one of Word's own."""
    known = _names_of_word()
    for number, element in enumerate(_style_elements(root), 1):
        for name in element:
            if local_name(name) == "name" and name.get(word("val"), "").lower() not in known:
                name.set(word("val"), f"Style {number}")


def _names_of_word() -> frozenset[str]:
    """Return the names of Word's own styles, in lower case, as the empty document of python-docx lists them."""
    styles = docx.Document().styles
    names = [style.name for style in styles.latent_styles] + [style.name for style in styles]
    return frozenset(name.lower() for name in names if name)
