"""The representation board."""

from pathlib import Path

import pytest

from screens.agencies.representation import RepresentationScreen
from tests.demo_file import demo_record
from tests.screens.keyboard import assert_fits, choose, new_record, says
from tests.screens.support import showing


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_the_board_says_who_is_missing_how_often_and_for_which_cases(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with showing(demo_record(tmp_path), RepresentationScreen, size) as pilot:
        await says(pilot, "33 of 42 (79%) over 3 meetings", "0 of 3 (0%)", "I N I")
        await choose(pilot, "agencies", "MHT")
        await says(pilot, "2 meetings it was asked to", "Missed 12 hearings", "035 (leads")
        assert_fits(pilot)


async def test_before_the_first_meeting_it_says_that_there_is_nothing_to_show(tmp_path: Path) -> None:
    async with showing(new_record(tmp_path), RepresentationScreen) as pilot:
        await says(pilot, "No meeting has been held yet")
