"""Who has a record: one session at a time has it to write in, and every other can say who that is.

A session (the desk, the linear mode) claims the record from its beginning to its end; an act outside a session is
refused meanwhile, and needs no claim of its own. The file itself would be safe without: SQLite lets one write at a
time, and each act reads the end of the journal within its own transaction. What a claim prevents is two people taking
one meeting, each on a screen that does not show what the other did, and undoing one another. That is why an act of
the kind "aside", such as noting that minutes were saved, is written beside a session: no screen shows it and undo
passes over it. Reading is never refused.

The claim is a lock that the system keeps on a file beside the record, and drops when the process ends, however it
ends. So none is left behind by a crash or a restart, and no process number has to be believed; what the file says
only tells who has it. Somebody may remove that file, whose lock then keeps nobody out, so there is a second one among
what ccm keeps for this user, named by the record's own number in the file system. (The record itself can't be locked
so: to close it would let go of SQLite's locks. And Windows removes no file that is open.) Folders that are kept in
step between machines (OneDrive) carry the file but not the lock: there what another machine wrote counts for as long
as a working day, unless somebody removes the file.
"""

import json
import os
import platform
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ccm_tui.clock import london, london_day
from ccm_tui.domain.days.when import show_day
from ccm_tui.errors import CcmError
from ccm_tui.paths import claims_folder

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 1.0
"""Seconds to wait for another's claim to end: that of a command may soon be over."""

_LOOKS_EVERY = 0.05
"""Seconds between two tries."""

_WORKING_DAY = timedelta(hours=12)
"""How long the word of another machine counts where its lock can't be seen."""

_LOCKED_AT = 1 << 30
"""The byte that Windows locks: far behind what is written, which others must be able to read."""

_LONGEST = 60
"""Characters of a name that are taken from the file; anybody could have written there."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a record: whom, where, in which process, and since when."""

    user: str
    machine: str
    process: int
    since: datetime

    @classmethod
    def here(cls, user: str, now: datetime) -> "Holder":
        """This process, for that user."""
        return cls(user, platform.node() or "this machine", os.getpid(), now)

    def in_words(self, now: datetime) -> str:
        """As the end of a sentence: "jo has it open on LAPTOP-7 since 14:02 (process 4242)"."""
        day = "" if london_day(self.since) == london_day(now) else f"{show_day(london_day(self.since))}, "
        since = f"{day}{london(self.since):%H:%M}"
        return f"{self.user} has it open on {self.machine} since {since} (process {self.process})"


class ClaimError(CcmError):
    """A record can only be read for now."""

    def __init__(self, because: str, do: str) -> None:
        super().__init__(f"This record can only be read: {because}.", do)
        self.because = because
        """Why, as the end of a sentence."""


class Claim:
    """A record that one has, until it is closed or the process ends."""

    def __init__(self, locks: "tuple[_Lock, ...]", holder: Holder) -> None:
        self._locks = locks
        self._holder = holder

    def holds(self) -> bool:
        """False where somebody else may have the record by now.

        A file that somebody has removed is put back: as long as one is there, nobody else has come in between.
        """
        there = [lock.is_there() for lock in self._locks]
        with suppress(ClaimError):
            both = zip(self._locks, there, strict=True)
            self._locks = tuple(lock if it or not any(there) else lock.anew(self._holder) for lock, it in both)
            return any(there)
        return False

    def close(self) -> None:
        """Lets others have the record."""
        for lock in reversed(self._locks):
            lock.close()


@dataclass(frozen=True, slots=True)
class _Lock:
    """A file that is open and locked, and where it lies."""

    handle: int
    place: Path

    def is_there(self) -> bool:
        return sys.platform == "win32" or _is_at(self.handle, self.place)

    def anew(self, holder: Holder) -> "_Lock":
        """The same on a new file. Raises ClaimError where somebody else has that."""
        if (handle := _locked(self.place)) is None:
            raise _held(_written(self.place), holder.since, self.place, elsewhere=False)
        os.close(self.handle)
        _write(handle, holder)
        return _Lock(handle, self.place)

    def close(self) -> None:
        # Windows removes no open file: not ours until it is closed, and not that of whoever claims in between.
        if sys.platform == "win32":
            os.close(self.handle)
        with suppress(OSError):
            if sys.platform == "win32" or self.is_there():
                self.place.unlink()
        if sys.platform != "win32":
            os.close(self.handle)


