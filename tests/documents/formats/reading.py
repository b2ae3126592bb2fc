"""What a document says, read back from each format by a library that did not write it.

Each reader gives the texts of the blocks in order: headings, labels and values, who said what, cells. White space is
not compared: every format breaks lines in its own way.
"""

import ctypes
import io
import json
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import docx
import pypdfium2
import pypdfium2.raw as pdfium
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from icalendar import Calendar, Event
from markdown_it import MarkdownIt
from markdown_it.token import Token
from python_calamine import CalamineWorkbook

from ccm_tui.documents.formats.pdf.glyphs import drawable
from ccm_tui.documents.page.blocks import (
    Block,
    Decided,
    Facts,
    Page,
    Paragraph,
    Saying,
    Table,
    Title,
    shown_columns,
    shown_rows,
)
from ccm_tui.domain.words.text import visible_lines


def squeezed(texts: Iterable[str]) -> list[str]:
    """The texts without their white space, those that say nothing left out."""
    return [short for text in texts if (short := "".join(text.split()))]


def texts_of(pages: Iterable[Page], shown: Callable[[str], str] = visible_lines) -> list[str]:
    """What every format has to say."""
    return squeezed(shown(text) for page in pages for block in page.blocks for text in _texts(block))


def as_drawn(text: str) -> str:
    """A text as it is on paper: visible, and of characters that the typefaces have."""
    return "\n".join(map(drawable, visible_lines(text).split("\n")))


def _texts(block: Block) -> Iterable[str]:
    match block:
        case Title() | Paragraph() | Decided():
            return [block.text]
        case Facts():
            return [text for row in block.rows for text in row]
        case Saying():
            return [f"{block.by}:", block.text]
        case Table():
            return [
                *(column.name for column in shown_columns(block)),
                *(text for row in shown_rows(block) for text in row),
            ]


_IN_LIST = 3
"""How deep the text of a list stands in Markdown."""


def read_json(content: bytes) -> list[str]:
    """From JSON, where a table has all its columns."""
    told = json.loads(content)
    return squeezed(
        visible_lines(text) for page in told["pages"] for block in page["blocks"] for text in _told(block)
    )


def _told(block: dict[str, object]) -> Iterator[str]:
    match block:
        case {"kind": "facts", "rows": list(rows)}:
            for row in rows:
                yield from (row["label"], row["value"])
        case {"kind": "said", "by": str(by), "text": str(text)}:
            yield from (f"{by}:", text)
        case {"kind": "table", "columns": list(columns), "rows": list(rows)}:
            yield from columns
            for row in rows:
                yield from row
        case {"text": str(text)}:
            yield text


def read_markdown(content: bytes) -> list[str]:
    """From Markdown, by a parser of CommonMark with GitHub's tables; the heads of the pages are left out."""
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    texts: list[str] = []
    head = True
    for before, token in pairwise(tokens):
        if token.type == "hr":
            head = True
        elif token.type == "inline":
            strong, rest = _inline(token)
            if not head:
                texts += [strong.removesuffix(":"), rest] if token.level == _IN_LIST else [strong, rest]
            # A head is one paragraph, after the title on the first page.
            head = head and before.type == "heading_open"
    return squeezed(texts)


def _inline(token: Token) -> tuple[str, str]:
    """The text in strong letters at the beginning, then the rest."""
    strong, rest, inside = "", "", False
    for child in token.children or ():
        match child.type:
            case "strong_open" | "strong_close":
                inside = child.type == "strong_open"
            case "text" | "text_special":
                strong, rest = (strong + child.content, rest) if inside else (strong, rest + child.content)
            case "softbreak" | "hardbreak":
                rest += "\n"
            case "html_inline":
                assert child.content == "<br>", "only our own mark-up is one"
                rest += "\n"
            case other:
                raise AssertionError(f"what was typed became mark-up: {other}")
    return strong, rest


