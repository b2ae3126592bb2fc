"""The terminal application: it opens the record, shows the screens, and lets go of both in order.

The record's libraries and the screens take most of a second to load. They are loaded in a thread, behind the first
frame, so this module imports neither at its top.
"""

import asyncio
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.screen import Screen

from ccm_tui.clock import Clock
from ccm_tui.commands import Place
from ccm_tui.errors import CcmError
from ccm_tui.keeper import RecordKeeper
from ccm_tui.leaving import LeavingApp
from ccm_tui.paths import settings_path
from ccm_tui.places import screen_for
from ccm_tui.preferences import Colours, keep_colours, kept_colours
from db.lane import Lane
from screens.frame.bindings import bindings
from screens.frame.going import DeskWanted, Wanted
from screens.frame.palette import OfferedCommand, PaletteScreen
from screens.frame.themes import THEMES
from screens.frame.window import SECONDS_BETWEEN_LOOKS, OpeningScreen, fit_to_window

if TYPE_CHECKING:
    from ccm_tui.domain.agencies.agency import NewAgency
    from db.record import Record

_TOLD_SECONDS = 30.0
"""How long it stays on screen where half-typed text is found again."""

_BACKUP_SECONDS = 3600.0
"""How often it is looked whether today has its backup: ccm may be left open for days."""


def run_app(path: Path, clock: Clock) -> int:
    """Opens the record at `path`, or its set-up, and runs until the user leaves or the system ends it.

    Returns the exit code. Raises whatever the application could not survive, once the terminal is as it was.
    """
    app = CcmApp(path, clock)
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


