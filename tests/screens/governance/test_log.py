"""The log of who saw what, and how long cases are kept: read, narrowed down, saved, kept longer, erased."""

from datetime import timedelta
from pathlib import Path

from textual.widgets import Input

from ccm_tui.clock import clock_from
from ccm_tui.errors import CcmError
from ccm_tui.services.cases.case_file_view import open_file
from ccm_tui.services.cases.cases_view import read_cases
from ccm_tui.services.governance.log_view import LogPart, list_disclosures
from ccm_tui.services.governance.retention import due_for_review, set_retention_years
from ccm_tui.services.record.verification import verify_record
from db.lane import Lane
from screens.governance.log import LogScreen
from screens.governance.retention import EraseForm, RetentionScreen
from tests.conftest import DEMO_NOW
from tests.demo_file import demo_record
from tests.screens.keyboard import goes_to, says
from tests.screens.sitting import shown
from tests.screens.support import HostApp, opened, showing, wait_until

LATER = clock_from(DEMO_NOW + timedelta(days=366 + 60))
"""When the demo's closed cases have been kept for a year and more."""


def opened_twice(path: Path) -> Path:
    record = opened(path)
    open_file(record, "031", "before the review")
    open_file(record, "036", "[/] asked by the chair \x1b[2J")
    record.close()
    return path


async def test_the_log_is_narrowed_down_to_a_case_and_shown_whole_again(tmp_path: Path) -> None:
    async with showing(opened_twice(demo_record(tmp_path)), LogScreen) as pilot:
        await says(pilot, "Who saw what: 2 lines", "CCM/26/031", "before the review", "[/] asked by the chair")
        assert "\x1b" not in shown(pilot)
        await pilot.press("f2", *"031", "enter")
        await says(pilot, "Who saw what: 1 line · case 031")
        assert "CCM/26/036" not in shown(pilot)
        await pilot.press("f5")
        await says(pilot, "Who saw what: 2 lines")


async def test_the_log_is_saved_for_its_owner_alone_and_that_is_noted(tmp_path: Path) -> None:
    path = opened_twice(demo_record(tmp_path))
    async with showing(path, LogScreen) as pilot:
        await says(pilot, "Who saw what: 2 lines")
        await pilot.press("f3")
        await wait_until(pilot, lambda: bool(pilot.app.screen.query("#line")))
        pilot.app.screen.query_one("#line", Input).value = str(tmp_path / "log.csv")
        await pilot.press("enter")
        await says(pilot, "Who saw what: 3 lines")
    assert (tmp_path / "log.csv").read_text().count("CCM/26/03") == 2
    assert (tmp_path / "log.csv").stat().st_mode & 0o077 == 0


async def test_a_case_kept_long_enough_is_erased_with_reason_and_authority_once_it_is_said_what_goes(
    tmp_path: Path,
) -> None:
    path = demo_record(tmp_path)
    record = opened(path)
    set_retention_years(record, 1)
    record.close()
    app = HostApp(Lane(lambda: opened(path, LATER)), RetentionScreen)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await says(pilot, "2 cases, 1 year after closing", "CCM/26/038", "CCM/26/033")
        await pilot.press("f9")
        await goes_to(pilot, EraseForm)
        await says(pilot, "takes the text out of", "This can't be undone.")
        await pilot.press("enter")
        await says(pilot, "Nothing is erased yet.")
        await pilot.press(*"kept long enough", "tab", *"the policy", "enter")
        await goes_to(pilot, RetentionScreen)
        await says(pilot, "1 case, 1 year after closing")
        await pilot.press("enter", *"3m", "tab", *"a claim is pending", "enter")
        await says(pilot, "0 cases, 1 year after closing")
    record = opened(path, LATER)
    assert not read_cases(record, "tumbleton").case_ids
    assert verify_record(record).sound
    assert due_for_review(record) == []
    record.close()


def test_a_file_is_not_opened_without_a_reason(tmp_path: Path) -> None:
    record = opened(demo_record(tmp_path))
    for reason in ("", "  "):
        try:
            open_file(record, "031", reason)
        except CcmError as refusal:
            assert "Say why" in refusal.what
        else:
            raise AssertionError("opened")
    assert list_disclosures(record, LogPart()) == []
    record.close()
