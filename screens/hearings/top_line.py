"""The one line on top of the desk: which case, the time, and whether everything is saved."""

from datetime import datetime

from textual.widgets import Static

from ccm_tui.clock import LONDON, Clock, clock_from, london
from ccm_tui.domain.agenda.pace import case_time, pace
from ccm_tui.domain.agenda.walk import hearings
from ccm_tui.services.desk.desk_view import DeskView
from screens.widgets.text import plain


class TopLine(Static):
    """Meeting, case n of m, clock, case timer, save state, pace and marking, as far as there is room."""

    def __init__(self) -> None:
        super().__init__(id="top")
        self._desk: DeskView | None = None
        self._saved = ""
        self._clock: Clock | None = None

    def on_mount(self) -> None:
        """Shows the time, every second."""
        self.set_interval(1, self.tick)

    def show(self, desk: DeskView) -> None:
        """Shows the meeting as it stands; its time runs on from when it was read."""
        self._desk, self._clock = desk, clock_from(desk.now)
        self.tick()

    def tick(self) -> None:
        """Shows the time."""
        if self._desk is not None and self._clock is not None:
            self.update(plain(_fitting(_parts(self._desk, self._clock(), self._saved), self.content_size.width)))

    def on_resize(self) -> None:
        """Shows as much as there is room for."""
        self.tick()

    def mark_saved(self) -> None:
        """Says that everything is on the disk, and since when."""
        if self._clock is not None:
            self.say_saved(f"saved {london(self._clock()):%H:%M:%S}")

    def say_saved(self, words: str) -> None:
        """Says whether what was last recorded is on the disk."""
        self._saved = words
        self.tick()


def _parts(desk: DeskView, now: datetime, saved: str) -> list[tuple[int, str]]:
    """What to show from left to right, each with its rank: the higher it is, the sooner it goes."""
    meeting, current = desk.meeting, desk.current
    cases = [item.id for item in hearings(desk.items)]
    ends = datetime.combine(meeting.held_on, meeting.ends_at, tzinfo=LONDON)
    place = f"Meeting {meeting.number}"
    if current and current.id in cases:
        place += f" · case {cases.index(current.id) + 1} of {len(cases)}"
    timer = "clock stopped" if current and current.sitting_since is None else ""
    if current and current.sitting_since:
        timer = case_time(current, now)
    paces = [(4 + rank, words) for rank, words in enumerate(pace(desk.items, now, ends))]
    marking = desk.settings.marking
    saved = saved or ("READ-ONLY" if desk.read_only else "")
    return [(0, place), (3, f"{london(now):%H:%M}"), (2, timer), (1, saved), *paces, (9, marking)]


def _fitting(parts: list[tuple[int, str]], width: int) -> str:
    """As many parts as fit the width; the place and the save state stay whatever else has to go."""
    said = [part for part in parts if part[1]]
    while len(said) > 2 and len(" · ".join(words for _, words in said)) > width:
        said.remove(max(said))
    return " · ".join(words for _, words in said)
