"""What is left half-typed with one case while another is heard."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.domain.words.draft import Draft, Drafts
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.left_drafts import LeftDrafts
from ccm_tui.services.record.drafts import composer_place, kept_drafts
from db.lane import Lane
from tests.screens.sitting import LIVE_MEETING, items_now, sitting
from tests.screens.support import opened

HALF: Drafts = {"": Draft("hsg: half", 4, EntryKind.ACTION)}
NOTHING: Drafts = {"": Draft("", 0, EntryKind.ACTION)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sitting(tmp_path, "/case 036")


@pytest.fixture
async def lane(path: Path) -> AsyncIterator[Lane]:
    lane = Lane(lambda: opened(path))
    await lane.open()
    yield lane
    await lane.close()


async def test_what_was_left_is_on_the_disk_once_it_is_kept_and_in_memory_until_then(lane: Lane, path: Path) -> None:
    items = items_now(path)
    here, there = (composer_place(LIVE_MEETING, items[case].id) for case in ("036", "039"))
    left = LeftDrafts(lane)
    left.move(here, HALF, there)
    assert left.has_text and not left.is_all_kept
    assert await left.read(here) == HALF
    assert await lane.run(kept_drafts, here) == {}
    await left.keep()
    assert left.is_all_kept and not left.has_text
    assert await lane.run(kept_drafts, here) == HALF
    assert await left.read(here) == HALF


async def test_what_can_not_be_kept_stays_in_memory_until_it_can_be(lane: Lane, path: Path) -> None:
    items = items_now(path)
    here, there = (composer_place(LIVE_MEETING, items[case].id) for case in ("036", "039"))
    left = LeftDrafts(lane)
    left.move(here, HALF, there)
    away = path.with_suffix(".away")
    path.rename(away)
    with pytest.raises(CcmError):
        await left.keep()
    assert await left.read(here) == HALF
    away.rename(path)
    await left.keep()
    assert await lane.run(kept_drafts, here) == HALF


async def test_a_place_that_is_gone_back_to_is_in_the_composer_and_not_written_over(lane: Lane, path: Path) -> None:
    items = items_now(path)
    here, there = (composer_place(LIVE_MEETING, items[case].id) for case in ("036", "039"))
    left = LeftDrafts(lane)
    left.move(here, HALF, there)
    left.move(there, NOTHING, here)
    assert not left.has_text
    await left.keep()
    assert await lane.run(kept_drafts, here) == {}
