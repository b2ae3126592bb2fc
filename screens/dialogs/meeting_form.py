"""Asks for what is known of a meeting that is being planned, and plans it."""

from collections.abc import Awaitable, Callable
from datetime import date, time, timedelta

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Button, Input, Label, Static

from ccm_tui.domain.hours import HOUR_RULE, read_hour
from ccm_tui.domain.meetings import Meeting
from ccm_tui.domain.when import When, distance, read_when, show_day
from ccm_tui.services.planning import NewMeeting
from screens.dialogs.form import Form, field
from screens.widgets.plain import plain

Plan = Callable[[NewMeeting], Awaitable[int]]
"""Plans the meeting and returns its id. Raises CcmError where it can't be planned."""

_EVERY = timedelta(weeks=4)
"""Conferences are monthly, on one weekday of the month (Islington, Haringey)."""

_STARTS_AT, _ENDS_AT = time(14), time(16)
"""What a first meeting starts from: the two hours that a conference is made for."""


class MeetingForm(Form[int]):
    """The day as it is said, with what was understood beneath it; all else as it was last time."""

    def __init__(self, plan: Plan, today: date, last: Meeting | None) -> None:
        super().__init__("Plan a meeting")
        self._plan = plan
        self._today = today
        self._last = last

    def compose_fields(self) -> ComposeResult:
        last = self._last
        yield field("Day", Input(self._proposed_day(), placeholder="like 15 jan", id="day", compact=True))
        yield Static(id="understood", classes="hint")
        yield field(
            "From",
            Input(f"{last.starts_at if last else _STARTS_AT:%H:%M}", id="starts", classes="hour", compact=True),
            Label("to", classes="between"),
            Input(f"{last.ends_at if last else _ENDS_AT:%H:%M}", id="ends", classes="hour", compact=True),
        )
        yield field("Venue", Input(last.venue if last else "", id="venue", compact=True))
        yield field("Chair", Input(last.chair if last else "", id="chair", compact=True))
        yield field("Co-chair", Input(last.co_chair if last else "", id="co-chair", compact=True))
        yield field("Minute-taker", Input(last.minute_taker if last else "", id="minute-taker", compact=True))

    def compose_buttons(self) -> ComposeResult:
        yield Button("Plan it", id="go", variant="primary")
        yield Button("Back", id="leave")

    def on_mount(self) -> None:
        """Says what the proposed day is."""
        self._say_understood()

    async def keep(self) -> int:
        when = read_when(self.typed("day"), self._today)
        if not isinstance(when, When):
            raise self.refusal("day", "The day can't be read.", when.reason)
        return await self._plan(
            NewMeeting(
                held_on=when.day,
                starts_at=self._hour("starts", "start"),
                ends_at=self._hour("ends", "end"),
                venue=self.typed("venue"),
                chair=self.typed("chair"),
                co_chair=self.typed("co-chair"),
                minute_taker=self.typed("minute-taker"),
            )
        )

    @on(Input.Changed, "#day")
    def _say_understood(self) -> None:
        """What the day typed is, before Enter."""
        said = self.typed("day")
        shown = self._understood(said) if said else plain("Type a day, like 15 jan, thu or 4w.")
        self.query_one("#understood", Static).update(shown)

    def _understood(self, said: str) -> Content:
        when = read_when(said, self._today)
        if not isinstance(when, When):
            return plain(when.reason, "$text-warning")
        day = plain(f"{show_day(when.day)}, {distance(when.day, self._today)}", "bold")
        return Content.assemble(day, plain(f"; {when.remark}", "$text-warning")) if when.remark else day

    def _proposed_day(self) -> str:
        if self._last is None:
            return ""
        day = self._last.held_on + _EVERY
        while day <= self._today:
            day += _EVERY
        return show_day(day)

    def _hour(self, name: str, what: str) -> time:
        hour = read_hour(self.typed(name))
        if hour is None:
            raise self.refusal(name, f"The {what} can't be read.", HOUR_RULE)
        return hour
