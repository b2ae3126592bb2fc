"""Planning a meeting: its day, hours and venue, its agenda from what is due, and bending that agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.agenda.walk import proposed_order
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.meetings.meeting import Meeting, length
from ccm_tui.domain.settings.settings import Settings
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.vocabulary import ItemKind
from ccm_tui.errors import CcmError
from db.queries.agencies.needs import cases_with_children, guest_rows
from db.queries.agenda.agenda import agenda_of_meeting, invitation_rows, item_rows
from db.queries.agenda.due import DueCase, due_cases
from db.queries.hearings.hearings import hearing_of_item
from db.queries.meetings.meetings import all_meetings, meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.store import Snapshot
from db.tables.cases import CaseRow
from db.tables.hearings import HearingRow
from db.tables.meetings import AgendaItemRow, MeetingRow
from db.writing import Writing

_LONGEST_BUDGET = 600
_LONGEST_MEETING = timedelta(hours=8)
"""Longer than that, an end before the start is a slip and no meeting past midnight."""


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """What is known of a meeting when it is planned. Times are London's."""

    held_on: date
    starts_at: time
    ends_at: time
    venue: str = ""
    chair: str = ""
    co_chair: str = ""
    minute_taker: str = ""


def plan_meeting(record: Record, new: NewMeeting) -> int:
    """Makes a meeting and its agenda from every case that is due. Returns its id.

    Raises CcmError where there is a meeting at that time already or it would be too long.
    """
    with record.writing("planning.meeting") as writing:
        meetings = all_meetings(writing.session)
        _check_hours(new, meetings)
        terms = settings_on_record(writing.session)
        made = writing.add(
            MeetingRow(
                number=max((planned.number for planned in meetings), default=0) + 1,
                held_on=new.held_on,
                starts_at=new.starts_at,
                ends_at=new.ends_at,
                venue=new.venue.strip(),
                chair=new.chair.strip(),
                co_chair=new.co_chair.strip(),
                minute_taker=new.minute_taker.strip(),
                referral_cut_off=new.held_on - timedelta(days=terms.cut_off_days),
                state=MeetingState.PLANNED,
            )
        )
        _fill_agenda(writing, made, terms)
        writing.label = f"meeting {made.number} planned for {show_day(new.held_on)}"
        return made.id


def add_case(record: Record, meeting_id: int, case_id: int) -> None:
    """Puts a case that is due on the agenda, after the other cases.

    Raises CcmError where the case is not due or the meeting is closed.
    """
    with record.writing("planning.add") as writing:
        held_on = _not_closed(writing, meeting_id).held_on
        found = [due for due in due_cases(writing.session, held_on) if due.case_id == case_id]
        if not found:
            raise CcmError("This case is on an agenda already or is not due.", "Choose one of those due.")
        items = item_rows(writing.session, meeting_id)
        place = _after_the_cases(items)
        _add_hearing(writing, meeting_id, found[0], place, settings_on_record(writing.session))
        _renumber(writing, item_rows(writing.session, meeting_id))
        writing.label = f"case {found[0].reference.rsplit('/', 1)[-1]} put on the agenda"


def remove_case(record: Record, item_id: int) -> None:
    """Takes a case off the agenda; it stays due.

    Raises CcmError where it has been heard already or the item is no case.
    """
    with record.writing("planning.remove") as writing:
        item = writing.session.get_one(AgendaItemRow, item_id)
        _not_closed(writing, item.meeting_id)
        line = next(line for line in agenda_of_meeting(writing.session, item.meeting_id) if line.id == item_id)
        if line.hearing is None:
            raise CcmError("Only a case can be taken off the agenda.", "Choose a case.")
        if line.heard or line.entry_count:
            raise CcmError("This case has been before the meeting.", "Give it an outcome, or defer it.")
        writing.label = f"{item_words(writing, item)} taken off the agenda"
        hearing = hearing_of_item(writing.session, item_id)
        asked = (*invitation_rows(writing.session, item_id), *guest_rows(writing.session, item_id))
        for row in (*asked, *([hearing] if hearing else ()), item):
            writing.remove(row)


def move_item(record: Record, item_id: int, places: int) -> None:
    """Moves a case up (negative) or down the agenda by that many places, among the cases.

    Raises CcmError where the item is no case or the meeting is closed.
    """
    with record.writing("planning.move") as writing:
        item = writing.session.get_one(AgendaItemRow, item_id)
        _not_closed(writing, item.meeting_id)
        if item.kind is not ItemKind.HEARING:
            raise CcmError("Only a case can be moved.", "Choose a case.")
        items = list(item_rows(writing.session, item.meeting_id))
        cases = [index for index, row in enumerate(items) if row.kind is ItemKind.HEARING]
        place = min(max(items.index(item) + places, cases[0]), cases[-1])
        items.remove(item)
        items.insert(place, item)
        _renumber(writing, items)
        writing.label = f"{item_words(writing, item)} moved"


def planned_order(session: Snapshot, items: tuple[AgendaItem, ...], held_on: date) -> tuple[int, ...]:
    """The ids of the items that are cases in the order that is proposed for a meeting on that day."""
    cases = {item.hearing.case_id: item.id for item in items if item.hearing}
    with_children = {cases[case_id] for case_id in cases_with_children(session, cases, held_on)}
    return proposed_order(items, with_children)


