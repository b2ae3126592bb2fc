"""The documents of a meeting: which there are, whom each is for, and each made and written as a file of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ccm_tui.domain.meetings import Meeting
from ccm_tui.errors import CcmError
from ccm_tui.files import new_file_told_in_words
from ccm_tui.minutes.document import MinutesDocument
from ccm_tui.minutes.formats.catalogue import OF_ACTIONS, Format, contents_of, made
from ccm_tui.services.disclosing import Leaving, at_home, write_out, write_over
from ccm_tui.services.minutes import minutes_of
from ccm_tui.services.places import documents_folder
from ccm_tui.services.saving import as_file
from db.queries.approval import seal_rows
from db.queries.meetings import meeting
from db.queries.settings import settings
from db.record import Record


class Sort(StrEnum):
    """The sorts of document; those of one sort are had in one format."""

    MINUTES = "minutes"
    ACTIONS = "actions"
    VERSION = "version"


FORMATS: Mapping[Sort, tuple[Format, ...]] = {
    Sort.MINUTES: (Format.DOCX, Format.PDF, Format.TEXT, Format.HTML, Format.MARKDOWN, Format.JSON),
    Sort.ACTIONS: (Format.XLSX, Format.CSV, Format.ICS),
    Sort.VERSION: (Format.TEXT,),
}
"""What each sort can be had as, the usual one first."""


_MEMBERS = "the members"


@dataclass(frozen=True, slots=True)
class Paper:
    """One document that can be had of a meeting."""

    name: str
    """Stays the same for the same document, and is a part of its file's name."""
    sort: Sort
    title: str
    reader: str
    """Whom it is for, in words."""
    audience: str
    """Whom it is for, as the log has it."""
    usual: bool
    """True where it goes out after every meeting."""
    sealed: str = ""
    """The text of a version that was approved."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of one meeting, as the record has them at one moment."""

    meeting: Meeting
    marking: str
    document: MinutesDocument
    papers: tuple[Paper, ...]

    @property
    def proposed_folder(self) -> Path:
        """Where they would be written, by a name that tells nothing of anybody."""
        return documents_folder() / f"ccm-meeting-{self.meeting.number}-{self.meeting.held_on.isoformat()}"

    def file_name(self, paper: Paper, wanted: Format) -> str:
        """The name of a document's file, which tells nothing of anybody."""
        draft = "-draft" if self.document.meeting.draft and paper.sort is not Sort.VERSION else ""
        day = self.meeting.held_on.isoformat()
        return f"ccm-{paper.name}-meeting-{self.meeting.number}-{day}{draft}{wanted.suffix}"


def read_papers(record: Record, meeting_id: int) -> Papers:
    """What can be had of the meeting now."""
    document = minutes_of(record, meeting_id)
    with record.reading() as session:
        versions = tuple(
            Paper(
                f"version-{row.number}",
                Sort.VERSION,
                f"Minutes as approved, version {row.number}",
                _MEMBERS,
                "full",
                usual=False,
                sealed=row.text,
            )
            for row in seal_rows(session, meeting_id)
        )
        actions = sum(len(agency.actions) for agency in document.action_summary)
        return Papers(
            meeting=meeting(session, meeting_id),
            marking=settings(session).marking,
            document=document,
            papers=(
                Paper("minutes", Sort.MINUTES, "Full minutes", _MEMBERS, "full", usual=True),
                Paper(
                    "actions",
                    Sort.ACTIONS,
                    f"Actions set: {actions}",
                    _MEMBERS,
                    "full",
                    usual=True,
                ),
                *versions,
            ),
        )


def paper_bytes(papers: Papers, paper: Paper, wanted: Format) -> bytes:
    """The document in that format, as a file holds it. It may be made in any thread.

    Raises CcmError where it can't be had in that format.
    """
    if paper.sort is Sort.VERSION:
        return paper.sealed.encode()
    return as_file(made(wanted, contents_of(papers.document)), wanted)


def leaving_of(papers: Papers, paper: Paper, wanted: Format, recipient: str, reason: str) -> Leaving:
    """The document, as what leaves is noted."""
    what = "list of actions" if wanted in OF_ACTIONS else "minutes"
    return Leaving(what, paper.audience, wanted, recipient, reason, papers.meeting.id)


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
