"""What a file says of itself beside its pages: its title, its author, its day."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.clock import london_day
from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.documents.page.wording import day


@dataclass(frozen=True, slots=True)
class Cover:
    """What is written into a file's properties, and nothing else is: no user, no machine, no time of making."""

    title: str
    partnership: str
    """Stands as the file's author."""
    marking: str
    status: str
    """DRAFT until the minutes are approved."""
    audience: str
    """Whom the document is for, in words."""
    dated: date
    """The day that the document has reached; the times in the file are taken from it, never from a clock."""
    ending: str
    """Said beneath the last page, so that a reader sees that nothing is missing."""


def cover_of(document: MinutesDocument) -> Cover:
    """The cover of the minutes, or of a part of them."""
    meeting = document.meeting
    approved = meeting.approved_at if not meeting.draft else None
    return Cover(
        title=f"Minutes of meeting {meeting.number}, {day(meeting.held_on)}",
        partnership=meeting.partnership,
        marking=document.marking,
        status="DRAFT" if meeting.draft else "APPROVED",
        audience=document.copy_for,
        dated=london_day(approved) if approved else meeting.held_on,
        ending="End of minutes",
    )
