"""The demo as it is opened: resumed in mid-meeting, or made anew a quarter of an hour before it."""

import tempfile
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ccm_tui.clock import LONDON, Clock, clock_from
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.errors import CcmError
from ccm_tui.files import put_in_place
from ccm_tui.services.demo.demo import live_day_of, make_demo
from db.queries.meetings.meetings import meeting_in_session
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.sqlite.claim import Holder, claim

_STARTS_AT = time(13, 45)
"""London time, a quarter of an hour before the live meeting."""


def before_the_meeting(day: date) -> Clock:
    """The clock of a demo whose live meeting is on that day."""
    return clock_from(_start_of(day))


def resume_or_make(path: Path, clock: Clock, actor: str) -> datetime | None:
    """Leaves a demo whose meeting is in session as it is, and makes it anew otherwise.

    Returns when a demo that was left in mid-meeting goes on: right after the last thing done in it, on its own
    day. Raises CcmError, changing nothing, where what is at `path` is no demo.
    """
    if path.exists():
        meeting, last = _left_at(path, clock, actor)
        if meeting:
            start = _start_of(meeting.held_on)
            return max(last + timedelta(seconds=1), start) if last else start
    make_fresh(path, clock, actor)
    return None


def make_fresh(path: Path, clock: Clock, actor: str) -> None:
    """Makes the demo at `path`, in the place of a demo that is there.

    Raises CcmError, changing nothing, where what is there is no demo, somebody has it open, or the folder can't be
    written to.
    """
    if not path.exists():
        make_demo(path, live_day_of(clock()), clock, actor)
        return
    _left_at(path, clock, actor)
    with closing(claim(path, Holder.here(actor, clock()))):
        _replace(path, clock, actor)


def _replace(path: Path, clock: Clock, actor: str) -> None:
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".ccm-demo-") as folder:
            fresh = Path(folder) / path.name
            make_demo(fresh, live_day_of(clock()), clock, actor)
            for beside in ("-wal", "-shm"):
                path.with_name(path.name + beside).unlink(missing_ok=True)
            put_in_place(fresh, path)
    except OSError:
        raise CcmError(
            "The demo can't be made anew in its place.",
            "Close it where it is open, or name another place with --db.",
        ) from None


def _left_at(path: Path, clock: Clock, actor: str) -> tuple[Meeting | None, datetime | None]:
    """The meeting that a demo was left in, and the last thing done. Raises CcmError where it is no demo."""
    record = Record.open(path, clock, actor)
    try:
        with record.reading() as session:
            if not settings_on_record(session).demo:
                raise CcmError(
                    "The record in that place is not the demo.", "Name another place for the demo with --db."
                )
            meeting = meeting_in_session(session)
        return meeting, record.last_act_at()
    finally:
        record.close()


def _start_of(day: date) -> datetime:
    return datetime.combine(day, _STARTS_AT, LONDON)
