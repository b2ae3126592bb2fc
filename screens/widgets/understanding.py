"""What the composer understood, live above the typing: the same words that the record will hold."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

from screens.widgets.plain import plain


class Understanding(Static):
    """One line for what the entry becomes, one for what to know of it."""

    _holds = False
    """True while it says what was done or refused, which stays until something else is typed."""

    def show(self, said: str, remarks: Iterable[str] = ()) -> None:
        """Shows what a line becomes and what to know before it is recorded."""
        if said or not self._holds:
            self._holds = False
            self._say(plain(said), plain(" · ".join(remarks), "$text-warning"))

    def show_done(self, said: str, remarks: Iterable[str] = ()) -> None:
        """Shows what was recorded, until something is typed."""
        self._holds = True
        self._say(plain(f"✓ {said}", "$text-success"), plain(" · ".join(remarks), "$text-warning"))

    def show_error(self, what: str, do: str) -> None:
        """Shows that a line was not recorded, and what to do; the line is still there."""
        self._holds = True
        self._say(plain(f"NOT SAVED: {what}", "bold $text-error"), plain(do))

    def _say(self, first: Content, second: Content) -> None:
        self.update(Content("\n").join((first, second)), layout=False)
