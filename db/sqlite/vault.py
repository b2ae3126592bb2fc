"""The vault: a record whose file can be read only with its passphrase.

The whole file, its write-ahead log included, is encrypted by SQLCipher, and any tool that speaks SQLCipher 4 opens it
with the same passphrase. There is no second key: a passphrase that is lost is a record that is lost.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from ccm_tui.errors import CcmError
from ccm_tui.files import put_in_place
from db.sqlite.durable import make_owner_only, put_on_disk, wipe
from db.sqlite.faults import fault_in_words

SHORTEST = 12
"""Characters that a passphrase must have: four short words, or a sentence."""

_PATIENCE = 1.0
"""Seconds to wait for another program to let go of the record."""

_PLAIN_HEADER = b"SQLite format 3\0"
"""What every unencrypted file of SQLite begins with."""


class LockedError(CcmError):
    """The record is encrypted and no passphrase was given."""

    def __init__(self) -> None:
        super().__init__(
            "This record is locked with a passphrase.",
            "Give it when ccm asks, or name a file that holds it in CCM_PASSPHRASE_FILE.",
        )


class WrongPassphraseError(CcmError):
    """The passphrase does not open the record, or the file is no record at all: nobody can tell which."""

    def __init__(self) -> None:
        super().__init__(
            "That passphrase does not open this record.",
            "Type it again, capitals and spaces included; nothing in the record was changed.",
        )


def is_encrypted(path: Path) -> bool:
    """True where the file is there, holds something, and is no unencrypted file of SQLite.

    Never to be asked of a record that this process has open, which knows it by itself: when a process closes a file,
    POSIX drops every lock that it holds on it, SQLite's among them, and the next program to come would take the log
    away under the writer (sqlite.org/howtocorrupt.html, section 2.2).
    """
    if not path.is_file():
        # Opening a pipe would wait for ever.
        return False
    try:
        with path.open("rb") as file:
            header = file.read(len(_PLAIN_HEADER))
    except OSError:
        return False
    return bool(header) and header != _PLAIN_HEADER


def check_passphrase(path: Path, passphrase: str | None) -> None:
    """Raises LockedError or WrongPassphraseError where the passphrase does not open the record.

    The file and those beside it are only read, so a wrong passphrase can change no byte.
    """
    if not is_encrypted(path):
        return
    if passphrase is None:
        raise LockedError
    if not _typed(passphrase):
        raise WrongPassphraseError
    # immutable: neither the log beside the file nor its index may be taken up, let alone written back.
    with closing(_connected(path, passphrase, "mode=ro&immutable=1")) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlcipher().DatabaseError:
            raise WrongPassphraseError from None


def check_new_passphrase(passphrase: str) -> None:
    """Raises CcmError where a passphrase is too easily guessed to guard people's lives."""
    if not _typed(passphrase):
        raise CcmError("That passphrase holds a character that nobody can type.", "Use letters, digits and signs.")
    if len(passphrase.strip()) < SHORTEST:
        raise CcmError(
            f"That passphrase is short; it needs {SHORTEST} characters.",
            "Four words that don't belong together make a good one.",
        )


def rewrite_under(path: Path, old: str | None, new: str | None) -> None:
    """Writes the record anew under another passphrase: from plain to encrypted, from encrypted to plain, or between.

    The new file is written beside the old one, read back and compared, and only then takes its place; what the old
    one held is overwritten, as far as the disk allows that. Nobody may have the record open meanwhile.

    Raises CcmError where the old passphrase is wrong, the new one too short, another program has the record open,
    or there is no room for a second copy; the record is then as it was.
    """
    check_passphrase(path, old)
    if new is not None:
        check_new_passphrase(new)
    # A link goes on leading to the record, whose old bytes would otherwise stay under its own name.
    path = path.resolve()
    clear_left_over(path)
    beside, former = _copies(path)
    try:
        with alone(path, old) as connection:
            _copy(connection, beside, new)
            _compare(connection, beside, new)
            put_on_disk(beside)
        # Where the disk knows no second names, the old bytes are let go of without being overwritten.
        with suppress(OSError):
            former.hardlink_to(path)
        put_in_place(beside, path)
        put_on_disk(path.parent)
    finally:
        beside.unlink(missing_ok=True)
    if former.exists():
        wipe(former)


