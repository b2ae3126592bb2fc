"""The application's guard: a curtain by one key, a lock after a while without one, and nothing said meanwhile."""

from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.notifications import SeverityLevel
from textual.screen import Screen

from ccm_tui.domain.counting import counted
from ccm_tui.domain.text import visible
from screens.sure_timer import SureTimer

if TYPE_CHECKING:
    from screens.curtain import CurtainScreen

_LOOK_SECONDS = 5.0
"""How often it looks whether it was left alone."""

TryPassphrase = Callable[[str], Awaitable[None]]
"""Raises CcmError where the passphrase is not the right one."""


class GuardedApp(SureTimer, App[None]):
    """Hides what it shows, by key or once nobody has pressed one for a while, and shows it again as it was.

    The screens beneath go on: what was being typed in them is kept, and their clocks run.
    """

    GIVEN_WHILE_HIDDEN: ClassVar[frozenset[str]] = frozenset({"help", "quit", "focus_next", "focus_previous"})
    """What may be asked of the application then: nothing of the record is shown or changed by it."""

    def __init__(self) -> None:
        super().__init__()
        self._lock_minutes = 0
        self._try_passphrase: TryPassphrase | None = None
        self._touched = monotonic()
        self._held_back: list[tuple[str, str, SeverityLevel, float | None]] = []

    def on_mount(self) -> None:
        """Says what was held back as soon as it may be seen."""
        self.screen_change_signal.subscribe(self, self._say_held_back)

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
    def seconds_left_alone(self) -> float:
        """Since the last key, click or paste."""
        return monotonic() - self._touched

    async def on_event(self, event: events.Event) -> None:
        """Notes that somebody is there."""
        if isinstance(event, events.Key | events.Paste | events.MouseEvent):
            self._touched = monotonic()
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While nothing may be seen, no command may show or change anything."""
        if self.hidden and action not in self.GIVEN_WHILE_HIDDEN:
            return False
        return super().check_action(action, parameters)

    async def action_curtain(self) -> None:
        """Draws the curtain."""
        from screens.curtain import CurtainScreen

        await self._hide(CurtainScreen(self.tell_time))

    def tell_time(self) -> Any:
        """The time now, aware and in UTC."""
        raise NotImplementedError

    async def look_whether_left(self) -> None:
        """Locks where nobody has pressed a key for as long as was set."""
        if not self._lock_minutes or self.seconds_left_alone < self._lock_minutes * 60:
            return
        from screens.curtain import CurtainScreen
        from screens.unlock import UnlockScreen

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
        self.screen.dismiss()

    def _say_held_back(self, _screen: Screen[Any]) -> None:
        if self.hidden or self.shown_to_room:
            return
        said, self._held_back = self._held_back, []
        for message, title, severity, timeout in said:
            self.notify(message, title=title, severity=severity, timeout=timeout)
