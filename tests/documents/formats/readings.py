"""What can be read out of a file, whatever its format: for tests that look for what must not be in it."""

import io
import re
from datetime import date, timedelta
from html import unescape
from zipfile import ZipFile

import pypdfium2

from ccm_tui.documents.catalogue import Format


def everything_in(content: bytes, wanted: Format) -> str:
    """All that can be read out of a file, its properties too, without white space."""
    if wanted in (Format.DOCX, Format.XLSX):
        with ZipFile(io.BytesIO(content)) as packed:
            parts = [packed.comment, *(packed.read(name) for name in packed.namelist())]
            text = " ".join((*packed.namelist(), *(part.decode() for part in parts)))
            days = " ".join(day_of(number) for number in re.findall(r"<v>(\d{5})</v>", text))
            text = f"{re.sub('<[^>]*>', ' ', text)} {text} {days}"
    elif wanted is Format.PDF:
        with pypdfium2.PdfDocument(content) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
            text = " ".join((*pages, *document.get_metadata_dict().values(), content.decode("latin-1")))
    else:
        text = unescape(content.decode())
    if wanted is Format.ICS:
        text = re.sub("\r\n ", "", text)
    return "".join(text.split())


def day_of(number: str) -> str:
    """The day that a spreadsheet counts by that number."""
    return (date(1899, 12, 30) + timedelta(days=int(number))).isoformat()
