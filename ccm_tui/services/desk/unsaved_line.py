"""A line that was not recorded: what is wrong with it stays in sight, and one that the disk did not take is due."""

from ccm_tui.domain.composer.line.reading import Addressed
from ccm_tui.errors import CcmError, NotYetError


class UnsavedLine:
    """What became of the last line that could not be taken, if it still stands in the composer."""

    def __init__(self) -> None:
        self._text = ""
        self.is_due = False
        """Whether the line is to be tried again by itself.

        An order is not: a meeting must not close all of a sudden when nobody thinks of it any more.
        """

    def refuse(self, text: str, line: Addressed, error: CcmError) -> str:
        """The line could not be taken. Returns what to do about it."""
        self._text = text
        self.is_due = isinstance(error, NotYetError) and line.command is None
        if isinstance(error, NotYetError) and self.is_due:
            return f"{error.remedy}. The line stays here, and is saved by itself as soon as it can be."
        return error.do

    def save(self) -> None:
        """A line was taken: none is due."""
        self.is_due = False

    def is_explained(self, text: str) -> bool:
        """Whether what is wrong is still said of the line as it stands; once it is another, it is said no more."""
        if text and text == self._text:
            return True
        self._text = ""
        return False
