"""Where the journals of two copies of a record part, and what each of them holds that the other lacks."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.exc import DatabaseError

from ccm_tui.errors import CcmError
from db.sqlite.engine import connected, reading_mode
from db.sqlite.faults import fault_in_words
from db.sqlite.vault import check_passphrase, is_encrypted

_ACTS = "SELECT id, at, act, label, digest FROM journal_entry ORDER BY id"


class HeldAct(NamedTuple):
    """An act as a journal holds it, without what it changed."""

    number: int
    at: datetime
    act: str
    """The service that did it."""
    label: str
    """In words, without text from a case."""
    digest: str
    """Covers every act before it too."""


class Parting(NamedTuple):
    """Two journals compared."""

    common: tuple[HeldAct, ...]
    """What both hold, from the first act on; nothing where they are two records."""
    record_alone: tuple[HeldAct, ...]
    """What the record in place holds and the backup lacks."""
    backup_alone: tuple[HeldAct, ...]
    """What the backup holds and the record in place lacks."""

    @property
    def two_records(self) -> bool:
        """True where they have no beginning in common, so that one is no copy of the other."""
        return bool(self.record_alone) and not self.common


def compare_journals(
    record: Path, record_passphrase: str | None, backup: Path, backup_passphrase: str | None
) -> Parting:
    """Compares them act by act, from the first on. Neither file is changed.

    Raises CcmError where one can't be read: it is damaged, is no CCM record or opens with another passphrase.
    """
    held, wanted = _acts(record, record_passphrase), _acts(backup, backup_passphrase)
    pairs = zip(held, wanted, strict=False)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(held), len(wanted)))
    return Parting(held[:same], held[same:], wanted[same:])


def _acts(path: Path, passphrase: str | None) -> tuple[HeldAct, ...]:
    check_passphrase(path, passphrase)
    password = passphrase if is_encrypted(path) else None
    try:
        with connected(path, password, reading_mode(path)) as engine, engine.connect() as connection:
            return tuple(
                HeldAct(number, datetime.fromisoformat(at).replace(tzinfo=UTC), act, label, digest)
                for number, at, act, label, digest in connection.exec_driver_sql(_ACTS)
            )
    except (DatabaseError, TypeError, ValueError) as fault:
        # The driver's own words could quote what stands in the file.
        told = fault_in_words(fault.orig) if isinstance(fault, DatabaseError) else None
        raise told or CcmError(
            "The journal of that record can't be read.", "Keep the file as it is; ccm doctor says what is wrong."
        ) from None
