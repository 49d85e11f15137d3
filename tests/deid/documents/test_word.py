"""Word files: one text, a new package, and nothing left of what stood out of the text."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from aqts_voice.deid.documents import Documents, Unreadable, read
from aqts_voice.deid.labels import Label
from aqts_voice.deid.masking import Masked, mask
from aqts_voice.deid.pipeline import Deidentifier
from aqts_voice.deid.traces import Trace
from tests.support.word_files import IN_TEXT, OUT_OF_TEXT, everything_in, word_file_full_of_names


def _read(document: object) -> Documents:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return read(out.getvalue(), "docx", column="text")


def _opened(data: bytes) -> object:
    return docx.Document(io.BytesIO(data))


def test_leaves_no_canary_in_any_part(engine: Deidentifier) -> None:
    source = word_file_full_of_names()
    documents = read(source, "docx", column="text")

    written = documents.with_masks([mask(engine, documents.texts[0])])

    before, after = everything_in(source), everything_in(written)
    assert [name for name in IN_TEXT + OUT_OF_TEXT if name not in before] == []
    assert [name for name in IN_TEXT + OUT_OF_TEXT if name in after] == []


def test_tells_what_it_left_out() -> None:
    documents = read(word_file_full_of_names(), "docx", column="text")

    assert documents.removed == {
        "fields": 1,
        "images": 3,
        "links": 1,
        "parts": 5,
        "properties": 4,
        "tracked_changes": 4,
    }


def test_keeps_the_words_that_name_nobody(engine: Deidentifier) -> None:
    documents = read(word_file_full_of_names(), "docx", column="text")

    written = everything_in(documents.with_masks([mask(engine, documents.texts[0])]))

    kept = ("dort mal.", "est venu.", "dans une boîte.", "Imprimé à ", "[image\u00a0: Photo de M. ", "Demander à Mme ")
    assert [words for words in kept if words not in written] == []


def test_reads_a_text_box_once() -> None:
    documents = read(word_file_full_of_names(), "docx", column="text")

    assert documents.texts[0].count("dans une boîte") == 1


def test_finds_a_name_cut_over_several_runs_and_keeps_their_format(engine: Deidentifier) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Mme Ga")
    paragraph.add_run("gn").bold = True
    paragraph.add_run("on dort ")
    paragraph.add_run("mal").italic = True
    documents = _read(document)

    written = _opened(documents.with_masks([mask(engine, documents.texts[0])]))

    (found,) = written.paragraphs  # type: ignore[attr-defined]
    assert [run.text for run in found.runs] == ["Mme [personne A]", "", " dort ", "mal"]
    assert [run.italic for run in found.runs] == [None, None, None, True]


def test_covers_the_hyphen_inside_a_name() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Jean")
    run._r.append(run._r.makeelement(qn("w:noBreakHyphen")))
    run._r.add_t("Guy dort")
    documents = _read(document)
    person = Trace(0, 8, Label.PERSON, "rule:x", 1.0, 0, True)

    written = _opened(documents.with_masks([Masked("", (person,))]))

    assert documents.texts == ["Jean\u2011Guy dort"]
    assert written.paragraphs[0].text == "[personne A] dort"  # type: ignore[attr-defined]


def test_keeps_the_styles_of_word_by_name_and_numbers_the_others() -> None:
    document = docx.Document()
    document.add_paragraph("Un", style="Heading 1")
    document.styles.add_style("Style de Mireille", 1)
    document.add_paragraph("Deux", style="Style de Mireille")
    documents = _read(document)

    written = _opened(documents.with_masks([Masked("", ())]))

    first, second = (paragraph.style.name for paragraph in written.paragraphs)  # type: ignore[attr-defined]
    assert first == "Heading 1"
    assert second.startswith("Style ")
    assert "Mireille" not in second


def test_parts_paragraphs_so_that_no_name_runs_over_two() -> None:
    document = docx.Document()
    document.add_paragraph("un")
    document.add_table(1, 1).cell(0, 0).text = "deux"

    assert _read(document).texts == ["un\n\ndeux"]


def test_writes_the_same_file_as_often_as_it_is_asked() -> None:
    document = docx.Document()
    document.add_paragraph("Mme Roy dort")
    documents = _read(document)
    masked = [Masked("", (Trace(4, 7, Label.PERSON, "rule:x", 1.0, 0, True),))]

    texts = [_opened(documents.with_masks(masked)).paragraphs[0].text for _ in range(2)]  # type: ignore[attr-defined]

    assert texts == ["Mme [personne A] dort"] * 2


def test_ends_every_cell_with_a_paragraph(engine: Deidentifier) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell._tc.remove(cell.paragraphs[0]._p)
    documents = _read(document)

    written = _opened(documents.with_masks([mask(engine, documents.texts[0])]))

    assert len(written.tables[0].cell(0, 0).paragraphs) == 1  # type: ignore[attr-defined]


def test_leaves_out_a_header_that_is_not_there() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "en-tête"
    reference = document.sections[0]._sectPr.find(qn("w:headerReference"))
    reference.set(qn("r:id"), "rAbsent")
    documents = _read(document)

    written = _opened(documents.with_masks([Masked("", ())]))

    assert written.sections[0].header.is_linked_to_previous  # type: ignore[attr-defined]


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"canari", _zip(canari=b"x"), word_file_full_of_names()[:-40], _zip(heavy=bytes(200_000_001))],
    ids=["no archive", "no Word file", "a file cut short", "a trap"],
)
def test_refuses_what_is_no_word_file(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, "docx", column="text")

    assert caught.value.place == "docx"


def test_keeps_the_look_that_names_nobody() -> None:
    document = docx.Document()
    run = document.add_paragraph(style="List Bullet").add_run("Rien à dire.")
    run.font.name, run.font.size, run.font.color.rgb = "Georgia", Pt(11.5), RGBColor(0xC0, 0, 0x10)
    document.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    documents = _read(document)

    paragraph = _opened(documents.with_masks([Masked(documents.texts[0], ())])).paragraphs[0]  # type: ignore[attr-defined]

    kept = paragraph.runs[0].font
    assert (kept.name, kept.size, str(kept.color.rgb)) == ("Georgia", Pt(11.5), "C00010")
    assert paragraph.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert paragraph.style.name == "List Bullet"
