"""The minutes as a person at the screen reads them, and as a document of any format."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ccm_tui.documents.audiences.audience import FULL, Audience
from ccm_tui.documents.catalogue import LARGEST_TEMPLATE, Format, made
from ccm_tui.documents.formats.plain import render
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.vocabulary import MeetingState
from ccm_tui.errors import CcmError
from ccm_tui.services.documents.approval import sealed_minutes
from ccm_tui.services.documents.documents import meeting_documents
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.governance.disclosure import at_home
from db.queries.agenda.agenda import agenda, current_item_id
from db.queries.meetings.meetings import meeting
from db.queries.record.settings import settings
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
        )


def minutes_document(
    record: Record,
    meeting_id: int,
    wanted: Format = Format.TEXT,
    template: bytes | None = None,
    version: int | None = None,
    audience: Audience = FULL,
) -> bytes:
    """The minutes for the audience in that format; of a version that was approved, the very text that was sealed.

    `template` is a council's own Word document. Raises CcmError where there is no such version, the meeting has
    nothing for the audience, or it can't be had in that format.
    """
    if version is None:
        return made(wanted, meeting_documents(record, meeting_id).contents(audience), template)
    if wanted is not Format.TEXT or audience != FULL:
        raise CcmError(
            "What was approved is sealed as text, in full.", "Ask for the full minutes as text, or for no version."
        )
    return sealed_minutes(record, meeting_id, version).text.encode()


def own_template(record: Record) -> bytes | None:
    """The Word document that the settings name; None where they name none. Raises CcmError as `read_template`."""
    with record.reading() as session:
        path = settings(session).word_template
    return read_template(Path(path)) if path else None


def read_template(path: Path) -> bytes:
    """A council's own Word document. Raises CcmError where it can't be read or is too large for one."""
    place = at_home(path)
    try:
        if place.stat().st_size <= LARGEST_TEMPLATE:
            return place.read_bytes()
    except OSError:
        raise CcmError("The template can't be read.", "Check its path, and that you may read it.") from None
    raise CcmError("The template is too large.", "Give a Word document that holds only styles, headers and footers.")


def _page_of(lines: tuple[str, ...], reference: str) -> int:
    """Where a case's page begins: the first of the two rules between which its reference ends a line."""
    rules = [place for place, line in enumerate(lines) if line and not line.strip("=")]
    for top, bottom in pairwise(rules):
        if bottom - top <= _LONGEST_HEAD and any(line.endswith(reference) for line in lines[top:bottom]):
            return top
    return 0
