"""The life of a meeting: opened, its confidentiality read, closed, and opened again."""

from ccm_tui.clock import london_day
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.agenda.walk import undecided, unreached
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.meetings.meeting import Chairing
from ccm_tui.domain.names.keys import name_key
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.vocabulary import ItemKind, Statement
from ccm_tui.errors import CcmError
from ccm_tui.services.agenda.planning import item_words
from ccm_tui.services.meetings.walk import stop_clock
from db.queries.agenda.agenda import agenda_of_meeting, current_item_id, item_time_rows, outcomes_of_items
from db.queries.hearings.hearings import hearing_of_item, is_decided_after, outcome_touched_at
from db.queries.meetings.meetings import (
    chairings_of,
    holds_anything,
    meeting_in_session,
    meeting_with_id,
    observer_rows,
    planned_day_of,
    reopenings_of,
    sitting_rows,
)
from db.record import Record
from db.tables.cases import CaseRow
from db.tables.hearings import HearingRow
from db.tables.meetings import AgendaItemRow, ChairingRow, ItemTimeRow, MeetingRow, ReopeningRow
from db.writing import Writing


def open_meeting(record: Record, meeting_id: int) -> None:
    """Opens a planned meeting, which is then held today; one in session stays as it is.

    Raises CcmError where it is closed or another meeting is in session.
    """
    with record.writing("meeting.open", kind="seal") as writing:
        meeting = writing.session.get_one(MeetingRow, meeting_id)
        if meeting.state.in_session:
            return
        if not meeting.state.planned:
            raise CcmError("This meeting is closed.", "Reopen it, saying why, to record anything more.")
        other = meeting_in_session(writing.session)
        if other is not None:
            raise CcmError(
                f"Meeting {other.number} is still in session.", "Close that meeting before you open this one."
            )
        planned, today = meeting.held_on, london_day(writing.now)
        writing.change(meeting, state=MeetingState.IN_SESSION, opened_at=writing.now, held_on=today)
        instead = "" if planned == today else f", held {show_day(today)} and not {show_day(planned)}"
        writing.label = f"meeting {meeting.number} opened{instead}"
        opening = next(
            (item for item in agenda_of_meeting(writing.session, meeting_id) if item.kind is ItemKind.OPENING), None
        )
        if opening:
            writing.add(ItemTimeRow(agenda_item_id=opening.id, started_at=writing.now))


def take_back_opening(record: Record, meeting_id: int) -> None:
    """Makes a meeting that was opened by mistake a planned one again, with the day that it was planned for.

    Raises CcmError where it is not in session, or anything has been recorded in it.
    """
    with record.writing("meeting.not_opened", kind="seal") as writing:
        meeting = _in_session(writing, meeting_id)
        if reopenings_of(writing.session, meeting_id) or holds_anything(writing.session, meeting_id):
            raise CcmError(
                f"Something has been recorded in meeting {meeting.number}.",
                "Take that back first, or close the meeting: its cases are then not reached, and carry over.",
            )
        for row in item_time_rows(writing.session, meeting_id):
            writing.remove(row)
        planned_on = planned_day_of(writing.session, meeting_id)
        writing.change(meeting, state=MeetingState.PLANNED, opened_at=None, held_on=planned_on)
        writing.label = f"opening of meeting {meeting.number} taken back"


def read_confidentiality(record: Record, meeting_id: int, exceptions: str = "") -> None:
    """Records that the statement was read aloud now, and agreed by all in the room but for the exceptions.

    Raises CcmError where the meeting is not in session.
    """
    with record.writing("meeting.confidentiality", "confidentiality statement read") as writing:
        meeting = _in_session(writing, meeting_id)
        writing.change(meeting, confidentiality_read_at=writing.now, confidentiality_exceptions=exceptions.strip())
        for row in sitting_rows(writing.session, meeting_id):
            if row.left_at is None and row.statement is Statement.NOT_CONFIRMED:
                writing.change(row, statement=Statement.VERBAL)
        for observer in observer_rows(writing.session, meeting_id):
            if observer.statement is Statement.NOT_CONFIRMED:
                writing.change(observer, statement=Statement.VERBAL)


def mark_not_reached(record: Record, item_id: int) -> None:
    """Says that a case was called but not heard: it carries over to the next meeting.

    Raises CcmError where the meeting is not in session, or it is no case or decided already.
    """
    with record.writing("meeting.not_reached") as writing:
        item = writing.session.get_one(AgendaItemRow, item_id)
        _in_session(writing, item.meeting_id)
        hearing = hearing_of_item(writing.session, item_id)
        if hearing is None:
            raise CcmError("Only a case can be not reached.", "Go to the case that was not heard.")
        if outcomes_of_items(writing.session, [item_id]):
            raise CcmError("That case is decided.", "Undo or withdraw its outcome first.")
        writing.change(hearing, not_reached=True)
        writing.label = f"{item_words(writing, item)} not reached"