def claim(path: Path, holder: Holder, *, patience: float = PATIENCE, synced: bool = False) -> Claim:
    """Takes the record at `path` for `holder`, waiting `patience` seconds for whoever has it.

    `synced` says that its folder is kept in step between machines. Raises ClaimError where somebody else has the
    record still, or its folder can't be written to.
    """
    place = claim_path(path)
    until = time.monotonic() + patience
    while (locks := _all_locked(path)) is None:
        if time.monotonic() >= until:
            raise _held(_named(path), holder.since, place, elsewhere=False)
        threading.Event().wait(_LOOKS_EVERY)
    other = _written(place)
    if synced and other is not None and _counts(other, holder):
        for lock in locks:
            os.close(lock.handle)
        raise _held(other, holder.since, place, elsewhere=True)
    for lock in locks:
        _write(lock.handle, holder)
    return Claim(locks, holder)


def holder_of(path: Path, now: datetime, *, synced: bool = False) -> Holder | None:
    """Who has the record at `path`; nothing is changed by asking."""
    written = _written(claim_path(path))
    if synced and written is not None and _counts(written, Holder.here("", now)):
        return written
    return _named(path) if any(_is_locked(place) for place in _places(path)) else None


def may_be_claimed(path: Path) -> bool:
    """Whether anything is there that tells of somebody who has the record, or had."""
    return any(map(os.path.exists, _places(path)))


def claim_path(path: Path) -> Path:
    """The file whose lock is the claim, the same for every name of the record."""
    whole = path.resolve()
    return whole.with_name(f".{whole.name}.claim")


def _places(path: Path) -> Iterator[Path]:
    """The files of which each must be locked: first that by the record's own number, then the one beside it."""
    if sys.platform != "win32":
        with suppress(OSError):
            folder, record = claims_folder(), path.stat()
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.access(folder, os.W_OK):
                yield folder / f"{record.st_dev}-{record.st_ino}.claim"
    yield claim_path(path)


def _all_locked(path: Path) -> tuple[_Lock, ...] | None:
    """All of them, locked; None, and nothing, where somebody else has one of them."""
    locks: list[_Lock] = []
    for place in _places(path):
        if (handle := _locked(place)) is None:
            for lock in locks:
                os.close(lock.handle)
            return None
        locks.append(_Lock(handle, place))
    return tuple(locks)


def _named(path: Path) -> Holder | None:
    """Whom the files name."""
    return next((named for place in _places(path) if (named := _written(place)) is not None), None)


def _is_locked(place: Path) -> bool:
    try:
        handle = os.open(place, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock(handle)
    finally:
        os.close(handle)


def _counts(other: Holder, asking: Holder) -> bool:
    """True where another machine says that it has the record, and may well have it still."""
    return other.machine != asking.machine and asking.since - other.since < _WORKING_DAY


def _held(other: Holder | None, now: datetime, place: Path, *, elsewhere: bool) -> ClaimError:
    because = other.in_words(now) if other else "another ccm has it open"
    do = "Close it there, then try again."
    if elsewhere:
        do = f"Close it there; if ccm is no longer running on that machine, remove {place.name} beside the record."
    return ClaimError(because, do)


def _locked(place: Path) -> int | None:
    """The file, open and locked; None where somebody else has the lock."""
    with _told_in_words():
        handle = os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            # Whoever had it may have removed the file by now, and the lock of a file that is gone keeps nobody out.
            mine = _lock(handle) and _is_at(handle, place)
        except OSError:
            os.close(handle)
            raise
        if mine:
            return handle
        os.close(handle)
    return None


@contextmanager
def _told_in_words() -> Iterator[None]:
    try:
        yield
    except OSError:
        raise ClaimError(
            "its folder can't be written to or locked",
            "Check that you may write to the folder that holds the record, and that its disk has room.",
        ) from None


def _lock(handle: int) -> bool:
    """Tries to lock an open file; it stays locked until it is closed. False where somebody else has the lock."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_AT, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is_at(handle: int, place: Path) -> bool:
    """True where the open file is the one of that name."""
    try:
        return os.path.samestat(os.fstat(handle), place.stat())
    except FileNotFoundError:
        return False


def _write(handle: int, holder: Holder) -> None:
    """Says who has it. On a full disk the lock still holds, and others are told less."""
    told = [holder.user, holder.machine, holder.process, holder.since.isoformat()]
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(told).encode())


def _written(place: Path) -> Holder | None:
    """Whom the file names; None where there is none, or nothing in it that can be read."""
    try:
        user, machine, process, since = json.loads(place.read_bytes())
        moment = datetime.fromisoformat(since).astimezone(UTC)
        return Holder(str(user)[:_LONGEST], str(machine)[:_LONGEST], int(process), moment)
    except (OSError, ValueError, TypeError, OverflowError):
        return None
