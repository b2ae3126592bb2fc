"""The meeting as the desk reads it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.services.desk.desk_view import DeskReader, DeskView
from ccm_tui.services.desk.lines import record_line
from ccm_tui.services.hearings.entries import withdraw_entry
from ccm_tui.services.meetings.walk import call_next
from ccm_tui.services.record.settings import change_setting
from db.lane import Lane
from tests.screens.sitting import LIVE_MEETING, sitting
from tests.screens.support import opened


@pytest.fixture
async def lane(tmp_path: Path) -> AsyncIterator[Lane]:
    path = sitting(tmp_path, "/case 036")
    lane = Lane(lambda: opened(path))
    await lane.open()
    yield lane
    await lane.close()


def numbered(desk: DeskView) -> list[str]:
    return [template.text for template in desk.room.templates]


async def test_a_number_means_the_same_template_until_another_case_is_called(lane: Lane) -> None:
    reader = DeskReader(lane, LIVE_MEETING)
    before = await reader.read()
    assert before.item_title == "036"
    await lane.run(change_setting, "templates", "noise: visit at night")
    assert numbered(await reader.read()) == numbered(before)
    await lane.run(call_next, LIVE_MEETING)
    after = await reader.read()
    assert after.item_id != before.item_id
    assert "visit at night" in numbered(after)


async def test_what_is_withdrawn_stands_no_longer_and_stays_in_the_record(lane: Lane) -> None:
    reader = DeskReader(lane, LIVE_MEETING)
    await lane.run(record_line, LIVE_MEETING, EntryKind.NOTE, "he came alone")
    (made,) = (await reader.read()).standing
    await lane.run(withdraw_entry, made.id)
    desk = await reader.read()
    assert desk.standing == ()
    assert [each.id for each in desk.entries] == [made.id]
