"""What a person typed is text and nothing else in every format, however it was meant; and all of it can be seen."""

import csv
import io
import re
from datetime import date
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ccm_tui.documents.catalogue import DocumentKind, Format
from ccm_tui.documents.contents import Contents, made
from ccm_tui.documents.page.blocks import Decided, Facts, Page, Paragraph, Saying, Table, TableColumn, Title
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.listings import ListedAction
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.words.text import visible, visible_lines
from tests.documents.formats.reading import (
    parsed_html,
    read_docx,
    read_html,
    read_ics,
    read_json,
    read_markdown,
    read_pdf,
    read_xlsx,
    squeezed,
    texts_of,
)

HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07\x9b31m\x00\x08\r\n\x7f",
    "\u202egnp.exe\u202c \u2066\u200b\ufeff\u2028\u2029\xad \ufff9",
    "\ud800 \udfff \ufffe \uffff \U0001fffe",
    '=HYPERLINK("http://x.example","y") \n+1 -1 @SUM(1) \t=1',
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script><img src=x onerror=y>&lt;b&gt; <!-- --> ]]> &amp; &#27;",
    "</p></section></main></w:t></w:p>\"'><w:instrText>",
    "# h\n## h\n- a\n+ b\n1. c\n2) d\n> q\n---\n===\n```\ncode\n~~~\n    four\n| a | b |\n| - | - |\n:-: \\",
    "**b** __b__ *i* _i_ `c` [l](http://x) ![i](x) <http://x> [r]: x ~~s~~ \\* &copy; $x$ a|b \\| *",
    '#emph[x] #import "x" $ sum $ @ref <label> `raw` // c /* c */ \\ #{sys} ~ -- ... " \'',
    "{{x}} ${x} %s %(x)s {0} <<FIELD>> { PAGE } _x001B_ &P &D &G &[File]",
    "BEGIN:VEVENT\nSUMMARY:x\r\nEND:VEVENT;,\\n\\;",
    "شهرزاد 王小明 Nguyễn Ọlábísí Ẹ̀bùn Łukasz Çağlar Đặng Ελένη Олена নাজমা ਸਿੰਘ 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️",
    " \t leading and trailing \n\n\n blank lines \n ",
    "W" * 1200,
)
ANY_TEXT = st.text(st.characters(), max_size=120) | st.sampled_from(HOSTILE)

NAMES = (
    "Nguyễn Đặng",
    "Ọlábísí Ẹniọlá",
    "Łukasz Żółć",
    "Çağlar Işık",
    "Ștefan Țiriac",
    "Ελένη Παπά",
    "Олена Щука",
    "王小明 李",
    "김민준",
)

READERS = {
    Format.MARKDOWN: read_markdown,
    Format.HTML: read_html,
    Format.JSON: read_json,
    Format.DOCX: read_docx,
}


def contents_with(text: str) -> Contents:
    """A document and its cover with that text wherever a text can stand."""
    table = Table(
        (TableColumn(text, 10), TableColumn("Ref", 7), TableColumn("Action", 20)),
        ((text, "1", text), ("", text, "x")),
    )
    blocks = (
        Title(1, f"One {text}"),
        Facts((("Label", text), (text, "value"))),
        Title(2, text),
        Paragraph(text),
        Saying(text, text),
        Saying("By", text),
        table,
        table,
        Decided(text),
        Paragraph("end"),
    )
    page = Page(marking=text, status=text, title=text, subject=text, blocks=blocks)
    action = ListedAction(
        reference="031/1",
        case="CCM/26/031",
        meeting=4,
        set_on=date(2026, 12, 17),
        agency="X",
        agency_name=text,
        owner=text,
        text=text,
        due_on=date(2027, 1, 8),
        status=ActionStatus.OPEN,
        state="open",
        status_reason=text,
        done_on=None,
        late=False,
        overdue=False,
        effect=None,
        head=None,
        reissue_of=None,
        reissued_as=None,
        escalated_to=text,
        restricted=False,
    )
    cover = Cover(text, text, text, text, text, date(2026, 12, 17), text)
    return Contents(DocumentKind.MINUTES, (page, page), cover, (action,))


