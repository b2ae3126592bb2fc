"""The actions from before."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.words.text import visible
from screens.dialogs.questions import AskLine
from screens.meetings.outstanding import OutstandingScreen
from tests.screens.keyboard import assert_fits
from tests.screens.sitting import LIVE_MEETING, action_now, assert_whole, resized, shown, sitting
from tests.screens.support import HOSTILE, opened, showing, wait_until

OVERDUE, PROPOSED, LATE, LAST = "031/5", "032/4", "034/5", "035/4"
"""What the demo's live meeting has to hear of, in the order shown."""

BEFORE_ALL = 1
"""The first meeting; there is nothing from before it."""


@asynccontextmanager
async def going_through(
    path: Path, size: tuple[int, int] = (120, 40), meeting_id: int = LIVE_MEETING
) -> AsyncIterator[Pilot[None]]:
    async with showing(path, lambda lane: OutstandingScreen(lane, meeting_id), size) as pilot:
        await wait_until(pilot, lambda: outstanding(pilot).actions.option_count > 0)
        await pilot.pause()
        yield pilot


def outstanding(pilot: Pilot[None]) -> OutstandingScreen:
    return cast("OutstandingScreen", pilot.app.screen)


async def choose(pilot: Pilot[None], reference: str) -> None:
    actions = outstanding(pilot).actions
    actions.highlighted = actions.get_option_index(f"CCM/26/{reference}")
    await pilot.pause()


async def answer(pilot: Pilot[None], key: str, line: str) -> None:
    await pilot.press(key)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, AskLine))
    pilot.app.screen.query_one("#line", Input).value = line
    await pilot.press("enter")


