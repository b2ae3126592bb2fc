"""The formats that there are, the documents that there are, and which of them can be had as which.

A format is added to `Format`, and to the documents that can be had in it; mypy then names `made`, which writes it.
It stands on nothing, so that the command line can ask it before anything else is loaded.
"""

from codecs import BOM_UTF8
from enum import StrEnum
from pathlib import Path
from typing import Self


class Format(StrEnum):
    """A format, by the name it is asked for."""

    suffix: str
    """How a file of it ends, the dot included."""
    words: str
    """As people call it."""
    media_type: str
    """As mail programs and web servers call it (RFC 6838)."""
    readable: bool
    """True where it is text, that a terminal can show."""

    def __new__(cls, value: str, suffix: str, words: str, media_type: str, readable: bool) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.suffix, member.words, member.media_type, member.readable = suffix, words, media_type, readable
        return member

    @classmethod
    def of(cls, name: str) -> Self:
        """The format that is asked for by that name. Raises ValueError where there is none."""
        found = next((member for member in cls if member.value == name), None)
        if found is None:
            raise ValueError(f"no format {name}")
        return found

    TEXT = "text", ".txt", "text", "text/plain", True
    MARKDOWN = "markdown", ".md", "Markdown", "text/markdown", True
    HTML = "html", ".html", "web page", "text/html", True
    DOCX = (
        "docx",
        ".docx",
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        False,
    )
    PDF = "pdf", ".pdf", "PDF", "application/pdf", False
    JSON = "json", ".json", "JSON", "application/json", True
    CSV = "csv", ".csv", "CSV", "text/csv", True
    XLSX = (
        "xlsx",
        ".xlsx",
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        False,
    )
    ICS = "ics", ".ics", "calendar", "text/calendar", True


OF_ACTIONS = (Format.XLSX, Format.CSV, Format.ICS)
"""These hold the actions of a document alone; the others hold its pages."""

LISTS = (Format.TEXT, Format.CSV, Format.JSON)
"""The formats that every list can be had in."""

_PAGES = (Format.DOCX, Format.PDF, Format.TEXT, Format.HTML, Format.MARKDOWN, Format.JSON)
_LETTER = (Format.DOCX, Format.TEXT, Format.MARKDOWN, Format.HTML, Format.PDF)
# Pasted into a mail, and comes back the same way.
_PASTED = (Format.TEXT, Format.DOCX, Format.PDF, Format.HTML, Format.MARKDOWN)


class DocumentKind(StrEnum):
    """A document that leaves the record."""

    # The value is how it is called in the name of its file.
    words: str
    """What it is called in the log of what left."""
    formats: tuple[Format, ...]
    """What it can be had as, the usual one first."""

    def __new__(cls, value: str, words: str, formats: tuple[Format, ...]) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.words, member.formats = words, formats
        return member

    MINUTES = "minutes", "minutes", (*_PAGES, *OF_ACTIONS)
    ACTION_SHEET = "sheet", "action sheet", (*_PASTED, Format.JSON, *OF_ACTIONS)
    AGENCY_COPY = "copy", "agency's copy", (*_PAGES, *OF_ACTIONS)
    ONE_CASE = "case", "minutes of one case", (*_PAGES, *OF_ACTIONS)
    EXECUTIVE_SUMMARY = "summary", "executive summary", _PAGES
    PUBLIC_VERSION = "figures", "public version", _PAGES
    APPROVED_MINUTES = "version", "minutes", (Format.TEXT,)

    AGENDA = "agenda", "agenda", (Format.TEXT, Format.MARKDOWN, Format.HTML, Format.DOCX, Format.PDF)
    REQUEST = "request", "request for information", _LETTER
    AREA_QUESTION = "area", "question to a home area", _LETTER
    REMINDER = "reminder", "reminder of actions", _PASTED
    BOARD_FIGURES = (
        "board",
        "figures",
        (Format.TEXT, Format.MARKDOWN, Format.HTML, Format.DOCX, Format.PDF, Format.JSON),
    )
    SUBJECT_PACK = "pack", "subject-access pack", (Format.TEXT,)

    MEETING_LIST = "meetings", "list of meetings", (*LISTS, Format.XLSX, Format.ICS)
    AGENDA_LIST = "items", "agenda", (*LISTS, Format.XLSX, Format.ICS)
    CASE_LIST = "cases", "list of cases", (*LISTS, Format.XLSX)
    REFERRAL_LIST = "referrals", "list of referrals", (*LISTS, Format.XLSX)
    ACTION_LIST = "actions", "list of actions", (*LISTS, Format.XLSX, Format.ICS)
    AGENCY_LIST = "agencies", "list of agencies", (*LISTS, Format.XLSX)
    AREA_LIST = "areas", "list of home areas", LISTS
    ATTENDANCE_LIST = "attendance", "list of attendance", LISTS
    DISCLOSURE_LOG = "log", "disclosure log", LISTS

    def format_of(self, path: Path) -> Format:
        """The format that the name of a file ends in; text where it ends in none that this can be had as."""
        ending = path.suffix.lower()
        return next((known for known in self.formats if known.suffix == ending), Format.TEXT)


def as_file(content: bytes, wanted: str) -> bytes:
    """A document's bytes as a file holds them: without a mark at its head, spreadsheet programs misread CSV."""
    return BOM_UTF8 + content if wanted == Format.CSV else content
