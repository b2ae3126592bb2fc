"""Following an order, from the composer or from the linear mode alike, and saying what was done."""

from typing import assert_never

from ccm_tui.clock import london
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.agenda.walk import find_hearing
from ccm_tui.domain.composer.orders.declarations import Agree, DeclareInterest, NoteObserver
from ccm_tui.domain.composer.orders.meeting import (
    CallRoll,
    Close,
    HandOver,
    Help,
    Leave,
    NotOpened,
    Open,
    ReadConfidentiality,
    Redo,
    Undo,
)
from ccm_tui.domain.composer.orders.orders import (
    USAGE,
    LineOrder,
)
from ccm_tui.domain.composer.orders.plan import (
    JudgeEffect,
    ListTemplates,
    ReadBack,
    Reissue,
    ReportStatus,
    TellSubject,
    UseTemplate,
)
from ccm_tui.domain.composer.orders.walk import (
    AddUrgent,
    Defer,
    GoBack,
    GoNext,
    GoToCase,
    NotReached,
    Park,
    Pause,
)
from ccm_tui.domain.days.when import Unreadable, read_when, show_day
from ccm_tui.domain.vocabulary import Enquiry, Statement
from ccm_tui.errors import CcmError
from ccm_tui.services.actions.actions import judge_effect, report_status
from ccm_tui.services.actions.reissue import reissue
from ccm_tui.services.desk.declarations import declare_interest, note_none, note_observer
from ccm_tui.services.desk.lines import item_before, list_templates, use_template
from ccm_tui.services.hearings.entries import tell_subject
from ccm_tui.services.hearings.read_back import read_back, refused_before, sentences_of
from ccm_tui.services.meetings.agenda import defer, park_or_put_back
from ccm_tui.services.meetings.closing import close
from ccm_tui.services.meetings.closing_view import read_closing
from ccm_tui.services.meetings.meeting import (
    hand_over,
    mark_not_reached,
    open_meeting,
    read_confidentiality,
    take_back_opening,
)
from ccm_tui.services.meetings.roll import call_roll, confirm_statement, leave
from ccm_tui.services.meetings.urgent_items import add_urgent
from ccm_tui.services.meetings.walk import call_item, call_next, call_previous, pause
from ccm_tui.services.record.setup import redo, undo
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.meetings.meetings import meeting_after
from db.queries.meetings.meetings import meeting_with_id as read_meeting
from db.record import Record

_KINDS = "/action, /info, /risk, /outcome, /voice, /note, or their first letter, then what was said"


def follow_order(record: Record, meeting_id: int, order: LineOrder) -> tuple[str, ...]:
    """Does what the order asks and says so in sentences.

    Raises CcmError where it can't be done; nothing is changed then.
    """
    match order:
        case Open():
            return _open(record, meeting_id)
        case NotOpened():
            return _take_back_opening(record, meeting_id)
        case CallRoll():
            return _call_roll(record, meeting_id, order)
        case Leave():
            return (f"{leave(record, meeting_id, order.code)}.",)
        case ReadConfidentiality():
            return _read_confidentiality(record, meeting_id, order)
        case Agree():
            return (f"{confirm_statement(record, meeting_id, order.code, Statement.VERBAL)}.",)
        case DeclareInterest():
            return (f"{_declare(record, meeting_id, order)}.",)
        case NoteObserver():
            return (f"{_observe(record, meeting_id, order)}.",)
        case GoToCase():
            return _go_to(record, meeting_id, order)
        case GoNext():
            return _arrived(call_next(record, meeting_id), "That was the last item.")
        case GoBack():
            return _arrived(call_previous(record, meeting_id), "This is the first case.")
        case Pause():
            return _pause(record, meeting_id)
        case ReadBack():
            return _read_back(record, meeting_id, order)
        case ReportStatus():
            return _report_status(record, order)
        case JudgeEffect():
            return _judge_effect(record, order)
        case Reissue():
            return _reissue(record, meeting_id, order)
        case TellSubject():
            return _tell_subject(record, meeting_id, order)
        case ListTemplates():
            return list_templates(record, meeting_id)
        case UseTemplate():
            return use_template(record, meeting_id, order.number, order.added)
        case NotReached():
            return _not_reached(record, meeting_id, order)
        case Park():
            return _park(record, meeting_id, order)
        case Defer():
            return _defer(record, meeting_id, order)
        case AddUrgent():
            return _add_urgent(record, meeting_id, order)
        case HandOver():
            return _hand_over(record, meeting_id, order)
        case Undo():
            return _undo(record)
        case Redo():
            return _redo(record)
        case Close():
            return _close(record, meeting_id)
        case Help():
            return (_KINDS, *USAGE.values())
        case _:
            assert_never(order)


