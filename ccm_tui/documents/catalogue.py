"""Every format that a document can be had in: each made from the same contents, its library loaded only for it."""

from dataclasses import dataclass
from enum import StrEnum

from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.documents.minutes.pages import pages_of
from ccm_tui.documents.minutes.readers import listed_actions
from ccm_tui.documents.page.blocks import Page
from ccm_tui.documents.page.cover import Cover, cover_of
from ccm_tui.domain.listings import ListedAction
from ccm_tui.errors import CcmError


class Format(StrEnum):
    """A format, by the name it is asked for."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"

    @property
    def suffix(self) -> str:
        """How a file of this format ends, the dot included."""
        return {Format.TEXT: ".txt", Format.MARKDOWN: ".md"}.get(self, f".{self}")

    @property
    def words(self) -> str:
        """As people call it."""
        return _CALLED.get(self, self.upper())

    @property
    def readable(self) -> bool:
        """True where it is text, that a terminal can show."""
        return self not in (Format.DOCX, Format.PDF, Format.XLSX)


_CALLED = {
    Format.TEXT: "text",
    Format.MARKDOWN: "Markdown",
    Format.HTML: "web page",
    Format.DOCX: "Word",
    Format.XLSX: "Excel",
    Format.ICS: "calendar",
}

OF_ACTIONS = (Format.CSV, Format.XLSX, Format.ICS)
"""These hold the actions of the contents alone; the others hold the pages."""

LARGEST_TEMPLATE = 20_000_000
"""Bytes of a council's Word document, packed or unpacked, beyond which it is no template."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What one document says, before it has a format."""

    pages: tuple[Page, ...]
    actions: tuple[ListedAction, ...]
    cover: Cover
    lists_actions: bool = True
    """False where it has no list of actions, and so no spreadsheet and no calendar."""
    for_reply: bool = False
    """True where what became of the actions is to be sent back: a spreadsheet has columns for it."""


def contents_of(document: MinutesDocument) -> Contents:
    """The contents of the full minutes."""
    return Contents(pages_of(document), listed_actions(document), cover_of(document))


def made(wanted: Format, contents: Contents, template: bytes | None = None) -> bytes:
    """The contents in that format. `template` is a council's Word document, used by DOCX alone.

    Raises CcmError where the template can't be used, the contents are no list of actions or none of them has a place
    in a calendar, or this machine has no typesetter for PDF.
    """
    pages, cover = contents.pages, contents.cover
    match wanted:
        case Format.CSV | Format.XLSX | Format.ICS:
            return _of_actions(wanted, contents)
        case Format.TEXT:
            from ccm_tui.documents.formats.plain import plain_text

            return plain_text(pages, cover.marking, cover.ending).encode()
        case Format.MARKDOWN:
            from ccm_tui.documents.formats.markdown import markdown

            return markdown(pages, cover).encode()
        case Format.HTML:
            from ccm_tui.documents.formats.web import web_page

            return web_page(pages, cover).encode()
        case Format.JSON:
            from ccm_tui.documents.formats.data import data

            return data(pages, cover).encode()
        case Format.DOCX:
            from ccm_tui.documents.formats.word.document import word

            return word(pages, cover, template)
        case Format.PDF:
            from ccm_tui.documents.formats.pdf.document import pdf

            return pdf(pages, cover)


def _of_actions(wanted: Format, contents: Contents) -> bytes:
    actions, cover = contents.actions, contents.cover
    if not contents.lists_actions:
        raise CcmError("This document holds no list of actions.", "Choose text, markdown, html, docx, pdf or json.")
    match wanted:
        case Format.XLSX:
            from ccm_tui.documents.formats.replies import reply_workbook
            from ccm_tui.documents.formats.workbook import workbook

            return reply_workbook(actions, cover) if contents.for_reply else workbook(actions, cover)
        case Format.ICS:
            from ccm_tui.documents.formats.diary import action_diary

            return action_diary(actions, cover)
        case _:
            from ccm_tui.documents.formats.data import rows_csv
            from ccm_tui.documents.formats.replies import replies_csv

            return (replies_csv(actions) if contents.for_reply else rows_csv(ListedAction, actions)).encode()
