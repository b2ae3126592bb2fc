"""The figures that a partnership board asks for, each with what it is a share of.

A percentage without its numerator and denominator says nothing of a conference that hears forty cases a year,
so none is kept without them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.meetings.sittings import RollLine
from ccm_tui.domain.statuses import ActionStatus, AttendanceStatus
from ccm_tui.domain.vocabulary import AgencyKind


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """The share in whole percent, a half rounded up; None where it is a share of nothing."""
        return (200 * self.count + self.of) // (2 * self.of) if self.of else None

    @property
    def words(self) -> str:
        """As it is printed: "21 of 29 (72%)"."""
        percent = self.percent
        return f"{self.count} of {self.of}" + (f" ({percent}%)" if percent is not None else "")


@dataclass(frozen=True, slots=True)
class ActionFigures:
    """What became of a set of actions, on one day."""

    total: int
    by_status: tuple[tuple[ActionStatus, int], ...]
    """Every status that occurs, in the order of the vocabulary."""
    fell_due: int
    """Due by that day; withdrawn, not possible, superseded and merely proposed actions don't count."""
    on_time: int
    """Of those, complete on or before their date."""
    late: tuple[str, ...]
    """References of those complete after their date."""
    not_done: tuple[str, ...]
    """References of those that their agency did not do."""
    overdue: tuple[str, ...]
    """References of those still open with their date past."""

    @property
    def on_time_rate(self) -> Rate:
        """Complete on or before their date, of those that fell due."""
        return Rate(self.on_time, self.fell_due)


@dataclass(frozen=True, slots=True)
class AgencyAttendance:
    """How often one agency came when it was invited."""

    code: str
    name: str
    kind: AgencyKind
    attended: Rate
    """Meetings at which somebody, a deputy included, spoke for it, of those it was invited to."""
    sent_information: int
    """Meetings at which it gave apologies but sent information instead."""


@dataclass(frozen=True, slots=True)
class AttendanceFigures:
    """Who came to a set of meetings. Guests, who are asked for single cases, don't count."""

    agencies: tuple[AgencyAttendance, ...]
    """In the order in which the rolls name them."""
    meetings: tuple[Rate, ...]
    """Agencies present of those invited, meeting by meeting."""

    @property
    def total(self) -> Rate:
        """Attendances of invitations, over all meetings."""
        return Rate(sum(rate.count for rate in self.meetings), sum(rate.of for rate in self.meetings))


def action_figures(actions: Iterable[Action], today: date) -> ActionFigures:
    """The figures of these actions as they stand on the day `today`."""
    every = tuple(actions)
    counts = Counter(action.status for action in every)
    due = [action for action in every if action.fell_due(today)]
    complete = [action for action in due if action.status is ActionStatus.COMPLETE]
    return ActionFigures(
        total=len(every),
        by_status=tuple((status, counts[status]) for status in ActionStatus if counts[status]),
        fell_due=len(due),
        on_time=sum(not action.done_late for action in complete),
        late=tuple(action.reference for action in complete if action.done_late),
        not_done=tuple(action.reference for action in due if action.status is ActionStatus.NOT_DONE),
        overdue=tuple(action.reference for action in due if action.overdue(today)),
    )


def attendance_figures(rolls: Iterable[Sequence[RollLine]]) -> AttendanceFigures:
    """The figures of these meetings, each given by its roll. An agency whose roll was not called doesn't count."""
    invited = [[line for line in roll if _invited(line)] for roll in rolls]
    by_agency: dict[str, list[RollLine]] = {}
    for lines in invited:
        for line in lines:
            by_agency.setdefault(line.code, []).append(line)
    return AttendanceFigures(
        agencies=tuple(_agency(lines) for lines in by_agency.values()),
        meetings=tuple(_attended(lines) for lines in invited),
    )


def _invited(line: RollLine) -> bool:
    return line.asked and line.kind is not AgencyKind.GUEST


def _agency(lines: Sequence[RollLine]) -> AgencyAttendance:
    return AgencyAttendance(
        code=lines[0].code,
        name=lines[0].name,
        kind=lines[0].kind,
        attended=_attended(lines),
        sent_information=sum(line.status is AttendanceStatus.APOLOGIES_INFORMATION for line in lines),
    )


def _attended(lines: Sequence[RollLine]) -> Rate:
    # Whoever left early was there all the same, so the status counts, not who is still in the room.
    return Rate(sum(bool(line.status and line.status.in_room) for line in lines), len(lines))