def item_called(item: AgendaItem) -> str:
    """The item in words, as it is called: "Case 036, new, 20 min"."""
    if item.hearing is None:
        return f"{item.title}, {item.budget_minutes} min"
    name = "restricted" if item.hearing.restricted else item.hearing.name
    return f"Case {item.hearing.short_reference}, {name}, {item.hearing.kind.words}, {item.budget_minutes} min"


def _open(record: Record, meeting_id: int) -> tuple[str, ...]:
    open_meeting(record, meeting_id)
    with record.reading() as session:
        meeting = read_meeting(session, meeting_id)
    return (f"Meeting {meeting.number} is in session, {show_day(meeting.held_on)}.",)


def _take_back_opening(record: Record, meeting_id: int) -> tuple[str, ...]:
    take_back_opening(record, meeting_id)
    with record.reading() as session:
        meeting = read_meeting(session, meeting_id)
    return (f"Meeting {meeting.number} is planned again, for {show_day(meeting.held_on)}.",)


def _call_roll(record: Record, meeting_id: int, order: CallRoll) -> tuple[str, ...]:
    return (call_roll(record, meeting_id, order.code, order.status, order.name, order.information_on),)


def _declare(record: Record, meeting_id: int, order: DeclareInterest) -> str:
    if not order.code:
        return note_none(record, meeting_id, Enquiry.INTERESTS)
    return declare_interest(record, meeting_id, order.code, order.reference, order.nature, order.withdraws)


def _observe(record: Record, meeting_id: int, order: NoteObserver) -> str:
    if not order.name:
        return note_none(record, meeting_id, Enquiry.OBSERVERS)
    return note_observer(record, meeting_id, order.name, order.organisation)


def _read_confidentiality(record: Record, meeting_id: int, order: ReadConfidentiality) -> tuple[str, ...]:
    read_confidentiality(record, meeting_id, order.exceptions)
    return ("The confidentiality statement is recorded as read.",)


def _hand_over(record: Record, meeting_id: int, order: HandOver) -> tuple[str, ...]:
    handed = hand_over(record, meeting_id, order.name)
    return (f"{handed.name} has the chair from {london(handed.from_at):%H:%M}.",)


def _undo(record: Record) -> tuple[str, ...]:
    undone = undo(record)
    return (f"Undone: {undone}." if undone else "There is nothing to undo.",)


def _redo(record: Record) -> tuple[str, ...]:
    redone = redo(record)
    return (f"Done again: {redone}." if redone else "There is nothing to redo.",)


def _pause(record: Record, meeting_id: int) -> tuple[str, ...]:
    pause(record, meeting_id)
    return ("The clock is stopped; calling a case starts it again.",)


def _go_to(record: Record, meeting_id: int, order: GoToCase) -> tuple[str, ...]:
    item = _hearing(record, meeting_id, order.reference)
    call_item(record, item.id)
    return (item_called(item),)


def _hearing(record: Record, meeting_id: int, reference: str) -> AgendaItem:
    with record.reading() as session:
        item = find_hearing(agenda_of_meeting(session, meeting_id), reference)
    if item is None:
        raise CcmError("That case is not on this agenda.", "Name one that is, like 031.")
    return item


