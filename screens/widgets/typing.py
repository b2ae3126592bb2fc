"""A field of one line: nothing typed or pasted into it is dropped, or acts on the terminal."""

from dataclasses import dataclass
from typing import Any

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from ccm_tui.domain.composer.line.lines import split_lines
from ccm_tui.services.record.drafts import Draft
from screens.widgets.in_order import InOrder
from screens.widgets.text import tame


class TypedLine(InOrder, Input):
    """One line of text. Textual writes control characters to the terminal; here only the value holds them."""

    virtual_size: Reactive[Size] = reactive(Size(0, 0))
    """How long the text is. Textual lays the whole screen out anew when it grows; a field keeps its place."""

    @dataclass
    class Retyped(Message):
        """The text has changed, or the cursor has moved."""

        line: "TypedLine"

        def can_replace(self, message: Message) -> bool:
            """A key changes the line and then the cursor; it is looked at once."""
            return isinstance(message, TypedLine.Retyped) and message.line is self.line

        @property
        def control(self) -> "TypedLine":
            """The line, by which `on` tells one from another."""
            return self.line

    def __init__(self, value: str = "", *, password: bool = False, **options: Any) -> None:
        super().__init__(value, password=password, **options)
        self.kept = not password
        """Whether half-typed text goes into the record. A secret never does, not even while it is shown."""

    @property
    def draft(self) -> Draft:
        """What is in the line, and where the cursor stands."""
        return Draft(self.value, self.cursor_position)

    def put_back(self, draft: Draft) -> None:
        """Puts back what was being typed, to be gone on with."""
        self.value = draft.text
        self.cursor_position = min(draft.cursor, len(draft.text))

    def render_line(self, y: int) -> Strip:
        """The line without what acts or hides in it."""
        return tame(super().render_line(y))

    async def take_pasted(self, lines: tuple[str, ...]) -> None:
        """Takes one or more lines that were pasted, in place of what is selected; Textual takes only the first."""
        self.replace(" ".join(lines), *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]
        if self.hand_on(event, events.Paste(event.text)):
            return
        event.stop()
        event.prevent_default()
        if lines := split_lines(event.text):
            await self.take_pasted(lines)

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        # What was typed is not selected when one comes back to it: the next key would wipe it out.
        self.select_on_focus = False
        self.post_message(self.Retyped(self))

    def _watch_selection(self, selection: Selection) -> None:
        super()._watch_selection(selection)
        self.post_message(self.Retyped(self))
