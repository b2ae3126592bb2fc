"""Files for one pair of eyes: bytes that are on the disk, and bytes that no longer are."""

import os
from pathlib import Path

from ccm_tui.files import put_in_place

_CHUNK = 1 << 20
"""Bytes written at once."""


def make_owner_only(path: Path) -> None:
    """Creates an empty file that its owner alone may read, in a folder that its owner alone may enter.

    SQLite gives its journal and shared-memory files the mode of the record's own file.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def may_write(path: Path) -> bool:
    """True where we may write to a file and to the folder that it lies in."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def give_new_name(path: Path, name: Path) -> None:
    """Moves a file, whole and at once, to a name that nothing has. Raises FileExistsError where something has it."""
    try:
        name.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks know no second names; there the name is taken first.
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        put_in_place(path, name)
    else:
        path.unlink()
    put_on_disk(name.parent)


def put_on_disk(path: Path) -> None:
    """Waits until a file, or what a folder lists, is on the disk."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:
        # Windows opens no folder; it puts what a folder lists on the disk by itself.
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def wipe(path: Path) -> None:
    """Overwrites a file and removes it; one that has a second name keeps its content under that.

    A disk that writes elsewhere than it is told, as most new ones do, may keep what was there.
    """
    if path.stat().st_nlink > 1:
        path.unlink()
        return
    with path.open("r+b", buffering=0) as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _CHUNK)))
        os.fsync(file.fileno())
    path.unlink()
