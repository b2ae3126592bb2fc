"""The application's guard: a curtain by one key, a lock after a while without one, and nothing said meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.notifications import SeverityLevel
from textual.screen import Screen

from ccm_tui.domain.words.counting import counted
from ccm_tui.domain.words.text import visible
from screens.frame.going import GoingApp
from screens.frame.turn import SureTimer, is_left

if TYPE_CHECKING:
    from screens.frame.curtain import CurtainScreen

_LOOK_SECONDS = 5.0
"""How often it looks whether it was left alone."""

_COMES_IN = 1.0
"""Seconds in which a screen that is gone to has what takes the keys, if anything."""

_LOOKS_EVERY = 0.005
"""Seconds between two looks whether it has."""

TryPassphrase = Callable[[str], Awaitable[None]]
"""Raises CcmError where the passphrase is not the right one."""


class GuardedApp(SureTimer, GoingApp):
    """Hides what it shows, by key or once nobody has pressed one for a while, and shows it again as it was.

    The screens beneath go on: what was being typed in them is kept, and their clocks run.
    """

    GIVEN_WHILE_HIDDEN: ClassVar[frozenset[str]] = frozenset({"help", "quit", "focus_next", "focus_previous"})
    """What may be asked of the application then: nothing of the record is shown or changed by it."""

    def __init__(self) -> None:
        super().__init__()
        self._lock_minutes = 0
        self._try_passphrase: TryPassphrase | None = None
        self._touched = self._moved = monotonic()
        self._held_back: list[tuple[str, str, SeverityLevel, float | None]] = []
        self._moves: list[Callable[[], Awaitable[Any]]] = []

    def on_mount(self) -> None:
        """Says what was held back as soon as it may be seen."""
        self.screen_change_signal.subscribe(self, self._go_on_where_held_back)

    def guard(self, minutes: int, try_passphrase: TryPassphrase | None) -> None:
        """Locks after so many minutes without a key, 0 for never; without a passphrase, draws the curtain instead."""
        if not self._lock_minutes and minutes:
            self.set_interval(_LOOK_SECONDS, self.look_whether_left)
        self._lock_minutes, self._try_passphrase = minutes, try_passphrase

    @property
    def hidden(self) -> bool:
        """True while nothing of the record may be seen, whatever stands in front of what hides it."""
        return any(getattr(screen, "HIDES", False) for screen in self.screen_stack)

    @property
    def shown_to_room(self) -> bool:
        """True while a room may be looking at what is shown."""
        return any(getattr(screen, "FOR_THE_ROOM", False) for screen in self.screen_stack)

    @property
    def covered(self) -> bool:
        """True while the curtain, the lock or the view for a room stands before the screens that were in use."""
        return any(_is_cover(screen) for screen in self.screen_stack[2:])

    def push_screen(self, screen: Any, *options: Any, **named: Any) -> Any:
        """Shows a screen; while what is in use is covered, only what may stand before that, and others later.

        What was asked for by a key may take its time on a slow disk, and the curtain be drawn meanwhile.
        """
        return self._move(screen, partial(super().push_screen, screen, *options, **named))

    def switch_screen(self, screen: Any) -> Any:
        """Shows a screen in place of the one in front, as `push_screen` does."""
        return self._move(screen, partial(super().switch_screen, screen))

    def _move(self, screen: Any, move: Callable[[], Any]) -> Any:
        before_cover = _is_cover(screen) or getattr(screen, "BEFORE_COVER", False)
        if not self.covered or before_cover:
            self._moved = monotonic()
            return move()
        self._moves.append(move)
        return AwaitComplete()

    @property
    def seconds_left_alone(self) -> float:
        """Since the last key, click or paste."""
        return monotonic() - self._touched

    async def on_event(self, event: events.Event) -> None:
        """Notes that somebody is there, and gives keys to the screen that they were pressed for."""
        if isinstance(event, events.Key | events.Paste | events.MouseEvent):
            self._touched = monotonic()
        if isinstance(event, events.Key | events.Paste):
            await self._screen_has_come()
        await super().on_event(event)

    async def _screen_has_come(self) -> None:
        """A key that was pressed for a screen waits until it is there to take it: before, it would go to nobody."""
        while self.focused is None and monotonic() - self._moved < _COMES_IN:
            await asyncio.sleep(_LOOKS_EVERY)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While nothing may be seen, no command may show or change anything."""
        if self.hidden and action not in self.GIVEN_WHILE_HIDDEN:
            return False
        return super().check_action(action, parameters)

    async def run_action(self, action: Any, default_namespace: Any = None, namespaces: Any = None) -> bool:
        """Does what a key or a command asks for, unless the screen it was asked on has been left meanwhile.

        A key is handed on from one to another, and an act waits for the disk: both may come too late. Whatever such
        an act has recorded stands; what it would have shown is shown nowhere any more.
        """
        if is_left(default_namespace):
            return False
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except NoMatches:
            if not is_left(default_namespace):
                raise
            return True

    async def action_curtain(self) -> None:
        """Draws the curtain."""
        from screens.frame.curtain import CurtainScreen

        await self._hide(CurtainScreen(self.tell_time))

    def tell_time(self) -> Any:
        """The time now, aware and in UTC."""
        raise NotImplementedError

    async def look_whether_left(self) -> None:
        """Locks where nobody has pressed a key for as long as was set."""
        if not self._lock_minutes or self.seconds_left_alone < self._lock_minutes * 60:
            return
        from screens.frame.curtain import CurtainScreen
        from screens.frame.unlock import UnlockScreen

        if self._try_passphrase is None:
            await self._hide(CurtainScreen(self.tell_time))
        elif not any(isinstance(screen, UnlockScreen) for screen in self.screen_stack):
            why = f"Locked after {counted(self._lock_minutes, 'minute')} without a key."
            await self._hide(UnlockScreen(why, self._let_in))

    async def on_curtain_screen_projector_asked(self, event: "CurtainScreen.ProjectorAsked") -> None:
        """Shows the room what it may see of the meeting in session."""
        event.stop()
        view = await self.projector_view()
        if view is not None:
            await self.switch_screen(view)

    async def projector_view(self) -> Screen[None] | None:
        """The screen for the room; None where no meeting is in session."""
        raise NotImplementedError

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Says something in passing, or once it may be seen by whoever looks.

        Whatever could act on a terminal is made visible, and no markup is read.
        """
        if self.hidden or self.shown_to_room:
            self._held_back.append((message, title, severity, timeout))
            return
        super().notify(visible(message), title=visible(title), severity=severity, timeout=timeout, markup=markup)

    async def _hide(self, screen: Screen[None]) -> None:
        self.clear_notifications()
        if not self.hidden:
            await self.push_screen(screen)
            return
        while not getattr(self.screen, "HIDES", False):
            # Help, or a question, over what hides.
            await self.pop_screen()
        await self.switch_screen(screen)

    async def _let_in(self, passphrase: str) -> None:
        """Shows again what was hidden. Raises CcmError where the passphrase is not the right one."""
        if self._try_passphrase is not None:
            await self._try_passphrase(passphrase)
        for screen in self.screen_stack:
            if getattr(screen, "HIDES", False):
                screen.dismiss()

    def _go_on_where_held_back(self, _screen: Screen[Any]) -> None:
        if self.hidden or self.shown_to_room:
            return
        moves, self._moves = self._moves, []
        for move in moves:
            self.call_later(move)
        said, self._held_back = self._held_back, []
        for message, title, severity, timeout in said:
            self.notify(message, title=title, severity=severity, timeout=timeout)


def _is_cover(screen: Any) -> bool:
    """Whether the screen hides what is in use, or is for a room."""
    return bool(getattr(screen, "HIDES", False) or getattr(screen, "FOR_THE_ROOM", False))
