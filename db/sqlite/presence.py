"""Whether what lies at a path can be a record's file, and whether that and its log are still the ones opened."""

import stat
from pathlib import Path

from ccm_tui.errors import CcmError, NotYetError

_OTHERS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def check_is_file(path: Path) -> None:
    """Raises CcmError where what lies at `path` is no file of its own, such as a folder or a pipe, or nothing does.

    It is not opened to tell: a pipe would wait for somebody to write into it.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        raise CcmError("There is no record there yet.", "Run ccm to set one up, or name another with --db.") from None
    kind = next((name for is_one, name in _OTHERS if is_one(mode)), "")
    if kind:
        raise CcmError(f"That is {kind}, not a record.", "Name the record's own file with --db.")


def has_second_name(path: Path) -> bool:
    """True where the file has another name (a hard link), under which somebody could write beside us unseen.

    SQLite keeps the log beside the name that the file was opened by (sqlite.org/howtocorrupt.html, section 2.5).
    """
    try:
        return path.stat().st_nlink > 1
    except OSError:
        return False


_Identity = tuple[int, int]
"""The device and the number by which a system tells one file from another."""


class Presence:
    """The record's file as it is when this is made, and its log as it is when it is first looked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # A link may be led elsewhere; the log lies beside the file itself.
        self._log_path = Path(f"{path.resolve()}-wal")
        self._file = _identity(path)
        self._log: _Identity | None = None
        self._log_known = False

    def forget_log(self) -> None:
        """A new connection to the file may have begun a new log."""
        self._log_known = False

    def check(self) -> None:
        """Raises NotYetError where either was moved, removed or replaced. To be called within a transaction.

        Within one the log is there, if the record is written with one at all.
        """
        if not self._log_known:
            self._log, self._log_known = _identity(self._log_path), True
        if (_identity(self._path), _identity(self._log_path)) != (self._file, self._log):
            raise NotYetError(
                "The record's file was moved, removed or replaced while it was open; what you did last is not saved.",
                "Put it back as it was, or leave ccm and open the record",
            )


def _identity(path: Path) -> _Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
