"""Makes the fictional demo record: ten cases, three meetings held, and the live one about to begin."""

from datetime import date, datetime
from pathlib import Path

from ccm_tui.clock import Clock, london_day
from ccm_tui.services.demo.case_rows import make_cases, make_referrals
from ccm_tui.services.demo.draft import Making
from ccm_tui.services.demo.held_meetings import hold_meetings
from ccm_tui.services.demo.make_agencies import make_agencies
from ccm_tui.services.demo.make_reports import make_reports
from ccm_tui.services.demo.meeting_rows import plan_meetings
from ccm_tui.services.documents.approval import seal
from db.queries.meetings.meetings import approved_meeting_rows
from db.record import Record
from db.tables.record import SettingRow

_SETTINGS = {"partnership": "Larkspur City Community MARAC", "demo": "true"}


def make_demo(path: Path, live_on: date, clock: Clock, actor: str) -> None:
    """Makes the demo record at `path`, its live meeting on the day `live_on` and its story moved to suit.

    It is one act of the journal, which undo does not go behind. Raises CcmError where a file stands there
    already or the folder can't be written.
    """
    record = Record.create(path, clock, actor)
    try:
        with record.writing("demo.make", "the demo record made", kind="seal") as writing:
            _tell(Making(writing, live_on))
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
    make_cases(making)
    make_referrals(making)
    plan_meetings(making)
    hold_meetings(making)
    make_reports(making)
    making.add(SettingRow(name=name, value=value) for name, value in _SETTINGS.items())
    for meeting in approved_meeting_rows(making.writing.session):
        seal(making.writing, meeting)
