"""Following an order, from the composer or from the linear mode alike, and saying what was done."""

from ccm_tui.clock import london
from ccm_tui.domain.agenda.walk import find_hearing
from ccm_tui.domain.composer.orders.meeting import (
    AddUrgent,
    CallRoll,
    Defer,
    HandOver,
    Leave,
    Park,
    ReadConfidentiality,
)
from ccm_tui.domain.composer.orders.orders import (
    USAGE,
    Close,
    GoBack,
    GoNext,
    GoToCase,
    Help,
    LineOrder,
    NotReached,
    Pause,
    Redo,
    Undo,
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
from ccm_tui.domain.days.when import Unreadable, read_when, show_day
from ccm_tui.domain.meetings.meeting import AgendaItem
from ccm_tui.errors import CcmError
from ccm_tui.services.actions import actions
from ccm_tui.services.actions import reissue as reissuing
from ccm_tui.services.desk import lines as taking
from ccm_tui.services.hearings import entries as telling
from ccm_tui.services.hearings import read_back as readback
from ccm_tui.services.meetings import agenda as bending
from ccm_tui.services.meetings import closing, meeting, roll, walk
from ccm_tui.services.meetings import meeting as chairing
from ccm_tui.services.meetings import urgent_items as urgent
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
        case CallRoll():
            return (roll.call_roll(record, meeting_id, order.code, order.status, order.name, order.information_on),)
        case Leave():
            return (f"{roll.leave(record, meeting_id, order.code)}.",)
        case ReadConfidentiality():
            meeting.read_confidentiality(record, meeting_id, order.exceptions)
            return ("The confidentiality statement is recorded as read.",)
        case GoToCase():
            return _go_to(record, meeting_id, order.reference)
        case GoNext():
            return _arrived(walk.call_next(record, meeting_id), "That was the last item.")
        case GoBack():
            return _arrived(walk.call_previous(record, meeting_id), "This is the first case.")
        case Pause():
            walk.pause(record, meeting_id)
            return ("The clock is stopped; calling a case starts it again.",)
        case ReadBack():
            return _read_back(record, meeting_id, order)
        case ReportStatus():
            action = actions.report_status(record, order.action, order.status, order.reason, order.done_on)
            return (f"Action {action.reference}: {action.state_in_words(record.today)}.",)
        case JudgeEffect():
            action = actions.judge_effect(record, order.action, order.effect)
            return (f"Action {action.reference}: {order.effect.words}.",)
        case Reissue():
            return _reissue(record, meeting_id, order)
        case TellSubject():
            told_by = telling.tell_subject(record, taking.item_before(record, meeting_id), order.code)
            return (f"{told_by} tells the subject.",)
        case ListTemplates():
            return taking.list_templates(record, meeting_id)
        case UseTemplate():
            return taking.use_template(record, meeting_id, order.number, order.added)
        case NotReached():
            item = _hearing(record, meeting_id, order.reference)
            meeting.mark_not_reached(record, item.id)
            return (f"Case {order.reference} is not reached; it carries over.",)
        case Park():
            return _park(record, meeting_id, order)
        case Defer():
            item = _hearing(record, meeting_id, order.reference)
            bending.defer(record, item.id, order.reason)
            return (f"Case {order.reference} is deferred to the next meeting.",)
        case AddUrgent():
            added = urgent.add_urgent(record, meeting_id, order.name, order.reference)
            item = _item(record, meeting_id, added)
            call = f"/case {item.hearing.short_reference}" if item.hearing else "/next"
            return (f"Put on the agenda: {item_called(item)}.", f"It is not called yet: {call} calls it.")
        case HandOver():
            handed = chairing.hand_over(record, meeting_id, order.name)
            return (f"{handed.name} has the chair from {london(handed.from_at):%H:%M}.",)
        case Undo():
            undone = undo(record)
            return (f"Undone: {undone}." if undone else "There is nothing to undo.",)
        case Redo():
            redone = redo(record)
            return (f"Done again: {redone}." if redone else "There is nothing to redo.",)
        case Close():
            return closing.close(record, meeting_id)
        case Help():
            return (_KINDS, *USAGE.values())


def item_called(item: AgendaItem) -> str:
    """The item in words, as it is called: "Case 036, new, 20 min"."""
    if item.hearing is None:
        return f"{item.title}, {item.budget_minutes} min"
    name = "restricted" if item.hearing.restricted else item.hearing.name
    return f"Case {item.hearing.short_reference}, {name}, {item.hearing.kind.words}, {item.budget_minutes} min"


def _go_to(record: Record, meeting_id: int, reference: str) -> tuple[str, ...]:
    item = _hearing(record, meeting_id, reference)
    walk.call_item(record, item.id)
    return (item_called(item),)


def _hearing(record: Record, meeting_id: int, reference: str) -> AgendaItem:
    with record.reading() as session:
        item = find_hearing(agenda_of_meeting(session, meeting_id), reference)
    if item is None:
        raise CcmError("That case is not on this agenda.", "Name one that is, like 031.")
    return item


def _park(record: Record, meeting_id: int, order: Park) -> tuple[str, ...]:
    item = _hearing(record, meeting_id, order.reference)
    if bending.park_or_put_back(record, item.id, order.reason):
        return (f"Case {order.reference} is parked; it comes up after the others.",)
    return (f"Case {order.reference} is back in its place.",)


def _item(record: Record, meeting_id: int, item_id: int) -> AgendaItem:
    with record.reading() as session:
        return next(item for item in agenda_of_meeting(session, meeting_id) if item.id == item_id)


def _arrived(item: AgendaItem | None, nowhere: str) -> tuple[str, ...]:
    return (item_called(item) if item else nowhere,)


def _reissue(record: Record, meeting_id: int, order: Reissue) -> tuple[str, ...]:
    with record.reading() as session:
        after = meeting_after(session, read_meeting(session, meeting_id).held_on)
    when = read_when(order.by, record.today, after.held_on if after else None)
    if isinstance(when, Unreadable):
        raise CcmError(f"The day can't be read: {when.reason}", "Type it like 8 jan, 2w or next meeting.")
    if when.day < record.today:
        raise CcmError(f"{show_day(when.day)} is past.", "Type a day to come.")
    made = reissuing.reissue(record, taking.item_before(record, meeting_id), order.action, when.day)
    said = f"{order.action} is issued again as {made}, due {show_day(when.day)}."
    return (said, when.remark) if when.remark else (said,)


def _read_back(record: Record, meeting_id: int, order: ReadBack) -> tuple[str, ...]:
    item_id = taking.item_before(record, meeting_id)
    spoken = readback.sentences_of(record, item_id)
    refused = () if order.accepts_all else readback.refused_before(record, item_id)
    accepted, proposed = readback.read_back(record, item_id, {*map(str.upper, order.left_proposed), *refused})
    return (*spoken, f"Read back: {accepted} accepted, {proposed} left proposed.")
