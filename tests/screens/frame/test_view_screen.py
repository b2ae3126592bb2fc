"""A screen over a view of the record, before it is read and where it can't be."""

from pathlib import Path
from typing import get_args

from ccm_tui.errors import CcmError
from ccm_tui.places import screen_for
from ccm_tui.services.governance.retention_view import RetentionView
from db.lane import Lane
from screens.frame import going
from screens.governance import retention
from screens.governance.retention import RetentionScreen
from tests.demo_file import demo_record
from tests.screens.keyboard import says
from tests.screens.sitting import told
from tests.screens.support import opened, showing, wait_until


class UnreadableUntilAsked(RetentionScreen):
    """Stands for a record that can't be read just now."""

    CSS_PATH = str(Path(retention.__file__).with_suffix(".tcss"))
    readable = False

    async def read(self) -> RetentionView:
        if not self.readable:
            raise CcmError("The record can't be read.", "Try again.")
        return await super().read()


async def test_a_screen_that_is_not_read_says_why_and_its_keys_do_nothing(tmp_path: Path) -> None:
    async with showing(demo_record(tmp_path), UnreadableUntilAsked) as pilot:
        await wait_until(pilot, lambda: "The record can't be read." in told(pilot))
        screen = pilot.app.screen
        await pilot.press("f2", "enter", "f9")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert {command for command in ("years", "keep_longer", "erase") if screen.check_action(command, ())} == set()
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)


async def test_its_keys_work_once_it_is_read_after_all(tmp_path: Path) -> None:
    async with showing(demo_record(tmp_path), UnreadableUntilAsked) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, UnreadableUntilAsked)
        screen.readable = True
        await screen.refresh_record()
        await says(pilot, "Due to be erased or kept")
        await pilot.press("f2")
        await says(pilot, "After how many years is a closed case looked at?")


def test_each_thing_wanted_has_a_screen_of_its_own(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    lane = Lane(lambda: opened(path))
    about: dict[type[going.Wanted], tuple[int | str, ...]] = {
        kind: (1,) for kind in get_args(going.Wanted) if getattr(kind, "__match_args__", ())
    }
    about[going.ActionsWanted] = ("overdue",)
    shown = {type(screen_for(kind(*about.get(kind, ())), lane)) for kind in get_args(going.Wanted)}
    assert len(shown) == len(get_args(going.Wanted))
