"""The room that a typed line is read against."""

from ccm_tui.domain.agencies.agency import Agency
from ccm_tui.domain.composer.line.room import Room, Seat
from ccm_tui.domain.hearings.hearing import LastTime, Recorded
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.meetings.sittings import RollLine
from ccm_tui.domain.names.protection import Protected
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.domain.vocabulary import AgencyKind, Head
from db.queries.agencies.agencies import all_agencies
from db.queries.cases.protection import protected_on_record
from db.queries.hearings.entries import entries_of_item
from db.queries.hearings.hearings import hearing_of_item, last_time
from db.queries.meetings.meetings import meeting_after, meeting_with_id, roll_of
from db.queries.record.settings import settings_on_record
from db.record import Record


def bands_of(record: Record) -> Bands:
    """The partnership's risk bands."""
    with record.reading() as session:
        return Bands.parse(settings_on_record(session).bands)


def room_for(record: Record, meeting_id: int, item_id: int | None) -> Room:
    """What a line typed now, on that item of the meeting, is read against."""
    with record.reading() as session:
        sitting = meeting_with_id(session, meeting_id)
        after = meeting_after(session, sitting.held_on)
        hearing = hearing_of_item(session, item_id) if item_id else None
        before = last_time(session, hearing.case_id, sitting.held_on) if hearing else None
        made = entries_of_item(session, item_id) if item_id else ()
        called, protected = roll_of(session, meeting_id), protected_on_record(session)
        return room_of(record, all_agencies(session), called, after, before, made, protected)


def room_of(
    record: Record,
    agencies: tuple[Agency, ...],
    called: tuple[RollLine, ...],
    after: Meeting | None,
    before: LastTime | None,
    made: tuple[Recorded, ...],
    protected: Protected,
) -> Room:
    """The room, from what has been read of the record already."""
    lines = {line.code: line for line in called}
    return Room(
        today=record.today,
        seats=tuple(_seat(agency, lines.get(agency.code)) for agency in agencies if agency.active),
        next_meeting=after.held_on if after else None,
        last_agency=_last_agency(made),
        previous=previous_ratings(before),
        unasked=tuple(action.reference for action in before.unasked) if before else (),
        protected=protected,
    )


def _seat(agency: Agency, line: RollLine | None) -> Seat:
    speakers = tuple(person.name for person in agency.representatives)
    called = line is not None and line.status is not None
    return Seat(agency.code, agency.name, _with_speaker(speakers, line), _present(line), called)


def _present(line: RollLine | None) -> str | None:
    """Who speaks for the agency now. Before a member's roll is called, its usual representative is addressed."""
    if line is None:
        return None
    if line.in_room:
        return line.speaker or line.usual_speaker
    return line.usual_speaker if line.status is None and line.kind is not AgencyKind.GUEST else None


def _with_speaker(speakers: tuple[str, ...], line: RollLine | None) -> tuple[str, ...]:
    """A deputy named at the roll can own actions like any other of the agency's people."""
    if line is None or not line.speaker or line.speaker in speakers:
        return speakers
    return (*speakers, line.speaker)


def _last_agency(made: tuple[Recorded, ...]) -> str | None:
    for recorded in reversed(made):
        agency = getattr(recorded.entry, "agency", None)
        if agency and recorded.withdrawn_at is None:
            return str(agency)
    return None


def previous_ratings(before: LastTime | None) -> dict[Head, tuple[int, int]]:
    """Likelihood and impact at the hearing before, or as the case brought them with it, head by head."""
    if before is None:
        return {}
    if before.hearing:
        return {rating.head: (rating.likelihood, rating.impact) for rating in before.hearing.ratings}
    earlier = before.earlier.ratings if before.earlier else ()
    return {head: (likelihood, impact) for head, likelihood, impact in earlier}
