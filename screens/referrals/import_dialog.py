"""Shows what a spreadsheet would bring, and takes it once that is meant."""

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.types import CSSPathType
from textual.widgets import Button, Static

from ccm_tui.commands import Place
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.files import at_home
from ccm_tui.services.record.progress import HowFar, StoppedError
from ccm_tui.services.spreadsheets.imports import (
    RowsRefusedError,
    import_referrals,
    referral_sheet,
    rehearse_referrals,
)
from db.lane import Lane
from screens.frame.bindings import bindings
from screens.frame.dialog import DIALOG_SHEET, Dialog
from screens.widgets.text import BAD, HEADING, plain

_ASKED_EVERY = 0.2
"""Seconds between two looks at how far it is."""
_MOST_SHOWN = 500
"""Lines; a sheet with more wrong in it is put right from the top."""


class ImportDialog(Dialog[bool]):
    """First a rehearsal: what was taken for what, what would be taken, all that is wrong. Then, on Enter, the act.

    Answers True once the referrals are on record.
    """

    ABOUT = (
        "What a spreadsheet would bring: which column was taken for what, the referrals, who may be a repeat, and "
        "each row that can't be taken, with its reason. Enter takes all of it; where a row is wrong, nothing is."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.DIALOG)
    CSS_PATH: ClassVar[CSSPathType | None] = [DIALOG_SHEET, "import_dialog.tcss"]
    AUTO_FOCUS = "#told-panel"

    def __init__(self, lane: Lane, path: Path) -> None:
        super().__init__("Import referrals")
        self._lane = lane
        self._path = path
        self._how_far: HowFar | None = None
        self._ready = False

    def compose_body(self) -> ComposeResult:
        yield Static(id="how-far")
        with VerticalScroll(id="told-panel"):
            yield Static(id="told")

    def compose_buttons(self) -> ComposeResult:
        yield Button("Take them", id="go", variant="primary", disabled=True)
        yield Button("Back", id="leave")

    def on_mount(self) -> None:
        """Rehearses the import."""
        self.set_interval(_ASKED_EVERY, self._say_how_far)
        self.call_later(self._rehearse)

    def go(self) -> None:
        """Takes the referrals, where nothing is wrong with any."""
        if self._ready and self._how_far is None:
            self._ready = False
            self.call_later(self._take)

    async def action_leave(self) -> None:
        """Stops what is being done, of which nothing is kept; else leaves."""
        if self._how_far is not None:
            self._how_far.stop()
        else:
            self.dismiss(False)

    async def _rehearse(self) -> None:
        how_far = HowFar()
        told = await self._do(how_far, self._read_and_rehearse(how_far))
        if told is not None:
            self._ready = True
            self.query_one("#go", Button).disabled = False
            self.query_one("#how-far", Static).update(plain("This would be taken. Enter takes it.", HEADING))
            self._show(told)

    async def _read_and_rehearse(self, how_far: HowFar) -> tuple[str, ...]:
        how_far.tell("Reading the file", 0, 0)
        # Not in the lane: what is recorded meanwhile waits for no file.
        self._sheet = await asyncio.to_thread(referral_sheet, self._path)
        return await self._lane.run(rehearse_referrals, self._sheet, how_far.tell)

    async def _take(self) -> None:
        how_far = HowFar()
        told = await self._do(how_far, self._lane.run(import_referrals, self._sheet, how_far.tell))
        if told is not None:
            self.notify("The referrals are taken. Ctrl+Z takes all of them back.", markup=False)
            self.dismiss(True)

    async def _do(self, how_far: HowFar, act: Awaitable[tuple[str, ...]]) -> tuple[str, ...] | None:
        """What the act tells; None where it was stopped or can't be done, which is said."""
        self._how_far = how_far
        self._say_how_far()
        try:
            return await act
        except StoppedError:
            self.dismiss(False)
        except RowsRefusedError as refused:
            self._say_wrong(refused)
            self._show([*(problem.in_words for problem in refused.problems), *refused.told])
        except CcmError as error:
            self._say_wrong(error)
        finally:
            self._how_far = None
        return None

    def _say_how_far(self) -> None:
        if self._how_far is None:
            return
        doing, done, of = self._how_far.now
        count = f": {done} of {of}" if of else ""
        try:
            self.query_one("#how-far", Static).update(plain(f"{doing}{count} … Esc stops."))
        except NoMatches:
            return

    def _say_wrong(self, error: CcmError) -> None:
        self.query_one("#how-far", Static).update(plain(f"{error.what} {error.do}", f"bold {BAD}"))

    def _show(self, told: list[str] | tuple[str, ...]) -> None:
        lines = [plain(line) for line in told[:_MOST_SHOWN]]
        if len(told) > _MOST_SHOWN:
            lines.append(plain(f"And {counted(len(told) - _MOST_SHOWN, 'line')} more."))
        self.query_one("#told", Static).update(Content("\n").join(lines))


def file_named(path: str) -> Path:
    """The file of a path as it is typed, or as a terminal writes one that is dragged into it: quoted or escaped."""
    plain_path = path.strip()
    if len(plain_path) > 1 and plain_path[0] == plain_path[-1] and plain_path[0] in "'\"":
        plain_path = plain_path[1:-1]
    elif not Path(plain_path).exists():
        plain_path = plain_path.replace("\\ ", " ")
    return at_home(Path(plain_path))
