"""Files that are made to end, fill or hold up whatever opens them."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from xlsxwriter import Workbook

from tests.ugly_sheets import workbook

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"

LAUGHS = b"".join(
    (
        b'<!DOCTYPE a [<!ENTITY a0 "',
        b"ha" * 500,
        b'">',
        *(b'<!ENTITY a%d "%s">' % (level + 1, (b"&a%d;" % level) * 10) for level in range(9)),
        b"]>",
    )
)
"""Ten words that each stand for ten of the one before: a terabyte in the end."""

OUTSIDE = b'<!DOCTYPE a [<!ENTITY a9 SYSTEM "file:///etc/hostname">]>'
"""A word that stands for what is in a file of the machine."""


def tampered(archive: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """A zip, as workbooks and Word documents are, with something replaced in one of its parts."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as given, ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for part in given.namelist():
            content = given.read(part)
            if part == name:
                assert old in content
                content = content.replace(old, new)
            packed.writestr(part, content)
    return out.getvalue()


def _far(book: Workbook) -> None:
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["received on", "subject name"])
    sheet.write_row("A2", ["3/12/2026", "Jasper Thimblewick"])
    sheet.write("XFD1048576", "x")


def _long(book: Workbook) -> None:
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["received on", "subject name"])
    for row in range(1, 3_000):
        sheet.write_row(row, 0, ["3/12/2026", "Jasper"])


def _merged(book: Workbook) -> None:
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["received on", "subject name"])
    for row in range(1, 5_000):
        sheet.merge_range(row, 0, row, 1, "x")


def bombs_of_cells() -> dict[str, bytes]:
    """Workbooks of a few kilobytes, by what is wrong with each."""
    far, long = workbook(_far), workbook(_long)
    cell = b'r="XFD1048576"'
    return {
        "a far cell": far,
        "a far cell in other quotes": tampered(far, SHEET, cell, b"r='XFD1048576'"),
        "a far cell over two lines": tampered(far, SHEET, cell, b'r\n=\n"XFD1048576"'),
        "a far cell behind a long attribute": tampered(far, SHEET, cell, b'x="' + b"a" * 200 + b'" ' + cell),
        "a long text in every cell": tampered(long, STRINGS, b"Jasper", b"J" * 4_000_000),
        "words that stand for words": _with_words(long, STRINGS, b"<sst", LAUGHS, b"Jasper"),
        "words that stand for a file": _with_words(long, STRINGS, b"<sst", OUTSIDE, b"Jasper"),
        "cells that are merged over all rows": workbook(_merged),
    }


def saved(document: Document) -> bytes:
    """A Word document as a file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def bombs_of_styles() -> dict[str, bytes]:
    """Word documents that are no templates, by what is wrong with each."""
    blank = saved(docx.Document())
    part, end = "word/styles.xml", b"</w:styles>"
    return {
        "styles within styles": tampered(blank, part, end, b"<w:style>" * 100_000 + b"</w:style>" * 100_000 + end),
        "words that stand for words": _with_words(blank, part, b"<w:styles", LAUGHS, end, end),
    }


def many_styles() -> bytes:
    """A Word document with more styles than anybody looks through."""
    styles = b"".join(
        b'<w:style w:type="paragraph" w:styleId="s%d"><w:name w:val="s%d"/></w:style>' % (number, number)
        for number in range(100_000)
    )
    return tampered(saved(docx.Document()), "word/styles.xml", b"</w:styles>", styles + b"</w:styles>")


def _with_words(archive: bytes, part: str, root: bytes, words: bytes, place: bytes, after: bytes = b"") -> bytes:
    """The zip with such words declared in one of its parts, and one of them said there."""
    return tampered(tampered(archive, part, root, words + root), part, place, b"&a9;" + after)
