"""The minutes of a meeting, read from the record in one snapshot.

Until they are approved they are made from what is on record at that moment. Once approved they are the sealed
document, whatever the record has learnt since, with what was corrected in them afterwards.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from ccm_tui.documents.minutes.approval import Amendment, Seal
from ccm_tui.documents.minutes.canonical import from_canonical
from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.documents.minutes.erasure import without_case
from ccm_tui.documents.minutes.from_record.case import CaseAtMeeting
from ccm_tui.documents.minutes.from_record.meeting import HeldMeeting, minute_meeting
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.agencies.agency import Agency
from ccm_tui.domain.agenda.walk import hearings
from ccm_tui.domain.hearings.hearing import LastTime, Recorded
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.meetings.sittings import CaseAttendee, RollLine
from db.queries.actions.actions import incomplete_before
from db.queries.actions.history import actions_as_at, closing_of
from db.queries.agencies.agencies import all_agencies, former_agency_names
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.cases.cases import cases_with_ids
from db.queries.documents.approval import amendment_rows, seal_rows
from db.queries.governance.retention import all_erasures
from db.queries.hearings.entries import entries_by_item
from db.queries.hearings.hearings import case_attendance, last_times, read_back_at
from db.queries.meetings.meetings import (
    asked_about,
    chairings_of,
    interests_of,
    meeting_after,
    meeting_with_id,
    observers_of,
    planned_day_of,
    reopenings_of,
    roll_of,
)
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.store import Snapshot


def minutes_of(record: Record, meeting_id: int) -> MinutesDocument:
    """The full minutes of a meeting; while it is in session, the minutes so far."""
    with record.reading() as session:
        sealed = seal_rows(session, meeting_id)
        if not meeting_with_id(session, meeting_id).state.approved or not sealed:
            return minutes_as_they_stand(session, meeting_id)
        document = from_canonical(sealed[-1].document)
        return replace(document, seals=_seals(session, meeting_id), amendments=_amendments(session, meeting_id))


def minutes_as_they_stand(session: Snapshot, meeting_id: int) -> MinutesDocument:
    """The minutes made from what is on record now, without the text of cases that were erased."""
    document = minute_meeting(_held(session, meeting_id))
    for erasure in all_erasures(session):
        document = without_case(document, erasure)
    return replace(document, seals=_seals(session, meeting_id), amendments=_amendments(session, meeting_id))


def _held(session: Snapshot, meeting_id: int) -> HeldMeeting:
    sitting = meeting_with_id(session, meeting_id)
    items = agenda_of_meeting(session, meeting_id)
    heard = [(item, item.hearing) for item in hearings(items) if item.hearing]
    case_ids = [hearing.case_id for _, hearing in heard]
    files = cases_with_ids(session, case_ids)
    names = _names_then(session, meeting_id)
    made, before = _as_they_stood(
        session,
        sitting,
        {item_id: _standing(recorded) for item_id, recorded in entries_by_item(session, meeting_id).items()},
        last_times(session, case_ids, sitting.held_on),
    )
    roll = tuple(_named_then(line, names) for line in roll_of(session, meeting_id))
    attended = case_attendance(session, meeting_id, items, roll)
    read_back = read_back_at(session, meeting_id)
    return HeldMeeting(
        settings=settings_on_record(session),
        meeting=sitting,
        chairings=chairings_of(session, meeting_id),
        reopenings=reopenings_of(session, meeting_id),
        planned_on=planned_day_of(session, meeting_id),
        agencies=tuple(_named_then(agency, names) for agency in all_agencies(session)),
        roll=roll,
        observers=observers_of(session, meeting_id),
        interests=interests_of(session, meeting_id),
        asked=asked_about(session, meeting_id),
        from_before=tuple(_owned_then(action, names) for action in incomplete_before(session, meeting_id)),
        cases=tuple(
            CaseAtMeeting(
                item=item,
                hearing=hearing,
                case=files[hearing.case_id],
                entries=tuple(
                    replace(one, action=_owned_then(one.action, names)) if one.action else one
                    for one in made.get(item.id, ())
                ),
                attendees=tuple(_named_then(one, names) for one in attended.get(hearing.id, ())),
                last_time=replace(
                    before[hearing.case_id],
                    actions=tuple(_owned_then(action, names) for action in before[hearing.case_id].actions),
                ),
                read_back_at=read_back.get(hearing.id),
            )
            for item, hearing in heard
        ),
        procedure={item.kind: made.get(item.id, ()) for item in items if not item.hearing},
        next_meeting=meeting_after(session, sitting.held_on),
    )


_Named = TypeVar("_Named", Agency, RollLine, CaseAttendee)


def _names_then(session: Snapshot, meeting_id: int) -> Mapping[str, str]:
    """The names that agencies had when the meeting first closed, of those that have been renamed since."""
    closed_at = closing_of(session, meeting_id)
    return former_agency_names(session, closed_at) if closed_at else {}


def _named_then(one: _Named, names: Mapping[str, str]) -> _Named:
    return replace(one, name=names[one.code]) if one.code in names else one


def _owned_then(action: Action, names: Mapping[str, str]) -> Action:
    return replace(action, agency_name=names[action.agency]) if action.agency and action.agency in names else action


def _as_they_stood(
    session: Snapshot,
    sitting: Meeting,
    made: dict[int, tuple[Recorded, ...]],
    before: dict[int, LastTime],
) -> tuple[dict[int, tuple[Recorded, ...]], dict[int, LastTime]]:
    """What was recorded and what came before, with every action as it stood when the meeting first closed.

    While it has not closed yet, that is as it stands now.
    """
    closed_at = closing_of(session, sitting.id)
    if closed_at is None:
        return made, before
    set_now = (one.action for recorded in made.values() for one in recorded if one.action)
    set_before = (action for last in before.values() for action in last.actions)
    stood = actions_as_at(session, (*set_now, *set_before), closed_at, sitting.id)
    return (
        {
            item_id: tuple(replace(one, action=stood[one.action.id]) if one.action else one for one in recorded)
            for item_id, recorded in made.items()
        },
        {
            case_id: replace(last, actions=tuple(stood[action.id] for action in last.actions))
            for case_id, last in before.items()
        },
    )


def _seals(session: Snapshot, meeting_id: int) -> tuple[Seal, ...]:
    return tuple(
        Seal(row.number, row.sealed_at, row.approved_by, row.digest) for row in seal_rows(session, meeting_id)
    )


def _amendments(session: Snapshot, meeting_id: int) -> tuple[Amendment, ...]:
    return tuple(
        Amendment(row.number, row.made_at, row.made_by, reference, row.text, row.reason)
        for row, reference in amendment_rows(session, meeting_id)
    )


def _standing(recorded: tuple[Recorded, ...]) -> tuple[Recorded, ...]:
    """What was not withdrawn, and was recorded at the meeting."""
    at_meeting = (one for one in recorded if one.action is None or one.action.issued_at is None)
    return tuple(one for one in at_meeting if one.withdrawn_at is None)
