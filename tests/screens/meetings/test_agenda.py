"""The agenda, bent while the meeting is in session."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import HearingKind
from ccm_tui.services.meetings.agenda_view import AgendaView, read_agenda
from screens.dialogs.questions import AskLine
from screens.meetings.agenda import AgendaScreen, UrgentForm
from tests.screens.keyboard import assert_fits
from tests.screens.sitting import LIVE_MEETING, assert_whole, items_now, shown, sitting, told
from tests.screens.support import HOSTILE, SIZES, opened, showing, wait_until


@asynccontextmanager
async def bending(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    async with showing(path, lambda lane: AgendaScreen(lane, LIVE_MEETING), size) as pilot:
        await wait_until(pilot, lambda: agenda_screen(pilot).agenda.chosen is not None)
        yield pilot


def agenda_screen(pilot: Pilot[None]) -> AgendaScreen:
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, AgendaScreen))


def sheet_now(path: Path) -> AgendaView:
    record = opened(path)
    found = read_agenda(record, LIVE_MEETING)
    record.close()
    return found


def chosen(pilot: Pilot[None], path: Path) -> str:
    """The case that is highlighted, by what it is called."""
    items = items_now(path)
    return next(name for name, item in items.items() if str(item.id) == agenda_screen(pilot).agenda.chosen)


async def choose(pilot: Pilot[None], item: AgendaItem) -> None:
    agenda = agenda_screen(pilot).agenda
    agenda.highlighted = agenda.get_option_index(str(item.id))
    await pilot.pause()


async def answer(pilot: Pilot[None], **fields: str) -> None:
    """Fills the dialog in front and presses Enter."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, AskLine | UrgentForm))
    for name, text in fields.items():
        pilot.app.screen.query_one(f"#{name}", Input).value = text
    await pilot.press("enter")


def back_on_the_agenda(pilot: Pilot[None]) -> bool:
    return pilot.app.focused is agenda_screen(pilot).agenda


