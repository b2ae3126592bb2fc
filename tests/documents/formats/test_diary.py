"""The calendar of actions: all-day events with names that stay, as the standard writes them (RFC 5545)."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.contents import made
from ccm_tui.documents.minutes.pages import contents_of
from ccm_tui.domain.listings import ListedAction
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.errors import CcmError
from tests.documents.documents import rich_document
from tests.documents.formats.reading import read_ics

RICH = contents_of(rich_document())
LONGEST_LINE = 75
"""Octets, the line end not counted."""


def with_action(action: ListedAction) -> bytes:
    return made(Format.ICS, replace(RICH, actions=(action,)), NOTHING_PROTECTED)


def test_lines_end_and_fold_as_the_standard_says() -> None:
    (action, *_) = RICH.actions
    for content in (
        made(Format.ICS, RICH, NOTHING_PROTECTED),
        with_action(replace(action, text="Ẹ̀bùn 王小明 👩‍👩‍👧 " * 80)),
    ):
        lines = content.split(b"\r\n")
        assert lines[-1] == b""
        assert all(len(line) <= LONGEST_LINE and b"\n" not in line and b"\r" not in line for line in lines)
        assert all(line.decode() is not None for line in lines), "no character is cut in two"


def test_an_action_is_an_event_of_the_whole_day_that_takes_up_no_time() -> None:
    event, *_ = read_ics(made(Format.ICS, RICH, NOTHING_PROTECTED))
    assert event.decoded("dtstart") == date(2026, 12, 18)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
    assert not isinstance(event.decoded("dtstart"), datetime)
    assert (event["transp"], event["class"], event["status"]) == ("TRANSPARENT", "CONFIDENTIAL", "CONFIRMED")


def test_an_event_keeps_its_name_when_the_action_changes_and_shares_it_with_none() -> None:
    (action, *_) = RICH.actions
    (before,) = read_ics(with_action(action))
    (after,) = read_ics(with_action(replace(action, text="Other words", due_on=date(2027, 2, 1))))
    assert before["uid"] == after["uid"]
    assert len({event["uid"] for event in read_ics(made(Format.ICS, RICH, NOTHING_PROTECTED))}) == 3
    other = replace(RICH, cover=replace(RICH.cover, partnership="Wickmarsh Community MARAC"))
    assert not {event["uid"] for event in read_ics(made(Format.ICS, other, NOTHING_PROTECTED))} & {before["uid"]}


def test_what_a_phone_shows_at_a_glance_names_no_case_and_says_nothing_of_it() -> None:
    (action, *_) = RICH.actions
    (event,) = read_ics(with_action(replace(action, restricted=True)))
    assert str(event["summary"]) == "CCM 036/1 due: City Police, Communities, DS Netherby"
    assert str(event["description"]).startswith("OFFICIAL-SENSITIVE, RESTRICTED CASE\nSubmit the NRM referral")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (ActionStatus.WITHDRAWN, "CANCELLED"),
        (ActionStatus.SUPERSEDED, "CANCELLED"),
        (ActionStatus.NOT_POSSIBLE, "CANCELLED"),
        (ActionStatus.PROPOSED, "TENTATIVE"),
        (ActionStatus.COMPLETE, "CONFIRMED"),
    ],
)
def test_an_action_that_fell_away_is_struck_from_calendars_that_have_it(status: ActionStatus, said: str) -> None:
    (action, *_) = RICH.actions
    (event,) = read_ics(with_action(replace(action, status=status, state=status.words)))
    assert event["status"] == said
    assert f" {status.words}: " in str(event["summary"])


def test_without_a_dated_action_there_is_no_calendar_and_the_chair_is_told() -> None:
    undated = tuple(replace(action, due_on=None) for action in RICH.actions)
    with pytest.raises(CcmError, match="None of these actions has a date"):
        made(Format.ICS, replace(RICH, actions=undated), NOTHING_PROTECTED)


def test_a_calendar_says_whose_it_is_and_by_which_standard() -> None:
    calendar = Calendar.from_ical(made(Format.ICS, RICH, NOTHING_PROTECTED))
    assert (calendar["version"], calendar["name"]) == ("2.0", "Minutes of meeting 4, Thu 17 Dec 2026")
    stamps = {event.decoded("dtstamp") for event in calendar.events}
    assert {stamp.time() for stamp in stamps} == {time()}
