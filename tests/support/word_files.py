"""A Word file with something to hide in every place where Word keeps words, written part by part."""

import io
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)

IN_TEXT = (
    "Latendresse", "Tremblay", "Gagnon", "Bouchard", "Lavoie", "Gauthier", "Pelletier", "Bergeron", "Simard",
    "Desrosiers", "Cloutier", "Thibault", "Ouellet", "Rimouski", "Matane",
)  # fmt: skip
"""The names that stand in the text proper, each in its own place, and that masking must find."""
OUT_OF_TEXT = (
    "CANARI-AUTEUR", "CANARI-MODIFIE", "CANARI-TITRE", "CANARI-COMPAGNIE", "CANARI-PERSO", "CANARI-VIGNETTE",
    "CANARI-COURRIEL", "CANARI-CHAMP", "CANARI-EFFACE", "CANARI-DEPLACE", "CANARI-FORMAT", "CANARI-SIGNET",
    "CANARI-ETIQUETTE", "CANARI-STYLE", "CANARI-LISTE", "CANARI-VARIABLE", "CANARI-MODELE", "CANARI-RELECTEUR",
    "CANARI-INITIALES", "CANARI-PERSONNES", "CANARI-XML", "CANARI-IMAGE", "CANARI-OBJET", "CANARI-GLOSSAIRE",
    "CANARI-INSERE", "CANARI-FILIGRANE", "CANARI-THEME", "CANARI-DESSIN", "CANARI-RANGEE", "CANARI-COMMENTAIRE-XML",
    "CANARI-POLICE", "CANARI-SYMBOLE", "CANARI-VALEUR",
)  # fmt: skip
"""The words that stand where nobody reads them, and that are left out whatever they are."""


def _p(text: str, before: str = "") -> str:
    return f'<w:p>{before}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _box(text: str) -> str:
    """A text box as Word writes it: twice, once for readers that know shapes and once for the others."""
    inner = f"<w:txbxContent>{_p(text)}</w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<wp:docPr id="4" name="CANARI-DESSIN"/><a:graphic><a:graphicData uri="x"><wps:wsp>'
        f"<wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape id="CANARI-DESSIN"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _picture(description: str) -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="CANARI-DESSIN" descr="{description}"/><a:graphic>'
        '<a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="rImage"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


