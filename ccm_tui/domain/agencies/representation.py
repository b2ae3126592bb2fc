"""Who is represented at meetings and who is missing: how often, and for which cases that need them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ccm_tui.domain.agenda.needs import Need
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.figures.measures import Rate, attendance_figures
from ccm_tui.domain.meetings.sittings import RollLine
from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.domain.words.counting import counted, listed

LEGEND = "P present · D deputy · I information instead · A apologies · N absent · a dot: not asked or not called"


@dataclass(frozen=True, slots=True)
class AttendedMeeting:
    """One meeting that was held."""

    number: int
    held_on: date
    roll: tuple[RollLine, ...]
    missed: Mapping[str, tuple[str, ...]]
    """For each agency, by its code, the cases that were heard without it, by short reference."""


@dataclass(frozen=True, slots=True)
class Represented:
    """One agency over several meetings."""

    code: str
    name: str
    kind: AgencyKind
    attended: Rate
    """Meetings at which somebody, a deputy included, spoke for it, of those it was asked to."""
    sent_information: int
    statuses: tuple[AttendanceStatus | None, ...]
    """Meeting by meeting, the oldest first."""
    missed: tuple[str, ...]
    """Cases that were heard without it, each as often as that was."""
    needed: tuple[tuple[str, str], ...]
    """Of those, the cases that something ties it to: short reference, and what."""

    @property
    def marks(self) -> str:
        """Its meetings in letters, the oldest first: "I N I"."""
        return " ".join(_mark(status) for status in self.statuses)

    @property
    def in_a_row(self) -> int:
        """How many of the latest meetings it was asked to and not represented at, without a break."""
        count = 0
        for status in reversed(self.statuses):
            if status is None or not status.invited:
                continue
            if status.in_room:
                break
            count += 1
        return count

    @property
    def missing_words(self) -> str:
        """For what it was missing: "missed 11 hearings; needed for 035 (leads), 032 (1 action to report on)"."""
        if not self.missed:
            return "missed no case"
        said = f"missed {counted(len(self.missed), 'hearing')}"
        needed = listed([f"{reference} ({why})" for reference, why in self.needed], 6)
        return f"{said}; needed for {needed}" if needed else said


@dataclass(frozen=True, slots=True)
class Representation:
    """Every member over several meetings."""

    meetings: tuple[tuple[int, date, Rate], ...]
    """Number, day, and agencies represented of those asked, the oldest first."""
    agencies: tuple[Represented, ...]
    """The worst represented first."""
    total: Rate
    """Attendances of invitations, over all meetings."""

    @property
    def words(self) -> str:
        """The whole in a line: "33 of 42 (79%) over 3 meetings, Thu 17 Sep to Thu 19 Nov 2026"."""
        if not self.meetings:
            return "No meeting has been held yet: who came is shown here from the first on."
        first, last = self.meetings[0][1], self.meetings[-1][1]
        days = show_day(first) if first == last else f"{show_day(first)} to {show_day(last)}"
        return f"{self.total.words} over {counted(len(self.meetings), 'meeting')}, {days}"


def representation(meetings: Sequence[AttendedMeeting], needs: Mapping[str, Mapping[str, Need]]) -> Representation:
    """How every member was represented at these meetings, given from the oldest on.

    `needs` says for each case, by its short reference, what ties which agency to it, by its code. Guests, who are
    asked for single cases, don't count.
    """
    figures = attendance_figures(meeting.roll for meeting in meetings)
    agencies = [
        Represented(
            code=agency.code,
            name=agency.name,
            kind=agency.kind,
            attended=agency.attended,
            sent_information=agency.sent_information,
            statuses=tuple(_status(meeting, agency.code) for meeting in meetings),
            missed=(missed := _missed(meetings, agency.code)),
            needed=tuple(_needed(missed, agency.code, needs)),
        )
        for agency in figures.agencies
    ]
    agencies.sort(key=lambda one: (one.attended.count / one.attended.of, -one.attended.of))
    return Representation(
        meetings=tuple(
            (meeting.number, meeting.held_on, rate) for meeting, rate in zip(meetings, figures.meetings, strict=True)
        ),
        agencies=tuple(agencies),
        total=figures.total,
    )


def missing_lately(rolls: Sequence[Sequence[RollLine]]) -> tuple[str, ...]:
    """The codes of members that were asked to each of these meetings and represented at none."""
    missing = [
        {
            line.code
            for line in roll
            if line.asked and line.status and not line.status.in_room and line.kind is not AgencyKind.GUEST
        }
        for roll in rolls
    ]
    return tuple(line.code for line in rolls[-1] if all(line.code in codes for codes in missing)) if rolls else ()


def _mark(status: AttendanceStatus | None) -> str:
    """How an agency stood to one meeting, in a letter: those of the roll."""
    match status:
        case AttendanceStatus.PRESENT:
            return "P"
        case AttendanceStatus.DEPUTY:
            return "D"
        case AttendanceStatus.APOLOGIES_INFORMATION:
            return "I"
        case AttendanceStatus.APOLOGIES:
            return "A"
        case AttendanceStatus.ABSENT:
            return "N"
        case AttendanceStatus.NOT_INVITED | None:
            return "·"
    assert_never(status)


def _status(meeting: AttendedMeeting, code: str) -> AttendanceStatus | None:
    return next((line.status for line in meeting.roll if line.code == code), None)


def _missed(meetings: Iterable[AttendedMeeting], code: str) -> tuple[str, ...]:
    return tuple(
        reference
        for meeting in meetings
        if _status(meeting, code) is not AttendanceStatus.NOT_INVITED
        for reference in meeting.missed.get(code, ())
    )


def _needed(missed: Iterable[str], code: str, needs: Mapping[str, Mapping[str, Need]]) -> Iterable[tuple[str, str]]:
    """The cases that it is tied to, the most strongly first."""
    tied = {reference: needs[reference][code] for reference in missed if code in needs.get(reference, {})}
    for reference, need in sorted(tied.items(), key=lambda pair: -pair[1].weight):
        yield reference, need.words