def _park(record: Record, meeting_id: int, order: Park) -> tuple[str, ...]:
    item = _hearing(record, meeting_id, order.reference)
    if park_or_put_back(record, item.id, order.reason):
        return (f"Case {order.reference} is parked; it comes up after the others.",)
    return (f"Case {order.reference} is back in its place.",)


def _defer(record: Record, meeting_id: int, order: Defer) -> tuple[str, ...]:
    item = _hearing(record, meeting_id, order.reference)
    defer(record, item.id, order.reason)
    return (f"Case {order.reference} is deferred to the next meeting.",)


def _not_reached(record: Record, meeting_id: int, order: NotReached) -> tuple[str, ...]:
    item = _hearing(record, meeting_id, order.reference)
    mark_not_reached(record, item.id)
    return (f"Case {order.reference} is not reached; it carries over.",)


def _add_urgent(record: Record, meeting_id: int, order: AddUrgent) -> tuple[str, ...]:
    item = _item(record, meeting_id, add_urgent(record, meeting_id, order.name, order.reference))
    call = f"/case {item.hearing.short_reference}" if item.hearing else "/next"
    return (f"Put on the agenda: {item_called(item)}.", f"It is not called yet: {call} calls it.")


def _item(record: Record, meeting_id: int, item_id: int) -> AgendaItem:
    with record.reading() as session:
        return next(item for item in agenda_of_meeting(session, meeting_id) if item.id == item_id)


def _close(record: Record, meeting_id: int) -> tuple[str, ...]:
    """Closes the meeting, and says after what is read out what was left open in it."""
    loose = read_closing(record, meeting_id).loose
    left = (f"{case.item.hearing.short_reference}: {', '.join(case.missing)}." for case in loose if case.item.hearing)
    return (*close(record, meeting_id), *(f"Left open, {said}" for said in left))


def _arrived(item: AgendaItem | None, nowhere: str) -> tuple[str, ...]:
    return (item_called(item) if item else nowhere,)


def _report_status(record: Record, order: ReportStatus) -> tuple[str, ...]:
    action = report_status(record, order.action, order.status, order.reason, order.done_on)
    return (f"Action {action.reference}: {action.state_in_words(record.today)}.",)


def _judge_effect(record: Record, order: JudgeEffect) -> tuple[str, ...]:
    action = judge_effect(record, order.action, order.effect)
    return (f"Action {action.reference}: {order.effect.words}.",)


def _tell_subject(record: Record, meeting_id: int, order: TellSubject) -> tuple[str, ...]:
    told_by = tell_subject(record, item_before(record, meeting_id), order.code)
    return (f"{told_by} tells the subject.",)


def _reissue(record: Record, meeting_id: int, order: Reissue) -> tuple[str, ...]:
    with record.reading() as session:
        after = meeting_after(session, read_meeting(session, meeting_id).held_on)
    when = read_when(order.by, record.today, after.held_on if after else None)
    if isinstance(when, Unreadable):
        raise CcmError(f"The day can't be read: {when.reason}", "Type it like 8 jan, 2w or next meeting.")
    if when.day < record.today:
        raise CcmError(f"{show_day(when.day)} is past.", "Type a day to come.")
    made = reissue(record, item_before(record, meeting_id), order.action, when.day)
    said = f"{order.action} is issued again as {made}, due {show_day(when.day)}."
    return (said, when.remark) if when.remark else (said,)


def _read_back(record: Record, meeting_id: int, order: ReadBack) -> tuple[str, ...]:
    item_id = item_before(record, meeting_id)
    spoken = sentences_of(record, item_id)
    refused = () if order.accepts_all else refused_before(record, item_id)
    accepted, proposed = read_back(record, item_id, {*map(str.upper, order.left_proposed), *refused})
    return (*spoken, f"Read back: {accepted} accepted, {proposed} left proposed.")
