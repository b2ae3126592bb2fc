"""The minutes as a Word document: real styles, headings and tables, each page of the minutes on paper of its own."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time

from docx.document import Document

from ccm_tui.documents.formats.packing import repacked
from ccm_tui.documents.formats.word.body import body_xml
from ccm_tui.documents.formats.word.sections import Sections
from ccm_tui.documents.formats.word.styles import take_styles
from ccm_tui.documents.formats.word.template import opened
from ccm_tui.documents.page.blocks import Page
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.words.text import visible
from ccm_tui.errors import CcmError
from ccm_tui.sandbox import SandboxError, run_apart


def word_document(pages: Sequence[Page], cover: Cover, template: bytes | None = None) -> bytes:
    """Pages as a .docx file.

    A council's own document or template (.docx or .dotx) gives its styles, its paper, and what stands in its headers
    and footers, such as a crest; its text is left out. It comes from outside, so it is opened, and all that is made
    of it, in a process of its own. Raises CcmError where it can't be used.
    """
    if template is None:
        return set_pages(pages, cover, None)
    try:
        return run_apart(set_pages, tuple(pages), cover, template)
    except SandboxError as error:
        raise CcmError(
            "This file can't be used as a template.",
            "Give a Word document or template without macros (.docx or .dotx).",
        ) from error


def set_pages(pages: Sequence[Page], cover: Cover, template: bytes | None) -> bytes:
    """Pages set into a template, or into our own blank document. Raises whatever a library makes of a broken one."""
    document = opened(template)
    styles = take_styles(document)
    sections = Sections(document, styles)
    body = body_xml(pages, cover, styles, sections)
    _describe(document, cover)
    out = io.BytesIO()
    document.save(out)
    # The body goes in as it is written: moving it into the library's own tree takes longer than all the rest.
    return repacked(out.getvalue(), cover.dated, {document.part.partname.membername: body.encode()})


def _describe(document: Document, cover: Cover) -> None:
    """The properties that an office program shows: all of them, so that none is left from a template."""
    midnight = datetime.combine(cover.dated, time(), UTC)
    about = document.core_properties
    about.title = _short(cover.title)
    about.subject = _short(cover.audience)
    about.author = about.last_modified_by = _short(cover.partnership)
    about.category = about.keywords = _short(cover.marking)
    about.content_status = _short(cover.status)
    about.language = "en-GB"
    about.comments = about.identifier = about.version = ""
    about.created = about.modified = midnight
    about.revision = 1


def _short(text: str) -> str:
    """As long as the format allows a property to be."""
    return visible(text)[:255]
