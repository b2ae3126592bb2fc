"""The terminal application: it opens the record, shows the screens, and lets go of both in order.

The record's libraries and the screens take most of a second to load. They are loaded in a thread, behind the
first frame, so this module imports neither at its top.
"""

import asyncio
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from ccm_tui.actor import actor_name
from ccm_tui.clock import Clock
from ccm_tui.commands import Place
from ccm_tui.errors import CcmError
from ccm_tui.paths import settings_path
from ccm_tui.places import screen_for
from ccm_tui.preferences import Colours, keep_colours, kept_colours
from ccm_tui.signals import go_on_only_after_a_stop, heed_endings, write_nowhere_if_gone
from db.lane import Lane
from screens.frame import palette
from screens.frame.bindings import bindings
from screens.frame.going import DeskWanted, Wanted
from screens.frame.guard import GuardedApp
from screens.frame.palette import CommandsProvider
from screens.frame.themes import THEMES
from screens.frame.typing import KeepsTyping
from screens.frame.window import SECONDS_BETWEEN_LOOKS, OpeningScreen, fit_to_window

if TYPE_CHECKING:
    from ccm_tui.domain.agencies.membership import NewAgency
    from db.record import Record


_TOLD_SECONDS = 30.0
"""How long it stays on screen where half-typed text is found again."""

_BACKUP_SECONDS = 3600.0
"""How often it is looked whether today has its backup: ccm may be left open for days."""

_HURRY_SECONDS = 5.0
"""How long leaving waits for keys that were pressed before it; nothing should ever take so long."""


def run_app(path: Path, clock: Clock) -> int:
    """Opens the record at `path`, or its set-up, and runs until the user leaves or the system ends it.

    Returns the exit code. Raises whatever the application could not survive, once the terminal is as it was.
    """
    app = CcmApp(path, clock)
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


