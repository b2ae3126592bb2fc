"""Actions and meetings for a calendar (ICS): the same event has the same name for ever, so it is never there twice.

What an event is called shows on phones and on other people's screens, so it names nobody but the owner of an action:
what is to be done stands in the description.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import assert_never
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from ccm_tui.clock import LONDON
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.listings import ListedAction, ListedItem, ListedMeeting
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.words.text import visible, visible_lines
from ccm_tui.errors import CcmError

_OURS = UUID("5d2f6d0e-6a4c-4e0b-9b39-0c7d1a3f5e21")
"""The space in which our events are named."""


def action_diary(actions: Iterable[ListedAction], cover: Cover) -> bytes:
    """An all-day event on the day that each action is due, taking up no time; one without a date has no place.

    Raises CcmError where no action has a date: calendars refuse an empty file.
    """
    events = [_due(action, cover) for action in actions if action.due_on]
    if not events:
        raise CcmError(
            "None of these actions has a date.", "A calendar has no place for them: choose another format."
        )
    return _calendar(events, cover)


def meeting_diary(meeting: Meeting, items: Sequence[ListedItem], cover: Cover) -> bytes:
    """The meeting from its planned beginning to its end, with its agenda by reference."""
    event = _sitting(meeting, cover)
    event.add("description", "\n".join((visible(cover.marking), *map(_item, items))))
    return _calendar([event], cover)


def meetings_diary(meetings: Iterable[ListedMeeting], cover: Cover) -> bytes:
    """Every meeting from its planned beginning to its end. Raises CcmError where there is none."""
    events = [_sitting(meeting, cover) for meeting in meetings]
    if not events:
        raise CcmError("No meeting is planned yet.", "A calendar has nothing to show: plan a meeting first.")
    return _calendar(events, cover)


def _sitting(meeting: Meeting | ListedMeeting, cover: Cover) -> Event:
    event = _event(cover, f"meeting {meeting.number}")
    begins, ends = (datetime.combine(meeting.held_on, at, LONDON) for at in (meeting.starts_at, meeting.ends_at))
    event.add("dtstart", begins.astimezone(UTC))
    event.add("dtend", ends.astimezone(UTC))
    event.add("summary", visible(f"{cover.partnership}, meeting {meeting.number}"))
    if meeting.venue:
        event.add("location", visible(meeting.venue))
    return event


def _calendar(events: Iterable[Event], cover: Cover) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//ccm//City Community MARAC//EN")
    calendar.add("version", "2.0")
    # Its name by the standard (RFC 7986), and as calendars have long called it.
    for name in ("name", "x-wr-calname"):
        calendar.add(name, visible(cover.title))
    for event in events:
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _event(cover: Cover, name: str) -> Event:
    event = Event()
    event.add("uid", str(uuid5(_OURS, visible(f"{cover.partnership}\n{name}"))))
    event.add("dtstamp", datetime.combine(cover.dated, time(), UTC))
    event.add("class", "CONFIDENTIAL")
    return event


def _calendar_status(status: ActionStatus) -> str:
    """How a calendar is told of the action (RFC 5545, 3.8.1.11)."""
    match status:
        case ActionStatus.PROPOSED:
            return "TENTATIVE"
        case ActionStatus.OPEN | ActionStatus.COMPLETE | ActionStatus.NOT_DONE:
            return "CONFIRMED"
        case ActionStatus.WITHDRAWN | ActionStatus.SUPERSEDED | ActionStatus.NOT_POSSIBLE:
            return "CANCELLED"
    assert_never(status)


def _due(action: ListedAction, cover: Cover) -> Event:
    assert action.due_on is not None
    event = _event(cover, f"action {action.case} {action.reference}")
    event.add("dtstart", action.due_on)
    event.add("dtend", action.due_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", _calendar_status(action.status))
    state = "due" if action.status is ActionStatus.OPEN and not action.overdue else action.state
    owner = ", ".join(part for part in (action.agency_name, action.owner) if part) or "no owner"
    event.add("summary", visible(f"CCM {action.reference} {state}: {owner}"))
    event.add("description", "\n".join(_told(action, cover)))
    return event


def _told(action: ListedAction, cover: Cover) -> Iterable[str]:
    yield visible(f"{cover.marking}, RESTRICTED CASE" if action.restricted else cover.marking)
    yield visible_lines(action.text)
    set_at = f", set at meeting {action.meeting}, {show_day(action.set_on)}" if action.set_on else ""
    yield visible(f"Case {action.case}{set_at}")
    if action.head:
        yield f"Answers the risk to {action.head.words}"
    if action.status_reason:
        yield visible_lines(f"{action.state}: {action.status_reason}")


def _item(item: ListedItem) -> str:
    what = f"{item.number}. {item.reference}, {item.hearing.words}" if item.reference and item.hearing else item.title
    return visible(f"{what}, {item.budget_minutes} min")
