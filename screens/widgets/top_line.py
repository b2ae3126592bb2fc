"""The one line on top of the desk: which case, the time, and whether everything is saved."""

from datetime import datetime

from textual.content import Content
from textual.widgets import Static

from ccm_tui.clock import LONDON, london
from ccm_tui.domain.agenda import hearings
from ccm_tui.domain.pace import case_time, pace
from ccm_tui.services.desk import Desk
from screens.widgets.plain import plain


class TopLine(Static):
    """Meeting, case n of m, clock, case timer, pace, save state and marking; the first to go are the last said."""

    def __init__(self) -> None:
        super().__init__(id="top")
        self._desk: Desk | None = None
        self._saved = ""

    def show(self, desk: Desk, now: datetime) -> None:
        """Shows the meeting as it stands."""
        self._desk = desk
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Shows the time."""
        if self._desk is not None:
            self.update(plain(_fitting(_parts(self._desk, now, self._saved), self.size.width - 2)))

    def say_saved(self, words: str) -> None:
        """Says whether what was last recorded is on the disk."""
        self._saved = words

    def render_content(self) -> Content:
        """What is shown, for tests."""
        return Content(str(self.content))


def _parts(desk: Desk, now: datetime, saved: str) -> list[str]:
    """What to show, the most needed first."""
    meeting = desk.meeting
    cases = [item.id for item in hearings(desk.items)]
    current = desk.current
    ends = datetime.combine(meeting.held_on, meeting.ends_at, tzinfo=LONDON)
    place = f"Meeting {meeting.number}"
    if current and current.id in cases:
        place += f" · case {cases.index(current.id) + 1} of {len(cases)}"
    parts = [place, f"{london(now):%H:%M}"]
    if current:
        parts.append("clock stopped" if current.sitting_since is None else case_time(current, now))
    return [*parts, saved, pace(desk.items, now, ends), desk.settings.marking]


def _fitting(parts: list[str], width: int) -> str:
    """As many parts as fit the width, in order; the save state is kept whatever else has to go."""
    said = [part for part in parts if part]
    while len(said) > 2 and len(" · ".join(said)) > width:
        said.pop()
    return " · ".join(said)
