"""The minutes as a person at the screen reads them, and saving them as a file of their own."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ccm_tui.domain.meetings import Meeting
from ccm_tui.domain.vocabulary import MeetingState
from ccm_tui.minutes.plain import render
from ccm_tui.services.approving import sealed_minutes
from ccm_tui.services.disclosing import Leaving, write_out
from ccm_tui.services.minutes import minutes_of
from db.queries.agenda import agenda, current_item_id
from db.queries.meetings import meeting
from db.queries.settings import settings
from db.record import Record

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


def minutes_text(record: Record, meeting_id: int, version: int | None = None) -> str:
    """The minutes in plain text; of a version that was approved, the very text that was sealed.

    Raises CcmError where there is no such version.
    """
    if version is not None:
        return sealed_minutes(record, meeting_id, version).text
    return render(minutes_of(record, meeting_id))


def save_minutes(
    record: Record, meeting_id: int, path: Path, recipient: str = "", reason: str = "", version: int | None = None
) -> Path:
    """Saves the minutes as a new file for its owner alone, and notes that they left the record, for whom and why.

    Returns where. Raises CcmError where there is no such version, there is something of that name already, or the
    file can't be written.
    """
    content = minutes_text(record, meeting_id, version).encode()
    return write_out(record, leaving_minutes(meeting_id, recipient, reason), path, content)


def leaving_minutes(meeting_id: int, recipient: str = "", reason: str = "") -> Leaving:
    """The full minutes in plain text, as what leaves is noted."""
    return Leaving("minutes", "full", "text", recipient, reason, meeting_id)


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