class CcmApp(GuardedApp):
    """ccm on one record."""

    TITLE = "ccm"
    CSS_PATH = "app.tcss"
    PLACE: ClassVar[Place] = Place.EVERYWHERE
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.EVERYWHERE)
    COMMAND_PALETTE_BINDING = "ctrl+p"
    COMMANDS = {CommandsProvider}
    # Pointing and dragging must not start text selections that swallow the next key of someone in a hurry.
    ALLOW_SELECT = False

    def __init__(self, path: Path, clock: Clock) -> None:
        super().__init__()
        self._path = path
        self._clock = clock
        self._lane: Lane | None = None
        self._backing_up = asyncio.Lock()
        self._passphrase: str | None = None
        self._ending: asyncio.Task[None] | None = None
        self.fault: Exception | None = None
        """What the application could not survive."""

    def on_mount(self) -> None:
        """Paints first; the record is opened behind the first frame."""
        if not self.is_headless:
            heed_endings(self._end_by)
            go_on_only_after_a_stop()
            self.set_interval(SECONDS_BETWEEN_LOOKS, partial(fit_to_window, self))
        self._colour()
        self.push_screen(OpeningScreen())
        self._begin()

    async def on_unmount(self) -> None:
        """Waits for what was asked of the record, then lets it go."""
        if self._lane is not None:
            await self._lane.close()

    async def action_help(self) -> None:
        """Explains the screen one is on."""
        from screens.frame.help import HelpScreen

        screen = self.screen
        if isinstance(screen, HelpScreen):
            screen.dismiss()
        else:
            await self.push_screen(HelpScreen(getattr(screen, "PLACE", Place.EVERYWHERE), _about(screen)))

    def action_palette(self) -> None:
        """Finds any command by its name."""
        self.action_command_palette()

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

    async def action_quit(self) -> None:
        """Leaves, with all that is being typed kept; where nothing can keep it yet, only once that is meant."""
        from screens.dialogs.questions import Confirm, ConfirmLeaving
        from screens.record.setup import SetupScreen

        kept = await self._keep_all_typing()
        no_record = any(isinstance(screen, SetupScreen) and screen.would_be_lost for screen in self.screen_stack)
        if (kept and not no_record) or isinstance(self.screen, Confirm):
            self.exit()
            return
        if no_record:
            question = "Leave without a record?"
            meaning = "There is no record yet to keep what is typed here. Back, then F10, makes one."
        else:
            question = "Leave, and lose what is typed?"
            meaning = "The record can't be written to just now, so what is typed would be gone. Back goes on with it."
        self.push_screen(ConfirmLeaving(question, meaning, "Leave"), self._leave_where_meant)

    def _leave_where_meant(self, meant: bool | None) -> None:
        if meant:
            self.exit()

    async def _keep_all_typing(self) -> bool:
        """Keeps what is being typed, on every screen that is open; False where that can't be done."""
        await self._let_keys_finish()
        open_here = [screen for screen in self.screen_stack if isinstance(screen, KeepsTyping)]
        kept = [await screen.keep_typing() or not screen.has_typing for screen in open_here]
        return all(kept)

    async def _let_keys_finish(self) -> None:
        """Waits until the keys pressed before this one have done their work: this one has overtaken them."""
        focused = self.focused
        if focused is not None:
            finished = asyncio.Event()
            focused.call_later(finished.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(finished.wait(), _HURRY_SECONDS)

    def _end_by(self, exit_code: int) -> None:
        """Ends as Ctrl+Q does, because the system asks for it; asked again, it goes on ending."""
        if self._ending is None:
            self._ending = asyncio.create_task(self._end(exit_code))

    async def _end(self, exit_code: int) -> None:
        write_nowhere_if_gone()
        await self._keep_all_typing()
        self.exit(return_code=exit_code)

    def _colour(self) -> None:
        """In the colours chosen on this machine, unless Textual's own variable names some."""
        for theme in THEMES.values():
            self.register_theme(theme)
        if not os.environ.get("TEXTUAL_THEME"):
            self.theme = THEMES[kept_colours(settings_path())].name

    def _fatal_error(self) -> None:
        """Ends without Textual's own report, which would print local variables: names of people among them."""
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        # What fails on the way out, with half the screen gone, is not what went wrong.
        self.fault = self.fault or error
        super()._handle_exception(error)

    @work(description="opening the record")
    async def _begin(self) -> None:
        await asyncio.to_thread(_load)
        from ccm_tui.passphrase import passphrase_file
        from db.sqlite.vault import is_encrypted
        from screens.frame.unlock import UnlockScreen
        from screens.record.passphrase import PassphraseScreen

        try:
            if not self._path.exists():
                heading = "A new record: first its passphrase"
                await self.switch_screen(PassphraseScreen(heading, self._choose_first, asks_old=False))
            elif not is_encrypted(self._path):
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
        from db.sqlite.vault import check_new_passphrase
        from screens.record.setup import SetupScreen

        if passphrase is not None:
            check_new_passphrase(passphrase)
        self._passphrase = passphrase
        # Later, because the screen that is left waits for this to be done.
        self.call_later(self.switch_screen, SetupScreen(self._set_up, self._path))

    async def _set_up(self, partnership: str, agencies: "Sequence[NewAgency]") -> None:
        """Makes the record and opens it. Raises CcmError where it can't be made."""
        from ccm_tui.services.record.setup import set_up

        def make() -> None:
            set_up(self._path, partnership, self._clock, actor_name(), agencies, self._passphrase).close()

        await asyncio.to_thread(make)
        await self._enter()

    async def _unlock(self, passphrase: str) -> None:
        """Opens the record. Raises CcmError where the passphrase is not the right one."""
        from ccm_tui.services.record.vault import try_passphrase

        await asyncio.to_thread(try_passphrase, self._path, passphrase)
        self._passphrase = passphrase
        # Later, because the screen that is left waits for this to be done.
        self.call_later(self._enter_or_leave)

    async def _unlock_again(self, passphrase: str) -> None:
        """Asks the open record, not its file. Raises CcmError where the passphrase is not the right one."""
        from ccm_tui.services.record.vault import try_passphrase_again

        if self._lane is not None:
            await self._lane.run(try_passphrase_again, passphrase)

    def _open(self) -> "Record":
        from db.record import Record

        record = Record.open(self._path, self._clock, actor_name(), self._passphrase)
        record.store.begin_session()
        return record

    async def _enter_or_leave(self) -> None:
        """Opens the record; where it can't be opened, leaves, and says why once the terminal is as it was."""
        try:
            await self._enter()
        except CcmError as error:
            self.fault = error
            self.exit()

    async def _enter(self) -> None:
        from ccm_tui.domain.days.workdays import bank_holiday
        from ccm_tui.services.meetings.meeting import session_meeting_id
        from ccm_tui.services.record.condition import begin_session
        from screens.home.home import HomeScreen

        lane = Lane(self._open)
        await lane.open()
        self._lane = lane
        session = await lane.run(begin_session)
        # The first date read loads the bank holidays: a fifth of a second that no key should have to wait for.
        await lane.run(lambda record: bank_holiday(record.today))
        await self._set_guard(lane)
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
        from ccm_tui.services.record.backups import daily_backup

        make = await self._lane.run(daily_backup) if self._lane is not None else None
        if make is not None and not self._backing_up.locked():
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
        """In a thread of its own, which the end of the application waits for: the lane is for the chair."""
        try:
            async with self._backing_up:
                await asyncio.to_thread(make)
        except CcmError as error:
            self.notify(error.do, title=f"Today's backup is not made: {error.what}", severity="warning", timeout=12)

    async def _set_guard(self, lane: Lane) -> None:
        from ccm_tui.services.record.vault import has_passphrase, lock_minutes

        locked = await lane.run(has_passphrase)
        self.guard(await lane.run(lock_minutes), self._unlock_again if locked else None)

    async def on_settings_screen_read(self) -> None:
        """Locks after as long as is set now."""
        if self._lane is not None:
            await self._set_guard(self._lane)

    async def on_home_screen_passphrase_asked(self) -> None:
        """Asks for another passphrase, or for none."""
        from ccm_tui.services.record.vault import has_passphrase
        from screens.record.passphrase import PassphraseScreen

        if self._lane is not None:
            asks_old = await self._lane.run(has_passphrase)
            heading = "Another passphrase, or none" if asks_old else "A passphrase for this record"
            await self.push_screen(PassphraseScreen(heading, self._change_passphrase, asks_old=asks_old))

    async def _change_passphrase(self, old: str | None, new: str | None) -> None:
        """Writes the record anew under it. Raises CcmError where that can't be; the record is then as it was."""
        from ccm_tui.services.record.vault import change_passphrase
        from screens.record.passphrase import PassphraseScreen

        def change() -> None:
            change_passphrase(self._path, old, new, self._clock, actor_name())
            self._passphrase = new

        if self._lane is not None:
            # A backup that is being made would stay under the old one.
            async with self._backing_up:
                await self._lane.rest(change)
            await self._set_guard(self._lane)
            for screen in self.screen_stack:
                if isinstance(screen, PassphraseScreen):
                    screen.dismiss()
            self.notify(
                "The record is locked with the new passphrase." if new else "The record has no passphrase now."
            )

    def tell_time(self) -> datetime:
        """The time now, aware and in UTC."""
        return self._clock()

    async def projector_view(self) -> Screen[None] | None:
        """The screen for the room; None where no meeting is in session."""
        from ccm_tui.services.meetings.meeting import session_meeting_id
        from screens.frame.projector import ProjectorScreen

        meeting_id = await self._lane.run(session_meeting_id) if self._lane else None
        return ProjectorScreen(self._lane, meeting_id) if self._lane and meeting_id is not None else None

    def screen_for(self, wanted: Wanted) -> Screen[None]:
        """A new screen that shows what is wanted; asked only by a screen over the record."""
        assert self._lane is not None, "the record is open"
        return screen_for(wanted, self._lane)

    async def _reverse(self, act: "Callable[[Record], str | None]", done: str, nothing: str) -> None:
        from screens.frame.base import CcmScreen

        screen = self.screen
        if self._lane is None or not isinstance(screen, CcmScreen):
            return
        await self._let_keys_finish()
        try:
            label = await self._lane.run(act)
        except CcmError as error:
            screen.say_error(error)
            return
        screen.say_done(f"{done}: {label}" if label else nothing)
        await screen.refresh_record()
        # What was taken back may have been how long an untouched screen stays as it is.
        await self._set_guard(self._lane)


def _load() -> None:
    """Loads what comes after the first frame."""
    for name in ("db.record", "screens.home.home", "screens.hearings.desk", "screens.record.setup"):
        import_module(name)


def _about(screen: Screen[Any]) -> str:
    return palette.ABOUT if isinstance(screen, CommandPalette) else str(getattr(screen, "ABOUT", ""))
