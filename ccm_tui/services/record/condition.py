"""What is to be known of a record before it is trusted: who else has it, where it lies, what the clock says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from ccm_tui.clock import london, london_day
from ccm_tui.domain.days.when import show_day
from ccm_tui.errors import CcmError
from ccm_tui.services.record.backups import daily_backup
from db.record import Record

CLOCK_SLACK = timedelta(minutes=2)
"""How far a clock may be behind the latest act before it is said: machines put their clocks right by seconds."""

_CLEARED = (
    "A change of the passphrase had been broken off and left a copy of the record beside it: that copy has been "
    "overwritten and removed. The record is whole, under the passphrase that opens it."
)


@dataclass(frozen=True, slots=True)
class Session:
    """A session on a record, as it begins."""

    refusal: CcmError | None
    """Why it can't write, and who has the record; None where it can."""
    make_backup: Callable[[], None] | None
    """Makes today's backup, in any thread; None where none is to be made. Raises CcmError where it can't."""


def begin_session(record: Record) -> Session:
    """Takes the record to write in until it is closed, if nobody else has it."""
    record.store.begin_session()
    return Session(record.store.refusal, daily_backup(record))


def remarks_on(record: Record) -> tuple[str, ...]:
    """What a chair has to know of the record as it is open now, in sentences, the gravest first."""
    record.store.look_again()
    found = [
        f"{record.store.refusal.what} {record.store.refusal.do}" if record.store.refusal else "",
        _clock_remark(record),
        _CLEARED if record.store.cleared else "",
        record.store.folder.warning,
    ]
    return tuple(filter(None, found))


def _clock_remark(record: Record) -> str:
    """That the machine's clock is behind the record's latest act, where it is."""
    last, now = record.last_act_at(), record.clock()
    if last is None or now > last - CLOCK_SLACK:
        return ""
    when = f"{show_day(london_day(last))}, {london(last):%H:%M}"
    return (
        f"This machine's clock is behind the last thing recorded ({when}): put it right. Until it is later, what is "
        "recorded carries that time."
    )
