"""Who has a record: one session at a time has it to write in, and every other can say who that is.

A session (the desk, the linear mode) claims the record from its beginning to its end; an act outside a session is
refused meanwhile, and needs no claim of its own. The file itself would be safe without: SQLite lets one write at a
time, and each act reads the end of the journal within its own transaction. What a claim prevents is two people taking
one meeting, each on a screen that does not show what the other did, and undoing one another. That is why an act of
the kind "aside", such as noting that minutes were saved, is written beside a session: no screen shows it and undo
passes over it. Reading is never refused.

The claim is a lock that the system keeps on a file beside the record, and drops when the process ends, however it
ends. So none is left behind by a crash or a restart, and no process number has to be believed; what the file says
only tells who has it. Folders that are kept in step between machines (OneDrive) carry the file but not the lock:
there what another machine wrote counts for as long as a working day, unless somebody removes the file.
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

    def __init__(self, handle: int, place: Path) -> None:
        self._handle = handle
        self._place = place

    def holds(self) -> bool:
        """False where somebody has removed its file, so that another could have claimed the record meanwhile."""
        return sys.platform == "win32" or _is_at(self._handle, self._place)

    def close(self) -> None:
        """Lets others have the record."""
        # Windows removes no open file: not ours until it is closed, and not that of whoever claims in between.
        if sys.platform == "win32":
            os.close(self._handle)
        with suppress(OSError):
            if sys.platform == "win32" or _is_at(self._handle, self._place):
                self._place.unlink()
        if sys.platform != "win32":
            os.close(self._handle)


def claim(path: Path, holder: Holder, *, patience: float = PATIENCE, synced: bool = False) -> Claim:
    """Takes the record at `path` for `holder`, waiting `patience` seconds for whoever has it.

    `synced` says that its folder is kept in step between machines. Raises ClaimError where somebody else has the
    record still, or its folder can't be written to.
    """
    place = claim_path(path)
    until = time.monotonic() + patience
    while (handle := _locked(place)) is None:
        if time.monotonic() >= until:
            raise _held(_written(place), holder.since, place, elsewhere=False)
        threading.Event().wait(_LOOKS_EVERY)
    other = _written(place)
    if synced and other is not None and _counts(other, holder):
        os.close(handle)
        raise _held(other, holder.since, place, elsewhere=True)
    _write(handle, holder)
    return Claim(handle, place)


def holder_of(path: Path, now: datetime, *, synced: bool = False) -> Holder | None:
    """Who has the record at `path`; nothing is changed by asking."""
    place = claim_path(path)
    written = _written(place)
    if written is None or (synced and _counts(written, Holder.here("", now))):
        return written
    try:
        handle = os.open(place, os.O_RDWR)
    except OSError:
        return None
    try:
        return None if _lock(handle) else written
    finally:
        os.close(handle)


def claim_path(path: Path) -> Path:
    """The file whose lock is the claim, the same for every name of the record."""
    whole = path.resolve()
    return whole.with_name(f".{whole.name}.claim")


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
