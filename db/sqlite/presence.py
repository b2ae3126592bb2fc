"""Whether a record's file and its log are still the ones that were opened."""

from pathlib import Path

from ccm_tui.errors import NotYetError

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
