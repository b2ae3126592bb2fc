"""What a chair sees before a meeting closes, read in one go: each case undecided with what it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ccm_tui.domain.composer.entries import OutcomeEntry, RiskEntry
from ccm_tui.domain.counting import counted
from ccm_tui.domain.hearings import Recorded, unread
from ccm_tui.domain.meetings import AgendaItem, Meeting
from ccm_tui.services.closing import Standing, standing
from db.queries.entries import entries
from db.queries.hearings import read_back_at
from db.queries.meetings import meeting
from db.queries.settings import settings
from db.record import Record


@dataclass(frozen=True, slots=True)
class Undecided:
    """A case that was called and has no outcome."""

    item: AgendaItem
    missing: tuple[str, ...]
    """What it lacks, in words: ("no outcome", "no rating", "2 actions not read back")."""


@dataclass(frozen=True, slots=True)
class ClosingSheet:
    """A meeting that is about to close."""

    meeting: Meeting
    marking: str
    undecided: tuple[Undecided, ...]
    standing: Standing


def closing_sheet(record: Record, meeting_id: int) -> ClosingSheet:
    """What stands in the way of closing the meeting, and what it amounts to."""
    amounts = standing(record, meeting_id)
    with record.reading() as session:
        read_back = read_back_at(session, meeting_id)
        return ClosingSheet(
            meeting=meeting(session, meeting_id),
            marking=settings(session).marking,
            undecided=tuple(
                Undecided(item, _missing(entries(session, item.id), read_back.get(item.hearing.id)))
                for item in amounts.undecided
                if item.hearing
            ),
            standing=amounts,
        )


def _missing(recorded: Sequence[Recorded], read_back: datetime | None) -> tuple[str, ...]:
    stands = [made for made in recorded if made.withdrawn_at is None]
    unread_count = len(unread(stands, read_back))
    lacks = ["no decision" if _has(stands, OutcomeEntry) else "no outcome"]
    if not _has(stands, RiskEntry):
        lacks.append("no rating")
    if unread_count:
        lacks.append(f"{counted(unread_count, 'action')} not read back")
    return tuple(lacks)


def _has(recorded: Sequence[Recorded], kind: type[OutcomeEntry] | type[RiskEntry]) -> bool:
    return any(isinstance(made.entry, kind) for made in recorded)
