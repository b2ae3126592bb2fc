"""The close."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

from textual.pilot import Pilot

from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.words.text import visible
from screens.dialogs.questions import Confirm
from screens.meetings.closing import ClosingScreen
from tests.screens.keyboard import assert_fits
from tests.screens.sitting import LIVE_MEETING, assert_whole, items_now, meeting_now, resized, shown, sitting, told
from tests.screens.support import HOSTILE, showing, wait_until

CASES = ("036", "039", "009R", "037", "031", "034", "035", "032")
"""The live meeting's cases, in the order of its agenda."""

ALL_CALLED = tuple(f"/case {case}" for case in CASES)

DECIDED = ("/next", "colp: ring her by 8 jan", "mht: a named worker by 4 jan", "/o close reduced")
"""One case heard and decided, with two actions; the others were never called."""

WHOLE = ("/next", "/r self 2x2 calmer", "colp: ring her by 8 jan", "/readback", "/o close reduced tell @csc")
"""One case with all that a case should have."""


@asynccontextmanager
async def at_the_close(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    async with showing(path, lambda lane: ClosingScreen(lane, LIVE_MEETING), size) as pilot:
        await wait_until(pilot, lambda: closing(pilot).undecided.option_count > 0)
        await pilot.pause()
        yield pilot


def closing(pilot: Pilot[None]) -> ClosingScreen:
    return cast("ClosingScreen", pilot.app.screen)


async def close(pilot: Pilot[None]) -> None:
    await pilot.press("f10")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
    await pilot.press("enter")
    await wait_until(pilot, lambda: "The meeting is closed" in shown(pilot))


async def test_the_meeting_does_not_close_on_an_undecided_case(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/next")
    async with at_the_close(path) as pilot:
        await pilot.press("f10")
        await wait_until(pilot, lambda: "Decide each case listed, or mark it not reached." in told(pilot))
        assert isinstance(pilot.app.screen, ClosingScreen)
        assert pilot.app.focused is closing(pilot).undecided
    assert meeting_now(path).state is MeetingState.IN_SESSION
    assert items_now(path)["036"].state_in_words == "now"


async def test_each_case_undecided_is_listed_with_what_it_lacks(tmp_path: Path) -> None:
    path = sitting(
        tmp_path, "/next", "colp: ring her by 8 jan", "ring the school", "/next", "/r self 3x3", "/o sometime"
    )
    async with at_the_close(path) as pilot:
        assert "2 cases are undecided." in shown(pilot)
        assert "no outcome, no rating, 2 actions not read back" in shown(pilot)
        assert "no decision" in shown(pilot)
        assert "Rollo Quince" in shown(pilot)


async def test_actions_read_back_are_not_missed(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/next", "colp: ring her by 8 jan", "/r self 3x3", "/readback")
    async with at_the_close(path) as pilot:
        assert "no outcome" in shown(pilot)
        assert "not read back" not in shown(pilot)


async def test_a_restricted_case_is_not_named(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 035")
    hearing = items_now(path)["035"].hearing
    assert hearing is not None and hearing.restricted
    async with at_the_close(path) as pilot:
        assert "restricted, " in shown(pilot)
        assert hearing.name not in shown(pilot)


async def test_a_case_marked_not_reached_carries_over_and_is_read_out(tmp_path: Path) -> None:
    path = sitting(tmp_path, *ALL_CALLED[:2])
    async with at_the_close(path) as pilot:
        await pilot.press("r")
        await wait_until(pilot, lambda: "1 case is undecided." in shown(pilot))
        await pilot.press("r")
        await wait_until(pilot, lambda: "Everything is decided, and nothing was left open. F10" in shown(pilot))
        assert "Not reached, carried over: 036, 039, 009R, 037" in shown(pilot)
        assert "Never called: 009R, 037" in shown(pilot)
        assert pilot.app.focused is not None
    assert items_now(path)["036"].state_in_words == "not reached"


async def test_enter_calls_the_case_chosen_and_goes_back_to_have_it_decided(tmp_path: Path) -> None:
    path = sitting(tmp_path, *ALL_CALLED[:3])
    async with at_the_close(path) as pilot:
        screen = closing(pilot)
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
    assert items_now(path)["039"].sitting_since is not None


async def test_where_nothing_is_left_open_enter_and_r_change_nothing(tmp_path: Path) -> None:
    path = sitting(tmp_path, *WHOLE)
    before = items_now(path)
    async with at_the_close(path) as pilot:
        assert "Everything is decided, and nothing was left open." in shown(pilot)
        await pilot.press("enter", "r")
        assert isinstance(pilot.app.screen, ClosingScreen)
    assert items_now(path) == before


async def test_what_a_decided_case_still_lacks_is_listed_and_enter_goes_there(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036", "colp: ring her", "/o open", "/case 039", "/o defer no report yet")
    async with at_the_close(path) as pilot:
        said = " ".join(shown(pilot).split())
        assert "Everything is decided; 2 cases have loose ends." in said
        for gap in ("no rating", "1 action not read back", "1 action with no date", "no review date", "who tells"):
            assert gap in said
        assert "not said to which day" in said
        await pilot.press("r")
        await wait_until(pilot, lambda: "This case is decided." in told(pilot))
        screen = closing(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
    assert items_now(path)["036"].sitting_since is not None


async def test_loose_ends_keep_no_meeting_from_closing(tmp_path: Path) -> None:
    path = sitting(tmp_path, *DECIDED)
    async with at_the_close(path) as pilot:
        await pilot.press("f10")
        await wait_until(pilot, lambda: "1 case has loose ends" in " ".join(shown(pilot).split()))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "The meeting is closed" in shown(pilot))
    assert meeting_now(path).state is MeetingState.CLOSED


async def test_the_close_is_asked_about_once_and_can_be_left(tmp_path: Path) -> None:
    path = sitting(tmp_path, *DECIDED)
    async with at_the_close(path) as pilot:
        await pilot.press("f10")
        await wait_until(pilot, lambda: "Close the meeting?" in shown(pilot))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ClosingScreen))
        assert pilot.app.focused is closing(pilot).undecided
        assert meeting_now(path).state is MeetingState.IN_SESSION
        await close(pilot)
    assert meeting_now(path).state is MeetingState.CLOSED


async def test_what_was_agreed_stands_to_be_read_out_before_and_after_the_close(tmp_path: Path) -> None:
    totals = (
        "2 actions set; the first is due Mon 4 Jan 2027, 036/2, Mental health trust.",
        "Not reached, carried over: 039, 009R, 037, 031, 034, 035, 032.",
        "The next meeting is on Thu 21 Jan 2027; referrals by Thu 7 Jan 2027.",
    )
    path = sitting(tmp_path, *DECIDED)
    async with at_the_close(path) as pilot:
        assert "they carry over to the next meeting by themselves" in shown(pilot)
        for sentence in totals:
            assert sentence in shown(pilot)
        await close(pilot)
        for sentence in totals:
            assert sentence in shown(pilot)
        assert pilot.app.focused is closing(pilot).read_out
    assert items_now(path)["032"].state_in_words == "not reached"


async def test_after_the_close_there_is_nothing_left_to_decide_and_f9_goes_to_the_minutes(tmp_path: Path) -> None:
    path = sitting(tmp_path, *DECIDED)
    async with at_the_close(path) as pilot:
        assert "Minutes" not in shown(pilot)
        await close(pilot)
        screen = closing(pilot)
        await pilot.press("f10", "r", "enter")
        assert pilot.app.screen is screen
        assert "Not reached  " not in shown(pilot) and "F9 Minutes" in shown(pilot)
        await pilot.press("f9")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
    assert meeting_now(path).state is MeetingState.CLOSED


async def test_escape_goes_back_and_the_meeting_stays_open(tmp_path: Path) -> None:
    path = sitting(tmp_path, *DECIDED)
    async with at_the_close(path) as pilot:
        screen = closing(pilot)
        await pilot.press("f9")
        assert pilot.app.screen is screen
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
    assert meeting_now(path).state is MeetingState.IN_SESSION


async def test_the_close_is_whole_at_every_size_with_every_case_undecided(tmp_path: Path) -> None:
    async with at_the_close(sitting(tmp_path, *ALL_CALLED)) as pilot:
        async for size in resized(pilot):
            screen = closing(pilot)
            assert_whole(pilot, screen)
            assert screen.undecided.region.height >= 6, size
            assert screen.read_out.region.height >= 3, size


async def test_the_close_is_whole_at_every_size_before_it_when_it_asks_and_after(tmp_path: Path) -> None:
    async with at_the_close(sitting(tmp_path, *DECIDED)) as pilot:
        screen = closing(pilot)
        async for _size in resized(pilot):
            assert_whole(pilot, screen)
        await pilot.press("f10")
        async for _size in resized(pilot):
            assert isinstance(pilot.app.screen, Confirm)
            assert_fits(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "The meeting is closed" in shown(pilot))
        async for _size in resized(pilot):
            assert_whole(pilot, screen)


async def test_hostile_names_are_shown_as_text(tmp_path: Path) -> None:
    path = sitting(tmp_path, *ALL_CALLED)
    raw = sqlite3.connect(path)
    raw.execute("UPDATE case_file SET restricted = 0")
    for text, item in zip(HOSTILE, items_now(path).values(), strict=True):
        assert item.hearing is not None
        subjects = "SELECT person_id FROM case_person WHERE subject AND case_id = ?"
        raw.execute(f"UPDATE person SET name = ? WHERE id IN ({subjects})", (text, item.hearing.case_id))
    raw.commit()
    raw.close()
    async with at_the_close(path, (120, 700)) as pilot:
        for text in HOSTILE:
            assert visible(text).strip()[:20] in shown(pilot)
        assert "\x1b" not in shown(pilot)