def clear_left_over(path: Path) -> bool:
    """Overwrites and removes what a change of the passphrase left beside the record when it was broken off.

    The record is whole without: only what was checked ever takes its name. Returns True where there was something.
    Nobody else may have the record meanwhile.
    """
    left_over = [copy for copy in _copies(path) if copy.exists()]
    for copy in left_over:
        wipe(copy)
    return bool(left_over)


def _copies(path: Path) -> tuple[Path, Path]:
    """The record under its new passphrase, and what it was under its old one, while one takes the other's place."""
    whole = path.resolve()
    return whole.with_name(f".{whole.name}.new"), whole.with_name(f".{whole.name}.old")


def key_of(passphrase: str | None) -> str | None:
    """The passphrase in one way of writing it, since keyboards differ in how they make an é."""
    return None if passphrase is None else unicodedata.normalize("NFC", passphrase)


def _typed(passphrase: str) -> bool:
    """True where it holds something, and nothing that SQL or a keyboard could not carry."""
    return bool(passphrase) and passphrase.isprintable()


def sqlcipher() -> Any:
    """SQLCipher's driver, kept from writing its own remarks over the screen."""
    import sqlcipher3

    with closing(sqlcipher3.connect(":memory:")) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
    return sqlcipher3


def _connected(path: Path, passphrase: str | None, mode: str) -> Any:
    """By SQLCipher even where the record is plain: nothing else can write the one kind from the other."""
    address = f"{path.absolute().as_uri()}?{mode}"
    connection = sqlcipher().connect(address, uri=True, isolation_level=None, timeout=_PATIENCE)
    if passphrase is not None:
        connection.execute(f"PRAGMA key = {_quoted(passphrase)}")
    return connection


def _quoted(passphrase: str) -> str:
    """As a string of SQL: PRAGMA takes no parameters."""
    return "'" + str(key_of(passphrase)).replace("'", "''") + "'"


@contextmanager
def alone(path: Path, passphrase: str | None) -> Iterator[Any]:
    """The record with nobody else in it and everything in its one file.

    Raises BusyError where somebody is in it, CcmError where it can't be read or written.
    """
    with closing(_connected(path, passphrase, "mode=rw")) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")
            yield connection
        except sqlcipher().DatabaseError as fault:
            raise fault_in_words(fault) or CcmError(
                "The record can't be read.", "ccm doctor says what is wrong with it; nothing was changed."
            ) from None


def _copy(connection: Any, beside: Path, passphrase: str | None) -> None:
    """Everything the record holds, into a new file under another passphrase."""
    make_owner_only(beside)
    connection.execute("ATTACH DATABASE ? AS anew KEY ?", (str(beside), key_of(passphrase) or ""))
    connection.execute("SELECT sqlcipher_export('anew')")
    for name in ("application_id", "user_version"):
        (value,) = connection.execute(f"PRAGMA {name}").fetchone()
        connection.execute(f"PRAGMA anew.{name} = {value}")
    connection.execute("DETACH DATABASE anew")


def _compare(connection: Any, beside: Path, passphrase: str | None) -> None:
    """Raises CcmError unless the new file, read back on its own, is whole and holds the same."""
    with closing(_connected(beside, passphrase, "mode=ro")) as copy:
        whole = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if not whole or _digest(copy) != _digest(connection):
            raise CcmError("The new copy of the record did not come out right.", "Nothing was changed; try again.")


def _digest(connection: Any) -> str:
    """Of every row of every table."""
    tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    found = sha256()
    for name, statement in tables:
        found.update(repr((name, statement)).encode())
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            found.update(repr(row).encode())
    return found.hexdigest()
