"""A live meeting brought to some point by the lines that a chair would type, and what is on a screen over it."""

from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Footer

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.meetings.sittings import RollLine
from ccm_tui.services.desk.linear_mode import take_lines
from db.queries.actions.actions import all_actions
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.meetings.meetings import meeting_with_id, roll_of
from tests.conftest import DEMO_NOW, stopped_at
from tests.demo_file import demo_bytes
from tests.screens.support import SIZES, opened
from tests.screens.support import shown as shown
from tests.shared import shared_bytes

LIVE_MEETING = 4


def sitting(folder: Path, *lines: str) -> Path:
    """The demo record with its live meeting opened and these lines followed."""
    path = folder / "demo.db"
    path.write_bytes(_sat(lines))
    return path


@cache
def _sat(lines: tuple[str, ...]) -> bytes:
    """That record, made once for the same lines: each test then writes on a copy of its own."""
    return shared_bytes("\n".join(("a sitting", *lines)), lambda: _made(lines))


def _made(lines: tuple[str, ...]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        path.write_bytes(demo_bytes())
        record = opened(path, stopped_at(DEMO_NOW))
        said: list[str] = []
        refused: list[str] = []
        lines = ("/open", *lines)
        take_lines(record, str(LIVE_MEETING), lines, said.append, lambda what, do: refused.append(f"{what} {do}"))
        record.close()
        assert refused == []
        return path.read_bytes()


def meeting_now(path: Path) -> Meeting:
    """The live meeting as the record has it."""
    record = opened(path)
    with record.reading() as session:
        found = meeting_with_id(session, LIVE_MEETING)
    record.close()
    return found


def roll_now(path: Path) -> dict[str, RollLine]:
    """The roll by agency."""
    record = opened(path)
    with record.reading() as session:
        found = {line.code: line for line in roll_of(session, LIVE_MEETING)}
    record.close()
    return found


def items_now(path: Path) -> dict[str, AgendaItem]:
    """The cases on the agenda by what they are called."""
    record = opened(path)
    with record.reading() as session:
        items = agenda_of_meeting(session, LIVE_MEETING)
    record.close()
    return {item.hearing.short_reference: item for item in items if item.hearing}


def action_now(path: Path, reference: str) -> Action:
    """One action as the record has it."""
    record = opened(path)
    with record.reading() as session:
        found = next(action for action in all_actions(session) if action.reference == reference)
    record.close()
    return found


async def resized(pilot: Pilot[None]) -> AsyncIterator[tuple[int, int]]:
    """The terminal at each of the sizes in turn, drawn."""
    for size in SIZES:
        await pilot.resize_terminal(*size)
        await pilot.pause()
        yield size


def told(pilot: Pilot[None]) -> str:
    """What was said in passing, in the corner of the screen."""
    return "\n".join(f"{toast.title} {toast.message}" for toast in pilot.app._notifications)


def assert_whole(pilot: Pilot[None], screen: Screen[None]) -> None:
    """Nothing hangs over an edge, nothing of the footer is hidden, and the keys go somewhere."""
    assert screen.query_one(Footer).max_scroll_x == 0
    assert pilot.app.focused is not None
    assert screen.max_scroll_y == 0
    for child in screen.children:
        if child.display and child.region:
            assert screen.region.contains_region(child.region), child