BENIGN = contents_with("benign")


@pytest.mark.parametrize("wanted", READERS)
@given(text=ANY_TEXT)
@settings(max_examples=50, deadline=None)
def test_every_text_is_read_back_as_it_was_typed(wanted: Format, text: str) -> None:
    contents = contents_with(text)
    assert READERS[wanted](made(wanted, contents, NOTHING_PROTECTED)) == texts_of(contents.pages)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_an_element_of_html(text: str) -> None:
    page, benign = (
        parsed_html(made(Format.HTML, contents, NOTHING_PROTECTED)) for contents in (contents_with(text), BENIGN)
    )
    kinds = {(tag, *attributes) for tag, attributes in page.tags if tag != "br"}
    assert kinds == {(tag, *attributes) for tag, attributes in benign.tags}
    assert not {"script", "img", "a", "iframe", "link", "object"} & {tag for tag, _ in page.tags}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_an_element_of_an_office_file(text: str) -> None:
    for wanted in (Format.DOCX, Format.XLSX):
        names, benign = (
            elements(made(wanted, contents, NOTHING_PROTECTED)) for contents in (contents_with(text), BENIGN)
        )
        assert names - {"br"} <= benign | {"t", "r"}
        assert not {"f", "hyperlink", "instrText"} & names


@given(text=ANY_TEXT)
@settings(max_examples=50, deadline=None)
def test_a_pdf_is_made_of_any_text(text: str) -> None:
    assert read_pdf(made(Format.PDF, contents_with(text), NOTHING_PROTECTED))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_copied_out_of_a_pdf_as_it_was_typed(name: str) -> None:
    assert "".join(name.split()) in read_pdf(made(Format.PDF, contents_with(name), NOTHING_PROTECTED))


@given(text=ANY_TEXT)
@settings(max_examples=50, deadline=None)
def test_actions_are_read_back_as_they_were_typed(text: str) -> None:
    contents = contents_with(text)
    (row,) = csv.DictReader(io.StringIO(made(Format.CSV, contents, NOTHING_PROTECTED).decode(), newline=""))
    (line,) = read_xlsx(made(Format.XLSX, contents, NOTHING_PROTECTED))
    (event,) = read_ics(made(Format.ICS, contents, NOTHING_PROTECTED))
    told = visible_lines(text)
    assert row["text"].removeprefix("'") == told.removeprefix("'")
    assert not row["text"].startswith(("=", "+", "-", "@"))
    assert squeezed([line["Action"], line["Owner"], line["Reason"]]) == squeezed([told] * 3)
    assert "".join(told.split()) in "".join(str(event["description"]).split())
    owner = f"{text}, {text}" if text else "no owner"
    assert str(event["summary"]) == visible(f"CCM 031/1 due: {owner}")


@pytest.mark.parametrize("wanted", [wanted for wanted in Format if wanted.readable])
@given(text=ANY_TEXT)
@settings(max_examples=40, deadline=None)
def test_nothing_that_acts_or_hides_is_in_what_a_terminal_is_given(wanted: Format, text: str) -> None:
    written = made(wanted, contents_with(text), NOTHING_PROTECTED).decode()
    lines = re.sub("\r\n ?", "", written) if wanted is Format.ICS else written
    assert visible_lines(lines).replace(" ", "") == lines.replace(" ", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_acts_or_hides_is_in_an_office_file(text: str) -> None:
    for wanted in (Format.DOCX, Format.XLSX):
        with ZipFile(io.BytesIO(made(wanted, contents_with(text), NOTHING_PROTECTED))) as packed:
            for name in packed.namelist():
                part = etree.tostring(etree.fromstring(packed.read(name)), method="text", encoding="unicode")
                assert visible_lines(part) == part


def elements(archive: bytes) -> set[str]:
    """The names of the elements in the parts of an office file."""
    with ZipFile(io.BytesIO(archive)) as packed:
        parts = [etree.fromstring(packed.read(name)) for name in packed.namelist()]
    return {str(etree.QName(element).localname) for part in parts for element in part.iter()}
