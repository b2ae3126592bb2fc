"""The minutes as a person at the screen reads them, and saving them as a file of their own."""

from codecs import BOM_UTF8
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from ccm_tui.domain.meetings import Meeting
from ccm_tui.domain.vocabulary import MeetingState
from ccm_tui.errors import CcmError
from ccm_tui.files import write_new
from ccm_tui.minutes.formats.catalogue import LARGEST_TEMPLATE, Format, contents_of, made
from ccm_tui.minutes.plain import render
from ccm_tui.services.minutes import minutes_of
from db.queries.agenda import agenda, current_item_id
from db.queries.meetings import meeting
from db.queries.settings import settings
from db.record import Record
from db.tables.keeping import DisclosureRow

_LONGEST_HEAD = 6
"""Lines from the rule above the head of a page to the rule beneath it, at the most."""


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    """The minutes of one meeting as plain text, and what one does with them."""

    meeting: Meeting
    marking: str
    lines: tuple[str, ...]
    case_in_hand: int
    """Where in the lines the case before the meeting begins; 0 where there is none."""
    proposed_path: Path
    """Where they would be saved, by a name that tells nothing of anybody."""


def minutes_sheet(record: Record, meeting_id: int) -> MinutesSheet:
    """The minutes as they stand."""
    lines = tuple(render(minutes_of(record, meeting_id)).splitlines())
    with record.reading() as session:
        sitting = meeting(session, meeting_id)
        current = current_item_id(session, meeting_id)
        items = agenda(session, meeting_id)
        hearing = next((item.hearing for item in items if item.id == current), None)
        in_hand = hearing is not None and sitting.state is MeetingState.IN_SESSION
        return MinutesSheet(
            meeting=sitting,
            marking=settings(session).marking,
            lines=lines,
            case_in_hand=_page_of(lines, hearing.reference) if hearing and in_hand else 0,
            proposed_path=_documents_folder() / _file_name(sitting),
        )


def save_minutes(
    record: Record, meeting_id: int, path: Path, wanted: Format = Format.TEXT, template: bytes | None = None
) -> Path:
    """Saves the minutes as a new file for its owner alone, and notes that they left the record.

    `template` is a council's own Word document. Returns where. Raises CcmError where there is something of that name
    already, the file can't be written, or the minutes can't be had in that format.
    """
    content = made(wanted, contents_of(minutes_of(record, meeting_id)), template)
    return _save(record, path, content, wanted, "minutes", meeting_id)


def save_list(record: Record, path: Path, content: bytes, wanted: Format, document: str) -> Path:
    """Saves a list as a new file for its owner alone, and notes that it left the record.

    `document` says which list it is: "actions". Returns where. Raises CcmError as `save_minutes` does.
    """
    return _save(record, path, content, wanted, document)


def read_template(path: Path) -> bytes:
    """A council's own Word document. Raises CcmError where it can't be read or is too large for one."""
    place = _at_home(path)
    try:
        if place.stat().st_size <= LARGEST_TEMPLATE:
            return place.read_bytes()
    except OSError:
        raise CcmError("The template can't be read.", "Check its path, and that you may read it.") from None
    raise CcmError("The template is too large.", "Give a Word document that holds only styles, headers and footers.")


def _save(
    record: Record, path: Path, content: bytes, wanted: Format, document: str, meeting_id: int | None = None
) -> Path:
    place = _at_home(path)
    # Without a mark at its head, spreadsheet programs misread CSV.
    whole = BOM_UTF8 + content if wanted is Format.CSV else content
    with record.writing("saving.document", kind="aside") as writing:
        of_meeting = f" of meeting {meeting(writing.session, meeting_id).number}" if meeting_id is not None else ""
        writing.label = f"{document}{of_meeting} saved as a file"
        writing.add(
            DisclosureRow(
                left_at=writing.now,
                actor=record.actor,
                document=document,
                audience="full",
                format=wanted,
                meeting_id=meeting_id,
                digest=sha256(whole).hexdigest(),
            )
        )
        # Within the act, so that nothing leaves unnoted and nothing is noted that did not leave.
        write_new(place, whole)
    return place


def _at_home(path: Path) -> Path:
    """The whole path, with ~ for the home folder; a ~ of somebody who is not known here is a name like any other."""
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        return path.absolute()


def _page_of(lines: tuple[str, ...], reference: str) -> int:
    """Where a case's page begins: the first of the two rules between which its reference ends a line."""
    rules = [place for place, line in enumerate(lines) if line and not line.strip("=")]
    for top, bottom in pairwise(rules):
        if bottom - top <= _LONGEST_HEAD and any(line.endswith(reference) for line in lines[top:bottom]):
            return top
    return 0


def _file_name(sitting: Meeting) -> str:
    draft = "" if sitting.state is MeetingState.APPROVED else "-draft"
    return f"ccm-minutes-{sitting.number}-{sitting.held_on.isoformat()}{draft}.txt"


def _documents_folder() -> Path:
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