def close_meeting(record: Record, meeting_id: int) -> tuple[AgendaItem, ...]:
    """Closes the meeting and gives each case the standing that was decided.

    Cases never called are not reached and carry over; they are returned. Raises CcmError where the meeting is
    not in session or a case that was called is undecided: nothing is decided by closing.
    """
    with record.writing("meeting.close", kind="seal") as writing:
        meeting = _in_session(writing, meeting_id)
        items = agenda_of_meeting(writing.session, meeting_id)
        if still := undecided(items):
            names = ", ".join(item.hearing.short_reference for item in still if item.hearing)
            raise CcmError(
                f"The meeting can't close yet: no outcome for {names}.",
                "Give each an outcome, defer it, or mark it not reached.",
            )
        left_over = unreached(items)
        for item in left_over:
            if item.hearing:
                writing.change(writing.session.get_one(HearingRow, item.hearing.id), not_reached=True)
        for item in items:
            if _decided_here(writing, meeting, item):
                _settle_case(writing, meeting, item)
        stop_clock(writing, meeting_id)
        writing.change(meeting, state=MeetingState.CLOSED, closed_at=writing.now)
        writing.label = f"meeting {meeting.number} closed"
        return left_over


def reopen_meeting(record: Record, meeting_id: int, reason: str) -> None:
    """Opens a closed meeting again; when and why stays on record.

    Its minutes are then a draft; a version that was approved stays sealed, and every later copy names it. A word to
    correct is better amended. Raises CcmError where no reason is given, it is not closed, or another is in session.
    """
    if not reason.strip():
        raise CcmError("Reopening needs a reason.", "Say why; it is kept with the meeting.")
    with record.writing("meeting.reopen", why=reason, kind="seal") as writing:
        meeting = writing.session.get_one(MeetingRow, meeting_id)
        if not meeting.state.closed:
            raise CcmError("This meeting is not closed.", "There is nothing to reopen.")
        if meeting_in_session(writing.session):
            raise CcmError("Another meeting is in session.", "Close that meeting first.")
        writing.add(ReopeningRow(meeting_id=meeting_id, reopened_at=writing.now, reason=reason.strip()))
        writing.change(meeting, state=MeetingState.IN_SESSION, closed_at=None, approved_at=None, approved_by="")
        writing.label = f"meeting {meeting.number} reopened"
        item_id = current_item_id(writing.session, meeting_id)
        if item_id:
            writing.add(ItemTimeRow(agenda_item_id=item_id, started_at=writing.now))


def _decided_here(writing: Writing, meeting: MeetingRow, item: AgendaItem) -> bool:
    """Whether the close gives the case its standing.

    A meeting that was opened again does so only where it decided anew, and no later meeting has decided since: what
    has become of the case in between stands.
    """
    if item.hearing is None:
        return False
    reopened = reopenings_of(writing.session, meeting.id)
    if not reopened:
        return True
    decided_at = outcome_touched_at(writing.session, item.id)
    closed_on = writing.session.get_one(CaseRow, item.hearing.case_id).closed_on
    return (
        decided_at is not None
        and decided_at >= reopened[-1].at
        and not (closed_on and closed_on > meeting.held_on)
        and not is_decided_after(writing.session, item.hearing.case_id, meeting)
    )


def _settle_case(writing: Writing, meeting: MeetingRow, item: AgendaItem) -> None:
    if item.hearing is None or item.hearing.decision is None:
        return
    case = writing.session.get_one(CaseRow, item.hearing.case_id)
    decision = item.hearing.decision
    status = decision.leaves
    if status.over:
        writing.change(case, status=status, closed_on=meeting.held_on, review_on=None)
    else:
        writing.change(case, status=status, closed_on=None, review_on=item.hearing.review_on)


def _in_session(writing: Writing, meeting_id: int) -> MeetingRow:
    meeting = writing.session.get_one(MeetingRow, meeting_id)
    if not meeting.state.in_session:
        raise CcmError("This meeting is not in session.", "Open it first.")
    return meeting


def session_meeting_id(record: Record) -> int | None:
    """The meeting that is in session, if one is."""
    with record.reading() as session:
        found = meeting_in_session(session)
    return found.id if found else None


def hand_over(record: Record, meeting_id: int, name: str) -> Chairing:
    """Records who has the chair from now on; whoever opened the meeting stays on record as its chair.

    Raises CcmError where nobody is named, they have the chair already, or the meeting is not in session.
    """
    if not name.strip():
        raise CcmError("The chair needs a name.", "Say who takes the chair from now.")
    with record.writing("chairing.hand_over") as writing:
        sitting = meeting_with_id(writing.session, meeting_id)
        if not sitting.state.in_session:
            raise CcmError("This meeting is not in session.", "Open it first.")
        before = chairings_of(writing.session, meeting_id)
        chair = before[-1].name if before else sitting.chair
        if name_key(name) == name_key(chair):
            raise CcmError("They have the chair already.", "Name whoever takes it from now.")
        row = writing.add(ChairingRow(meeting_id=meeting_id, name=name.strip(), from_at=writing.now))
        writing.label = "chair handed over"
        return Chairing(row.name, row.from_at)