class CcmApp(LeavingApp):
    """ccm on one record."""

    TITLE = "ccm"
    CSS_PATH = "app.tcss"
    PLACE: ClassVar[Place] = Place.EVERYWHERE
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.EVERYWHERE)
    ENABLE_COMMAND_PALETTE = False
    # Pointing and dragging must not start text selections that swallow the next key of someone in a hurry.
    ALLOW_SELECT = False

    def __init__(self, path: Path, clock: Clock) -> None:
        super().__init__()
        self.keeper = RecordKeeper(path, clock)

    def on_mount(self) -> None:
        """Paints first; the record is opened behind the first frame."""
        if not self.is_headless:
            self.heed_endings()
            self.set_interval(SECONDS_BETWEEN_LOOKS, partial(fit_to_window, self))
        self._colour()
        self.push_screen(OpeningScreen())
        self._begin()

    async def on_unmount(self) -> None:
        """Waits for what was asked of the record, then lets it go."""
        await self.let_go(self.keeper.close())

    async def action_help(self) -> None:
        """Explains the screen one is on."""
        from screens.frame.help import HelpScreen

        screen = self.screen
        if isinstance(screen, HelpScreen):
            screen.dismiss()
        elif not any(isinstance(beneath, HelpScreen) for beneath in self.screen_stack):
            await self.push_screen(
                HelpScreen(getattr(screen, "PLACE", Place.EVERYWHERE), getattr(screen, "ABOUT", ""))
            )

    async def action_palette(self) -> None:
        """Finds any command by its name."""
        if not any(isinstance(screen, PaletteScreen) for screen in self.screen_stack):
            await self.push_screen(PaletteScreen(self.screen), self._give)

    def _give(self, offer: OfferedCommand | None) -> None:
        """Gives the command that was chosen, once the palette has gone; a place may have gone meanwhile."""
        if offer is not None and offer.is_open:
            # Later, because the palette waits for this to be done.
            self.call_later(self.run_action, offer.command.id, offer.node)

    async def action_colours(self, name: str) -> None:
        """Shows ccm in these colours from now on, also when it is next started."""
        colours = Colours(name)
        self.theme = THEMES[colours].name
        try:
            await asyncio.to_thread(keep_colours, settings_path(), colours)
        except CcmError as error:
            self.notify(error.do, title="These colours can't be remembered.", severity="warning")

    async def action_undo(self) -> None:
        """Takes back the last thing recorded, and says what it was."""
        from ccm_tui.services.record.setup import undo

        await self._reverse(undo, "Undone", "There is nothing to undo.")

    async def action_redo(self) -> None:
        """Does again what was taken back, and says what it was."""
        from ccm_tui.services.record.setup import redo

        await self._reverse(redo, "Done again", "There is nothing to redo.")

    def _colour(self) -> None:
        """In the colours chosen on this machine, unless Textual's own variable names some."""
        for theme in THEMES.values():
            self.register_theme(theme)
        if not os.environ.get("TEXTUAL_THEME"):
            self.theme = THEMES[kept_colours(settings_path())].name

    @work(description="opening the record")
    async def _begin(self) -> None:
        await asyncio.to_thread(_load)
        from ccm_tui.passphrase import passphrase_file
        from db.sqlite.vault import is_encrypted
        from screens.frame.unlock import UnlockScreen
        from screens.record.passphrase import PassphraseScreen

        try:
            if not self.keeper.path.exists():
                heading = "A new record: first its passphrase"
                await self.switch_screen(PassphraseScreen(heading, self._choose_first, asks_old=False))
            elif not is_encrypted(self.keeper.path):
                await self._enter_or_leave()
            elif (given := passphrase_file()) is not None:
                await self._unlock(given)
            else:
                await self.switch_screen(UnlockScreen("This record is locked.", self._unlock))
        except CcmError as error:
            self.fault = error
            self.exit()

    async def _choose_first(self, _none: str | None, passphrase: str | None) -> None:
        """Goes on to the set-up. Raises CcmError where the passphrase is too short."""
        from screens.record.setup import SetupScreen

        self.keeper.choose_passphrase(passphrase)
        # Later, because the screen that is left waits for this to be done.
        self.call_later(self.switch_screen, SetupScreen(self._set_up, self.keeper.path))

    async def _set_up(self, partnership: str, agencies: "Sequence[NewAgency]") -> None:
        """Makes the record and opens it. Raises CcmError where it can't be made."""
        await self.keeper.make(partnership, agencies)
        await self._enter()

    async def _unlock(self, passphrase: str) -> None:
        """Opens the record. Raises CcmError where the passphrase is not the right one."""
        await self.keeper.unlock(passphrase)
        # Later, because the screen that is left waits for this to be done.
        self.call_later(self._enter_or_leave)

    async def _enter_or_leave(self) -> None:
        """Opens the record; where it can't be opened, leaves, and says why once the terminal is as it was."""
        try:
            await self._enter()
        except CcmError as error:
            self.fault = error
            self.exit()

    async def _enter(self) -> None:
        from ccm_tui.services.meetings.meeting import session_meeting_id
        from screens.home.home import HomeScreen

        lane, session = await self.keeper.open()
        await self._set_guard()
        await self.switch_screen(HomeScreen(lane))
        meeting_id = await lane.run(session_meeting_id)
        if meeting_id is not None:
            await self.push_screen(screen_for(DeskWanted(meeting_id), lane))
        if session.refusal is None:
            await self._tell_cut_off(lane)
        elif meeting_id is not None:
            # Home says so by itself.
            self.notify(session.refusal.do, title=session.refusal.what, severity="warning", timeout=12)
        if session.make_backup is not None:
            self._back_up(session.make_backup)
        self.set_interval(_BACKUP_SECONDS, self.look_for_backup)

    async def look_for_backup(self) -> None:
        """Makes the backup of a day that has begun meanwhile, or one that could not be made before."""
        make = await self.keeper.backup_due()
        if make is not None:
            self._back_up(make)

    async def _tell_cut_off(self, lane: Lane) -> None:
        from ccm_tui.services.record.drafts import tell_cut_off

        try:
            cut_off = await lane.run(tell_cut_off)
        except CcmError as error:
            # A record that can't be written to can still be read.
            self.notify(error.do, title=error.what, severity="error", timeout=12)
            return
        if cut_off:
            self.notify(" · ".join(cut_off), title="Half-typed text is kept in", timeout=_TOLD_SECONDS)

    @work(description="making today's backup")
    async def _back_up(self, make: Callable[[], None]) -> None:
        """A worker, which the end of the application waits for."""
        try:
            await self.keeper.back_up(make)
        except CcmError as error:
            self.notify(error.do, title=f"Today's backup is not made: {error.what}", severity="warning", timeout=12)

    async def _set_guard(self) -> None:
        from ccm_tui.services.record.vault import has_passphrase, lock_minutes

        if (lane := self.keeper.lane) is not None:
            locked = await lane.run(has_passphrase)
            self.guard(await lane.run(lock_minutes), self.keeper.unlock_again if locked else None)

    async def on_settings_screen_read(self) -> None:
        """Locks after as long as is set now."""
        await self._set_guard()

    async def on_home_screen_passphrase_asked(self) -> None:
        """Asks for another passphrase, or for none."""
        from ccm_tui.services.record.vault import has_passphrase
        from screens.record.passphrase import PassphraseScreen

        if self.keeper.lane is not None:
            asks_old = await self.keeper.lane.run(has_passphrase)
            heading = "Another passphrase, or none" if asks_old else "A passphrase for this record"
            await self.push_screen(PassphraseScreen(heading, self._change_passphrase, asks_old=asks_old))

    async def _change_passphrase(self, old: str | None, new: str | None) -> None:
        """Writes the record anew under it. Raises CcmError where that can't be; the record is then as it was."""
        from screens.record.passphrase import PassphraseScreen

        if self.keeper.lane is not None:
            await self.keeper.change_passphrase(old, new)
            await self._set_guard()
            for screen in self.screen_stack:
                if isinstance(screen, PassphraseScreen):
                    screen.dismiss()
            said = "The record is locked with the new passphrase." if new else "The record has no passphrase now."
            self.notify(said)

    def tell_time(self) -> datetime:
        """The time now, aware and in UTC."""
        return self.keeper.clock()

    async def projector_view(self) -> Screen[None] | None:
        """The screen for the room; None where no meeting is in session."""
        from ccm_tui.services.meetings.meeting import session_meeting_id
        from screens.hearings.projector import ProjectorScreen

        lane = self.keeper.lane
        meeting_id = await lane.run(session_meeting_id) if lane else None
        return ProjectorScreen(lane, meeting_id) if lane and meeting_id is not None else None

    def screen_for(self, wanted: Wanted) -> Screen[None]:
        """A new screen that shows what is wanted; asked only by a screen over the record."""
        assert self.keeper.lane is not None, "the record is open"
        return screen_for(wanted, self.keeper.lane)

    async def _reverse(self, act: "Callable[[Record], str | None]", done: str, nothing: str) -> None:
        from screens.frame.base import CcmScreen

        screen = self.screen
        if self.keeper.lane is None or not isinstance(screen, CcmScreen):
            return
        await self.let_keys_finish()
        try:
            label = await self.keeper.lane.run(act)
        except CcmError as error:
            screen.say_error(error)
            return
        screen.say_done(f"{done}: {label}" if label else nothing)
        await screen.refresh_record()
        # What was taken back may have been how long an untouched screen stays as it is.
        await self._set_guard()


def _load() -> None:
    """Loads what comes after the first frame."""
    for name in ("db.record", "screens.home.home", "screens.hearings.desk", "screens.record.setup"):
        import_module(name)
