"""Whether the record is locked, and what keeps it so."""

from pathlib import Path

from db import vault
from db.queries.settings import settings
from db.record import Record


def lock_minutes(record: Record) -> int:
    """After how many minutes without a key the screen is locked; 0 where it never is."""
    with record.reading() as session:
        return settings(session).lock_minutes


def has_passphrase(record: Record) -> bool:
    """True where nobody can read the record's file without its passphrase."""
    return record.encrypted


def change_passphrase(path: Path, old: str | None, new: str | None) -> None:
    """Writes the record anew under another passphrase, or under none, while nobody has it open.

    Raises CcmError where the old one is wrong, the new one too short, or the record can't be written anew; it is then
    as it was.
    """
    vault.change_passphrase(path, old, new)