_BY = 'w:id="9" w:author="CANARI-RELECTEUR" w:date="2024-03-04T10:00:00Z"'
_BODY = "".join(
    [
        '<w:p w:rsidR="00CANARI"><w:pPr><w:pStyle w:val="CANARI-STYLE"/></w:pPr><!-- CANARI-COMMENTAIRE-XML -->',
        '<w:r><w:t xml:space="preserve">Mme Lat</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>endr</w:t></w:r>',
        '<w:r><w:t xml:space="preserve">esse dort mal.</w:t></w:r></w:p>',
        "<w:tbl><w:tblPr><w:tblCaption w:val='Mme Tremblay au tableau'/></w:tblPr><w:tr><w:tc>",
        "<w:tbl><w:tr><w:tc>" + _p("M. Gagnon est venu.") + "</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr>",
        "<w:tr><w:trPr><w:del " + _BY + "/></w:trPr><w:tc>" + _p("CANARI-RANGEE") + "</w:tc></w:tr></w:tbl>",
        '<w:p><w:hyperlink r:id="rMail" w:tooltip="CANARI-COURRIEL"><w:r><w:t>Mme Bouchard</w:t></w:r></w:hyperlink></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>AUTHOR CANARI-CHAMP</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>M. Lavoie</w:t></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        f"<w:p><w:del {_BY}><w:r><w:delText>CANARI-EFFACE</w:delText></w:r></w:del>",
        f"<w:moveFrom {_BY}><w:r><w:t>CANARI-DEPLACE</w:t></w:r></w:moveFrom>",
        f"<w:ins {_BY}><w:r><w:rPr><w:rPrChange {_BY}><w:rPr><w:rFonts w:ascii='CANARI-FORMAT'/></w:rPr></w:rPrChange></w:rPr>",
        "<w:t>Mme Gauthier</w:t></w:r></w:ins></w:p>",
        '<w:bookmarkStart w:id="3" w:name="CANARI-SIGNET"/><w:bookmarkEnd w:id="3"/>',
        '<w:sdt><w:sdtPr><w:alias w:val="CANARI-ETIQUETTE"/></w:sdtPr><w:sdtContent>' + _p("M. Pelletier") + "</w:sdtContent></w:sdt>",
        '<w:p><w:pPr><w:jc w:val="CANARI-VALEUR"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="CANARI-POLICE"/></w:rPr>',
        '<w:sym w:font="CANARI-SYMBOLE" w:char="F0B7"/></w:r></w:p>',
        _box("Mme Bergeron dans une boîte."),
        _picture("Photo de M. Simard"),
        '<w:p><w:r><w:object><o:OLEObject r:id="rObject" ProgID="CANARI-OBJET"/></w:object></w:r></w:p>',
        "<w:p><m:oMath><m:r><m:t>Mme Cloutier</m:t></m:r></m:oMath></w:p>",
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Ici</w:t></w:r><w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:endnoteReference w:id="2"/></w:r></w:p>',
        '<w:altChunk r:id="rChunk"/>',
        '<w:sectPr><w:headerReference w:type="default" r:id="rHeader"/><w:footerReference w:type="default" r:id="rFooter"/></w:sectPr>',
    ]
)  # fmt: skip
_WATERMARK = '<w:p><w:r><w:pict><v:shape><v:textpath string="CANARI-FILIGRANE"/></v:shape></w:pict></w:r></w:p>'
_CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:creator>CANARI-AUTEUR</dc:creator><cp:lastModifiedBy>CANARI-MODIFIE</cp:lastModifiedBy>"
    "<dc:title>CANARI-TITRE</dc:title></cp:coreProperties>"
)
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Each part of word/: relationship, identifier, kind, target, content type, content.
_PARTS = (
    ("rStyles", "styles", "styles.xml", f"{_WML}.styles+xml",
     f'<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
     '<w:style w:type="paragraph" w:customStyle="1" w:styleId="CANARI-STYLE"><w:name w:val="CANARI-STYLE"/></w:style></w:styles>'),
    ("rNumbering", "numbering", "numbering.xml", f"{_WML}.numbering+xml",
     f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:name w:val="CANARI-LISTE"/><w:lvl w:ilvl="0">'
     '<w:lvlText w:val="Mme Thibault, note %1"/></w:lvl></w:abstractNum></w:numbering>'),
    ("rSettings", "settings", "settings.xml", f"{_WML}.settings+xml",
     f'<w:settings {SPACES}><w:attachedTemplate r:id="rTemplate"/><w:docVars><w:docVar w:name="x" w:val="CANARI-VARIABLE"/>'
     "</w:docVars><w:evenAndOddHeaders/></w:settings>"),
    ("rHeader", "header", "header1.xml", f"{_WML}.header+xml",
     f"<w:hdr {SPACES}>{_p('CLSC de Matane')}{_WATERMARK}</w:hdr>"),
    ("rFooter", "footer", "footer1.xml", f"{_WML}.footer+xml", f"<w:ftr {SPACES}>{_p('Imprimé à Rimouski')}</w:ftr>"),
    ("rFootnotes", "footnotes", "footnotes.xml", f"{_WML}.footnotes+xml",
     f'<w:footnotes {SPACES}><w:footnote w:id="2">{_p("Voir Mme Desrosiers.")}</w:footnote></w:footnotes>'),
    ("rEndnotes", "endnotes", "endnotes.xml", f"{_WML}.endnotes+xml",
     f'<w:endnotes {SPACES}><w:endnote w:id="2">{_p("Voir M. Ouellet.")}</w:endnote></w:endnotes>'),
    ("rComments", "comments", "comments.xml", f"{_WML}.comments+xml",
     f'<w:comments {SPACES}><w:comment w:id="0" w:author="CANARI-RELECTEUR" w:initials="CANARI-INITIALES">'
     f"{_p('Demander à Mme Tremblay.')}</w:comment></w:comments>"),
    ("rPeople", "people", "people.xml", f"{_WML}.people+xml", "<people><person author='CANARI-PERSONNES'/></people>"),
    ("rTheme", "theme", "theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml",
     '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="CANARI-THEME"/>'),
    ("rGlossary", "glossaryDocument", "glossary/document.xml", f"{_WML}.document.glossary+xml",
     f"<w:glossaryDocument {SPACES}>{_p('CANARI-GLOSSAIRE')}</w:glossaryDocument>"),
    ("rXml", "customXml", "../customXml/item1.xml", "application/xml", "<dossier>CANARI-XML</dossier>"),
    ("rImage", "image", "media/image1.png", "image/png", "\x89PNG CANARI-IMAGE"),
    ("rObject", "oleObject", "embeddings/object1.bin", "application/octet-stream", "CANARI-OBJET"),
    ("rChunk", "aFChunk", "chunk.html", "text/html", "<p>CANARI-INSERE</p>"),
)  # fmt: skip


