"""What the script of a meeting is read against, and what it says."""

from dataclasses import dataclass
from datetime import date, datetime

from ccm_tui.domain.hearings.hearing import HeadRating, LastTime, Recorded
from ccm_tui.domain.meetings.meeting import AgendaItem, CaseAttendee, RollLine
from ccm_tui.domain.settings.bands import Bands


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do next, in words, and what does it: a command of the desk or the beginning of a line."""

    words: str
    command: str = ""
    """The command's id at the desk; empty where it is typed."""
    order: str = ""
    """What the line begins with, like "/i"; empty where a command does it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A meeting in session as it stands, with the item before it."""

    today: date
    bands: Bands
    items: tuple[AgendaItem, ...]
    current: AgendaItem | None
    roll: tuple[RollLine, ...]
    statement_read: bool
    """True once the confidentiality statement was read."""
    outstanding: int
    """How many incomplete actions from before there are still to go through, while no case is before the meeting."""
    entries: tuple[Recorded, ...]
    """What was recorded on the item and not withdrawn, in the order made."""
    ratings: tuple[HeadRating, ...]
    attendance: tuple[CaseAttendee, ...]
    last_time: LastTime | None
    read_back_at: datetime | None

    @property
    def here(self) -> frozenset[str]:
        """Codes of the agencies that somebody in the room speaks for."""
        return frozenset(line.code for line in self.roll if line.in_room)

    @property
    def gone(self) -> frozenset[str]:
        """Codes of the agencies of which the roll says that nobody is in the room."""
        return frozenset(line.code for line in self.roll if line.status and not line.in_room)