class _Page(HTMLParser):
    """The texts of an HTML page's elements, and every tag and attribute in it."""

    LEAVES = ("h1", "h2", "h3", "p", "dt", "dd", "th", "td")

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("meta", "br", "col"):
            return
        self._open.append(tag)
        if tag in self.LEAVES and "header" not in self._open:
            self.texts.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, "every element is closed in its turn"

    def handle_data(self, data: str) -> None:
        inside = [tag for tag in self._open if tag in self.LEAVES]
        if inside and "header" not in self._open:
            tag, text = self.texts[-1]
            self.texts[-1] = (tag, text + data)


def parsed_html(content: bytes) -> _Page:
    """An HTML page, parsed."""
    page = _Page()
    page.feed(content.decode())
    page.close()
    return page


def read_html(content: bytes) -> list[str]:
    """From HTML; the heads of the pages and the line beneath the last are left out."""
    *texts, _ = parsed_html(content).texts
    return squeezed(text for _, text in texts)


def read_docx(content: bytes) -> list[str]:
    """From a Word document; the line beneath the last page is left out."""
    document = docx.Document(io.BytesIO(content))
    texts: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, WordTable):
            texts += [cell.text for row in block.rows for cell in row.cells]
        else:
            texts += _in_paragraph(block)
    *rest, _, _ = texts
    return squeezed(rest)


def _in_paragraph(paragraph: WordParagraph) -> list[str]:
    if paragraph.style is not None and paragraph.style.name == "CCM Said":
        by, *rest = (run.text for run in paragraph.runs)
        return [by, "".join(rest)]
    return paragraph.text.split("\t", 1)


_PDF_TEXTS = ("H1", "H2", "P", "Lbl", "LBody", "TH", "TD")


def read_pdf(content: bytes) -> list[str]:
    """From PDF, by its tags; what is no text of the document, such as heads, is marked so and not among it."""
    with pypdfium2.PdfDocument(content) as document:
        return squeezed(text for page in document for _, text in tagged(page))


def tagged(page: pypdfium2.PdfPage) -> Iterator[tuple[str, str]]:
    """The texts of a page with the kind of each: a heading (H1), a paragraph (P), a cell (TD)."""
    texts = _marked(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _elements(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), texts)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _elements(element: object, texts: dict[int, str]) -> Iterator[tuple[str, str]]:
    kind = _utf16(pdfium.FPDF_StructElement_GetType, element)
    within = list(_within(element, texts))
    if kind in _PDF_TEXTS:
        yield kind, "".join(part if isinstance(part, str) else _whole(part, texts) for part in within)
        return
    for part in within:
        if isinstance(part, str):
            yield kind, part
        else:
            yield from _elements(part, texts)


def _whole(element: object, texts: dict[int, str]) -> str:
    return "".join(part if isinstance(part, str) else _whole(part, texts) for part in _within(element, texts))


def _within(element: object, texts: dict[int, str]) -> Iterator[object]:
    """The elements and texts within an element, in order."""
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place)
        if child:
            yield child
        elif number in texts:
            yield texts[number]


def _marked(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The text of each numbered piece of a page."""
    reader = page.get_textpage()
    texts: dict[int, str] = {}
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, place)
        number = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
        if number >= 0 and pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_TEXT:
            texts[number] = texts.get(number, "") + _utf16(pdfium.FPDFTextObj_GetText, drawn, reader)
    return texts


def _utf16(function: Callable[..., int], *given: object) -> str:
    """What one of the library's functions writes into a place it is given."""
    room = function(*given, None, 0)
    place = (ctypes.c_ushort * (room // 2))()
    function(*given, place, room)
    return bytes(place).decode("utf-16-le").rstrip("\0")


def read_xlsx(content: bytes) -> list[dict[str, Any]]:
    """The rows of a workbook's first sheet, by their headings."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    headings, *rows = sheet.to_python()
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def read_ics(content: bytes) -> list[Event]:
    """The events of a calendar."""
    return list(Calendar.from_ical(content).events)
