"""What SQLite says, told in a chair's words."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, IntegrityError

from ccm_tui.errors import CcmError


class BusyError(CcmError):
    """Another program keeps the record from being read or written for longer than one can wait."""

    def __init__(self) -> None:
        super().__init__(
            "Another program is writing to this record.",
            "Close the record there, then try again; nothing was changed.",
        )


_IN_WORDS = (
    (
        "readonly",
        "This record can't be written to.",
        "Check that its file and folder may be written to by you, then try again; nothing was changed.",
    ),
    (
        "unable to open",
        "The record can't be opened.",
        "Check that its folder is there and may be read and written to by you.",
    ),
    (
        "disk is full",
        "The disk is full; what you did last is not saved.",
        "Make room on the disk, then do it again.",
    ),
    (
        "not a database",
        "This file is not a CCM record.",
        "Name another file with --db, or check that the right passphrase was given.",
    ),
    (
        "malformed",
        "The record's file is damaged.",
        "ccm restore puts a backup in its place, and keeps the file as it is.",
    ),
    (
        "disk i/o",
        "The disk could not be read or written; what you did last is not saved.",
        "Check the disk or network folder that holds the record, then do it again.",
    ),
)


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turns a fault of the database file into a CcmError; a broken rule of the schema stays what it is.

    Raises CcmError, without any text of the record: SQLAlchemy's own message would quote parameters.
    """
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError as fault:
        told = in_words(fault.orig)
        if told is None:
            raise
        raise told from None


def in_words(fault: BaseException | None) -> CcmError | None:
    """What a fault that the database's driver raised comes to; None where there are no words for it."""
    said = str(fault).lower()
    if "locked" in said:
        return BusyError()
    return next((CcmError(what, do) for sign, what, do in _IN_WORDS if sign in said), None)
