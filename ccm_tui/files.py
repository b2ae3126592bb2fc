"""Files written beside the record: whole or not at all, for their owner's eyes alone, never over another's file."""

import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ccm_tui.errors import CcmError

_OWNER_ONLY = 0o600

_HELD = (5, 32, 33)
"""How Windows says that another program has a file just now: access denied, sharing violation, lock violation."""

_PATIENCE = 1.5
"""Seconds for which a file that another program has is tried for: a virus scanner looks into each new one."""

_TRIED_EVERY = 0.05


def write_new(path: Path, content: bytes) -> None:
    """Writes a file that was not there before; what it holds is on the disk when this returns.

    Raises CcmError, leaving no file behind, where there is something of that name already, there is no such
    folder, or it can't be written to.
    """
    with new_file(path) as write:
        write(content)


@contextmanager
def new_file(path: Path) -> Iterator[Callable[[bytes], None]]:
    """Takes a name that was free and gives what writes the file; what it holds is on the disk when that returns.

    Raises CcmError as `write_new` does. Where the block fails, no file is left.
    """
    with new_file_told_in_words():
        # The name is taken first, so that nobody else's file can come to stand there in the meantime.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY))
        try:
            yield lambda content: _put_in_place(path, content)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


@contextmanager
def file_in_place(path: Path) -> Iterator[Callable[[bytes], None]]:
    """Gives what writes the file in place of the one of that name, which stays as it was where that fails.

    Raises CcmError where it can't be written.
    """
    with new_file_told_in_words():
        yield lambda content: _put_in_place(path, content)


def write_own(path: Path, content: bytes) -> None:
    """Writes a file that is ccm's own, in place of what it held; its folder is made where there is none yet.

    Raises CcmError, leaving the file as it was, where it can't be written.
    """
    with new_file_told_in_words():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put_in_place(path, content)


def _put_in_place(path: Path, content: bytes) -> None:
    """Writes beside the path and moves it there whole; a kill in mid-write can leave only the file beside it."""
    # mkstemp makes it owner-only.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".ccm-", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def put_in_place(made: Path, place: Path) -> None:
    """Gives a file that was made beside it the name of another, whole and at once.

    Windows lets nobody move a file that another program has open, as a virus scanner does for a moment: there it is
    tried again, for a while. Raises OSError where it can't be done, the file in place being as it was.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            made.replace(place)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD or time.monotonic() > until:
                raise
            threading.Event().wait(_TRIED_EVERY)
        else:
            return


@contextmanager
def new_file_told_in_words() -> Iterator[None]:
    """Turns what keeps a new file from being made into a CcmError."""
    try:
        yield
    except FileExistsError:
        raise CcmError(
            "There is a file or folder of that name already.", "Choose another name; nothing was overwritten."
        ) from None
    except (FileNotFoundError, NotADirectoryError):
        raise CcmError("There is no such folder.", "Choose a folder that is there.") from None
    except (OSError, ValueError):
        raise CcmError(
            "The file can't be written in that place.",
            "Choose a folder that you may write to and that has room.",
        ) from None


def at_home(path: Path) -> Path:
    """The whole path, with ~ for the home folder; a ~ of somebody who is not known here is a name like any other."""
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        return path.absolute()