async def is_marked(pilot: Pilot[None], reference: str) -> None:
    """Waits until the list has the focus and that action is the one marked."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, OutstandingScreen))
    await wait_until(pilot, lambda: pilot.app.focused is outstanding(pilot).actions)
    await wait_until(pilot, lambda: outstanding(pilot).actions.chosen == f"CCM/26/{reference}")


def reasons(path: Path) -> list[str]:
    raw = sqlite3.connect(path)
    found = raw.execute(
        "SELECT reason FROM action_report WHERE meeting_id = ? ORDER BY id", (LIVE_MEETING,)
    ).fetchall()
    raw.close()
    return [reason for (reason,) in found]


async def test_only_what_was_not_simply_done_is_gone_through(tmp_path: Path) -> None:
    async with going_through(sitting(tmp_path)) as pilot:
        said = [f"CCM/26/{reference}" for reference in (OVERDUE, PROPOSED, LATE, LAST)]
        assert [option.id for option in outstanding(pilot).actions.options] == said
        for words in (
            "1 proposed, 2 open, 1 complete",
            "Wickmarsh Council, T. Mossop",
            "overdue, 34 days",
            "complete, 3 days late",
            "Done on Mon 14 Dec 2026.",
            "Accepted by H. Dray.",
            "restricted case",
        ):
            assert words in shown(pilot)


async def test_complete_is_today_unless_another_day_is_typed_and_the_mark_goes_on(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with going_through(path) as pilot:
        await pilot.press("c", "enter")
        await is_marked(pilot, PROPOSED)
        await choose(pilot, LAST)
        await answer(pilot, "c", "1 dec")
        await wait_until(pilot, lambda: "Done on Tue 1 Dec 2026." in shown(pilot))
    assert action_now(path, OVERDUE).status is ActionStatus.COMPLETE
    assert action_now(path, OVERDUE).done_on == date(2026, 12, 17)
    assert action_now(path, LAST).done_on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("whenever", "The day can't be read"), ("2026-12-20", "That day is still to come.")],
)
async def test_a_day_that_will_not_do_is_told_and_stays_to_be_mended(line: str, wrong: str, tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with going_through(path) as pilot:
        await answer(pilot, "c", line)
        await wait_until(pilot, lambda: wrong in shown(pilot))
        assert pilot.app.screen.query_one("#line", Input).value == line
        await pilot.press("escape")
        await is_marked(pilot, OVERDUE)
    assert action_now(path, OVERDUE).status is ActionStatus.OPEN


@pytest.mark.parametrize(("key", "status"), [("p", ActionStatus.NOT_POSSIBLE), ("n", ActionStatus.NOT_DONE)])
async def test_there_are_two_distinct_ways_of_not_complete_and_each_needs_its_reason(
    key: str, status: ActionStatus, tmp_path: Path
) -> None:
    path = sitting(tmp_path)
    async with going_through(path) as pilot:
        await answer(pilot, key, "")
        assert "Type why." in shown(pilot)
        pilot.app.screen.query_one("#line", Input).value = "the family moved"
        await pilot.press("enter")
        await is_marked(pilot, PROPOSED)
        await wait_until(pilot, lambda: "Reason given: the family moved" in shown(pilot))
        assert status.words in shown(pilot)
    assert action_now(path, OVERDUE).status is status
    assert action_now(path, OVERDUE).status_reason == "the family moved"


async def test_a_proposed_action_is_accepted_by_a_name(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with going_through(path) as pilot:
        await choose(pilot, PROPOSED)
        await answer(pilot, "o", "")
        assert "Type who accepts it." in shown(pilot)
        pilot.app.screen.query_one("#line", Input).value = "Posy Candlemaker"
        await pilot.press("enter")
        await is_marked(pilot, LATE)
        await wait_until(pilot, lambda: "Accepted by Posy Candlemaker." in shown(pilot))
    assert action_now(path, PROPOSED).status is ActionStatus.OPEN
    assert action_now(path, PROPOSED).accepted_by == "Posy Candlemaker"


async def test_what_stayed_undone_past_two_meetings_is_escalated_by_one_key(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with going_through(path) as pilot:
        assert shown(pilot).count("! due for escalation") == 1
        await answer(pilot, "e", "Director of Housing, Wickmarsh")
        await is_marked(pilot, PROPOSED)
        await wait_until(pilot, lambda: "Escalated to Director of Housing, Wickmarsh" in shown(pilot))
        assert "due for escalation" not in shown(pilot)
    assert action_now(path, OVERDUE).escalated_to == "Director of Housing, Wickmarsh"


async def test_what_stays_open_is_passed_over(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with going_through(path) as pilot:
        await pilot.press("o")
        await is_marked(pilot, PROPOSED)
    assert action_now(path, OVERDUE).status is ActionStatus.OPEN


async def test_what_was_asked_about_is_marked_and_counted_down_also_where_it_stays_open(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with going_through(path) as pilot:
        assert "3 to go through" in shown(pilot)
        await pilot.press("o")
        await wait_until(pilot, lambda: "2 to go through" in shown(pilot))
        await answer(pilot, "o", "Posy Candlemaker")
        await wait_until(pilot, lambda: "1 to go through" in shown(pilot))
        await choose(pilot, LAST)
        await answer(pilot, "n", "no one rang")
        await wait_until(pilot, lambda: "all gone through" in shown(pilot))
        assert shown(pilot).count("said at this meeting") == 3
    assert reasons(path) == ["", "", "no one rang"]


async def test_what_was_said_to_be_settled_can_be_open_after_all(tmp_path: Path) -> None:
    path = sitting(tmp_path, f"/status {OVERDUE} not-done no one rang")
    async with going_through(path) as pilot:
        assert "not done" in shown(pilot)
        await pilot.press("o")
        await is_marked(pilot, PROPOSED)
        assert "overdue, 34 days" in shown(pilot)
    assert action_now(path, OVERDUE).status is ActionStatus.OPEN


async def test_one_undo_takes_back_that_it_was_asked_about(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with going_through(path) as pilot:
        await pilot.press("o")
        await wait_until(pilot, lambda: "2 to go through" in shown(pilot))
    record = opened(path)
    assert (record.undo() or "").endswith("stays open")
    record.close()
    assert reasons(path) == []


async def test_the_mark_stays_on_the_last(tmp_path: Path) -> None:
    async with going_through(sitting(tmp_path)) as pilot:
        await choose(pilot, LAST)
        await pilot.press("o", "o")
        await is_marked(pilot, LAST)


async def test_where_nothing_is_outstanding_it_says_so_and_no_key_does_harm(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with going_through(path, meeting_id=BEFORE_ALL) as pilot:
        await pilot.press(*"cpno")
        assert "Nothing is outstanding from before." in shown(pilot)
        assert_whole(pilot, outstanding(pilot))
    assert reasons(path) == []


@pytest.mark.parametrize("key", ["escape", "f3"])
async def test_one_key_goes_back(key: str, tmp_path: Path) -> None:
    async with going_through(sitting(tmp_path)) as pilot:
        screen = outstanding(pilot)
        await pilot.press(key)
        await wait_until(pilot, lambda: pilot.app.screen is not screen)


async def test_the_actions_from_before_are_whole_at_every_size(tmp_path: Path) -> None:
    async with going_through(sitting(tmp_path)) as pilot:
        async for size in resized(pilot):
            screen = outstanding(pilot)
            assert_whole(pilot, screen)
            assert screen.actions.region.height >= 8, size
            for label in ("Complete", "Not possible", "Not done", "Still open"):
                assert label in shown(pilot), size


async def test_the_question_is_whole_at_every_size(tmp_path: Path) -> None:
    async with going_through(sitting(tmp_path)) as pilot:
        await pilot.press("n")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AskLine))
        async for _size in resized(pilot):
            assert_fits(pilot)


async def test_a_hostile_reason_is_recorded_as_typed_and_shown_as_text(tmp_path: Path) -> None:
    said = [" ".join(HOSTILE[:-1]), HOSTILE[-1]]
    path = sitting(tmp_path)
    async with going_through(path, (200, 60)) as pilot:
        for text, after in zip(said, (PROPOSED, LATE), strict=True):
            await answer(pilot, "n", text)
            await is_marked(pilot, after)
            await wait_until(pilot, lambda text=text: visible(text)[:40] in " ".join(shown(pilot).split()))  # type: ignore[misc]
            assert "\x1b" not in shown(pilot)
    assert reasons(path) == said
