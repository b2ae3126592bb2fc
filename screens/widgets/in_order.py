"""Keys that are pressed quickly, or arrive together over a slow connection, do their work in the order pressed."""

import asyncio
from contextlib import suppress

from textual import events
from textual.binding import ActiveBinding
from textual.message_pump import MessagePump

_SECONDS_BETWEEN_LOOKS = 0.01


class InOrder(MessagePump):
    """Something to type in or choose with; stands before the widget it is mixed into.

    Textual hands all keys that have arrived to whatever has the focus, and does what a bound key asks only when
    that key has come back: a cursor key, or one that goes on to the next field or case, then acts after the
    letters that were pressed after it. Here each key waits for the one before it, and goes where that one led.
    """

    async def _on_key(self, event: events.Key) -> None:
        if self.hand_on(event, events.Key(event.key, event.character)) or event.is_printable:
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