async def test_every_item_is_a_line_with_where_it_stands_its_time_and_who_comes_and_goes(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/next", "/next")
    async with bending(path) as pilot:
        lines = shown(pilot).splitlines()
        line = {name: next(line for line in lines if f" {name} " in line) for name in items_now(path)}
        assert "Rollo Quince, new · CSC leaves after" in line["036"]
        assert "undecided" in line["036"]
        assert "0/20 min" in line["036"]
        assert "▶" in line["039"]
        assert "with SOL" in line["034"]
        assert any("Any other business" in line for line in lines)


async def test_the_name_of_a_restricted_case_is_not_shown(tmp_path: Path) -> None:
    async with bending(sitting(tmp_path)) as pilot:
        assert "Pellworth" not in shown(pilot)
        assert "restricted, urgent" in shown(pilot)


async def test_the_item_before_the_meeting_is_marked_on_arrival(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 031")
    async with bending(path) as pilot:
        assert chosen(pilot, path) == "031"


async def test_a_case_whose_agency_leaves_early_is_offered_first(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/roll CSC present", "/park 036", "/next")
    async with bending(path) as pilot:
        assert "CSC leaves after 036: hear it first." in shown(pilot)
        assert chosen(pilot, path) == "036"


async def test_enter_calls_any_item_and_goes_back_to_the_desk(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/next", "/outcome open review 21 jan", "/next")
    async with bending(path) as pilot:
        screen = agenda_screen(pilot)
        await choose(pilot, items_now(path)["036"])
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen not in pilot.app.screen_stack)
    assert sheet_now(path).current_id == items_now(path)["036"].id


async def test_f7_and_f8_move_the_case_chosen_which_stays_chosen(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    before = list(items_now(path))
    async with bending(path) as pilot:
        await choose(pilot, items_now(path)["037"])
        await pilot.press("f7")
        await wait_until(pilot, lambda: list(items_now(path)).index("037") == before.index("037") - 1)
        await wait_until(pilot, lambda: chosen(pilot, path) == "037")
        await pilot.press("f8")
        await wait_until(pilot, lambda: list(items_now(path)) == before)
        assert back_on_the_agenda(pilot)


async def test_a_decided_case_is_not_moved_and_that_is_said(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/next", "/outcome open review 21 jan")
    before = list(items_now(path))
    async with bending(path) as pilot:
        await choose(pilot, items_now(path)["036"])
        await pilot.press("f8")
        await wait_until(pilot, lambda: "Case 036 is decided: keep open." in told(pilot))
    assert list(items_now(path)) == before


async def test_f5_parks_a_case_and_puts_it_back(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with bending(path) as pilot:
        await choose(pilot, items_now(path)["037"])
        await pilot.press("f5")
        await wait_until(pilot, lambda: "1 parked" in shown(pilot))
        assert items_now(path)["037"].parked
        await pilot.press("f5")
        await wait_until(pilot, lambda: "parked" not in shown(pilot))
    assert not items_now(path)["037"].parked


async def test_f6_defers_a_case_with_its_reason_though_it_was_never_called(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with bending(path) as pilot:
        await choose(pilot, items_now(path)["037"])
        await pilot.press("f6", "enter")
        await wait_until(pilot, lambda: "Type why." in shown(pilot))
        await answer(pilot, line="probation sent nobody")
        await wait_until(pilot, lambda: back_on_the_agenda(pilot) and "defer " in shown(pilot))
        assert "1 of 8 cases decided" in shown(pilot)
    hearing = items_now(path)["037"].hearing
    assert hearing is not None
    assert hearing.decision is Decision.DEFER


async def test_an_urgent_item_is_a_name_and_two_enters(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/next")
    async with bending(path) as pilot:
        await pilot.press("f2")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, UrgentForm))
        assert pilot.app.screen.query_one("#reference", Input).value == "CCM/26/040"
        await pilot.press(*"Orla Vance", "enter")
        await wait_until(pilot, lambda: back_on_the_agenda(pilot) and "Orla Vance, urgent" in shown(pilot))
        assert chosen(pilot, path) == "040"
        await pilot.press("enter")
        await wait_until(pilot, lambda: sheet_now(path).current_id == items_now(path)["040"].id)
    assert list(items_now(path))[1] == "040"
    hearing = items_now(path)["040"].hearing
    assert hearing is not None
    assert hearing.kind is HearingKind.URGENT


async def test_a_wrong_reference_is_told_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    before = list(items_now(path))
    async with bending(path) as pilot:
        await pilot.press("f2")
        await answer(pilot, name="Orla Vance", reference="CCM/26/036", why="at the door")
        await wait_until(pilot, lambda: "on this agenda already" in shown(pilot))
        form = pilot.app.screen
        typed = [form.query_one(f"#{name}", Input).value for name in ("name", "reference", "why")]
        assert typed == ["Orla Vance", "CCM/26/036", "at the door"]
        assert list(items_now(path)) == before
        await answer(pilot, reference="CCM/26/041")
        await wait_until(pilot, lambda: back_on_the_agenda(pilot))
    hearing = items_now(path)["041"].hearing
    assert hearing is not None
    assert hearing.reason == "at the door"


async def test_an_urgent_item_without_a_name_is_told_so(tmp_path: Path) -> None:
    async with bending(sitting(tmp_path)) as pilot:
        await pilot.press("f2")
        await answer(pilot)
        await wait_until(pilot, lambda: "An urgent item needs a name." in shown(pilot))
        assert pilot.app.focused is pilot.app.screen.query_one("#name")


async def test_undo_takes_the_urgent_item_off_the_list(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/urgent Orla Vance", "/case 040")
    async with bending(path) as pilot:
        assert "Orla Vance" in shown(pilot)
        record = opened(path)
        record.undo()
        record.close()
        await agenda_screen(pilot).refresh_record()
        await pilot.pause()
        assert "Orla Vance" not in shown(pilot)
        assert back_on_the_agenda(pilot)
        assert agenda_screen(pilot).agenda.chosen is not None


async def test_the_chair_is_handed_to_the_co_chair_in_two_keys_and_back(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    opener, deputy = sheet_now(path).meeting.chair, sheet_now(path).meeting.co_chair
    async with bending(path) as pilot:
        assert f"chair: {opener}" in shown(pilot)
        await pilot.press("f9")
        await answer(pilot)
        await wait_until(pilot, lambda: f"chair: {deputy}" in shown(pilot) and back_on_the_agenda(pilot))
        await pilot.press("f9")
        await answer(pilot)
        await wait_until(pilot, lambda: f"chair: {opener}" in shown(pilot))
    assert sheet_now(path).meeting.chair == opener


async def test_what_is_no_case_is_called_and_nothing_else(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    items = sheet_now(path).items
    async with bending(path) as pilot:
        await choose(pilot, items[-1])
        for key in ("f5", "f6", "f7", "f8"):
            await pilot.press(key)
        await wait_until(pilot, lambda: len(told(pilot).splitlines()) >= 4)
        assert sheet_now(path).items == items
        await pilot.press("enter")
        await wait_until(pilot, lambda: sheet_now(path).current_id == items[-1].id)


@pytest.mark.parametrize("key", ["escape", "ctrl+g"])
async def test_the_agenda_is_left_for_the_desk_with_nothing_changed(key: str, tmp_path: Path) -> None:
    path = sitting(tmp_path)
    before = sheet_now(path)
    async with bending(path) as pilot:
        screen = agenda_screen(pilot)
        await pilot.press(key)
        await wait_until(pilot, lambda: screen not in pilot.app.screen_stack)
    after = sheet_now(path)
    assert (after.items, after.current_id) == (before.items, before.current_id)


@pytest.mark.parametrize("dialog", ["f2", "f6", "f9"])
async def test_a_dialog_left_with_escape_changes_nothing_and_gives_the_focus_back(
    dialog: str, tmp_path: Path
) -> None:
    path = sitting(tmp_path)
    before = sheet_now(path).items
    async with bending(path) as pilot:
        await choose(pilot, items_now(path)["036"])
        await pilot.press(dialog)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AskLine | UrgentForm))
        await pilot.press("escape")
        await wait_until(pilot, lambda: back_on_the_agenda(pilot))
    assert sheet_now(path).items == before


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_agenda_and_its_dialogs_are_whole_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    path = sitting(tmp_path, "/roll CSC present", "/park 036 waiting for the police", "/next", "/urgent Orla Vance")
    async with bending(path, size) as pilot:
        screen = agenda_screen(pilot)
        assert_whole(pilot, screen)
        assert screen.agenda.region.height >= 8
        for key in ("f2", "f6", "f9"):
            await pilot.press(key)
            await wait_until(pilot, lambda: pilot.app.screen is not screen)
            await pilot.pause()
            assert_fits(pilot)
            await pilot.press("escape")
            await wait_until(pilot, lambda: back_on_the_agenda(pilot))


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_kept_as_typed_and_shown_as_text(text: str, tmp_path: Path) -> None:
    path = sitting(tmp_path)
    async with bending(path, (80, 24)) as pilot:
        await pilot.press("f2")
        await answer(pilot, name=text, why=text)
        await wait_until(pilot, lambda: back_on_the_agenda(pilot) and ", urgent" in shown(pilot))
        await choose(pilot, items_now(path)["037"])
        await pilot.press("f6")
        await answer(pilot, line=text)
        await wait_until(pilot, lambda: back_on_the_agenda(pilot))
        await pilot.press("f9")
        await answer(pilot, line=text)
        await wait_until(pilot, lambda: back_on_the_agenda(pilot))
        await pilot.pause()
        assert "\x1b" not in shown(pilot)
        assert_whole(pilot, agenda_screen(pilot))
        assert agenda_screen(pilot).query_one("#summary", Static).region.height <= 3
    hearing = items_now(path)["040"].hearing
    assert hearing is not None
    assert (hearing.name, hearing.reason, sheet_now(path).chair) == (text.strip(),) * 3
