"""What SQLite says, told in a chair's words."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, IntegrityError

from ccm_tui.errors import CcmError, NotYetError


class BusyError(NotYetError):
    """Another program keeps the record from being read or written for longer than one can wait."""

    def __init__(self) -> None:
        super().__init__(
            "Another program is writing to this record.",
            "Close the record there",
        )


_PASSING = (
    (
        "readonly",
        "This record can't be written to; what you did last is not saved.",
        "Check that its file and folder may be written to by you",
    ),
    (
        "unable to open",
        "The record can't be opened.",
        "Check that its folder is there and may be read and written to by you",
    ),
    (
        "disk is full",
        "The disk is full; what you did last is not saved.",
        "Make room on the disk",
    ),
    (
        "disk i/o",
        "The disk could not be read or written; what you did last is not saved.",
        "Check the disk or network folder that holds the record",
    ),
)
"""Signs of what may be over at any moment: what is wrong, and what helps."""

_DAMAGED = (
    "The record's file is damaged.",
    "ccm restore puts a backup in its place, and keeps the file as it is.",
)

_LASTING = (
    (
        "not a database",
        "This file is not a CCM record.",
        "Name another file with --db, or check that the right passphrase was given.",
    ),
    ("malformed", *_DAMAGED),
)
"""Signs of what stays as it is until somebody sees to it: what is wrong, and what to do."""


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turns a fault of the database file into a CcmError; a broken rule of the schema stays what it is.

    Raises CcmError, without any text of the record: SQLAlchemy's own message would quote parameters.
    """
    try:
        yield
    except IntegrityError:
        raise
    except UnicodeDecodeError:
        # The driver could not read SQLite's own words about a damaged list of tables, which it quotes.
        raise CcmError(*_DAMAGED) from None
    except DatabaseError as fault:
        told = fault_in_words(fault.orig)
        if told is None:
            raise
        raise told from None


def fault_in_words(fault: BaseException | None) -> CcmError | None:
    """What a fault that the database's driver raised comes to; None where there are no words for it."""
    said = str(fault).lower()
    if "locked" in said:
        return BusyError()
    passing = (NotYetError(what, remedy) for sign, what, remedy in _PASSING if sign in said)
    lasting = (CcmError(what, do) for sign, what, do in _LASTING if sign in said)
    return next(passing, None) or next(lasting, None)
