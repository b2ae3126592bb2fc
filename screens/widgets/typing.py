"""Fields of one line and of several: nothing typed or pasted is dropped, out of order, or acts on the terminal."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from textual import events
from textual.binding import ActiveBinding
from textual.geometry import Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection

from ccm_tui.domain.composer.line.reading import split_lines
from ccm_tui.domain.words.draft import Draft
from screens.widgets.text import tame

_SECONDS_BETWEEN_LOOKS = 0.01


class InOrder(MessagePump):
    """Something to type in or choose with; stands before the widget it is mixed into.

    Textual hands all keys that have arrived to whatever has the focus, and does what a bound key asks only when
    that key has come back: a cursor key, or one that goes on to the next field or case, then acts after the
    letters that were pressed after it. Here each key waits for the one before it, and goes where that one led.
    """

    def types(self, _event: events.Key) -> bool:
        """Whether the key is typed here, and so asks for nothing."""
        return False

    async def _on_key(self, event: events.Key) -> None:
        if self.hand_on(event, events.Key(event.key, event.character)) or self.types(event):
            return
        active = self.app.active_bindings.get(event.key)
        if active is not None and active.enabled and not active.binding.priority and await self._done(active):
            event.stop()
            event.prevent_default()

    def hand_on(self, event: events.Event, again: events.Event) -> bool:
        """Sends what has come here once more to what has the focus now; False, and nothing, where that is here."""
        if self._has_the_keys:
            return False
        event.stop()
        event.prevent_default()
        self.app.post_message(again)
        return True

    @property
    def _has_the_keys(self) -> bool:
        focused: object = self.app.focused
        return focused is self

    async def _done(self, active: ActiveBinding) -> bool:
        """Does what the key asks; False where that can't be done here, and whatever lies around this is to do it.

        What the screen or the application is asked may take this very widget away, and would then wait for it for
        ever: it is waited for only until the focus has gone elsewhere.
        """
        own: object = active.node
        if own is self:
            return await self.app.run_action(active.binding.action, active.node)
        finished = asyncio.Event()
        done = True

        async def act() -> None:
            nonlocal done
            try:
                done = await self.app.run_action(active.binding.action, active.node)
            finally:
                finished.set()

        self.app.run_worker(act(), group="keys", description=active.binding.action)
        while not finished.is_set() and self._has_the_keys:
            with suppress(TimeoutError):
                await asyncio.wait_for(finished.wait(), _SECONDS_BETWEEN_LOOKS)
        return done


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

    def types(self, event: events.Key) -> bool:
        """Every character is typed."""
        return event.is_printable

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


class TypedText(InOrder, TextArea):
    """A text with its own line breaks: Enter begins a new line, Tab leaves the field.

    Textual writes control characters to the terminal; here only the value holds them.
    """

    def __init__(self, text: str = "", *, id: str) -> None:  # noqa: A002 (Textual's own word)
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", compact=True)

    def types(self, event: events.Key) -> bool:
        """Every character is typed."""
        return event.is_printable

    @property
    def draft(self) -> Draft:
        """What is in the field, and where the cursor stands."""
        before = self.get_text_range((0, 0), self.cursor_location)
        return Draft(self.text, len(before))

    def put_back(self, draft: Draft) -> None:
        """Puts back what was being typed, to be gone on with."""
        self.text = draft.text
        *above, line = draft.text[: draft.cursor].split("\n")
        self.cursor_location = (len(above), len(line))

    def render_line(self, y: int) -> Strip:
        """A line without what acts or hides in it."""
        return tame(super().render_line(y))

    async def _on_key(self, event: events.Key) -> None:
        """Enter is the field's own here, whatever it does in the dialog around it."""
        if event.key == "enter" and self._has_the_keys:
            event.stop()
            event.prevent_default()
            self.replace("\n", *self.selection, maintain_selection_offset=False)
