"""The documents of a meeting as they are chosen from a list: each made in a format of its sort, and written.

What each audience is shown is decided in `services.documents`; here is what a chair marks, and what goes out usually.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ccm_tui.documents.audiences.audience import FULL, Audience
from ccm_tui.documents.catalogue import OF_ACTIONS, DocumentKind, Format, as_file
from ccm_tui.documents.contents import made
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.errors import CcmError
from ccm_tui.files import at_home, new_file_told_in_words
from ccm_tui.services.documents.approval import sealed_as_it_leaves, sealed_versions
from ccm_tui.services.documents.documents import MeetingDocuments, leaving_for, meeting_documents
from ccm_tui.services.documents.folders import document_file_name, documents_folder, file_stem
from ccm_tui.services.governance.disclosure import Leaving, write_out, write_over
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record


@dataclass(frozen=True, slots=True)
class DocumentSort:
    """The sorts of document in the list; those of one sort are had in one format."""

    kind: DocumentKind
    formats: tuple[Format, ...]
    """What they can be had as, the usual one first."""


# The minutes stand twice in the list: their actions alone go out beside them.
_MINUTES = DocumentSort(
    DocumentKind.MINUTES, tuple(one for one in DocumentKind.MINUTES.formats if one not in OF_ACTIONS)
)
_ACTIONS = DocumentSort(DocumentKind.MINUTES, OF_ACTIONS)


def _sort(kind: DocumentKind) -> DocumentSort:
    return _MINUTES if kind is DocumentKind.MINUTES else DocumentSort(kind, kind.formats)


USUAL = (_MINUTES, _sort(DocumentKind.ACTION_SHEET))
"""What goes out after every meeting: to the file, and to each agency that has something to do."""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document that can be had of a meeting."""

    name: str
    """Stays the same for the same document."""
    sort: DocumentSort
    title: str
    """What it is and whom it is for, with nobody's name."""
    recipient: str = ""
    """The agency that it is for; empty where that is for the chair to say."""
    audience: Audience = FULL
    version: int = 0
    """Which approved version it is; 0 for the minutes as they stand."""
    sealed: str = ""
    """The text of that version as it leaves."""


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The documents of one meeting, as the record has them at one moment."""

    meeting: Meeting
    marking: str
    documents: MeetingDocuments
    papers: tuple[DocumentLine, ...]

    @property
    def proposed_folder(self) -> Path:
        """Where they would be written, by a name that tells nothing of anybody."""
        return documents_folder() / f"ccm-meeting-{self.meeting.number}-{self.meeting.held_on.isoformat()}"

    def file_name(self, paper: DocumentLine, wanted: Format) -> str:
        """The name of a document's file, which tells nothing of anybody."""
        if paper.version:
            return f"{file_stem(f'minutes-version-{paper.version}', self.meeting)}{wanted.suffix}"
        return document_file_name(self.meeting, paper.audience, wanted)


def read_documents(record: Record, meeting_id: int) -> DocumentsView:
    """What can be had of the meeting now."""
    documents = meeting_documents(record, meeting_id)
    versions = tuple(
        DocumentLine(
            f"version-{sealed.number}",
            _sort(DocumentKind.APPROVED_MINUTES),
            f"Minutes as approved, version {sealed.number}",
            version=sealed.number,
            sealed=sealed_as_it_leaves(sealed, documents.protected),
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


def paper_bytes(papers: DocumentsView, paper: DocumentLine, wanted: Format, template: bytes | None = None) -> bytes:
    """The document in that format, as a file holds it. It may be made in any thread.

    `template` is a council's own Word document. Raises CcmError where it can't be had in that format.
    """
    if paper.version:
        return paper.sealed.encode()
    return as_file(
        made(wanted, papers.documents.contents(paper.audience), papers.documents.protected, template), wanted
    )


def leaving_of(
    record: Record, papers: DocumentsView, paper: DocumentLine, wanted: Format, recipient: str = "", reason: str = ""
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


def _offered(documents: MeetingDocuments) -> Iterator[DocumentLine]:
    for offer in documents.offers():
        sort = _sort(offer.audience.kind.document)
        yield DocumentLine(str(offer.audience), sort, offer.title, offer.recipient, offer.audience)
        if sort == _MINUTES:
            yield DocumentLine("actions", _ACTIONS, "Actions of the meeting, as a list")
