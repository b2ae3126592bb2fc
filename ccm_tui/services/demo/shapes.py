"""How the demo's story is told: plain values, dated as in `days`.

The entries of a hearing are the composer's own, so that the demo holds nothing that a chair could not type."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.composer.line.entries import InfoEntry, NoteEntry, OutcomeEntry, RiskEntry, VoiceEntry
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.vocabulary import HearingKind, Known

MEETING_1 = date(2026, 9, 17)
MEETING_2 = date(2026, 10, 15)
MEETING_3 = date(2026, 11, 19)
MEETING_4 = date(2026, 12, 17)
MEETING_5 = date(2027, 1, 21)

LIVE_ON = MEETING_4
"""The day on which the story stands: the demo opens before this meeting."""


DemoEntry = InfoEntry | VoiceEntry | NoteEntry | RiskEntry
"""What is recorded in a hearing beside its actions and its outcome."""


@dataclass(frozen=True, slots=True)
class DeclaredInterest:
    """An interest that one agency's speaker declared; they withdrew for the case."""

    agency: str
    nature: str


@dataclass(frozen=True, slots=True)
class DemoHearing:
    """One case at one meeting, and what was said of it. Its actions stand in the ledger."""

    case: str
    """The last part of its reference: 031."""
    kind: HearingKind
    reason: str
    budget: int | None = None
    """Minutes, where it is not the usual time for its kind."""
    guests: tuple[str, ...] = ()
    """Codes of agencies asked for this item only."""
    leavers: tuple[str, ...] = ()
    """Codes of agencies that go once it is heard."""
    took: int = 0
    """Minutes that it took."""
    said: tuple[DemoEntry, ...] = ()
    interests: tuple[DeclaredInterest, ...] = ()
    outcome: OutcomeEntry | None = None


@dataclass(frozen=True, slots=True)
class DemoMeeting:
    """One meeting, held or planned."""

    number: int
    held_on: date
    cut_off: date
    state: MeetingState
    hearings: tuple[DemoHearing, ...] = ()
    opening_note: str = ""
    business_note: str = ""
    observers: tuple[tuple[str, str], ...] = ()
    """Name and organisation."""

    @property
    def held(self) -> bool:
        """True when the meeting is over."""
        return self.state.closed


def nil_returns(*codes: str) -> tuple[InfoEntry, ...]:
    """Agencies that do not know the person."""
    return tuple(InfoEntry("", code, known=Known.NOT_KNOWN) for code in codes)


def no_reply(code: str) -> InfoEntry:
    """An agency that was asked and has not answered."""
    return InfoEntry("", code, known=Known.NO_REPLY)
