"""The record as lists, for the command line, for scripts and for spreadsheets."""

from datetime import date, datetime, timedelta

from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.actions.search import ActionSearch
from ccm_tui.domain.cases.case import CaseLine
from ccm_tui.domain.cases.search import search_words
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.listings import RESTRICTED, ListedAction, ListedCase, ListedItem, ListedMeeting
from ccm_tui.domain.meetings.meeting import AgendaItem, Meeting
from ccm_tui.domain.vocabulary import ActionStatus
from db.queries.actions.register import found_actions
from db.queries.agenda.agenda import agenda_of_meeting, current_item_id
from db.queries.cases.cases import case_lines
from db.queries.meetings.meetings import all_meetings
from db.queries.record.find import agency_named, case_named, meeting_named
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.search.query import find_cases


def list_meetings(record: Record) -> list[ListedMeeting]:
    """Every meeting, in the order in which they are held."""
    with record.reading() as session:
        return [_listed_meeting(meeting) for meeting in all_meetings(session)]


def list_agenda(record: Record, named: str) -> tuple[Meeting, list[ListedItem]]:
    """A meeting and the items of its agenda, in order. Raises CcmError where there is no such meeting."""
    with record.reading() as session:
        meeting = meeting_named(session, named)
        items = agenda_of_meeting(session, meeting.id)
    now = record.clock()
    cases = [item.id for item in items if item.hearing]
    return meeting, [_listed_item(item, cases.index(item.id) + 1 if item.hearing else None, now) for item in items]


def list_cases(record: Record, query: str = "") -> list[ListedCase]:
    """The cases in which every word of the query is found, by reference; all where it is empty.

    A restricted case is found by its reference alone: what else is on record of it would be given away.
    """
    with record.reading() as session:
        found = find_cases(session, search_words(query)).case_ids if query.strip() else None
        return [_listed_case(case) for case in case_lines(session) if found is None or case.id in found]


def action_search(
    record: Record,
    agency: str | None,
    case: str | None,
    person: str,
    due_before: date | None,
    *,
    only_unsettled: bool,
    only_overdue: bool,
) -> ActionSearch:
    """The search that finds the actions to which all of it applies.

    Raises CcmError where there is no such agency or case.
    """
    with record.reading() as session:
        return ActionSearch(
            agency=agency_named(session, agency).code if agency is not None else None,
            case=case_named(session, case).reference if case is not None else None,
            person=person.strip(),
            statuses=frozenset({ActionStatus.OPEN, ActionStatus.PROPOSED}) if only_unsettled else frozenset(),
            overdue=only_overdue,
            due_until=due_before - timedelta(days=1) if due_before else None,
        )


def list_actions(record: Record, search: ActionSearch | None = None) -> list[ListedAction]:
    """The actions looked for, all where nothing is, case by case."""
    today = record.today
    with record.reading() as session:
        found = found_actions(session, search or ActionSearch(), today, settings_on_record(session).escalate_after)
    by_case = sorted(found, key=lambda action: (action.case_reference, action.number))
    return [_listed_action(action, today) for action in by_case]


def list_cover(record: Record, title: str) -> Cover:
    """What a file that holds a list says of itself, as of today."""
    with record.reading() as session:
        ours = settings_on_record(session)
    return Cover(
        title=title,
        partnership=ours.partnership,
        marking=ours.marking,
        status=f"As of {show_day(record.today)}",
        audience="The members of the conference",
        dated=record.today,
        ending="",
    )


def case_in_hand(record: Record, named: str) -> str | None:
    """The case before the meeting, as it is said (031); None where something else is, or nothing.

    Raises CcmError where there is no such meeting.
    """
    with record.reading() as session:
        meeting = meeting_named(session, named)
        current = current_item_id(session, meeting.id)
        hearings = (
            item.hearing for item in agenda_of_meeting(session, meeting.id) if item.id == current and item.hearing
        )
        return next((hearing.short_reference for hearing in hearings), None)


def _listed_meeting(meeting: Meeting) -> ListedMeeting:
    return ListedMeeting(
        number=meeting.number,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        state=meeting.state,
        chair=meeting.chair,
        co_chair=meeting.co_chair,
        minute_taker=meeting.minute_taker,
        venue=meeting.venue,
        referral_cut_off=meeting.referral_cut_off,
    )


def _listed_item(item: AgendaItem, number: int | None, now: datetime) -> ListedItem:
    hearing = item.hearing
    return ListedItem(
        position=item.position,
        number=number,
        kind=item.kind,
        title=item.title,
        reference=hearing.reference if hearing else None,
        name=_name(hearing.name, hearing.restricted) if hearing else None,
        hearing=hearing.kind if hearing else None,
        budget_minutes=item.budget_minutes,
        used_minutes=int(item.used_at(now).total_seconds() // 60),
        state=item.state_in_words,
        decision=hearing.decision if hearing else None,
        review_on=hearing.review_on if hearing else None,
        received_on=hearing.received_on if hearing else None,
        leavers=item.leavers,
        guests=item.guests,
    )


def _listed_case(case: CaseLine) -> ListedCase:
    return ListedCase(
        reference=case.reference,
        name=_name(case.name, case.restricted),
        status=case.status,
        themes=case.themes,
        review_on=case.review_on,
        last_heard_on=case.last_heard_on,
        times_heard=case.times_heard,
        open_actions=case.open_actions,
        restricted=case.restricted,
    )


def _listed_action(action: Action, today: date) -> ListedAction:
    return ListedAction(
        reference=action.reference,
        case=action.case_reference,
        meeting=action.meeting_number,
        set_on=action.set_on,
        agency=action.agency,
        agency_name=action.agency_name,
        owner=action.owner,
        text=action.text,
        due_on=action.due_on,
        status=action.status,
        state=action.state_in_words(today),
        status_reason=action.status_reason,
        done_on=action.done_on,
        late=action.done_late,
        overdue=action.overdue(today),
        effect=action.effect,
        head=action.head,
        reissue_of=action.reissue_of,
        reissued_as=action.reissued_as,
        escalated_to=action.escalated_to,
        restricted=action.restricted,
    )


def _name(name: str, restricted: bool) -> str:
    return RESTRICTED if restricted else name
