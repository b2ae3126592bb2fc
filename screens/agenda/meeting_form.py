"""Asks for what is known of a meeting that is being planned, and keeps it."""

from collections.abc import Awaitable, Callable
from datetime import date, time, timedelta

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Button, Input, Label, Static

from ccm_tui.domain.days.hours import HOUR_RULE, read_hour
from ccm_tui.domain.days.when import When, distance, read_when, show_day
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.services.agenda.planning import NewMeeting
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.text import NOTICE, plain
from screens.widgets.typing import TypedLine

_EVERY = timedelta(weeks=4)
"""Conferences are monthly, on one weekday of the month (Islington, Haringey)."""

_NO_DAY = "Type a day, like 15 jan, thu or 4w."

_STARTS_AT, _ENDS_AT = time(14), time(16)
"""What a first meeting starts from: the two hours that a conference is made for."""


class MeetingForm(Form[int]):
    """The day as it is said, with what was understood beneath it, and all else as it was in a meeting before."""

    ABOUT = (
        "The day in any words that the composer would read, the hours, the venue and the people of a meeting. They "
        "are proposed as they were at the meeting before; Tab goes from field to field."
    )

    def __init__(
        self,
        title: str,
        keep: Callable[[NewMeeting], Awaitable[int]],
        drafts: DialogDrafts,
        today: date,
        like: Meeting | None,
        day: date | None,
    ) -> None:
        super().__init__(title, drafts)
        self._keep_meeting = keep
        self._today = today
        self._like = like
        self._day = day

    def compose_fields(self) -> ComposeResult:
        like = self._like
        day = show_day(self._day) if self._day else ""
        starts, ends = (like.starts_at, like.ends_at) if like else (_STARTS_AT, _ENDS_AT)
        yield field("Day", TypedLine(day, placeholder="like 15 jan", id="day", compact=True))
        yield Static(id="understood", classes="hint")
        yield field(
            "From",
            TypedLine(f"{starts:%H:%M}", id="starts", classes="hour", compact=True),
            Label("to", classes="between"),
            TypedLine(f"{ends:%H:%M}", id="ends", classes="hour", compact=True),
        )
        yield field("Venue", TypedLine(like.venue if like else "", id="venue", compact=True))
        yield field("Chair", TypedLine(like.chair if like else "", id="chair", compact=True))
        yield field("Co-chair", TypedLine(like.co_chair if like else "", id="co-chair", compact=True))
        yield field("Minute-taker", TypedLine(like.minute_taker if like else "", id="minute-taker", compact=True))

    def compose_buttons(self) -> ComposeResult:
        yield Button("Keep", id="go", variant="primary")
        yield Button("Back", id="leave")

    def on_mount(self) -> None:
        """Says what the proposed day is."""
        self._say_understood()

    async def keep(self) -> int:
        said = self.typed("day")
        if not said:
            raise self.refusal("day", "The meeting has no day yet.", _NO_DAY)
        when = read_when(said, self._today)
        if not isinstance(when, When):
            raise self.refusal("day", "This names no day for the meeting.", when.reason)
        return await self._keep_meeting(
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
        shown = self._understood(said) if said else plain(_NO_DAY)
        self.query_one("#understood", Static).update(shown)

    def _understood(self, said: str) -> Content:
        when = read_when(said, self._today)
        if not isinstance(when, When):
            return plain(when.reason, NOTICE)
        day = plain(f"{show_day(when.day)}, {distance(when.day, self._today)}", "bold")
        return Content.assemble(day, plain(f"; {when.remark}", NOTICE)) if when.remark else day

    def _hour(self, name: str, what: str) -> time:
        hour = read_hour(self.typed(name))
        if hour is None:
            raise self.refusal(name, f"The {what} can't be read.", HOUR_RULE)
        return hour


def proposed_day(last: Meeting | None, today: date) -> date | None:
    """The day that is proposed for the meeting after the last: four weeks on, or the next such day to come."""
    if last is None:
        return None
    day = last.held_on + _EVERY
    while day <= today:
        day += _EVERY
    return day
