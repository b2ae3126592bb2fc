"""The line in which one types which actions are to be seen."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from ccm_tui.commands import Place
from ccm_tui.domain.composer.completion import word_at
from screens.frame.bindings import bindings
from screens.widgets.typing import TypedLine

Offer = Callable[[str], tuple[str, ...]]
"""What a word begun could become, the likeliest first."""


class SearchLine(TypedLine):
    """One line, whose words Tab completes."""

    PLACE: ClassVar[Place] = Place.ACTION_SEARCH
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ACTION_SEARCH)

    class Left(Message):
        """What was typed is to be gone through."""

    def __init__(self, value: str, offer: Offer) -> None:
        super().__init__(value, id="search", classes="frame", select_on_focus=False)
        self._offer = offer
        self._offered: tuple[str, ...] = ()
        self._offered_in = ""

    def action_complete_word(self) -> None:
        """Completes the word at the cursor, each press the next; where there is nothing to complete, moves on."""
        if self._offered and self.value == self._offered_in:
            self._offered = (*self._offered[1:], self._offered[0])
        else:
            start, _ = word_at(self.value, self.cursor_position)
            self._offered = self._offer(self.value[start : self.cursor_position])
        if not self._offered:
            self.screen.focus_next()
            return
        start, end = word_at(self.value, self.cursor_position)
        self.value = f"{self.value[:start]}{self._offered[0]}{self.value[end:]}"
        self.cursor_position = start + len(self._offered[0])
        self._offered_in = self.value

    def action_to_list(self) -> None:
        """Goes to what was found."""
        self.post_message(self.Left())
