"""Makes what was recorded in one of the demo's hearings, in the order in which a chair would have recorded it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import assert_never

from ccm_tui.domain.composer.line.entries import InfoEntry, NoteEntry, OutcomeEntry, RiskEntry, VoiceEntry
from ccm_tui.domain.vocabulary import EntryKind, Known, Received
from ccm_tui.services.demo.draft import Making
from ccm_tui.services.demo.ledger import LEDGER, DemoAction
from ccm_tui.services.demo.roll import speakers_at
from ccm_tui.services.demo.shapes import DemoEntry, DemoHearing, DemoMeeting
from ccm_tui.services.hearings.entry_parts import text_of
from db.tables.actions import ActionRow
from db.tables.columns import RecordRow
from db.tables.hearings import (
    AssessmentRow,
    EntryRow,
    InformationShareRow,
    NoteRow,
    OutcomeRow,
    RatingRow,
    ReadBackLineRow,
    ReadBackRow,
    VoiceRow,
)

_TOLD_AFTER = timedelta(days=1)
_ACCEPTED_AT = time(10)

_Part = DemoEntry | DemoAction | OutcomeEntry


def make_hearing(making: Making, meeting: DemoMeeting, hearing: DemoHearing) -> None:
    """Adds the entries of a hearing, and the read-back of its actions."""
    parts = _in_order(meeting, hearing)
    *spoken, read_back_at, decided_at = _moments(*making.sittings[meeting.number, hearing.case], len(parts) + 1)
    rows = making.add(
        EntryRow(
            agenda_item_id=making.items[meeting.number, hearing.case],
            kind=EntryKind.ACTION if isinstance(part, DemoAction) else part.kind,
            text=part.text if isinstance(part, DemoAction) else text_of(part),
            made_at=made_at,
        )
        for part, made_at in zip(parts, (*spoken, decided_at), strict=True)
    )
    made = making.add(
        _row_of(making, meeting, part, row.id, read_back_at) for part, row in zip(parts, rows, strict=True)
    )
    _add_ratings(making, parts, made)
    _add_read_back(making, meeting, hearing, [row for row in made if isinstance(row, ActionRow)], read_back_at)
    for part, row in zip(parts, made, strict=True):
        if isinstance(part, DemoAction):
            making.actions[part.reference] = row.id


def _in_order(meeting: DemoMeeting, hearing: DemoHearing) -> list[_Part]:
    set_here = [action for action in LEDGER if action.set_at == meeting.number and action.case == hearing.case]
    return [*hearing.said, *set_here, *([hearing.outcome] if hearing.outcome else [])]


def _moments(start: datetime, end: datetime, count: int) -> list[datetime]:
    """So many moments, spread evenly over a sitting, to the second."""
    step = int((end - start).total_seconds()) // (count + 1)
    return [start + timedelta(seconds=step * place) for place in range(1, count + 1)]


def _row_of(making: Making, meeting: DemoMeeting, part: _Part, entry_id: int, read_back_at: datetime) -> RecordRow:
    match part:
        case InfoEntry():
            return _share_row(making, meeting, part, entry_id)
        case VoiceEntry():
            return VoiceRow(entry_id=entry_id, agency_id=making.agency(part.agency))
        case NoteEntry():
            return NoteRow(entry_id=entry_id, kind=part.note, resolution=part.resolution)
        case RiskEntry():
            return AssessmentRow(entry_id=entry_id, overall=part.overall, overall_reason=part.overall_reason)
        case OutcomeEntry():
            return OutcomeRow(
                entry_id=entry_id,
                decision=part.decision,
                review_on=making.day(part.review_on) if part.review_on else None,
                tell_agency_id=making.agency(part.tell),
                told_on=making.day(meeting.held_on + _TOLD_AFTER),
            )
        case DemoAction():
            return _action_row(making, meeting, part, entry_id, read_back_at)
        case _:
            assert_never(part)


def _share_row(making: Making, meeting: DemoMeeting, entry: InfoEntry, entry_id: int) -> InformationShareRow:
    speaker = speakers_at(meeting.number).get(entry.agency or "", "")
    # Whoever was not in the room can only have written.
    received = Received.VERBAL if speaker else Received.WRITTEN
    return InformationShareRow(
        entry_id=entry_id,
        agency_id=making.agency(entry.agency),
        speaker=speaker,
        known=entry.known,
        received=Received.NONE if entry.known is Known.NO_REPLY else received,
        kind=entry.share,
        sensitivity=entry.sensitivity,
    )


def _action_row(
    making: Making, meeting: DemoMeeting, action: DemoAction, entry_id: int, read_back_at: datetime
) -> ActionRow:
    accepted_at = _accepted_at(making, meeting, action, read_back_at)
    return ActionRow(
        entry_id=entry_id,
        case_id=making.cases[action.case],
        number=action.number,
        agency_id=making.agencies[action.agency],
        owner=action.owner,
        due_on=making.day(action.due),
        head=action.head,
        type=action.type,
        status=action.status,
        status_reason=action.reason,
        done_on=making.day(action.done) if action.done else None,
        effect=action.effect,
        accepted_at=accepted_at,
        accepted_by=action.owner if accepted_at else "",
        reissue_of_id=making.actions[action.reissue_of] if action.reissue_of else None,
        escalated_to=action.escalated_to,
        escalated_on=making.day(meeting.held_on) if action.escalated_to else None,
    )


def _accepted_at(making: Making, meeting: DemoMeeting, action: DemoAction, read_back_at: datetime) -> datetime | None:
    if action.agency in speakers_at(meeting.number):
        return read_back_at
    later: date | None = action.accepted_on
    return making.moment(later, _ACCEPTED_AT) if later else None


def _add_ratings(making: Making, parts: Sequence[_Part], made: Sequence[RecordRow]) -> None:
    making.add(
        RatingRow(assessment_id=row.id, head=rated.head, likelihood=rated.likelihood, impact=rated.impact)
        for part, row in zip(parts, made, strict=True)
        if isinstance(part, RiskEntry)
        for rated in part.ratings
    )


def _add_read_back(
    making: Making, meeting: DemoMeeting, hearing: DemoHearing, actions: Sequence[ActionRow], read_at: datetime
) -> None:
    if not actions:
        return
    hearing_id = making.hearings[meeting.number, hearing.case]
    reading = making.writing.add(ReadBackRow(hearing_id=hearing_id, read_at=read_at))
    making.add(
        ReadBackLineRow(read_back_id=reading.id, action_id=row.id, accepted=row.accepted_at == read_at)
        for row in actions
    )