def _relationships(entries: Iterator[tuple[str, str, str, bool]]) -> str:
    rows = (
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if outside else ""}/>'
        for key, kind, target, outside in entries
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _files() -> Iterator[tuple[str, str]]:
    yield "word/document.xml", f"<w:document {SPACES}><w:body>{_BODY}</w:body></w:document>"
    inside = [(key, f"{OFFICE}/{kind}", target, False) for key, kind, target, _, _ in _PARTS]
    outside = [("rMail", f"{OFFICE}/hyperlink", "mailto:CANARI-COURRIEL@exemple.org", True)]
    yield "word/_rels/document.xml.rels", _relationships(iter(inside + outside))
    template = ("rTemplate", f"{OFFICE}/attachedTemplate", "file:///C:/CANARI-MODELE.dotx", True)
    yield "word/_rels/settings.xml.rels", _relationships(iter([template]))
    for _, _, target, _, content in _PARTS:
        yield (target.removeprefix("../") if target.startswith("../") else f"word/{target}"), content
    yield "docProps/core.xml", _CORE
    yield "docProps/app.xml", f'<Properties xmlns="{_EXTENDED}"><Company>CANARI-COMPAGNIE</Company></Properties>'
    yield (
        "docProps/custom.xml",
        f'<Properties xmlns="{_CUSTOM}"><property name="x">CANARI-PERSO</property></Properties>',
    )
    yield "docProps/thumbnail.jpeg", "CANARI-VIGNETTE"
    top = [
        ("r1", f"{OFFICE}/officeDocument", "word/document.xml", False),
        ("r2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
        ("r3", f"{OFFICE}/extended-properties", "docProps/app.xml", False),
        ("r4", f"{OFFICE}/custom-properties", "docProps/custom.xml", False),
        ("r5", f"{PACKAGE}/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg", False),
    ]
    yield "_rels/.rels", _relationships(iter(top))


def _types() -> str:
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml",
               "jpeg": "image/jpeg", "png": "image/png", "bin": "application/octet-stream", "html": "text/html"}  # fmt: skip
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in endings.items())
    named = [
        (f"/word/{target}", kind)
        for _, _, target, kind, _ in _PARTS
        if target.endswith(".xml") and kind.startswith(_WML)
    ]
    named += [("/word/document.xml", f"{_WML}.document.main+xml")]
    named += [("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named)
    return f'<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'


def word_file_full_of_names() -> bytes:
    """Return a Word file that holds each of IN_TEXT and OUT_OF_TEXT."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", _types())
        for name, content in _files():
            archive.writestr(name, content)
    return out.getvalue()


def everything_in(data: bytes) -> str:
    """Return the bytes of every part, as they are and once more without markup, so that a name cut over runs is seen."""
    pieces: list[str] = []
    with ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            content = archive.read(entry)
            pieces += [entry.filename, content.decode("utf-8", "replace")]
            if entry.filename.endswith((".xml", ".rels")):
                pieces.append("".join(etree.fromstring(content).itertext()))
    return "\n".join(pieces)
