"""What is needed to call the roll, read in one snapshot: the agencies asked, and the statement to be read."""

from dataclasses import dataclass

from ccm_tui.domain.agencies.agency import Agency
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.meetings.sittings import RollLine
from db.queries.agencies.agencies import all_agencies
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.meetings.meetings import meeting_with_id, roll_of
from db.queries.record.settings import settings_on_record
from db.record import Record


@dataclass(frozen=True, slots=True)
class Call:
    """One agency to be called."""

    line: RollLine
    deputy: str
    """Who usually stands in; empty where nobody does."""
    asked_for: tuple[str, ...]
    """The cases that a guest was asked for: ("036",). Empty for members."""


@dataclass(frozen=True, slots=True)
class RollView:
    """The roll of one meeting as far as it has been called."""

    meeting: Meeting
    marking: str
    statement: str
    """The confidentiality statement, to be read aloud."""
    calls: tuple[Call, ...]
    """Members in the order of the roll, then the guests asked for a case or in the room all the same."""

    @property
    def lines(self) -> tuple[RollLine, ...]:
        """The roll itself."""
        return tuple(call.line for call in self.calls)


def read_roll(record: Record, meeting_id: int) -> RollView:
    """The roll of a meeting as it stands."""
    with record.reading() as session:
        called = {line.code: line for line in roll_of(session, meeting_id)}
        asked, terms = _asked_for(agenda_of_meeting(session, meeting_id)), settings_on_record(session)
        return RollView(
            meeting=meeting_with_id(session, meeting_id),
            marking=terms.marking,
            statement=terms.confidentiality,
            calls=tuple(
                Call(called.get(agency.code) or _uncalled(agency), _deputy(agency), asked.get(agency.code, ()))
                for agency in all_agencies(session)
                if agency.code in called or agency.code in asked
            ),
        )


def _asked_for(items: tuple[AgendaItem, ...]) -> dict[str, tuple[str, ...]]:
    asked: dict[str, tuple[str, ...]] = {}
    for item in items:
        if item.hearing:
            for code in item.guests:
                asked[code] = (*asked.get(code, ()), item.hearing.short_reference)
    return asked


def _uncalled(agency: Agency) -> RollLine:
    return RollLine(
        agency_id=agency.id,
        code=agency.code,
        name=agency.name,
        kind=agency.kind,
        needed_for_quorum=agency.needed_for_quorum,
        usual_speaker=agency.representatives[0].name if agency.representatives else "",
        status=None,
    )


def _deputy(agency: Agency) -> str:
    return next((person.name for person in agency.representatives if person.deputy), "")
