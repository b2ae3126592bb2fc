"""Who is in the room, and all that follows from it: asked here by everybody, derived from sittings alone.

A sitting is one stretch in which one person is in the room for an agency. Somebody who leaves and comes back has two;
an agency with two people there has one for each.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.domain.vocabulary import AgencyKind, CaseAttendance, Statement


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, without its last moment; an end that is None lies before or after everything."""

    start: datetime | None = None
    end: datetime | None = None

    def meets(self, other: "Stretch") -> bool:
        """True where the two have a moment in common."""
        return _before(self.start, other.end) and _before(other.start, self.end)

    def holds(self, moment: datetime) -> bool:
        """True where the moment lies in it."""
        return (self.start is None or self.start <= moment) and (self.end is None or moment < self.end)


def _before(start: datetime | None, end: datetime | None) -> bool:
    return start is None or end is None or start < end


@dataclass(frozen=True, slots=True)
class Sitting:
    """One stretch in which one person is in the room for an agency."""

    person: str
    """As printed; empty where the record does not say who came."""
    deputy_for: str = ""
    """Whom the person stands in for."""
    statement: Statement = Statement.NOT_CONFIRMED
    came_at: datetime | None = None
    """None where the person was there when the meeting opened."""
    left_at: datetime | None = None
    """None where the person has not left, or stayed until the close."""

    @property
    def stretch(self) -> Stretch:
        """When it was."""
        return Stretch(self.came_at, self.left_at)


@dataclass(frozen=True, slots=True)
class RollLine:
    """How one agency is represented at a meeting."""

    agency_id: int
    code: str
    name: str
    kind: AgencyKind
    needed_for_quorum: bool
    usual_speaker: str
    status: AttendanceStatus | None
    """How it answered the roll; None until it has been called."""
    information_sent_on: date | None = None
    sittings: tuple[Sitting, ...] = ()
    """In the order in which people came."""

    @property
    def here(self) -> tuple[Sitting, ...]:
        """The sittings of those who are in the room now."""
        return tuple(one for one in self.sittings if one.left_at is None)

    @property
    def in_room(self) -> bool:
        """True while somebody in the room speaks for the agency; of one whose roll was not called nobody knows."""
        return bool(self.here)

    @property
    def asked(self) -> bool:
        """True once its roll was called, unless it was not asked to come."""
        return self.status is not None and self.status.invited

    @property
    def speakers(self) -> tuple[Sitting, ...]:
        """Those who speak for it now or, where everybody has left, whoever left last."""
        return self.here or self.sittings[-1:]

    @property
    def speaker(self) -> str:
        """Who speaks for it now, or spoke last, by name; several are joined."""
        return ", ".join(one.person for one in self.speakers if one.person)

    @property
    def deputy_for(self) -> str:
        """Whom a deputy who is here stands in for."""
        return next((one.deputy_for for one in self.speakers if one.deputy_for), "")

    @property
    def statement(self) -> Statement:
        """How those who speak for it accepted the statement; not confirmed while one of them has not."""
        said = [one.statement for one in self.speakers]
        return Statement.NOT_CONFIRMED if not said or Statement.NOT_CONFIRMED in said else said[0]

    @property
    def arrived_at(self) -> datetime | None:
        """Since when those who are here have been, where that is later than the opening."""
        arrivals = [one.came_at for one in self.speakers]
        return None if None in arrivals else min((at for at in arrivals if at), default=None)

    @property
    def left_at(self) -> datetime | None:
        """When the last who was there for it left; None while somebody is there, or nobody came."""
        return None if self.in_room else max((one.left_at for one in self.sittings if one.left_at), default=None)


@dataclass(frozen=True, slots=True)
class CaseAttendee:
    """An agency's part in one case."""

    code: str
    name: str
    status: CaseAttendance
    sat: tuple[Stretch, ...] = ()
    """When it was there for the case; none where it was not."""

    def there_at(self, moment: datetime) -> bool:
        """True where it was in for the case at that moment."""
        return any(stretch.holds(moment) for stretch in self.sat)


def attendance_of_case(
    roll: Sequence[RollLine],
    heard: Sequence[Stretch],
    asked_elsewhere: Collection[str],
    withdrew: Collection[str],
    said: Mapping[str, CaseAttendance],
) -> tuple[CaseAttendee, ...]:
    """How each agency that was called took part in one case, in the order of the roll; nobody before it is called.

    It is in where it sat at any moment of the stretches in which the case was `heard`, unless it withdrew for an
    interest or came for other cases only. What is `said` of an agency goes before what follows from its sittings.
    """
    if not heard:
        return ()
    return tuple(
        _attendee(line, heard, line.code in asked_elsewhere, line.code in withdrew, said.get(line.code))
        for line in roll
        if line.status is not None or line.code in withdrew or line.code in said
    )


def _attendee(
    line: RollLine, heard: Sequence[Stretch], elsewhere: bool, withdrew: bool, said: CaseAttendance | None
) -> CaseAttendee:
    sat = tuple(one.stretch for one in line.sittings if any(one.stretch.meets(stretch) for stretch in heard))
    if withdrew or said is CaseAttendance.WITHDREW:
        return CaseAttendee(line.code, line.name, CaseAttendance.WITHDREW)
    if said is CaseAttendance.OUT or (said is None and (elsewhere or not sat)):
        return CaseAttendee(line.code, line.name, CaseAttendance.OUT)
    return CaseAttendee(line.code, line.name, CaseAttendance.IN, sat if said is None else (Stretch(),))


def asked_only_elsewhere(items: Sequence[AgendaItem], item: AgendaItem) -> frozenset[str]:
    """Codes of the guests who were asked for other items of the agenda and not for this one."""
    return frozenset(code for one in items for code in one.guests) - frozenset(item.guests)
