"""The terminal application: it opens the record, shows the screens, and lets go of both in order.

The record's libraries and the screens take most of a second to load. They are loaded in a thread, behind the
first frame, so this module imports neither at its top.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from ccm_tui.actor import actor_name
from ccm_tui.clock import Clock
from ccm_tui.commands import Place, commands_of
from ccm_tui.domain.text import visible
from ccm_tui.errors import CcmError
from db.lane import Lane
from screens.base import CcmScreen
from screens.bindings import bindings, shown_key
from screens.opening import OpeningScreen

if TYPE_CHECKING:
    from ccm_tui.domain.membership import NewAgency
    from db.record import Record


def run_app(path: Path, clock: Clock) -> None:
    """Opens the record at `path`, or its set-up, and runs until the user leaves.

    Raises whatever the application could not survive, once the terminal is as it was.
    """
    app = CcmApp(path, clock)
    app.run()
    if app.fault is not None:
        raise app.fault


class CcmApp(App[None]):
    """ccm on one record."""

    TITLE = "ccm"
    CSS_PATH = "app.tcss"
    PLACE: ClassVar[Place] = Place.EVERYWHERE
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.EVERYWHERE)
    COMMAND_PALETTE_BINDING = "ctrl+p"
    # Pointing and dragging must not start text selections that swallow the next key of someone in a hurry.
    ALLOW_SELECT = False

    def __init__(self, path: Path, clock: Clock) -> None:
        super().__init__()
        self._path = path
        self._clock = clock
        self._lane: Lane | None = None
        self.fault: Exception | None = None
        """What the application could not survive."""

    def on_mount(self) -> None:
        """Paints first; the record is opened behind the first frame."""
        self.push_screen(OpeningScreen())
        self._begin()

    async def on_unmount(self) -> None:
        """Waits for what was asked of the record, then lets it go."""
        if self._lane is not None:
            await self._lane.close()

    async def action_help(self) -> None:
        """Explains the screen one is on."""
        from screens.help import HelpScreen

        screen = self.screen
        if isinstance(screen, HelpScreen):
            screen.dismiss()
        else:
            await self.push_screen(HelpScreen(getattr(screen, "PLACE", Place.EVERYWHERE), _about(screen)))

    def action_palette(self) -> None:
        """Finds any command by its name."""
        self.action_command_palette()

    async def action_undo(self) -> None:
        """Takes back the last thing recorded, and says what it was."""
        from ccm_tui.services.history import undo

        await self._reverse(undo, "Undone", "There is nothing to undo.")

    async def action_redo(self) -> None:
        """Does again what was taken back, and says what it was."""
        from ccm_tui.services.history import redo

        await self._reverse(redo, "Done again", "There is nothing to redo.")

    async def action_quit(self) -> None:
        """Leaves, with everything that is being typed kept."""
        for screen in self.screen_stack:
            if isinstance(screen, CcmScreen):
                await screen.keep_typing()
        self.exit()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every command that can be given here, with its key, for the palette."""
        place = getattr(screen, "PLACE", Place.EVERYWHERE)
        for command in (*commands_of(place), *commands_of(Place.EVERYWHERE)):
            namespace = self if command.place is Place.EVERYWHERE else screen
            title = f"{command.label}  ({shown_key(command.keys[0])})"
            yield SystemCommand(title, command.help, self._giving(command.id, namespace))
        yield SystemCommand("Light or dark", "Change the colours of the screen.", self.action_change_theme)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Says something in passing, with whatever could act on a terminal made visible and no markup read."""
        super().notify(visible(message), title=visible(title), severity=severity, timeout=timeout, markup=markup)

    def _giving(self, action: str, namespace: App[Any] | Screen[Any]) -> Callable[[], Any]:
        return lambda: self.run_action(action, namespace)

    def _fatal_error(self) -> None:
        """Ends without Textual's own report, which would print local variables: names of people among them."""
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        self.fault = error
        super()._handle_exception(error)

    @work(description="opening the record")
    async def _begin(self) -> None:
        await asyncio.to_thread(_load)
        from db.record import Record
        from screens.setup import SetupScreen

        if not self._path.exists():
            await self.switch_screen(SetupScreen(self._set_up, self._path))
            return
        try:
            await self._enter(lambda: Record.open(self._path, self._clock, actor_name()))
        except CcmError as error:
            self.fault = error
            self.exit()

    async def _set_up(self, partnership: str, agencies: "Sequence[NewAgency]") -> None:
        """Makes the record and opens it. Raises CcmError where it can't be made."""
        from ccm_tui.services.setup import set_up

        await self._enter(lambda: set_up(self._path, partnership, self._clock, actor_name(), agencies))

    async def _enter(self, opener: "Callable[[], Record]") -> None:
        from ccm_tui.domain.workdays import bank_holiday
        from ccm_tui.services.meeting import session_meeting_id
        from screens.desk import DeskScreen
        from screens.home import HomeScreen

        lane = Lane(opener)
        await lane.open()
        self._lane = lane
        # The first date read loads the bank holidays: a fifth of a second that no key should have to wait for.
        await lane.run(lambda record: bank_holiday(record.today))
        await self.switch_screen(HomeScreen(lane))
        meeting_id = await lane.run(session_meeting_id)
        if meeting_id is not None:
            await self.push_screen(DeskScreen(lane, meeting_id))

    async def _reverse(self, act: "Callable[[Record], str | None]", done: str, nothing: str) -> None:
        screen = self.screen
        if self._lane is None or not isinstance(screen, CcmScreen):
            return
        try:
            label = await self._lane.run(act)
        except CcmError as error:
            screen.say_error(error)
            return
        screen.say_done(f"{done}: {label}" if label else nothing)
        await screen.refresh_record()


def _load() -> None:
    """Loads what comes after the first frame."""
    for name in ("db.record", "screens.home", "screens.desk", "screens.setup"):
        import_module(name)


def _about(screen: Screen[Any]) -> str:
    return str(getattr(screen, "ABOUT", ""))
