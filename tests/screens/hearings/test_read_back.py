"""The read-back."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.words.text import visible
from ccm_tui.services.hearings.entries import record_entry
from screens.hearings.read_back import ReadBackScreen
from tests.screens.sitting import assert_whole, items_now, resized, shown, sitting, told
from tests.screens.support import HOSTILE, opened, showing, wait_until

SAID = (
    "/roll COLP present",
    "/roll HSG deputy Fern Lockwood",
    "/roll MHT absent",
    "/next",
    "colp/netherby confirm the referral by 8 jan",
    "mht: named worker for a crisis plan by 4 jan",
    "hsg: interview the neighbour by 5 jan",
    "ring the school",
)
"""Four actions: two whose owners are here, one whose owner is not, and one that nobody owns."""


@asynccontextmanager
async def reading_back(
    path: Path, size: tuple[int, int] = (120, 40), case: str = "036"
) -> AsyncIterator[Pilot[None]]:
    item_id = items_now(path)[case].id
    async with showing(path, lambda lane: ReadBackScreen(lane, item_id), size) as pilot:
        await wait_until(pilot, lambda: read_back(pilot).actions.option_count > 0)
        await pilot.pause()
        yield pilot


def read_back(pilot: Pilot[None]) -> ReadBackScreen:
    return cast("ReadBackScreen", pilot.app.screen)


async def choose(pilot: Pilot[None], reference: str) -> None:
    actions = read_back(pilot).actions
    actions.highlighted = actions.get_option_index(reference)
    await pilot.pause()


async def leaves(pilot: Pilot[None], key: str) -> None:
    screen = pilot.app.screen
    await pilot.press(key)
    await wait_until(pilot, lambda: pilot.app.screen is not screen)


def recorded(path: Path) -> dict[str, ActionStatus]:
    raw = sqlite3.connect(path)
    item_id = items_now(path)["036"].id
    found = raw.execute(
        "SELECT number, status FROM action JOIN entry ON entry.id = action.entry_id WHERE agenda_item_id = ?",
        (item_id,),
    ).fetchall()
    raw.close()
    return {f"036/{number}": ActionStatus.of(status) for number, status in found}


def read_back_lines(path: Path) -> list[bool]:
    raw = sqlite3.connect(path)
    item_id = items_now(path)["036"].id
    found = raw.execute(
        "SELECT line.accepted FROM read_back_line AS line JOIN read_back ON read_back.id = line.read_back_id "
        "JOIN hearing ON hearing.id = read_back.hearing_id WHERE hearing.agenda_item_id = ? ORDER BY line.id",
        (item_id,),
    ).fetchall()
    raw.close()
    return [bool(accepted) for (accepted,) in found]


async def test_each_action_is_a_sentence_to_be_spoken_owner_first(tmp_path: Path) -> None:
    async with reading_back(sitting(tmp_path, *SAID), (200, 60)) as pilot:
        for words in (
            "City Police, Communities",
            "confirm the referral, by Fri 8 Jan 2027.",
            "named worker for a crisis plan, by Mon 4 Jan 2027.",
            "stays proposed: nobody is here from Mental health trust",
            "No owner: ring the school, no date.",
            "stays proposed: no owner",
            "4 actions to read aloud: 2 accepted, 2 stay proposed.",
        ):
            assert words in shown(pilot)


@pytest.mark.parametrize("key", ["f4", "enter"])
async def test_one_key_records_what_those_who_are_here_accept(key: str, tmp_path: Path) -> None:
    path = sitting(tmp_path, *SAID)
    async with reading_back(path) as pilot:
        await leaves(pilot, key)
        assert "Read back: 2 accepted, 2 left as proposed." in told(pilot)
    assert recorded(path) == {
        "036/1": ActionStatus.OPEN,
        "036/2": ActionStatus.PROPOSED,
        "036/3": ActionStatus.OPEN,
        "036/4": ActionStatus.PROPOSED,
    }
    assert read_back_lines(path) == [True, False, True, False]


async def test_an_owner_who_is_here_can_leave_an_action_as_proposed(tmp_path: Path) -> None:
    path = sitting(tmp_path, *SAID)
    async with reading_back(path) as pilot:
        await pilot.press("space")
        await wait_until(pilot, lambda: "1 accepted, 3 stay proposed." in shown(pilot))
        assert read_back(pilot).actions.chosen == "036/1"
        await leaves(pilot, "f4")
    assert recorded(path)["036/1"] is ActionStatus.PROPOSED
    assert recorded(path)["036/3"] is ActionStatus.OPEN


async def test_what_was_left_as_proposed_can_be_accepted_after_all(tmp_path: Path) -> None:
    path = sitting(tmp_path, *SAID)
    async with reading_back(path) as pilot:
        await pilot.press("space", "space")
        await wait_until(pilot, lambda: "2 accepted, 2 stay proposed." in shown(pilot))
        await leaves(pilot, "f4")
    assert recorded(path)["036/1"] is ActionStatus.OPEN


async def test_one_alone_that_is_left_stays_proposed(tmp_path: Path) -> None:
    async with reading_back(
        sitting(tmp_path, "/roll COLP present", "/next", "colp: ring her by 8 jan", "ring the school")
    ) as pilot:
        assert "2 actions to read aloud: 1 accepted, 1 stays proposed." in shown(pilot)


@pytest.mark.parametrize(
    ("reference", "why"), [("036/2", "nobody is here from Mental health trust"), ("036/4", "no owner")]
)
async def test_nobody_accepts_for_an_owner_who_is_not_here(reference: str, why: str, tmp_path: Path) -> None:
    async with reading_back(sitting(tmp_path, *SAID)) as pilot:
        await choose(pilot, reference)
        await pilot.press("space")
        await wait_until(pilot, lambda: f"{reference} stays proposed: {why}." in told(pilot))
        assert "2 accepted, 2 stay proposed." in shown(pilot)


async def test_leaving_with_escape_records_nothing(tmp_path: Path) -> None:
    path = sitting(tmp_path, *SAID)
    before = recorded(path)
    async with reading_back(path) as pilot:
        await pilot.press("space")
        await leaves(pilot, "escape")
    assert read_back_lines(path) == []
    assert recorded(path) == before


async def test_an_action_struck_out_is_not_read(tmp_path: Path) -> None:
    async with reading_back(sitting(tmp_path, "/next", "colp: ring her by 8 jan", "a slip", "/undo")) as pilot:
        assert [option.id for option in read_back(pilot).actions.options] == ["036/1"]


async def test_a_case_without_actions_says_so_and_nothing_is_recorded(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/next")
    async with reading_back(path) as pilot:
        assert "No actions are recorded for this case." in shown(pilot)
        await pilot.press("space", "f4")
        await wait_until(pilot, lambda: "There is nothing to read back." in told(pilot))
        assert_whole(pilot, read_back(pilot))
    assert read_back_lines(path) == []


async def test_the_read_back_is_whole_at_every_size(tmp_path: Path) -> None:
    async with reading_back(sitting(tmp_path, *SAID)) as pilot:
        async for size in resized(pilot):
            assert_whole(pilot, read_back(pilot))
            assert read_back(pilot).actions.region.height >= 8, size
            assert "OFFICIAL-SENSITIVE" in shown(pilot), size


async def test_hostile_actions_are_shown_as_text(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/roll COLP present", "/next")
    record = opened(path)
    for text in HOSTILE:
        record_entry(record, items_now(path)["036"].id, ActionEntry(text, agency="COLP", person=text[:40]))
    record.close()
    async with reading_back(path, (120, 300)) as pilot:
        for text in HOSTILE:
            assert shown(pilot).count(visible(text).strip()[:20]) >= 2
        assert "\x1b" not in shown(pilot)
        await leaves(pilot, "f4")
    assert read_back_lines(path) == [True] * len(HOSTILE)
