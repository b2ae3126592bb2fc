"""The register of actions: looked through, and dealt with between meetings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import cast

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Effect
from ccm_tui.services.governance.log_view import list_disclosures
from screens.actions.action_acts import ReissueForm
from screens.actions.actions import ActionsScreen
from screens.actions.chase import ChaseScreen
from screens.actions.paste_replies import PasteReplies
from screens.dialogs.questions import AskLine, Confirm
from tests.benchmarks.large import large_register
from tests.demo_file import demo_record
from tests.screens.keyboard import assert_fits
from tests.screens.sitting import action_now, assert_whole, resized, shown
from tests.screens.support import HOSTILE, opened, showing, wait_until

OVERDUE, RESTRICTED, PROPOSED, UNJUDGED = "031/5", "035/4", "032/4", "034/4"


@asynccontextmanager
async def register(path: Path, line: str = "open", size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    async with showing(path, lambda lane: ActionsScreen(lane, line), size) as pilot:
        await wait_until(pilot, lambda: "action" in str(screen(pilot).search.border_title))
        await pilot.pause()
        yield pilot


def screen(pilot: Pilot[None]) -> ActionsScreen:
    return cast("ActionsScreen", pilot.app.screen)


async def is_marked(pilot: Pilot[None], reference: str) -> None:
    """Waits until the list has the keys and that action is the one marked."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, ActionsScreen))
    await wait_until(pilot, lambda: pilot.app.focused is screen(pilot).actions)
    await wait_until(pilot, lambda: getattr(screen(pilot).chosen, "reference", None) == reference)


async def looks_for(pilot: Pilot[None], line: str) -> None:
    screen(pilot).search.value = line
    register = screen(pilot)._register
    assert register is not None
    await wait_until(pilot, lambda: screen(pilot)._read == register.read(line))
    await pilot.pause()


async def answer(pilot: Pilot[None], key: str, line: str) -> None:
    await pilot.press(key)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, AskLine))
    pilot.app.screen.query_one("#line", Input).value = line
    await pilot.press("enter")


async def test_it_opens_at_what_is_not_settled_and_says_how_late_it_is(tmp_path: Path) -> None:
    async with register(demo_record(tmp_path)) as pilot:
        for words in ("3 actions: proposed or open", "4 weeks overdue", "T. Mossop", "Wickmarsh Council", "proposed"):
            assert words in shown(pilot)


async def test_what_is_typed_is_looked_for_and_enter_goes_to_what_was_found(tmp_path: Path) -> None:
    async with register(demo_record(tmp_path)) as pilot:
        await pilot.press("f2", *" due before 1 dec", "enter")
        await is_marked(pilot, OVERDUE)
        await wait_until(pilot, lambda: screen(pilot).actions.count == 1)
        await pilot.press("f2", *" hs", "tab")
        assert screen(pilot).search.value == "open due before 1 dec hsg"
        await wait_until(pilot, lambda: "None found." in shown(pilot))
        seen = screen(pilot)
        await pilot.press("f6", "escape")
        await wait_until(pilot, lambda: pilot.app.screen is not seen)


async def test_one_key_goes_to_each_usual_view(tmp_path: Path) -> None:
    async with register(demo_record(tmp_path), "withdrawn") as pilot:
        for key, count in (("f5", 3), ("f6", 2), ("f7", 1), ("f8", 5)):
            await pilot.press(key)
            await wait_until(pilot, lambda count=count: screen(pilot).actions.count == count)  # type: ignore[misc]
            assert pilot.app.focused is screen(pilot).actions


async def test_what_became_of_an_action_is_said_by_one_letter_and_undone_by_one_key(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path) as pilot:
        await answer(pilot, "c", "10 dec")
        await is_marked(pilot, RESTRICTED)
        await answer(pilot, "n", "nobody rang")
        await is_marked(pilot, PROPOSED)
        await answer(pilot, "o", "Posy Candlemaker")
        await is_marked(pilot, PROPOSED)
        await answer(pilot, "o", "starts on Monday")
        await wait_until(pilot, lambda: "starts on Monday" in shown(pilot))
    assert action_now(path, OVERDUE).done_on == date(2026, 12, 10)
    assert action_now(path, RESTRICTED).status is ActionStatus.NOT_DONE
    assert action_now(path, PROPOSED).accepted_by == "Posy Candlemaker"
    assert (action_now(path, PROPOSED).status, action_now(path, PROPOSED).status_reason) == (
        ActionStatus.OPEN,
        "starts on Monday",
    )
    record = opened(path)
    for _ in range(4):
        assert record.undo()
    record.close()
    assert action_now(path, OVERDUE).status is ActionStatus.OPEN
    assert action_now(path, PROPOSED).status is ActionStatus.PROPOSED


async def test_withdrawing_needs_its_reason_and_no_letter(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path) as pilot:
        await answer(pilot, "delete", "")
        await wait_until(pilot, lambda: "Type why." in shown(pilot))
        pilot.app.screen.query_one("#line", Input).value = "the case has closed"
        await pilot.press("enter")
        await is_marked(pilot, RESTRICTED)
    assert action_now(path, OVERDUE).status is ActionStatus.WITHDRAWN


async def test_whether_a_finished_action_helped_is_one_letter(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path, "no effect") as pilot:
        await is_marked(pilot, UNJUDGED)
        await pilot.press("h")
        await is_marked(pilot, "037/4")
        await looks_for(pilot, "open")
        await pilot.press("h")
        await pilot.pause()
    assert action_now(path, UNJUDGED).effect is Effect.HELPED
    assert action_now(path, OVERDUE).effect is None


