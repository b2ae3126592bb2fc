"""Makes the fictional demo record: ten cases, three meetings held, and the live one about to begin."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ccm_tui.clock import Clock, london_day
from ccm_tui.domain.vocabulary import ItemKind
from ccm_tui.services.demo.case_rows import make_agencies, make_demo_cases, make_referrals
from ccm_tui.services.demo.draft import Making
from ccm_tui.services.demo.held_meetings import hold_meetings
from ccm_tui.services.demo.ledger import LEDGER, DemoAction
from ccm_tui.services.demo.meeting_rows import plan_meetings
from ccm_tui.services.documents.approval import seal
from db.queries.meetings.meetings import approved_meeting_rows
from db.record import Record
from db.tables.actions import ActionReportRow
from db.tables.record import SettingRow

_MAILED_AT = time(16, 45)


def _make_reports(making: Making) -> None:
    """Adds the reports on every action that is settled."""
    making.add(row for action in LEDGER for row in (*_settled(making, action), *_judged(making, action)))


def _settled(making: Making, action: DemoAction) -> Iterator[ActionReportRow]:
    """The report that settled it: by mail on the day, or at the meeting that heard of it."""
    if action.reported_at:
        started, _ = making.sittings[action.reported_at, ItemKind.ACTIONS_REVIEW]
        yield ActionReportRow(
            action_id=making.actions[action.reference],
            meeting_id=making.meetings[action.reported_at],
            reported_at=started + timedelta(minutes=1),
            status=action.status,
            reason=action.reason,
        )
    elif action.done:
        yield ActionReportRow(
            action_id=making.actions[action.reference],
            reported_at=making.moment(action.done, _MAILED_AT),
            status=action.status,
            reason=action.reason,
            done_on=making.day(action.done),
        )


def _judged(making: Making, action: DemoAction) -> Iterator[ActionReportRow]:
    """What the panel said of its effect when the case was next heard."""
    if action.effect and action.done:
        next_heard = min(number for number, case in making.sittings if case == action.case and number > action.set_at)
        started, _ = making.sittings[next_heard, action.case]
        yield ActionReportRow(
            action_id=making.actions[action.reference],
            meeting_id=making.meetings[next_heard],
            reported_at=started + timedelta(minutes=1),
            status=action.status,
            done_on=making.day(action.done),
            effect=action.effect,
        )


_SETTINGS = {"partnership": "Larkspur City Community MARAC", "demo": "true"}


def make_demo(path: Path, live_on: date, clock: Clock, actor: str) -> None:
    """Makes the demo record at `path`, its live meeting on the day `live_on` and its story moved to suit.

    It is one act of the journal, and another for the seals of the minutes approved in it, which are tied to the
    first as the seals of any record are to the act before; undo goes behind neither. Raises CcmError where a file
    stands there already or the folder can't be written.
    """
    record = Record.create(path, clock, actor)
    try:
        with record.writing("demo.make", "the demo record made", kind="seal") as writing:
            _tell(Making(writing, live_on))
        with record.writing("demo.seal", "the approved minutes of the demo sealed", kind="seal") as writing:
            for meeting in approved_meeting_rows(writing.session):
                seal(writing, meeting)
    except BaseException:
        # What is left would be an empty record, which nobody could tell from a real one.
        record.close()
        path.unlink()
        raise
    record.close()


def live_day_of(now: datetime) -> date:
    """The day of the live meeting for a demo made at that moment."""
    return london_day(now)


def _tell(making: Making) -> None:
    make_agencies(making)
    make_demo_cases(making)
    make_referrals(making)
    plan_meetings(making)
    hold_meetings(making)
    _make_reports(making)
    making.add(SettingRow(name=name, value=value) for name, value in _SETTINGS.items())
