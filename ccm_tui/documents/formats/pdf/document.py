"""The minutes as PDF: tagged for readers of the screen, its typefaces within it, the same bytes wherever it is made.

The setting is done by Typst, which shapes every script; nothing is fetched and no typeface of the machine is used.
It keeps to PDF/UA-1, the standard of documents that everyone can read.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import as_file, files

from ccm_tui.documents.formats.pdf.glyphs import FAMILIES, FONTS, drawable
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
from ccm_tui.errors import CcmError

_SETTING = files(__package__) / "minutes.typ"
_LONG_WORD = re.compile(r"\S{24}(?=\S)")
_MAY_BREAK = "\u200b"
"""Drawn as nothing; a line may end there. Typed ones are shown, so all that are left are ours."""

_LONG_CELL = 700
"""Characters from which a row of a table may run over two sheets of paper."""

_NUMBERED = "Characters that the typefaces of this file do not have are given by their numbers in ⟦ ⟧."

Data = str | int | Sequence["Data"] | Mapping[str, "Data"]
"""What the setting is told, as JSON."""


def pdf(pages: Sequence[Page], cover: Cover) -> bytes:
    """Pages as a PDF file. Raises CcmError where this machine has no typesetter."""
    try:
        from typst import Fonts
        from typst import compile as typeset
    except ImportError:
        raise CcmError("PDF can't be made on this machine.", "Save the document as DOCX or HTML instead.") from None
    with as_file(FONTS) as fonts:
        return typeset(
            _SETTING.read_bytes(),
            font_paths=Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
            sys_inputs={"minutes": json.dumps(_document(pages, cover))},
            format="pdf",
            pdf_standards="ua-1",
        )


def _document(pages: Sequence[Page], cover: Cover) -> Data:
    shown: Data = {
        "pages": [_page(page) for page in pages],
        "marked": _line(cover.marking),
        "ending": _line(cover.ending),
    }
    drawn = _each(shown, drawable)
    return {
        "about": _about(cover),
        "families": list(FAMILIES),
        "shown": _each(drawn, _breakable),
        "note": "" if drawn == shown else _NUMBERED,
    }


def _about(cover: Cover) -> Data:
    """What the file says of itself; its reader draws that, with typefaces of its own."""
    return {
        "title": visible(cover.title) or "Minutes",
        "author": visible(cover.partnership),
        "audience": visible(cover.audience),
        "keywords": [visible(cover.marking), visible(cover.status)],
        "dated": [cover.dated.year, cover.dated.month, cover.dated.day],
    }


def _page(page: Page) -> Data:
    return {
        "marking": _line(page.marking),
        "status": _line(page.status),
        "title": _line(page.title),
        "subject": _line(page.subject),
        "blocks": list(_blocks(page.blocks)),
    }


def _blocks(blocks: Sequence[Block]) -> Iterator[Data]:
    level = 0
    for block in blocks:
        if not isinstance(block, Title):
            yield _block(block)
        # The standard refuses a heading that says nothing, and one beneath a heading that is not there.
        elif block.text.strip():
            level = min(block.level, level + 1)
            yield {"kind": "heading", "level": level, "text": _line(block.text)}


def _block(block: Facts | Paragraph | Saying | Decided | Table) -> Data:
    match block:
        case Facts():
            return {"kind": "facts", "rows": [[_line(label), _lines(value)] for label, value in block.rows]}
        case Paragraph():
            return {"kind": "paragraph", "text": _lines(block.text)}
        case Saying():
            return {"kind": "said", "by": _line(f"{block.by}:"), "text": _lines(block.text)}
        case Decided():
            return {"kind": "decided", "text": _line(block.text)}
        case Table():
            return _table(block)


def _table(table: Table) -> Data:
    shown = shown_columns(table)
    return {
        "kind": "table",
        "widths": [column.share for column in shown],
        "columns": [_line(column.name) for column in shown],
        # Headings taller than a sheet, said anew on each, would leave no room for anything else.
        "repeat": all(len(column.name) <= _LONG_CELL for column in shown),
        "rows": [_cells(row) for row in shown_rows(table)],
    }


def _cells(row: Sequence[str]) -> Data:
    long = any(len(text) > _LONG_CELL for text in row)
    return [{"lines": _lines(text), "long": long} for text in row]


def _line(text: str) -> list[str]:
    return [visible(text)]


def _lines(text: str) -> list[str]:
    return visible_lines(text).split("\n")


def _breakable(text: str) -> str:
    """The text with no word wider than a column."""
    return _LONG_WORD.sub(rf"\g<0>{_MAY_BREAK}", text)


def _each(value: Data, change: Callable[[str], str]) -> Data:
    """The same data with each of its texts changed."""
    match value:
        case str():
            return change(value)
        case int():
            return value
        case Mapping():
            return {name: _each(inner, change) for name, inner in value.items()}
        case _:
            return [_each(inner, change) for inner in value]