async def test_an_action_is_issued_again_with_a_new_date_and_the_reason_for_it(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path) as pilot:
        await pilot.press("r")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReissueForm))
        form = pilot.app.screen
        await pilot.press("enter")
        await wait_until(pilot, lambda: "The new date can't be read." in shown(pilot))
        form.query_one("#due", Input).value = "8 jan"
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Nobody would know why" in shown(pilot))
        form.query_one("#reason", Input).value = "off until the new year"
        await pilot.press("enter")
        await wait_until(pilot, lambda: "031/7" in shown(pilot))
    assert (action_now(path, "031/7").due_on, action_now(path, "031/7").reissue_of) == (date(2027, 1, 8), OVERDUE)
    assert action_now(path, OVERDUE).status is ActionStatus.SUPERSEDED


async def test_to_whom_an_action_is_escalated_is_one_key_and_a_name(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path) as pilot:
        await answer(pilot, "e", "Director of Housing")
        await is_marked(pilot, RESTRICTED)
        await pilot.press("up")
        await wait_until(pilot, lambda: "Escalated to Director of Housing, Thu 17 Dec 2026." in shown(pilot))
    assert action_now(path, OVERDUE).escalated_to == "Director of Housing"


async def test_replies_are_pasted_shown_as_they_are_understood_and_taken_by_enter(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path) as pilot:
        await pilot.press("f3")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, PasteReplies))
        pilot.app.post_message(events.Paste(f"Dear all\n> {OVERDUE} | done | 10 dec | [/\n> {PROPOSED} |\n"))
        await wait_until(pilot, lambda: "CCM/26/031/5: complete, Thu 10 Dec 2026, with a note." in shown(pilot))
        assert "1 line without an answer yet." in shown(pilot)
        assert action_now(path, OVERDUE).status is ActionStatus.OPEN
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ActionsScreen))
        await wait_until(pilot, lambda: screen(pilot).actions.count == 2)
    assert (action_now(path, OVERDUE).done_on, action_now(path, OVERDUE).status_reason) == (date(2026, 12, 10), "[/")


async def test_replies_that_can_t_be_taken_stay_to_be_put_right(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path, "open hsg") as pilot:
        await pilot.press("f3")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, PasteReplies))
        pilot.app.post_message(events.Paste(f"{OVERDUE} | done"))
        await wait_until(pilot, lambda: "Row 1, ref: is no action of this agency" in shown(pilot))
        await pilot.press("f10")
        await wait_until(pilot, lambda: "Nothing is taken." in shown(pilot))
        async for _size in resized(pilot):
            assert_fits(pilot)
        await pilot.press("escape", "f3")
        await wait_until(pilot, lambda: f"{OVERDUE} | done" in shown(pilot))
    assert action_now(path, OVERDUE).status is ActionStatus.OPEN


async def test_what_to_send_to_an_agency_is_read_copied_and_saved_and_noted_each_time(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path) as pilot:
        await pilot.press("f4")
        await wait_until(pilot, lambda: "031/5 |  |  |" in shown(pilot))
        assert_fits(pilot)
        await pilot.press("f5")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "031/5 |  |  |" in pilot.app.clipboard)
        await answer(pilot, "f2", str(tmp_path / "reminder.md"))
        await wait_until(pilot, lambda: (tmp_path / "reminder.md").exists())
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ChaseScreen))
        await answer(pilot, "f3", str(tmp_path / "all"))
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ChaseScreen))
        await pilot.press("escape")
        await is_marked(pilot, OVERDUE)
    assert len(list((tmp_path / "all").iterdir())) == 3
    record = opened(path)
    assert len(list_disclosures(record)) == 5
    record.close()


async def test_the_text_of_a_restricted_case_is_not_shown(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path, "") as pilot:
        for place in range(screen(pilot).actions.count):
            screen(pilot).actions.highlighted = place
            await pilot.pause()
            action = screen(pilot).chosen
            assert action is not None
            assert action.restricted == (action.text[:20] not in shown(pilot)), action.reference


async def test_a_long_register_is_gone_through_and_searched_holding_only_what_is_near(
    tmp_path: Path,
) -> None:
    path = large_register(tmp_path, 9_000)
    async with register(path, "") as pilot:
        seen = screen(pilot)
        count = seen.actions.count
        assert count > 9_000
        await pilot.press("end")
        await wait_until(pilot, lambda: seen.chosen is not None and seen.actions.highlighted == count - 1)
        await pilot.press("pageup", "home", "pagedown")
        await wait_until(pilot, lambda: seen.chosen is not None and (seen.actions.highlighted or 0) > 5)
        for line in ("officer k499", "overdue k490 colp", "due 3 jan 2022"):
            await looks_for(pilot, line)
            assert 0 < seen.actions.count < 1000, line
        assert len(seen.actions._lines) < 3_000


async def test_it_is_whole_at_every_size(tmp_path: Path) -> None:
    async with register(demo_record(tmp_path)) as pilot:
        async for size in resized(pilot):
            assert_whole(pilot, screen(pilot))
            assert screen(pilot).actions.region.height >= 7, size
            for label in ("Complete", "Not possible", "Not done", "Still open", "Withdraw"):
                assert label in shown(pilot), size


async def test_hostile_text_is_looked_for_and_recorded_as_typed_and_shown_as_text(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    said = " ".join(HOSTILE)
    async with register(path, size=(200, 60)) as pilot:
        await answer(pilot, "o", said)
        await is_marked(pilot, RESTRICTED)
        for line in HOSTILE:
            await looks_for(pilot, line)
            assert "\x1b" not in shown(pilot)
    assert action_now(path, OVERDUE).status_reason == said
