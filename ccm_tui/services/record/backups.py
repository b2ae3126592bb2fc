"""Backups of the record, and putting one in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from ccm_tui.clock import Clock
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.files import at_home
from ccm_tui.services.record.parting import Losing, check_losses
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.sqlite.backups.restore import Restored, put_back
from db.sqlite.claim import Holder
from db.tables.record import DisclosureRow


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made."""

    place: Path
    noted: bool
    """True where the record says that a copy of it was made."""


def back_up(record: Record, path: Path) -> BackedUp:
    """Copies the record as it stands now to a new file, checked and encrypted as the record is.

    The record notes that a copy of it left, unless it can't be written to: then a copy is needed most. Raises
    CcmError where there is something of that name already, or the file can't be written.
    """
    place = at_home(path)
    record.store.copy_to(place)
    with place.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    try:
        with record.writing("safekeeping.back_up", "a backup made", kind="aside") as writing:
            writing.add(
                DisclosureRow(
                    left_at=writing.now,
                    actor=record.actor,
                    document="backup",
                    audience="everything",
                    format="record",
                    digest=digest,
                )
            )
    except CcmError:
        return BackedUp(place, noted=False)
    return BackedUp(place, noted=True)


def daily_backup(record: Record) -> Callable[[], None] | None:
    """What makes today's backup, to be called in any thread; None where none is to be made.

    The made-up demonstration needs none. The call raises CcmError where the backup can't be made.
    """
    with record.reading() as session:
        chosen = settings_on_record(session)
    return None if chosen.demo else record.store.daily_copy(record.today, chosen.daily_backups)


def restore_backup(
    path: Path,
    backup: Path,
    passphrase: str | None,
    clock: Clock,
    actor: str,
    *,
    losing: Losing = None,
    passphrase_in_place: str | None = None,
) -> Restored:
    """Puts a backup in the place of the record at `path`, keeps what was there, and journals it.

    The passphrase is that of the backup, and of the record in place where no other is given for that. `losing` is
    how many acts of the record in place the backup may lack. Raises CcmError, leaving the record as it was, where
    the backup is no whole record, its passphrase is wrong, somebody has the record open, or the record in place can't
    be read and that is not said to be known; ActsLostError where it lacks acts and `losing` is not their number.
    """
    restored = put_back(
        path,
        backup,
        passphrase,
        Holder.here(actor, clock()),
        passphrase_in_place=passphrase_in_place or passphrase,
        allow=lambda parting: check_losses(parting, losing),
    )
    lost = len(restored.parting.record_alone) if restored.parting else 0
    without = f" that lacks {counted(lost, 'act')} of the record in place before" if lost else ""
    record = Record.open(path, clock, actor, passphrase)
    try:
        record.note("safekeeping.restore", f"restored from a backup{without}")
    finally:
        record.close()
    return restored
