"""Cases and referrals that were kept for as long as they were to be: each is kept for longer, or erased."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Button, Static

from ccm_tui.commands import Place
from ccm_tui.domain.days.when import Unreadable, read_when, show_day
from ccm_tui.domain.listings import ListedRetention
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.erasure import ErasingSheet, erase, erasing_sheet
from ccm_tui.services.governance.retention import keep_longer, set_retention_years
from ccm_tui.services.governance.retention_view import RetentionView, read_retention
from screens.dialogs.questions import AskedLine, AskLine, TwoLines
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.columns import Cell, Columns
from screens.widgets.lists import KeptList
from screens.widgets.text import MUTED, NOTICE, plain
from screens.widgets.typing import TypedLine


class EraseForm(Form[str]):
    """Everything that goes, in sentences; nothing goes without both fields. Answers with the reason."""

    ABOUT = (
        "What erasing takes out of the record, and what it does not reach, such as documents that left. It can't be "
        "undone. The reason and who or what allows it stay on record: name nobody of the case in them."
    )

    def __init__(
        self, sheet: ErasingSheet, act: Callable[[str, str], Awaitable[object]], drafts: DialogDrafts
    ) -> None:
        super().__init__(f"Erase {sheet.reference}", drafts)
        self._sheet = sheet
        self._act = act

    def compose_fields(self) -> ComposeResult:
        yield field("Why", TypedLine(placeholder="kept for long enough", id="reason", compact=True))
        yield field("Authority", TypedLine(placeholder="who or what allows it", id="authority", compact=True))
        for sentence in self._sheet.in_sentences:
            yield Static(plain(sentence.strip(), NOTICE if "undone" in sentence else ""))

    def compose_buttons(self) -> ComposeResult:
        yield Button("Erase", id="go", variant="primary")
        yield Button("Back", id="leave")

    async def keep(self) -> str:
        for name in ("reason", "authority"):
            if not self.typed(name):
                raise self.refusal(name, "Nothing is erased yet.", "Type the reason, and who or what allows it.")
        await self._act(self.typed("reason"), self.typed("authority"))
        return self.typed("reason")


_REFERENCE = 11
_NONE = "Nothing has been kept long enough. F2 says after how many years closed cases come up here."


class RetentionScreen(ViewScreen[RetentionView]):
    """The cases that are due, the longest over first."""

    PLACE = Place.RETENTION
    ABOUT = (
        "Closed cases, and referrals that became none, come up here once they have been kept for the partnership's "
        "years. Enter keeps one for longer, "
        "with a day and a reason. F9 erases one: its text goes everywhere in the record; the counts stay, and so do "
        "who erased it, why and on whose authority. Erasing can't be undone."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.RETENTION)
    CSS_PATH = "retention.tcss"
    AUTO_FOCUS = "#due"

    top = getters.query_one(PlaceLine)
    due = getters.query_one("#due", KeptList)

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield KeptList(_NONE, id="due")
        yield KeysFooter()

    async def read(self) -> RetentionView:
        return await self.lane.run(read_retention)

    def show(self, view: RetentionView) -> None:
        self.due.show([(case.reference, _look(case)) for case in view.due])
        years = view.years
        after = f"{counted(years, 'year')} after closing" if years else "the years are not set: F2 sets them"
        self.top.show(f"Due to be erased or kept: {counted(len(view.due), 'case')}, {after}", "")

    async def action_years(self) -> None:
        """Asks after how many years closed cases come up."""
        drafts = self.drafts("years that cases are kept")

        async def set_years(line: str) -> None:
            await drafts.settle(set_retention_years, int(line))

        question = "After how many years is a closed case looked at? The partnership decides it."
        years = str(self.view.years or "")
        await self.ask(AskLine("Retention", question, _no_years, set_years, drafts, years), self._show_changed)

    async def action_keep_longer(self) -> None:
        """Asks until when and why the case chosen is kept."""
        case = self._chosen()
        if case is None:
            return
        drafts = self.drafts(f"keeping {case.reference}")

        async def keep(until: str, why: str) -> None:
            read = read_when(until, self.view.today)
            if isinstance(read, Unreadable):
                raise CcmError(read.reason, "Type a day, like 1/4/2032 or 12m.")
            await drafts.settle(keep_longer, case.reference, read.day, why)

        first = AskedLine("Until", hint="like 1/4/2032 or 12m")
        form = TwoLines(f"Keep {case.reference} for longer", first, AskedLine("Why"), keep, drafts)
        await self.ask(form, self._show_changed)

    async def action_erase(self) -> None:
        """Says what erasing the case chosen takes, and does it once reason and authority are given."""
        case = self._chosen()
        sheet = await self.attempt(self.lane.run(erasing_sheet, case.reference)) if case else None
        if sheet is None:
            return
        drafts = self.drafts(f"erasing {sheet.reference}")

        async def erase_it(reason: str, authority: str) -> None:
            self.say_done("Erasing. The file is written anew: this can take some seconds.")
            await drafts.settle(erase, sheet.reference, reason, authority)

        async def show(reason: str | None) -> None:
            await self.refresh_record()
            if reason is not None:
                self.say_done(f"{sheet.reference} is erased. Make a new backup, and destroy those made before.")

        await self.ask(EraseForm(sheet, erase_it, drafts), show)

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    def _chosen(self) -> ListedRetention | None:
        return next((case for case in self.view.due if case.reference == self.due.chosen), None)

    async def _show_changed(self, answer: str | None) -> None:
        if answer is not None:
            self.say_done("Kept. Ctrl+Z takes this back.")
            await self.refresh_record()


def _look(case: ListedRetention) -> Columns:
    over = f"due {show_day(case.due_on)}, {counted(case.days_over, 'day')} over"
    lines = [plain(f"closed {show_day(case.closed_on)} · {over}")]
    if case.people_in_open_cases:
        same = f"The same people are in open cases: {', '.join(case.people_in_open_cases)}"
        lines.append(plain(same, NOTICE))
    if case.extended:
        lines.append(plain(f"It was kept for longer: {case.extended}", MUTED))
    return Columns(Cell(plain(case.reference, "bold"), width=_REFERENCE), Cell(Content("\n").join(lines), share=1))


def _no_years(line: str) -> str | None:
    return None if line.isascii() and line.isdigit() else "Type a whole number of years, like 6."
