"""The body of a Word document, written as XML in one go: part by part through a library takes seconds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol
from xml.sax.saxutils import escape

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
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.words.text import visible, visible_lines

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'

Styles = Mapping[str, str]
"""The id of each style that we use, by its name in small letters."""

TAB = "<w:r><w:tab/></w:r>"
"""A run that goes to the next tab stop."""


class SetPaper(Protocol):
    """What the body needs to know of the paper that it is set on."""

    text_width: int
    """Twentieths of a point between the margins."""

    def section(self, page: Page) -> str:
        """The properties of the section that holds the page, as XML."""


def body_xml(pages: Sequence[Page], cover: Cover, styles: Styles, paper: SetPaper) -> str:
    """The main part of a document that holds the pages, a section each."""
    parts = [f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {NAMESPACES}><w:body>']
    *others, last = pages
    for page in others:
        parts += _page(page, styles, paper, paper.section(page))
    section = paper.section(last)
    parts += _page(last, styles, paper, "")
    parts += [_ending(cover, styles, paper), section, "</w:body></w:document>"]
    return "".join(parts)


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """A paragraph; `properties` come after its style in the order of the format."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(runs)}</w:p>'


def text_run(text: str, style: str = "") -> str:
    """Text in one manner, its line breaks kept."""
    manner = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in visible_lines(text).split("\n"))
    return f"<w:r>{manner}{'<w:br/>'.join(lines)}</w:r>"


def page_field(instruction: str) -> str:
    """A value that the office program works out, such as the number of the page."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def two_ends(width: int, stops: Iterable[int] = ()) -> str:
    """The one tab stop at the right margin, for a line with a text at each end; `stops` of its style are cleared."""
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in stops)
    return f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{width}"/></w:tabs>'


def line(text: str, style: str = "") -> str:
    """A run of one line."""
    return text_run(visible(text), style)


def _page(page: Page, styles: Styles, paper: SetPaper, section: str) -> Iterator[str]:
    """The blocks of a page, the last of which ends the section."""
    blocks = [block for block in page.blocks if block != Facts(())]
    for place, block in enumerate(blocks, 1):
        yield from _block(block, styles, paper, section if place == len(blocks) else "")
    if section and not blocks:
        yield paragraph(styles["ccm space"], properties=section)


def _block(block: Block, styles: Styles, paper: SetPaper, section: str) -> Iterable[str]:
    match block:
        case Title():
            return [paragraph(styles[f"heading {block.level}"], line(block.text), properties=section)]
        case Facts():
            return _facts(block, styles, section)
        case Paragraph():
            return [paragraph(styles["normal"], text_run(block.text), properties=section)]
        case Saying():
            by = line(f"{block.by}:", styles["strong"])
            return [paragraph(styles["ccm said"], by, text_run(f" {block.text}"), properties=section)]
        case Decided():
            return [paragraph(styles["ccm decision"], line(block.text), properties=section)]
        case Table():
            # Two tables with nothing between them would become one.
            after = paragraph(styles["ccm space"], properties=section)
            return [*_table(block, styles, paper.text_width), after]


def _facts(facts: Facts, styles: Styles, section: str) -> Iterator[str]:
    for place, (label, value) in enumerate(facts.rows, 1):
        runs = (line(label, styles["ccm label"]), TAB, text_run(value))
        yield paragraph(styles["ccm fact"], *runs, properties=section if place == len(facts.rows) else "")


def _table(table: Table, styles: Styles, width: int) -> Iterator[str]:
    shown = shown_columns(table)
    whole = sum(column.share for column in shown)
    widths = [width * column.share // whole for column in shown]
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles["ccm table"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="0"/></w:tblPr><w:tblGrid>'
    )
    yield from (f'<w:gridCol w:w="{part}"/>' for part in widths)
    yield "</w:tblGrid>"
    cell = styles["ccm cell"]
    yield _row("<w:cantSplit/><w:tblHeader/>", (column.name for column in shown), widths, cell)
    for texts in shown_rows(table):
        yield _row("<w:cantSplit/>", texts, widths, cell)
    yield "</w:tbl>"


def _row(properties: str, texts: Iterable[str], widths: Sequence[int], style: str) -> str:
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, text_run(text))}</w:tc>'
        for text, width in zip(texts, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _ending(cover: Cover, styles: Styles, paper: SetPaper) -> str:
    runs = (line(cover.marking, styles["strong"]), TAB, line(cover.ending))
    return paragraph(styles["ccm ending"], *runs, properties=two_ends(paper.text_width))
