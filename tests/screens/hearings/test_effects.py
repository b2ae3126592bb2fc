"""Did it help: the plan before, judged one key each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Effect
from db.tables.hearings import EntryRow
from screens.hearings.effects import EffectsScreen
from tests.screens.sitting import action_now, assert_whole, items_now, shown, sitting, told
from tests.screens.support import HOSTILE, SIZES, opened, showing, wait_until

COMPLETE, OPEN, NOT_POSSIBLE = "031/1", "031/5", "031/3"
JUDGED, NOT_JUDGED = "031/2", "031/6"
"""031/2 made no change, as was said at the meeting before; 031/1 and 031/4 were too early to say."""

KEYS = {"h": Effect.HELPED, "s": Effect.NO_CHANGE, "w": Effect.WORSE, "t": Effect.TOO_EARLY}


@asynccontextmanager
async def judging(path: Path, case: str = "031", size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    item_id = items_now(path)[case].id
    async with showing(path, lambda lane: EffectsScreen(lane, item_id), size) as pilot:
        await wait_until(pilot, lambda: f"case {case}" in shown(pilot))
        yield pilot


def effects_screen(pilot: Pilot[None]) -> EffectsScreen:
    return cast("EffectsScreen", pilot.app.screen)


async def choose(pilot: Pilot[None], reference: str) -> None:
    actions = effects_screen(pilot).actions
    actions.highlighted = actions.get_option_index(reference)
    await pilot.pause()


@pytest.mark.parametrize(("key", "effect"), KEYS.items())
async def test_one_key_says_whether_an_action_helped_and_goes_on_to_the_next_to_be_asked_about(
    key: str, effect: Effect, tmp_path: Path
) -> None:
    path = sitting(tmp_path, "/case 031")
    async with judging(path) as pilot:
        await wait_until(pilot, lambda: effects_screen(pilot).actions.chosen == COMPLETE)
        await pilot.press(key)
        await wait_until(pilot, lambda: effects_screen(pilot).actions.chosen == "031/4")
        await wait_until(pilot, lambda: effect.words in shown(pilot))
    assert action_now(path, COMPLETE).effect is effect
    assert action_now(path, JUDGED).effect is Effect.NO_CHANGE


async def test_what_is_left_to_ask_is_said_and_goes_down_to_nothing(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031", f"/status {OPEN} complete 10 dec")
    async with judging(path) as pilot:
        assert "6 actions from before. Did 031/1, 031/4, 031/5 and 031/6 help?" in shown(pilot)
        await pilot.press("h", "s")
        await wait_until(pilot, lambda: "Did 031/5 and 031/6 help?" in shown(pilot))
        await pilot.press("t", "w")
        await wait_until(pilot, lambda: "Nothing is left to ask." in shown(pilot))
    assert [action_now(path, name).effect for name in (COMPLETE, "031/4", OPEN, NOT_JUDGED)] == [
        Effect.HELPED,
        Effect.NO_CHANGE,
        Effect.TOO_EARLY,
        Effect.WORSE,
    ]


@pytest.mark.parametrize("reference", [OPEN, NOT_POSSIBLE])
async def test_an_action_that_is_not_complete_says_why_it_is_not_judged(reference: str, tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with judging(path) as pilot:
        await choose(pilot, reference)
        await pilot.press("h")
        await wait_until(pilot, lambda: "said once it is complete" in told(pilot))
        assert effects_screen(pilot).actions.chosen == reference
    assert action_now(path, reference).effect is None


async def test_an_action_is_issued_again_with_its_words_its_owner_and_a_new_date(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/roll COLP present", "/case 031")
    before = action_now(path, OPEN)
    async with judging(path) as pilot:
        await choose(pilot, OPEN)
        await pilot.press("r", *"8 jan")
        await wait_until(pilot, lambda: "Fri 8 Jan 2027, in 22 days, 13 before the next meeting" in shown(pilot))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Issued again as 031/7." in shown(pilot))
        assert effects_screen(pilot).actions.chosen == "031/6"
        assert "031/5 is issued again as 031/7" in told(pilot)
    made = action_now(path, "031/7")
    assert (made.text, made.agency, made.owner, made.head) == (before.text, before.agency, before.owner, before.head)
    assert (made.due_on, made.reissue_of) == (date(2027, 1, 8), OPEN)
    assert action_now(path, OPEN).status is ActionStatus.SUPERSEDED


async def test_an_action_issued_again_already_is_not_issued_twice(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with judging(path) as pilot:
        await choose(pilot, COMPLETE)
        await pilot.press("r", *"2w", "enter")
        await wait_until(pilot, lambda: "031/1 is issued again as 031/7" in told(pilot))
        await choose(pilot, COMPLETE)
        await pilot.press("r")
        await wait_until(pilot, lambda: "issued again already, as 031/7" in told(pilot))
    assert action_now(path, COMPLETE).status is ActionStatus.COMPLETE


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [("", "Type a day"), ("soon", "That names no day"), ("1/12/26", "Tue 1 Dec 2026 is past.")],
)
async def test_no_action_is_issued_again_without_a_day_to_come(typed: str, wrong: str, tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with judging(path) as pilot:
        await pilot.press("r", *typed, "enter")
        await wait_until(pilot, lambda: wrong in shown(pilot))
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.focused is effects_screen(pilot).actions
    assert action_now(path, COMPLETE).reissued_as is None


async def test_the_plan_from_before_the_record_can_be_read(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 009R")
    async with judging(path, "009R", (80, 24)) as pilot:
        assert "No action was set for this case before." in shown(pilot)
        assert "Grant for an amplified phone" in shown(pilot)
        await pilot.press("h", "r")
        assert effects_screen(pilot) is pilot.app.screen


async def test_a_new_case_says_that_nothing_was_set_before(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    async with judging(path, "036") as pilot:
        assert "No action was set for this case before." in shown(pilot)
        assert "before this record" not in shown(pilot)


@pytest.mark.parametrize("key", ["escape", "ctrl+l"])
async def test_the_desk_is_a_key_away(key: str, tmp_path: Path) -> None:
    async with judging(sitting(tmp_path, "/case 031")) as pilot:
        screen = pilot.app.screen
        await pilot.press(key)
        await wait_until(pilot, lambda: pilot.app.screen is not screen)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("case", ["031", "009R", "036"])
async def test_the_plan_is_whole_at_every_size(case: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with judging(sitting(tmp_path, f"/case {case}"), case, size) as pilot:
        assert_whole(pilot, effects_screen(pilot))
        await pilot.press("tab", "tab")
        assert_whole(pilot, effects_screen(pilot))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_what_a_person_wrote_is_shown_as_written_and_can_be_issued_again(text: str, tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    rewrite(path, OPEN, text)
    async with judging(path, size=(80, 24)) as pilot:
        await choose(pilot, OPEN)
        assert "\x1b" not in shown(pilot)
        await pilot.press("r", *"2w", "enter")
        await wait_until(pilot, lambda: "031/7" in told(pilot))
    assert action_now(path, "031/7").text == text


def rewrite(path: Path, reference: str, text: str) -> None:
    """Gives an action other words, as if they had been typed so at the time."""
    entry_id = action_now(path, reference).entry_id
    record = opened(path)
    with record.writing("tests.rewrite") as writing:
        row = writing.session.get_one(EntryRow, entry_id)
        writing.change(row, text=text)
    record.close()
