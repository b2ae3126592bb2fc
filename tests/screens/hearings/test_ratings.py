"""The ratings: a grid moved by arrows, and nothing recorded before it is asked for."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ccm_tui.domain.composer.line.entries import Rated, RiskEntry
from ccm_tui.domain.vocabulary import Head
from ccm_tui.services.record.drafts import DraftPlace, kept_drafts
from db.queries.hearings.entries import entries_of_item
from db.tables.record import SettingRow
from screens.hearings.ratings import RatingsScreen
from screens.hearings.risk_grid import RiskGrid
from tests.screens.sitting import assert_whole, items_now, shown, sitting, told
from tests.screens.support import HOSTILE, SIZES, opened, showing, wait_until


@asynccontextmanager
async def rating(path: Path, case: str = "031", size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    item_id = items_now(path)[case].id
    async with showing(path, lambda lane: RatingsScreen(lane, item_id), size) as pilot:
        await wait_until(pilot, lambda: f"case {case}" in shown(pilot))
        yield pilot


def ratings_screen(pilot: Pilot[None]) -> RatingsScreen:
    return cast("RatingsScreen", pilot.app.screen)


def recorded_now(path: Path, case: str = "031") -> list[RiskEntry]:
    """The ratings recorded at this hearing."""
    item_id = items_now(path)[case].id
    record = opened(path)
    with record.reading() as session:
        made = [each.entry for each in entries_of_item(session, item_id)]
    record.close()
    return [entry for entry in made if isinstance(entry, RiskEntry)]


async def test_arrows_and_enter_rate_head_after_head_and_f5_records_them_as_one(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with rating(path) as pilot:
        screen = ratings_screen(pilot)
        await pilot.press("up", "right", "enter", "tab", "down", "enter")
        await pilot.press("f2", *"drinking", "enter", "f5")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
        assert "Recorded. Risk: self 25 high, community 6 medium: drinking." in told(pilot)
    assert recorded_now(path) == [RiskEntry("drinking", (Rated(Head.SELF, 5, 5), Rated(Head.COMMUNITY, 2, 3)))]


async def test_the_mark_begins_where_the_head_was_rated_last_time_and_stays_on_the_grid(tmp_path: Path) -> None:
    async with rating(sitting(tmp_path, "/case 031")) as pilot:
        assert "self: likelihood 4 × impact 4 = 16 high, no change" in shown(pilot)
        await pilot.press(*["up"] * 7, *["right"] * 7)
        assert "likelihood 5 × impact 5 = 25 high, higher" in shown(pilot)
        await pilot.press(*["down"] * 7, *["left"] * 7)
        assert "likelihood 1 × impact 1 = 1 low, lower" in shown(pilot)


async def test_every_head_stands_with_last_time_now_and_the_change_in_words(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031", "/r self 4x4 staff 2x2 why")
    async with rating(path) as pilot:
        lines = {line.split()[0]: line for line in shown(pilot).replace("▸", " ").splitlines() if line.split()}
        assert lines["self"].split()[1:7] == ["16", "high", "16", "high", "no", "change"]
        assert lines["staff"].split()[1:6] == ["9", "medium", "4", "low", "lower"]
        assert lines["victim"].split()[1:5] == ["not", "rated", "not", "rated"]
        await pilot.press("tab", "enter")
        assert "first rating" in shown(pilot)


async def test_bands_stand_in_words_in_every_cell(tmp_path: Path) -> None:
    async with rating(sitting(tmp_path, "/case 031"), size=(60, 20)) as pilot:
        for words in ("25 high", "16 high", "12 medium", "5 medium", "4 low", "1 low"):
            assert words in shown(pilot)


async def test_a_head_set_by_mistake_is_left_unrated(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with rating(path) as pilot:
        screen = ratings_screen(pilot)
        await pilot.press("enter", "enter", "enter", "shift+tab", "delete")
        await wait_until(pilot, lambda: shown(pilot).count(", set") == 2)
        await pilot.press("shift+tab", "backspace")
        await wait_until(pilot, lambda: shown(pilot).count(", set") == 1)
        await pilot.press("f5")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
    assert [rated.head for entry in recorded_now(path) for rated in entry.ratings] == [Head.SELF]


async def test_tab_goes_round_the_heads_and_leads_back_from_the_reason(tmp_path: Path) -> None:
    async with rating(sitting(tmp_path, "/case 031")) as pilot:
        await pilot.press("shift+tab")
        assert "children: likelihood" in shown(pilot)
        await pilot.press("tab")
        assert "self: likelihood" in shown(pilot)
        for key in ("tab", "shift+tab", "up", "enter", "escape"):
            await pilot.press("f2")
            assert isinstance(pilot.app.focused, Input)
            await pilot.press(key)
            assert isinstance(pilot.app.focused, RiskGrid)
            assert "self: likelihood 4 × impact 4" in shown(pilot)


async def test_letters_of_the_reason_move_nothing_and_reach_the_record(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with rating(path) as pilot:
        screen = ratings_screen(pilot)
        await pilot.press("enter", "f2", *"ab", "left", "delete", "x", "enter", "f5")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
    assert recorded_now(path) == [RiskEntry("ax", (Rated(Head.SELF, 4, 4),))]


async def test_without_a_reason_it_is_recorded_and_says_so(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with rating(path) as pilot:
        await pilot.press("enter", "f5")
        await wait_until(pilot, lambda: "No reason is given." in told(pilot))
    assert recorded_now(path) == [RiskEntry("", (Rated(Head.SELF, 4, 4),))]


async def test_nothing_set_records_nothing_and_says_what_to_do(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with rating(path) as pilot:
        await pilot.press("f5")
        await wait_until(pilot, lambda: "Nothing is set." in told(pilot))
        assert pilot.app.screen is ratings_screen(pilot)
    assert recorded_now(path) == []


async def test_what_is_set_and_not_recorded_is_kept_for_the_next_time(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with rating(path) as pilot:
        screen = ratings_screen(pilot)
        await pilot.press("up", "enter", "f2", *"why", "escape", "escape")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
        assert "kept but not recorded; F5 on the ratings records it." in told(pilot)
    assert recorded_now(path) == []
    async with rating(path) as pilot:
        screen = ratings_screen(pilot)
        assert "20 high, set" in shown(pilot)
        assert screen.reason.value == "why"
        await pilot.press("f5")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
    assert recorded_now(path) == [RiskEntry("why", (Rated(Head.SELF, 5, 4),))]
    async with rating(path) as pilot:
        assert ", set" not in shown(pilot)
        assert ratings_screen(pilot).reason.value == ""


async def test_what_is_set_is_on_the_disk_after_a_pause(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    item_id = items_now(path)["031"].id
    async with rating(path) as pilot:
        await pilot.press("up", "enter")
        await wait_until(pilot, lambda: draft_of(path, item_id) == "self 5x4")


async def test_leaving_with_nothing_set_says_nothing(tmp_path: Path) -> None:
    async with rating(sitting(tmp_path, "/case 031")) as pilot:
        screen = ratings_screen(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
        assert told(pilot) == ""


async def test_the_whole_is_the_highest_head_until_the_chair_says_otherwise_and_why(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with rating(path) as pilot:
        screen = ratings_screen(pilot)
        assert "Overall: nothing is rated yet." in shown(pilot)
        await pilot.press("enter")
        assert "Overall: 16 high, the highest head." in shown(pilot)
        await pilot.press("f3", *"20 because nobody checks", "enter")
        await wait_until(pilot, lambda: "20 high, given by the chair: nobody checks (set)" in shown(pilot))
        await pilot.press("f5")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
    assert recorded_now(path) == [RiskEntry("", (Rated(Head.SELF, 4, 4),), 20, "nobody checks")]
    async with rating(path) as pilot:
        assert "Overall: 20 high, given by the chair: nobody checks" in shown(pilot)


@pytest.mark.parametrize("typed", ["20", "30 because so", "because so", "twenty because so"])
async def test_a_whole_without_a_score_and_a_reason_is_not_taken(typed: str, tmp_path: Path) -> None:
    async with rating(sitting(tmp_path, "/case 031")) as pilot:
        await pilot.press("f3", *typed, "enter")
        await wait_until(pilot, lambda: "Type a score from 1 to 25" in shown(pilot))
        await pilot.press("escape")
        await pilot.pause()
        assert "given by the chair" not in shown(pilot)
        assert isinstance(pilot.app.focused, RiskGrid)


async def test_an_emptied_whole_is_the_highest_head_again(tmp_path: Path) -> None:
    async with rating(sitting(tmp_path, "/case 031")) as pilot:
        await pilot.press("enter", "f3", *"9 because calmer", "enter")
        await wait_until(pilot, lambda: "given by the chair: calmer" in shown(pilot))
        await pilot.press("f3", *["backspace"] * 30, "enter")
        await wait_until(pilot, lambda: "Overall: 16 high, the highest head." in shown(pilot))


async def test_a_repeat_stands_beside_the_ratings_it_brought_with_it(tmp_path: Path) -> None:
    async with rating(sitting(tmp_path, "/case 009R"), "009R") as pilot:
        assert shown(pilot).count("9 medium") >= 2


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_grid_is_whole_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with rating(sitting(tmp_path, "/case 031"), size=size) as pilot:
        assert_whole(pilot, ratings_screen(pilot))
        for words in ("25 high", "1 low", "children", "Overall", "Reason"):
            assert words in shown(pilot)
        await pilot.press("f2")
        assert_whole(pilot, ratings_screen(pilot))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_any_text_can_be_the_reason_and_is_kept_as_typed(text: str, tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with rating(path, size=(80, 24)) as pilot:
        screen = ratings_screen(pilot)
        screen.reason.value = text
        await pilot.press("enter")
        assert "\x1b" not in shown(pilot)
        await screen.keep_typing()
    async with rating(path, size=(80, 24)) as pilot:
        screen = ratings_screen(pilot)
        await pilot.press("f5")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
    assert recorded_now(path) == [RiskEntry(text.strip(), (Rated(Head.SELF, 4, 4),))]


async def test_long_band_names_leave_the_grid_whole_and_are_said_in_full(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    rename_bands(path, "[red]tolerable with monitoring 0, intolerable without exception 15")
    async with rating(path, size=(60, 20)) as pilot:
        assert_whole(pilot, ratings_screen(pilot))
        assert all(f"\n {row}  " in shown(pilot).replace("▸", " ") for row in "54321")
    async with rating(path, size=(80, 24)) as pilot:
        assert "impact 4 = 16 intolerable without exception" in " ".join(shown(pilot).split())
        assert_whole(pilot, ratings_screen(pilot))


def draft_of(path: Path, item_id: int) -> str:
    record = opened(path)
    draft = kept_drafts(record, DraftPlace(f"ratings {item_id}"))
    record.close()
    return draft["set"].text if draft else ""


def rename_bands(path: Path, bands: str) -> None:
    """Gives the partnership bands of its own."""
    record = opened(path)
    with record.writing("tests.bands") as writing:
        writing.add(SettingRow(name="bands", value=bands))
    record.close()