def take_proposed_order(record: Record, meeting_id: int) -> bool:
    """Puts the cases in the order that is proposed; False, changing nothing, where they stand in it.

    Raises CcmError where the meeting has begun: then its agenda is bent case by case.
    """
    with record.reading() as session:
        items = agenda_of_meeting(session, meeting_id)
        order = planned_order(session, items, meeting_with_id(session, meeting_id).held_on)
    if order == tuple(item.id for item in items if item.hearing):
        return False
    with record.writing("planning.order", "cases put in the order proposed") as writing:
        if not writing.session.get_one(MeetingRow, meeting_id).state.planned:
            raise CcmError("This meeting has begun.", "Move its cases one by one.")
        rows = item_rows(writing.session, meeting_id)
        places = iter(order)
        by_id = {row.id: row for row in rows}
        _renumber(writing, [by_id[next(places)] if row.kind is ItemKind.HEARING else row for row in rows])
    return True


def set_budget(record: Record, item_id: int, minutes: int) -> None:
    """Gives an item that many minutes. Raises CcmError outside 0 to 600, or where the meeting is closed."""
    if not 0 <= minutes <= _LONGEST_BUDGET:
        raise CcmError("A budget is from 0 to 600 minutes.", "Give a number of minutes in that range.")
    with record.writing("planning.budget") as writing:
        item = writing.session.get_one(AgendaItemRow, item_id)
        _not_closed(writing, item.meeting_id)
        writing.change(item, budget_minutes=minutes)
        writing.label = f"{item_words(writing, item)} given {minutes} min"


def _fill_agenda(writing: Writing, planned: MeetingRow, terms: Settings) -> None:
    for position, kind in enumerate(kind for kind in ItemKind if kind is not ItemKind.HEARING):
        minutes = terms.budget(kind)
        writing.add(AgendaItemRow(meeting_id=planned.id, kind=kind, position=position, budget_minutes=minutes))
    place = _after_the_cases(item_rows(writing.session, planned.id))
    for due in due_cases(writing.session, planned.held_on):
        _add_hearing(writing, planned.id, due, place, terms)
    _renumber(writing, item_rows(writing.session, planned.id))


def _add_hearing(writing: Writing, meeting_id: int, due: DueCase, place: int, terms: Settings) -> None:
    item = writing.add(
        AgendaItemRow(
            meeting_id=meeting_id,
            kind=ItemKind.HEARING,
            position=place,
            budget_minutes=terms.budget(due.kind),
        )
    )
    writing.add(
        HearingRow(
            agenda_item_id=item.id,
            case_id=due.case_id,
            kind=due.kind,
            referral_id=due.referral_id,
            reason=due.why,
        )
    )


def _after_the_cases(items: list[AgendaItemRow]) -> int:
    """The position that puts a new case behind the others and before other business."""
    before = (ItemKind.OPENING, ItemKind.ACTIONS_REVIEW, ItemKind.HEARING)
    return max((item.position for item in items if item.kind in before), default=0)


def _renumber(writing: Writing, items: list[AgendaItemRow]) -> None:
    for position, item in enumerate(items):
        if item.position != position:
            writing.change(item, position=position)


def _not_closed(writing: Writing, meeting_id: int) -> MeetingRow:
    row = writing.session.get_one(MeetingRow, meeting_id)
    if row.state.closed:
        raise CcmError("This meeting is closed.", "Its agenda can't be changed any more.")
    return row


def change_meeting(record: Record, meeting_id: int, new: NewMeeting) -> int:
    """Sets what is known of a planned meeting, and its cut-off with its day. Returns its id.

    Raises CcmError where it has begun, there is another at that time, or it would be too long.
    """
    with record.writing("replanning.meeting") as writing:
        meeting = writing.session.get_one(MeetingRow, meeting_id)
        if not meeting.state.planned:
            raise CcmError("This meeting has begun.", "What was planned for it can't be changed any more.")
        _check_hours(new, [other for other in all_meetings(writing.session) if other.id != meeting_id])
        if new.held_on != meeting.held_on:
            cut_off_days = settings_on_record(writing.session).cut_off_days
            writing.change(meeting, referral_cut_off=new.held_on - timedelta(days=cut_off_days))
        writing.change(
            meeting,
            held_on=new.held_on,
            starts_at=new.starts_at,
            ends_at=new.ends_at,
            venue=new.venue.strip(),
            chair=new.chair.strip(),
            co_chair=new.co_chair.strip(),
            minute_taker=new.minute_taker.strip(),
        )
        writing.label = f"plan of meeting {meeting.number} changed"
        return meeting_id


def _check_hours(new: NewMeeting, others: Sequence[Meeting]) -> None:
    """Raises CcmError where the hours are none of a meeting, or another has them, whole or in part."""
    lasts = length(new.starts_at, new.ends_at)
    if lasts > _LONGEST_MEETING:
        raise CcmError(
            "The meeting would end before it starts.", "Give an end after the start; one past midnight is taken too."
        )
    start = datetime.combine(new.held_on, new.starts_at)
    for other in others:
        begins = datetime.combine(other.held_on, other.starts_at)
        if start < begins + length(other.starts_at, other.ends_at) and begins < start + lasts:
            raise CcmError(
                f"There is a meeting on {show_day(other.held_on)} already.",
                f"Choose another day, or hours beside {other.starts_at:%H:%M} to {other.ends_at:%H:%M}.",
            )


def item_words(writing: Writing, item: AgendaItemRow) -> str:
    """How the journal names an item: "case 031", "any other business"."""
    hearing = hearing_of_item(writing.session, item.id)
    if hearing is None:
        return (item.title or item.kind.words).lower()
    case = writing.session.get_one(CaseRow, hearing.case_id)
    return f"case {case.reference.rsplit('/', 1)[-1]}"
