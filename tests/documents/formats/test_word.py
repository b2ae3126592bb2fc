"""The Word document: as the format demands, its marking on every sheet, and in a council's own template if given."""

import io
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION_START
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.contents import made
from ccm_tui.documents.formats.word.template import LARGEST_TEMPLATE
from ccm_tui.documents.minutes.pages import contents_of
from ccm_tui.documents.page.blocks import Block, Facts, Table, TableColumn, Title
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from ccm_tui.errors import CcmError
from tests.bombs import bombs_of_styles, many_styles, saved, tampered
from tests.documents.documents import rich_document
from tests.documents.formats.ooxml import faults, parts_of
from tests.documents.formats.reading import read_docx, texts_of

RICH = contents_of(rich_document())
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
"""A picture of one dot."""


def opened(archive: bytes) -> Document:
    return docx.Document(io.BytesIO(archive))


def test_it_is_as_the_format_demands() -> None:
    assert faults(made(Format.DOCX, RICH, NOTHING_PROTECTED)) == []


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Facts(()),),
        (Title(2, "Alone"),),
        (Table((TableColumn("Ref", 7), TableColumn("Due", 0)), ()),),
    ],
)
def test_it_is_so_of_pages_that_end_in_anything(blocks: tuple[Block, ...]) -> None:
    pages = tuple(replace(page, blocks=blocks) for page in RICH.pages)
    archive = made(Format.DOCX, replace(RICH, pages=pages), NOTHING_PROTECTED)
    assert faults(archive) == []
    assert len(opened(archive).sections) == len(pages)


def test_each_page_is_a_section_with_its_own_marking_at_head_and_foot() -> None:
    document = opened(made(Format.DOCX, RICH, NOTHING_PROTECTED))
    foot = ""
    for page, section in zip(RICH.pages, document.sections, strict=True):
        head = [paragraph.text for paragraph in section.header.paragraphs]
        assert head == [f"{page.marking}\t{page.status}", f"{page.title}\t{page.subject}"]
        assert section.start_type is WD_SECTION_START.NEW_PAGE
        assert not section.header.is_linked_to_previous
        foot = foot if section.footer.is_linked_to_previous else section.footer.paragraphs[0].text
        assert foot.startswith(f"{page.marking} · {page.status}\tPage ")
    footers = [
        part
        for name, part in parts_of(made(Format.DOCX, RICH, NOTHING_PROTECTED)).items()
        if name.startswith("word/footer")
    ]
    assert all(b'w:instr=" PAGE "' in part and b'w:instr=" NUMPAGES "' in part for part in footers)


def test_headings_are_headings_and_every_table_says_its_headings_on_each_sheet() -> None:
    document = opened(made(Format.DOCX, RICH, NOTHING_PROTECTED))
    headings = {
        paragraph.text: paragraph.style.name
        for paragraph in document.paragraphs
        if paragraph.style and str(paragraph.style.name).startswith("Heading")
    }
    assert headings["6.1 CCM/26/036 Rollo Quince"] == "Heading 1"
    assert headings["Information shared"] == "Heading 2"
    for table in document.tables:
        first, *others = table.rows
        assert "w:tblHeader" in first._tr.xml
        assert not any("w:tblHeader" in row._tr.xml for row in others)
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_it_says_of_itself_what_the_cover_says_and_no_more() -> None:
    parts = parts_of(made(Format.DOCX, RICH, NOTHING_PROTECTED))
    about = opened(made(Format.DOCX, RICH, NOTHING_PROTECTED)).core_properties
    assert [name for name in parts if name.startswith("docProps/")] == ["docProps/core.xml"]
    assert (about.title, about.author, about.last_modified_by) == (
        "Minutes of meeting 4, Thu 17 Dec 2026", "City Community MARAC", "City Community MARAC"
    )  # fmt: skip
    assert (about.category, about.content_status, about.language) == ("OFFICIAL-SENSITIVE", "DRAFT", "en-GB")
    assert b'w:lang w:val="en-GB"' in parts["word/styles.xml"]


def councils_template() -> Document:
    """A council's own document: its colours, its crest, its wide margins, and things that are nobody's business."""
    template = docx.Document()
    template.styles["Heading 1"].font.color.rgb = RGBColor(0x5A, 0x1A, 0x6B)
    template.styles["Normal"].font.name = "Gill Sans"
    template.add_paragraph("CANARY of the letter that was written last")
    section = template.sections[0]
    section.left_margin = section.right_margin = Pt(100)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Larkspur Council"
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(DOT))
    section.first_page_header.paragraphs[0].text = "Larkspur Council, Guildhall Yard"
    section.footer.paragraphs[0].text = "An equal opportunities employer"
    template.core_properties.author = "CANARY Ann Author"
    template.core_properties.comments = "CANARY"
    return template


