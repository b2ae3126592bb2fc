"""Who opened which case file and what left the record: the log that the law asks for, the latest first."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ccm_tui.clock import london, london_day
from ccm_tui.commands import Place
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.listings import ListedDisclosure
from ccm_tui.domain.spreadsheets.days import NotADayError, read_day
from ccm_tui.domain.vocabulary import DisclosureKind, DisclosureState
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.governance.log_view import LogPart, LogView, read_log, save_log
from db.lane import Lane
from screens.dialogs.questions import AskLine, needed
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.choices import OneOf
from screens.widgets.columns import Cell, Columns
from screens.widgets.long_list import PAGE, LongList
from screens.widgets.text import MUTED, NOTICE, plain, short
from screens.widgets.typing import TypedLine

_KINDS = {None: "everything", DisclosureKind.OPENED: "case files opened", DisclosureKind.EXPORTED: "what left"}


class LogForm(Form[LogPart]):
    """What to narrow the log down to; what is left empty narrows nothing down."""

    ABOUT = (
        "Which part of the log to see: one case (with the minutes and lists that may have shown it), what one person "
        "did, a stretch of days, case files opened or documents that left. What is empty narrows nothing down."
    )

    def __init__(self, drafts: DialogDrafts, asked: LogPart, today: date) -> None:
        super().__init__("See part of the log", drafts)
        self._asked = asked
        self._today = today

    def compose_fields(self) -> ComposeResult:
        asked = self._asked
        yield field("Case", TypedLine(asked.case or "", placeholder="like 031", id="case", compact=True))
        yield field("By", TypedLine(asked.actor, placeholder="who did it, as the log says", id="by", compact=True))
        yield field("From", TypedLine(_shown(asked.since), placeholder="like 1/12/2026", id="since", compact=True))
        yield field("To", TypedLine(_shown(asked.until), placeholder="that day included", id="until", compact=True))
        yield field("Kind", OneOf(tuple(_KINDS.values()), tuple(_KINDS).index(asked.kind), id="kind"))
        yield Static(plain("What is empty narrows nothing down."), classes="hint")

    async def keep(self) -> LogPart:
        asked = LogPart(
            case=self.typed("case") or None,
            since=self._day("since"),
            until=self._day("until"),
            actor=self.typed("by"),
            kind=tuple(_KINDS)[self.query_one("#kind", OneOf).place],
        )
        await self._drafts.keep({}, "")
        return asked

    def _day(self, name: str) -> date | None:
        typed = self.typed(name)
        if not typed:
            return None
        try:
            return read_day(typed, self._today)
        except NotADayError as wrong:
            raise self.refusal(name, f"That day {wrong}.", "Type it like 1/12/2026.") from None


def _shown(day: date | None) -> str:
    return show_day(day) if day else ""


_WHEN, _WHAT = 16, 24


class LogScreen(ViewScreen[LogView]):
    """The log, or a part of it."""

    PLACE = Place.LOG
    ABOUT = (
        "Every case file that was opened and every document that left the record: when, by whom, for whom and why "
        "(Data Protection Act 2018, section 62). It says nothing of a case beyond its reference. F2 narrows it down; "
        "F3 writes what is shown as a file. On the command line: ccm log."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.LOG)
    CSS_PATH = "log.tcss"
    AUTO_FOCUS = "#log"

    top = getters.query_one(PlaceLine)
    lines = getters.query_one("#log", LongList)

    def __init__(self, lane: Lane) -> None:
        super().__init__(lane)
        self._part = LogPart()

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield LongList("Nothing was opened and nothing has left, in what is asked for. F5 shows all.", id="log")
        with VerticalScroll(id="detail", classes="frame", can_focus=False):
            yield Static(id="said")
        yield KeysFooter()

    async def read(self) -> LogView:
        part, self._part = self._part, LogPart()
        view = await self.lane.run(read_log, part)
        # A part that can't be read is not asked for again.
        self._part = part
        return view

    def show(self, view: LogView) -> None:
        narrowed = f" · {', '.join(_in_words(view.part))}" if view.part != LogPart() else ""
        self.top.show(f"Who saw what: {counted(len(view.lines), 'line')}{narrowed}", "")
        self.lines.begin(len(view.lines), 0, [_row(line) for line in view.lines[:PAGE]])

    async def action_narrow(self) -> None:
        """Asks which part of the log is to be seen."""
        await self.ask(LogForm(self.drafts("part of the log"), self._part, self.view.today), self._show_part)

    async def action_all(self) -> None:
        """Shows the whole log again."""
        await self._show_part(LogPart())

    async def action_save(self) -> None:
        """Asks where to, then writes what is shown."""
        drafts = self.drafts("saving the log")

        async def save(typed: str) -> None:
            place = await drafts.settle(save_log, self._part, typed)
            self.say_done(f"Written: {place}")

        proposed = str(Path.home() / f"ccm-log-{self.view.today.isoformat()}.csv")
        question = "Where to? A new file that only you can read; that it was written is noted too."
        wrong = needed("Type where it is to be written, like log.csv.")
        await self.ask(AskLine("Save the log", question, wrong, save, drafts, proposed), self._show_saved)

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    @on(LongList.Wanted)
    def _give_wanted(self, event: LongList.Wanted) -> None:
        if self.lines.wants(event.offset):
            self.lines.give(
                event.offset, [_row(line) for line in self.view.lines[event.offset : event.offset + PAGE]]
            )

    @on(LongList.Marked)
    def _show_marked(self, event: LongList.Marked) -> None:
        # While nothing is read, nothing is marked.
        marked = self.view.lines[event.index : event.index + 1] if event.index is not None else ()
        self.query_one("#said", Static).update(_in_full(marked[0]) if marked else "")

    async def _show_part(self, asked: LogPart | None) -> None:
        if asked is not None:
            self._part = asked
            await self.refresh_record()

    async def _show_saved(self, typed: str | None) -> None:
        if typed is not None:
            await self.refresh_record()


def _row(line: ListedDisclosure) -> Columns:
    what = f"{line.case or _meeting(line)} {line.document}".strip()
    why = Content.assemble(plain(line.actor), short(f" · {line.reason}" if line.reason else "", MUTED))
    return Columns(Cell(plain(_when(line)), width=_WHEN), Cell(short(what, "bold"), width=_WHAT), Cell(why, share=1))


def _in_full(line: ListedDisclosure) -> Content:
    day = f"{show_day(london_day(line.at))}, {london(line.at):%H:%M}"
    of = " · ".join(filter(None, (line.case or "", _meeting(line), line.audience, line.format)))
    state = "" if line.state is DisclosureState.DONE else f", {line.state.words}"
    to = f"given to {line.recipient}" if line.recipient else "nobody was named who was given it"
    return Content("\n").join(
        (
            Content.assemble(
                plain(f"{line.document} {line.kind.words}", "bold"), plain(state, NOTICE), plain(f" · {of}")
            ),
            plain(f"{day}, by {line.actor}"),
            plain(f"{to}; {line.reason or 'no reason was given'}" if line.digest else line.reason or "no reason"),
            *([plain(f"SHA-256 {line.digest}", MUTED)] if line.digest else []),
        )
    )


def _when(line: ListedDisclosure) -> str:
    _, number, month, year = show_day(london_day(line.at)).split()
    return f"{number} {month} {year[2:]} {london(line.at):%H:%M}"


def _meeting(line: ListedDisclosure) -> str:
    return f"meeting {line.meeting}" if line.meeting else ""


def _in_words(asked: LogPart) -> Iterator[str]:
    if asked.case:
        yield f"case {asked.case}"
    if asked.actor:
        yield f"by {asked.actor}"
    if asked.since:
        yield f"from {show_day(asked.since)}"
    if asked.until:
        yield f"to {show_day(asked.until)}"
    if asked.kind:
        yield asked.kind.words
