"""The documents of a meeting as they are chosen from a list: each made in a format of its sort, and written.

What each audience is shown is decided in `services.documents`; here is what a chair marks, and what goes out usually.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ccm_tui.documents.audiences.audience import FULL, Audience, AudienceKind
from ccm_tui.documents.catalogue import OF_ACTIONS, Format, made
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.errors import CcmError
from ccm_tui.files import new_file_told_in_words
from ccm_tui.services.documents.approval import sealed_versions
from ccm_tui.services.documents.documents import MeetingDocuments, as_file, file_name, leaving_for, meeting_documents
from ccm_tui.services.documents.folders import documents_folder, file_stem
from ccm_tui.services.governance.disclosure import Leaving, at_home, write_out, write_over
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record


class Sort(StrEnum):
    """The sorts of document; those of one sort are had in one format."""

    MINUTES = "minutes"
    ACTIONS = "actions"
    SHEET = "sheet"
    COPY = "copy"
    CASE = "case"
    SUMMARY = "summary"
    FIGURES = "figures"
    VERSION = "version"


_SORTS = {
    AudienceKind.FULL: Sort.MINUTES,
    AudienceKind.AGENCY: Sort.SHEET,
    AudienceKind.MEMBER: Sort.COPY,
    AudienceKind.CASE: Sort.CASE,
    AudienceKind.SUMMARY: Sort.SUMMARY,
    AudienceKind.PUBLIC: Sort.FIGURES,
}

_PAGES = (Format.DOCX, Format.PDF, Format.TEXT, Format.HTML, Format.MARKDOWN, Format.JSON)

FORMATS: Mapping[Sort, tuple[Format, ...]] = {
    Sort.MINUTES: _PAGES,
    Sort.ACTIONS: (Format.XLSX, Format.CSV, Format.ICS),
    # A sheet is pasted into an email and comes back the same way.
    Sort.SHEET: (Format.TEXT, Format.DOCX, Format.PDF, Format.HTML, *OF_ACTIONS),
    Sort.COPY: _PAGES,
    Sort.CASE: _PAGES,
    Sort.SUMMARY: _PAGES,
    Sort.FIGURES: _PAGES,
    Sort.VERSION: (Format.TEXT,),
}
"""What each sort can be had as, the usual one first."""

USUAL = (Sort.MINUTES, Sort.SHEET)
"""What goes out after every meeting: to the file, and to each agency that has something to do."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document that can be had of a meeting."""

    name: str
    """Stays the same for the same document."""
    sort: Sort
    title: str
    """What it is and whom it is for, with nobody's name."""
    recipient: str = ""
    """The agency that it is for; empty where that is for the chair to say."""
    audience: Audience = FULL
    version: int = 0
    """Which approved version it is; 0 for the minutes as they stand."""
    sealed: str = ""
    """The text of that version."""


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The documents of one meeting, as the record has them at one moment."""

    meeting: Meeting
    marking: str
    documents: MeetingDocuments
    papers: tuple[Paper, ...]

    @property
    def proposed_folder(self) -> Path:
        """Where they would be written, by a name that tells nothing of anybody."""
        return documents_folder() / f"ccm-meeting-{self.meeting.number}-{self.meeting.held_on.isoformat()}"

    def file_name(self, paper: Paper, wanted: Format) -> str:
        """The name of a document's file, which tells nothing of anybody."""
        if paper.version:
            return f"{file_stem(f'minutes-version-{paper.version}', self.meeting)}{wanted.suffix}"
        return file_name(self.meeting, paper.audience, wanted)


def read_documents(record: Record, meeting_id: int) -> DocumentsView:
    """What can be had of the meeting now."""
    documents = meeting_documents(record, meeting_id)
    versions = tuple(
        Paper(
            f"version-{sealed.number}",
            Sort.VERSION,
            f"Minutes as approved, version {sealed.number}",
            version=sealed.number,
            sealed=sealed.text,
        )
        for sealed in sealed_versions(record, meeting_id)
    )
    with record.reading() as session:
        return DocumentsView(
            meeting=meeting_with_id(session, meeting_id),
            marking=settings_on_record(session).marking,
            documents=documents,
            papers=(*_offered(documents), *versions),
        )


def paper_bytes(papers: DocumentsView, paper: Paper, wanted: Format, template: bytes | None = None) -> bytes:
    """The document in that format, as a file holds it. It may be made in any thread.

    `template` is a council's own Word document. Raises CcmError where it can't be had in that format.
    """
    if paper.version:
        return paper.sealed.encode()
    return as_file(made(wanted, papers.documents.contents(paper.audience), template), wanted)


def leaving_of(
    record: Record, papers: DocumentsView, paper: Paper, wanted: Format, recipient: str = "", reason: str = ""
) -> Leaving:
    """The document, as what leaves is noted; what is for one agency is given to that agency."""
    return leaving_for(record, papers.meeting.id, paper.audience, wanted, paper.recipient or recipient, reason)


def make_folder(record: Record, folder: str) -> Path:  # noqa: ARG001 (asked of the lane, as all that writes is)
    """The folder that was typed; made, for its owner alone, where only it itself is not there yet.

    Raises CcmError where it can't be made, or something else has its name.
    """
    if not folder.strip():
        raise CcmError("The documents need a folder.", "Type where they are to be written.")
    place = at_home(Path(folder.strip()))
    with new_file_told_in_words():
        if not place.is_dir():
            place.mkdir(mode=0o700)
    return place


def write_paper(record: Record, leaving: Leaving, place: Path, content: bytes, over: frozenset[Path]) -> Path:
    """Writes one document for its owner alone, noted from before it is written. Returns where.

    It goes over a file that is there only where that is one of `over`. Raises CcmError where another is there, or it
    can't be written.
    """
    write = write_over if place in over else write_out
    return write(record, leaving, place, content)


def _offered(documents: MeetingDocuments) -> Iterator[Paper]:
    for offer in documents.offers():
        sort = _SORTS[offer.audience.kind]
        yield Paper(str(offer.audience), sort, offer.title, offer.recipient, offer.audience)
        if sort is Sort.MINUTES:
            yield Paper("actions", Sort.ACTIONS, "Actions of the meeting, as a list")