def test_a_councils_styles_paper_and_crest_are_used() -> None:
    archive = made(Format.DOCX, RICH, NOTHING_PROTECTED, saved(councils_template()))
    document = opened(archive)
    assert faults(archive) == []
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0x5A, 0x1A, 0x6B)
    assert document.styles["Normal"].font.name == "Gill Sans"
    first, second, *_ = document.sections
    assert (first.left_margin, second.left_margin) == (Pt(100), Pt(100))
    assert [paragraph.text.split("\t")[0] for paragraph in first.first_page_header.paragraphs] == [
        "Larkspur Council, Guildhall Yard",
        "OFFICIAL-SENSITIVE",
        RICH.pages[0].title,
    ]
    assert second.header.paragraphs[0].text == "Larkspur Council"
    assert "image" in " ".join(second.header.part.rels[rel].reltype for rel in second.header.part.rels)
    assert not second.different_first_page_header_footer
    assert first.footer.paragraphs[0].text == "An equal opportunities employer"


def test_the_same_is_said_in_a_councils_template_and_nothing_of_its_own() -> None:
    archive = made(Format.DOCX, RICH, NOTHING_PROTECTED, saved(councils_template()))
    assert read_docx(archive) == texts_of(RICH.pages)
    assert not [name for name, part in parts_of(archive).items() if b"CANARY" in part]
    assert made(Format.DOCX, RICH, NOTHING_PROTECTED, saved(councils_template())) == archive


def test_a_template_in_another_tongue_has_its_styles_found_by_name() -> None:
    other = tampered(saved(councils_template()), "word/styles.xml", b'"Heading1"', b'"berschrift1"')
    archive = made(Format.DOCX, RICH, NOTHING_PROTECTED, other)
    assert faults(archive) == []
    document = opened(archive)
    heading = next(one for one in document.paragraphs if one.text == "1. Meeting")
    assert heading.style is not None
    assert (heading.style.style_id, heading.style.name) == ("berschrift1", "Heading 1")


def test_a_word_template_is_as_good_as_a_document() -> None:
    dotx = tampered(saved(councils_template()), "[Content_Types].xml", b"document.main+xml", b"template.main+xml")
    assert made(Format.DOCX, RICH, NOTHING_PROTECTED, dotx) == made(
        Format.DOCX, RICH, NOTHING_PROTECTED, saved(councils_template())
    )


def test_a_template_points_at_no_server_and_locks_nothing() -> None:
    template = councils_template()
    settings = template.settings.element
    for name in ("attachedTemplate", "documentProtection", "evenAndOddHeaders"):
        settings.append(settings.makeelement(qn(f"w:{name}"), {}))
    template.part.rels.get_or_add_ext_rel("http://example/linked", "http://example/CANARY")
    archive = made(Format.DOCX, RICH, NOTHING_PROTECTED, saved(template))
    assert faults(archive) == []
    kept = parts_of(archive)["word/settings.xml"].decode()
    for name in ("attachedTemplate", "documentProtection", "evenAndOddHeaders"):
        assert name not in kept


def with_macros() -> bytes:
    document = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    return tampered(saved(docx.Document()), "[Content_Types].xml", document, macros)


@pytest.mark.parametrize(
    "template",
    [
        b"",
        b"Dear all",
        b"PK\x03\x04 broken",
        with_macros(),
        tampered(saved(docx.Document()), "word/styles.xml", b"<w:styles", b"<w:styles><<"),
        tampered(saved(docx.Document()), "word/webSettings.xml", b"<w:web", b" " * (LARGEST_TEMPLATE + 1)),
        *bombs_of_styles().values(),
    ],
    ids=["nothing", "text", "broken", "macros", "bad XML", "a bomb", *bombs_of_styles()],
)
def test_what_is_no_template_is_refused_in_words(template: bytes) -> None:
    with pytest.raises(CcmError, match=r"can't be used as a template"):
        made(Format.DOCX, RICH, NOTHING_PROTECTED, template)


def test_a_template_with_styles_by_the_thousand_gives_a_document_all_the_same() -> None:
    assert faults(made(Format.DOCX, RICH, NOTHING_PROTECTED, many_styles())) == []
