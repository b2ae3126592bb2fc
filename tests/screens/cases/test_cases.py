"""The register of cases and the file of one: found as one types, opened with a reason, and noted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from ccm_tui.domain.composer.line.entries import ActionEntry, InfoEntry, NoteEntry
from ccm_tui.domain.listings import ListedDisclosure
from ccm_tui.domain.vocabulary import DisclosureKind, Known, Sensitivity, ShareKind
from ccm_tui.services.cases.cases_view import read_cases
from ccm_tui.services.governance.log_view import LogPart, list_disclosures
from ccm_tui.services.hearings.entries import record_entry, withdraw_entry
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.record.find import case_named
from db.record import Record
from screens.cases.case_file import CaseFileScreen
from screens.cases.cases import CasesScreen
from screens.cases.file_request import ReasonForm
from screens.hearings.desk import DeskScreen
from screens.widgets.lists import KeptList
from tests.demo_file import demo_record
from tests.screens.keyboard import ccm, goes_to, says
from tests.screens.sitting import LIVE_MEETING, shown, sitting
from tests.screens.support import HOSTILE, opened, showing, wait_until


@asynccontextmanager
async def register(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    async with showing(path, CasesScreen, size) as pilot:
        await says(pilot, "cases on record")
        yield pilot


def opened_files(path: Path) -> list[ListedDisclosure]:
    record = opened(path)
    lines = list_disclosures(record, LogPart(kind=DisclosureKind.OPENED))
    record.close()
    return lines


def item_and_case(record: Record, reference: str) -> tuple[int, int]:
    with record.reading() as session:
        items = agenda_of_meeting(session, LIVE_MEETING)
    return next((it.id, it.hearing.case_id) for it in items if it.hearing and it.hearing.reference == reference)


async def test_a_case_is_found_as_one_types_and_what_was_found_is_shown(tmp_path: Path) -> None:
    async with register(demo_record(tmp_path)) as pilot:
        await pilot.press(*"quince")
        await says(pilot, "1 case found", "CCM/26/036", "Rollo Quince")
        await pilot.press("escape", *"visits tenant")
        await says(pilot, "Visits the tenant in 033 several times a week.")
        await pilot.press("escape", *"nowhere at all")
        await says(pilot, "0 cases found", "No case is found by that.")


async def test_the_file_opens_with_the_usual_reason_by_enter_and_that_is_noted(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path) as pilot:
        await pilot.press(*"031", "enter")
        await goes_to(pilot, ReasonForm)
        pilot.app.screen.query_one("#line", Input).value = "before the review"
        await pilot.press("enter")
        await goes_to(pilot, CaseFileScreen)
        await says(pilot, "CCM/26/031, Jasper Thimblewick", "high, no change", "031/5 overdue, 34 days")
        await pilot.press("escape")
        await goes_to(pilot, CasesScreen)
        await pilot.press("escape", *"036", "enter")
        await goes_to(pilot, ReasonForm)
        assert pilot.app.screen.query_one("#line", Input).value == "before the review"
        await pilot.press("enter")
        await goes_to(pilot, CaseFileScreen)
    assert [(line.case, line.reason, line.actor) for line in opened_files(path)] == [
        ("CCM/26/031", "before the review", "tester"),
        ("CCM/26/036", "before the review", "tester"),
    ]


async def test_a_restricted_case_is_opened_by_a_reason_typed_and_not_by_a_mere_enter(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path) as pilot:
        await pilot.press(*"sparrowdust")
        await says(pilot, "0 cases found")
        await pilot.press("escape", *"035")
        await says(pilot, "found by its reference alone")
        assert "Sparrowdust" not in shown(pilot)
        await pilot.press("enter")
        await goes_to(pilot, ReasonForm)
        await pilot.press("enter")
        await says(pilot, "Say why")
        await pilot.press(*"asked by the chair", "enter")
        await goes_to(pilot, CaseFileScreen)
        await says(pilot, "RESTRICTED")
    assert [line.reason for line in opened_files(path)] == ["asked by the chair"]


async def test_what_was_withdrawn_or_stays_in_the_room_is_in_the_file_and_marked(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    record = opened(path)
    item_id, case_id = item_and_case(record, "CCM/26/036")
    told = InfoEntry("Xylophone heard", "COLP", Known.CURRENT, ShareKind.FACT, Sensitivity.NOT_MINUTED)
    record_entry(record, item_id, told)
    withdraw_entry(record, record_entry(record, item_id, NoteEntry("Said in error")))
    for text in HOSTILE[:-1]:
        record_entry(record, item_id, ActionEntry(text, "HSG", text))
    record.close()
    async with showing(path, lambda lane: CaseFileScreen(lane, case_id), (160, 60)) as pilot:
        await says(pilot, "[MARAC] plan [redacted]", "ends [/")
        await pilot.press("end", *("up",) * 24)
        await says(pilot, "not for the minutes", "withdrawn")
        assert "\x1b" not in shown(pilot)


async def test_enter_on_a_linked_case_asks_why_and_goes_there(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with register(path) as pilot:
        await pilot.press(*"033", "enter", "enter")
        await goes_to(pilot, CaseFileScreen)
        screen = pilot.app.screen
        assert isinstance(screen, CaseFileScreen)
        screen.lines.highlighted = screen.lines.get_option_index("link CCM/26/037")
        await pilot.press("enter")
        await goes_to(pilot, ReasonForm)
        await pilot.press("enter")
        await says(pilot, "CCM/26/037, Dexter Hollowpenny")
    assert [line.case for line in opened_files(path)] == ["CCM/26/033", "CCM/26/037"]


async def test_a_case_that_is_being_heard_is_read_without_a_question(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036")
    async with ccm(path) as pilot:
        await goes_to(pilot, DeskScreen)
        await says(pilot, "CCM/26/036")
        await pilot.app.run_action("case_file", pilot.app.screen)
        await goes_to(pilot, CaseFileScreen)
    assert opened_files(path) == []


@asynccontextmanager
async def file_of(path: Path, reference: str, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    record = opened(path)
    with record.reading() as session:
        case_id = case_named(session, reference).id
    record.close()
    async with showing(path, lambda lane: CaseFileScreen(lane, case_id), size) as pilot:
        await goes_to(pilot, CaseFileScreen)
        await says(pilot, reference)
        yield pilot


def lines_of(pilot: Pilot[None]) -> KeptList:
    screen = pilot.app.screen
    assert isinstance(screen, CaseFileScreen)
    return screen.lines


async def test_a_flag_is_added_and_taken_off_each_with_its_reason(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with file_of(path, "CCM/26/036") as pilot:
        await pilot.press("f2", *"Two to visit", "tab", "enter")
        await says(pilot, "A flag needs a reason.")
        await pilot.press(*"an assault", "enter")
        await goes_to(pilot, CaseFileScreen)
        await wait_until(pilot, lambda: "flag 0" in {option.id for option in lines_of(pilot).options})
        await says(pilot, "Flags Two to visit")
        lines_of(pilot).highlighted = lines_of(pilot).get_option_index("flag 0")
        await pilot.press("delete", *"no longer so", "enter")
        await goes_to(pilot, CaseFileScreen)
        await wait_until(pilot, lambda: "flag 0" not in {option.id for option in lines_of(pilot).options})


async def test_enter_changes_the_line_chosen(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with file_of(path, "CCM/26/036") as pilot:
        lines = lines_of(pilot)
        lines.highlighted = lines.get_option_index("lead")
        await pilot.press("enter", *"hsg", "tab", *"N. Turnstile", "enter")
        await says(pilot, "Lead Housing (estates, tenancy), N. Turnstile")
        lines.highlighted = lines.get_option_index("status")
        await pilot.press("enter", *"21 jan", "enter")
        await says(pilot, "review Thu 21 Jan 2027")
        lines.highlighted = next(
            place for place, option in enumerate(lines.options) if (option.id or "").startswith("person")
        )
        await pilot.press("enter", "tab", *"Rolly", "enter")
        await goes_to(pilot, CaseFileScreen)
    record = opened(path)
    assert read_cases(record, "rolly").case_ids
    record.close()
