"""Whether the record is locked, what keeps it so, and its passphrase set, changed or taken away."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ccm_tui.clock import Clock
from ccm_tui.errors import CcmError
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.sqlite import vault
from db.sqlite.backups.daily import all_backups
from db.sqlite.claim import Holder, claim
from db.sqlite.folder import folder_here
from db.sqlite.vault import WrongPassphraseError, check_passphrase, is_encrypted


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What became of the backups of a record whose passphrase changed."""

    backups: int
    """How many are under the new passphrase."""
    left: tuple[Path, ...]
    """Those that are as they were, since they could not be opened or rewritten."""


def lock_minutes(record: Record) -> int:
    """After how many minutes without a key the screen is locked; 0 where it never is."""
    with record.reading() as session:
        return settings_on_record(session).lock_minutes


def has_passphrase(record: Record) -> bool:
    """True where nobody can read the record's file without its passphrase."""
    return record.store.encrypted


def try_passphrase(path: Path, passphrase: str) -> None:
    """Raises WrongPassphraseError where the passphrase does not open the record, which nobody here may have open.

    It only reads the file.
    """
    check_passphrase(path, passphrase)


def try_passphrase_again(record: Record, passphrase: str) -> None:
    """Raises WrongPassphraseError where the open record was not opened with that passphrase."""
    if not record.store.was_opened_with(passphrase):
        raise WrongPassphraseError


def change_passphrase(path: Path, old: str | None, new: str | None, clock: Clock, actor: str) -> Rewritten:
    """Writes the record anew under another passphrase, or under none, while nobody has it open.

    Under a new one, every backup of it that is not encrypted or that `old` opens is written anew too: a copy that can
    still be read would defeat the change. Where the passphrase is taken away, backups stay as they are. Raises
    CcmError where `old` is wrong, `new` too short, somebody has the record, or it can't be written anew; all is then
    as it was.
    """
    with closing(claim(path, Holder.here(actor, clock()), synced=bool(folder_here(path).synced))):
        vault.rewrite_under(path, old, new)
        return _rewrite_backups(path, old, new) if new is not None else Rewritten(0, ())


def _rewrite_backups(path: Path, old: str | None, new: str) -> Rewritten:
    backups, left = all_backups(path), []
    for backup in backups:
        try:
            vault.rewrite_under(backup, old if is_encrypted(backup) else None, new)
        except CcmError:
            left.append(backup)
    return Rewritten(len(backups) - len(left), tuple(left))
