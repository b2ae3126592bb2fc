"""What one document says, and the same in every format: each format's library is loaded only for it."""

from dataclasses import dataclass, replace

from ccm_tui.documents.catalogue import DocumentKind, Format
from ccm_tui.documents.page.blocks import Page, Paragraph
from ccm_tui.documents.page.cover import Cover
from ccm_tui.documents.withheld import has_left_out, without_protected
from ccm_tui.domain.listings import ListedAction
from ccm_tui.domain.names.protection import LEFT_OUT, Protected
from ccm_tui.errors import CcmError


@dataclass(frozen=True, slots=True)
class Contents:
    """What one document says, before it has a format."""

    kind: DocumentKind
    pages: tuple[Page, ...]
    cover: Cover
    actions: tuple[ListedAction, ...] = ()
    """Of a document that can be had as a list of its actions."""


def made(wanted: Format, contents: Contents, protected: Protected, template: bytes | None = None) -> bytes:
    """The contents in that format, without what is protected; they say so where something was.

    `template` is a council's Word document, used by DOCX alone.

    Raises CcmError where the document can't be had as that, the template can't be used, none of its actions has a
    place in a calendar, or this machine has no typesetter for PDF.
    """
    contents = _as_it_may_leave(contents, protected)
    pages, cover, actions = contents.pages, contents.cover, contents.actions
    if wanted not in contents.kind.formats:
        raise CcmError(f"There is no {contents.kind.words} as {wanted}.", f"Choose {_choice(contents.kind)}.")
    for_reply = contents.kind is DocumentKind.ACTION_SHEET
    match wanted:
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
            from ccm_tui.documents.formats.word.document import word_document

            return word_document(pages, cover, template)
        case Format.PDF:
            from ccm_tui.documents.formats.pdf.document import pdf

            return pdf(pages, cover)
        case Format.CSV:
            from ccm_tui.documents.formats.data import rows_csv
            from ccm_tui.documents.formats.replies import replies_csv

            return (replies_csv(actions) if for_reply else rows_csv(ListedAction, actions)).encode()
        case Format.XLSX:
            from ccm_tui.documents.formats.replies import reply_workbook
            from ccm_tui.documents.formats.workbooks import rows_workbook

            return reply_workbook(actions, cover) if for_reply else rows_workbook(ListedAction, actions, cover)
        case Format.ICS:
            from ccm_tui.documents.formats.diary import action_diary

            return action_diary(actions, cover)


def _as_it_may_leave(contents: Contents, protected: Protected) -> Contents:
    told = without_protected(contents, protected)
    if not has_left_out(told.pages):
        return told
    *before, last = told.pages
    return replace(told, pages=(*before, replace(last, blocks=(*last.blocks, Paragraph(LEFT_OUT)))))


def _choice(kind: DocumentKind) -> str:
    *others, last = kind.formats
    return f"{', '.join(others)} or {last}" if others else last
