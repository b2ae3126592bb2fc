"""What the composer understood, live above the typing: the same words that the record will hold."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widgets import Static

from ccm_tui.domain.meetings.scene import Step
from screens.hearings.lead import Lead, step_line, template_lines
from screens.widgets.plain import plain
from screens.widgets.tones import BAD, GOOD, NOTICE


class Understanding(Static):
    """What the entry becomes, and what to know of it; over an empty line, what was done last and what comes next."""

    _done: tuple[Content, ...] = ()
    """What was done last, which stays until something else is typed or another item is called."""
    _height = 0
    """Lines that the words need."""

    def show(self, said: str, remarks: Iterable[str] = ()) -> None:
        """Shows what a line becomes and what to know before it is recorded."""
        self._done = ()
        self._say(Content("\n").join((plain(said), _remarks(remarks))))

    def lead(self, step: Step, templates: Sequence[str] = ()) -> None:
        """Shows, while nothing is typed, what comes next; below what was done last where that still stands."""
        next_thing = step_line(step)
        self._say(Lead(*self._done, next_thing) if self._done else Lead(next_thing, template_lines(templates)))

    def show_done(self, said: str, remarks: Iterable[str] = ()) -> None:
        """Shows what was recorded, until something is typed."""
        texts = (plain(f"✓ {said}", GOOD), _remarks(remarks))
        self._done = tuple(text for text in texts if text.plain)
        self._say(Lead(*self._done))

    def show_error(self, what: str, do: str) -> None:
        """Shows that a line was not recorded, and what to do; the line is still there."""
        self._done = ()
        self._say(Content("\n").join((plain(f"NOT SAVED: {what}", f"bold {BAD}"), plain(do))))

    def let_go(self) -> None:
        """What was done last is seen; the next thing takes its place."""
        self._done = ()

    def _say(self, words: Content | Lead) -> None:
        """Each key comes here: only where the words need another height is the screen laid out anew."""
        width = self.content_size.width
        height = words.get_height(self.styles.get_rules(), width) if width else 0
        self.update(words, layout=height != self._height)
        self._height = height


def _remarks(remarks: Iterable[str]) -> Content:
    return plain(" · ".join(remarks), NOTICE)
