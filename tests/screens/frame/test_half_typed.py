"""Half-typed text: in every field, on the disk within a second, and back where it was typed."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.services.referrals.referrals import add_referral
from db.lane import Lane
from screens.actions.actions import ActionsScreen
from screens.agencies.agencies import AgenciesScreen
from screens.agenda.plan import PlanScreen
from screens.documents.documents import DocumentsScreen
from screens.documents.minutes import MinutesScreen
from screens.frame.form import FORM_SHEETS, Form
from screens.hearings.effects import EffectsScreen
from screens.hearings.ratings import RatingsScreen
from screens.home.home import HomeScreen
from screens.meetings.agenda import AgendaScreen
from screens.meetings.outstanding import OutstandingScreen
from screens.meetings.roll import RollScreen
from screens.referrals.referrals import ReferralsScreen
from screens.widgets.choices import OneOf
from screens.widgets.lists import KeptList
from screens.widgets.typing import TypedLine
from tests.demo_file import demo_record
from tests.screens.keyboard import assert_fits, ccm, fill, goes_to
from tests.screens.sitting import LIVE_MEETING, items_now, shown, sitting, told
from tests.screens.support import opened, showing, wait_until


class Kept(NamedTuple):
    """One field that is half-typed, as it is on the disk."""

    place: str
    field: str
    text: str
    cursor: int
    found: str


@dataclass(frozen=True)
class Typed:
    """Somewhere to type: the record, the screen, the line of it that is chosen, the key, the field, and its words."""

    record: Callable[[Path], Path]
    screen: Callable[[Path, Lane], Screen[None]]
    chosen: tuple[str, Callable[[Path], str]] | None
    key: str
    field: str
    found: str


def in_session(folder: Path) -> Path:
    return sitting(folder, "/roll CSC present", "/case 031")


def closed(folder: Path) -> Path:
    return sitting(folder, "/next", "/o close reduced", "/close")


def with_a_referral(folder: Path) -> Path:
    path = demo_record(folder)
    record = opened(path)
    add_referral(record, NewReferral(date(2026, 12, 1), "Perpetua Lindqvist"))
    record.close()
    return path


def item(path: Path) -> int:
    return items_now(path)["031"].id


def this_item(path: Path) -> str:
    return str(item(path))


DIALOGS = {
    "why a case is deferred": Typed(
        in_session,
        lambda _path, lane: AgendaScreen(lane, LIVE_MEETING),
        ("agenda", this_item),
        "f6",
        "line",
        "the agenda: Defer case 031",
    ),
    "who takes the chair": Typed(
        in_session,
        lambda _path, lane: AgendaScreen(lane, LIVE_MEETING),
        None,
        "f9",
        "line",
        "the agenda: Hand over the chair",
    ),
    "an urgent item": Typed(
        in_session, lambda _path, lane: AgendaScreen(lane, LIVE_MEETING), None, "f2", "why", "the agenda: Urgent item"
    ),
    "a deputy": Typed(
        in_session,
        lambda _path, lane: RollScreen(lane, LIVE_MEETING),
        ("agencies", lambda _path: "HSG"),
        "d",
        "line",
        "the roll: A deputy for HSG",
    ),
    "when an action was done": Typed(
        in_session,
        lambda _path, lane: OutstandingScreen(lane, LIVE_MEETING),
        ("actions", lambda _path: "CCM/26/031/5"),
        "c",
        "line",
        "actions from before: 031/5 · Complete",
    ),
    "why an action was not possible": Typed(
        in_session,
        lambda _path, lane: OutstandingScreen(lane, LIVE_MEETING),
        ("actions", lambda _path: "CCM/26/031/5"),
        "p",
        "line",
        "actions from before: 031/5 · Not possible: circumstances changed",
    ),
    "why an action was not done": Typed(
        in_session,
        lambda _path, lane: OutstandingScreen(lane, LIVE_MEETING),
        ("actions", lambda _path: "CCM/26/031/5"),
        "n",
        "line",
        "actions from before: 031/5 · Not done",
    ),
    "who accepts an action": Typed(
        in_session,
        lambda _path, lane: OutstandingScreen(lane, LIVE_MEETING),
        ("actions", lambda _path: "CCM/26/032/4"),
        "o",
        "line",
        "actions from before: 032/4 · Accepted",
    ),
    "why an action is issued again between meetings": Typed(
        demo_record, lambda _path, lane: ActionsScreen(lane), None, "r", "reason", "the actions: 031/5 · Issue again"
    ),
    "by when an action is issued again": Typed(
        in_session,
        lambda path, lane: EffectsScreen(lane, item(path)),
        ("actions", lambda _path: "031/5"),
        "r",
        "line",
        "did it help: 031/5 · Issue again",
    ),
    "an overall score": Typed(
        in_session, lambda path, lane: RatingsScreen(lane, item(path)), None, "f3", "line", "the ratings: Overall"
    ),
    "the reason for ratings": Typed(
        in_session, lambda path, lane: RatingsScreen(lane, item(path)), None, "f2", "reason", "the ratings: case 031"
    ),
    "the minutes given to an item": Typed(
        demo_record,
        lambda _path, lane: PlanScreen(lane, LIVE_MEETING),
        ("agenda", this_item),
        "f6",
        "line",
        "planning a meeting: Minutes for case 031",
    ),
    "the venue of a meeting": Typed(
        demo_record,
        lambda _path, lane: PlanScreen(lane, LIVE_MEETING),
        None,
        "f4",
        "venue",
        "planning a meeting: Change meeting 4",
    ),
    "a new meeting": Typed(
        demo_record, lambda _path, lane: HomeScreen(lane), None, "f2", "chair", "home: Plan a meeting"
    ),
    "a new agency": Typed(
        demo_record, lambda _path, lane: AgenciesScreen(lane), None, "f2", "name", "agencies: Add an agency"
    ),
    "an agency": Typed(
        demo_record,
        lambda _path, lane: AgenciesScreen(lane),
        ("agencies", lambda _path: "HSG"),
        "enter",
        "deputies",
        "agencies: Change HSG",
    ),
    "what a referral lacks": Typed(
        with_a_referral,
        lambda _path, lane: ReferralsScreen(lane),
        None,
        "f7",
        "line",
        "referrals: Return the referral of Tue 1 Dec 2026",
    ),
    "why a referral is declined": Typed(
        with_a_referral,
        lambda _path, lane: ReferralsScreen(lane),
        None,
        "f8",
        "reason",
        "referrals: Decline the referral of Tue 1 Dec 2026",
    ),
    "who is given documents": Typed(
        closed,
        lambda _path, lane: DocumentsScreen(lane, LIVE_MEETING),
        None,
        "f10",
        "recipient",
        "documents: Write 4 documents",
    ),
    "who approved the minutes": Typed(
        closed,
        lambda _path, lane: MinutesScreen(lane, LIVE_MEETING),
        None,
        "f5",
        "line",
        "the minutes: Approve the minutes",
    ),
    "why a meeting is opened again": Typed(
        closed,
        lambda _path, lane: MinutesScreen(lane, LIVE_MEETING),
        None,
        "f8",
        "line",
        "the minutes: Reopen the meeting",
    ),
}
"""Every field in which something is typed that is not the composer's."""


@asynccontextmanager
async def typing(path: Path, typed: Typed, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    """The dialog, or the field, opened by its key."""
    async with showing(path, lambda lane: typed.screen(path, lane), size) as pilot:
        if typed.chosen is not None:
            list_id, name = typed.chosen
            await wait_until(pilot, lambda: has_line(pilot, list_id, name(path)))
            lines = pilot.app.screen.query_one(f"#{list_id}", KeptList)
            lines.focus()
            lines.highlighted = lines.get_option_index(name(path))
        else:
            await wait_until(pilot, lambda: any(word in shown(pilot) for word in ("2026", "Agencies:", "Referrals:")))
        await pilot.pause()
        await pilot.press(typed.key)
        await wait_until(pilot, lambda: bool(pilot.app.screen.query(f"#{typed.field}")))
        await pilot.pause()
        yield pilot


def has_line(pilot: Pilot[None], list_id: str, name: str) -> bool:
    lines = pilot.app.screen.query_one(f"#{list_id}", KeptList)
    return name in {option.id for option in lines.options}


def line(pilot: Pilot[None], typed: Typed) -> TypedLine:
    return pilot.app.screen.query_one(f"#{typed.field}", TypedLine)


def kept(path: Path) -> list[Kept]:
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT place, field, text, cursor, found FROM draft WHERE text <> '' ORDER BY id").fetchall()
    raw.close()
    return [Kept(*row) for row in rows]


def kept_in(path: Path, typed: Typed) -> Kept | None:
    return next((one for one in kept(path) if one.field == typed.field), None)


@pytest.mark.parametrize("what", DIALOGS)
async def test_what_is_typed_is_on_the_disk_within_a_second_and_comes_back_with_its_cursor(
    what: str, tmp_path: Path
) -> None:
    typed = DIALOGS[what]
    path = typed.record(tmp_path)
    async with typing(path, typed) as pilot:
        field = line(pilot, typed)
        field.focus()
        field.value = ""
        await pilot.press(*"half a thought", "left", "left")
        await wait_until(pilot, lambda: (kept_in(path, typed) or (0,) * 5)[2:4] == ("half a thought", 12), 1.0)
        there = kept_in(path, typed)
        assert there is not None and there.found == typed.found
    async with typing(path, typed) as pilot:
        field = line(pilot, typed)
        assert (field.value, field.cursor_position) == ("half a thought", 12)
        if typed.field != "reason" or "ratings" not in typed.found:
            assert "kept from before, not recorded" in shown(pilot)
        field.focus()
        await pilot.pause()
        await pilot.press("X")
        assert field.value == "half a thougXht"
        await pilot.press("escape")
        await wait_until(pilot, lambda: (kept_in(path, typed) or (0,) * 5)[2:4] == ("half a thougXht", 13))


LEFT_ON_PURPOSE = [what for what in DIALOGS if what != "the reason for ratings"]


@pytest.mark.parametrize("what", LEFT_ON_PURPOSE[:4])
async def test_esc_right_after_the_last_key_keeps_it_and_it_is_not_told_at_the_next_start(
    what: str, tmp_path: Path
) -> None:
    typed = DIALOGS[what]
    path = typed.record(tmp_path)
    async with typing(path, typed) as pilot:
        line(pilot, typed).focus()
        line(pilot, typed).value = ""
        await pilot.press(*"half", "escape")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, Form))
        there = kept_in(path, typed)
        assert there is not None and (there.text, there.found) == ("half", "")


COMMITTED = {
    "why a case is deferred": "the flat is being cleared",
    "who takes the chair": "Ines Halloway",
    "an urgent item": "found yesterday",
    "a deputy": "Fern Lockwood",
    "why an action was not done": "no reply",
    "by when an action is issued again": "8 jan",
    "an overall score": "12 because the order is new",
    "the minutes given to an item": "25",
    "a new meeting": "Ada Larkspur",
    "an agency": "Moss Tidewell",
    "why a referral is declined": "below what we hear",
    "who approved the minutes": "the panel",
}


@pytest.mark.parametrize("what", COMMITTED)
async def test_what_is_recorded_is_half_typed_no_more(what: str, tmp_path: Path) -> None:
    typed = DIALOGS[what]
    path = typed.record(tmp_path)
    async with typing(path, typed) as pilot:
        if what == "an urgent item":
            await fill(pilot, "name", "Orla Vance")
        line(pilot, typed).focus()
        line(pilot, typed).value = COMMITTED[what]
        await wait_until(pilot, lambda: kept_in(path, typed) is not None)
        await pilot.press("enter")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, Form))
    assert kept_in(path, typed) is None


async def test_what_cannot_be_recorded_stays_in_its_dialog_and_is_kept(tmp_path: Path) -> None:
    typed = DIALOGS["why a case is deferred"]
    path = typed.record(tmp_path)
    async with typing(path, typed) as pilot:
        record = opened(path)
        with record.writing("tests.close") as writing:
            writing.session.connection().exec_driver_sql("UPDATE meeting SET state = 'closed' WHERE id = 4")
        record.close()
        await pilot.press(*"half", "enter")
        await wait_until(pilot, lambda: "This meeting is not in session." in shown(pilot))
        assert line(pilot, typed).value == "half"
        await wait_until(pilot, lambda: kept_in(path, typed) is not None)


async def test_the_choice_beside_the_words_comes_back_with_them(tmp_path: Path) -> None:
    typed = DIALOGS["why a referral is declined"]
    path = typed.record(tmp_path)
    async with typing(path, typed) as pilot:
        line(pilot, typed).focus()
        await pilot.press(*"too low", "shift+tab", "right", "escape")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, Form))
    async with typing(path, typed) as pilot:
        assert pilot.app.screen.query_one("#ground", OneOf).place == 1
        assert "kept from before, not recorded (Because, Reason)" in shown(pilot)
        assert pilot.app.focused is line(pilot, typed)


async def test_a_field_put_back_as_it_was_is_half_typed_no_more(tmp_path: Path) -> None:
    typed = DIALOGS["the venue of a meeting"]
    path = typed.record(tmp_path)
    async with typing(path, typed) as pilot:
        line(pilot, typed).focus()
        await pilot.press("end", "X")
        await wait_until(pilot, lambda: kept_in(path, typed) is not None, 1.0)
        await pilot.press("backspace")
        await wait_until(pilot, lambda: kept(path) == [], 1.5)


async def test_two_actions_have_each_their_own_words(tmp_path: Path) -> None:
    path = in_session(tmp_path)
    first, second = "CCM/26/031/5", "CCM/26/034/5"
    async with showing(path, lambda lane: OutstandingScreen(lane, LIVE_MEETING)) as pilot:
        await wait_until(pilot, lambda: has_line(pilot, "actions", first))
        lines = pilot.app.screen.query_one("#actions", KeptList)
        for reference in (first, second):
            lines.highlighted = lines.get_option_index(reference)
            await pilot.press("n")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, Form))
            assert pilot.app.screen.query_one("#line", TypedLine).value == ""
            await pilot.press(*reference, "escape")
            await wait_until(pilot, lambda: not isinstance(pilot.app.screen, Form))
    assert [one.text for one in kept(path)] == [first, second]


async def test_a_hand_that_never_rests_is_kept_up_with(tmp_path: Path) -> None:
    typed = DIALOGS["why a case is deferred"]
    path = typed.record(tmp_path)
    async with typing(path, typed) as pilot:
        for _ in range(40):
            await pilot.press("x")
            await pilot.pause(0.05)
        there = kept_in(path, typed)
        assert there is not None and len(there.text) >= 20


class Secretive(Form[str]):
    """A dialog that asks for a passphrase, and shows it when it is asked to."""

    CSS_PATH = str(FORM_SHEETS[1])

    def compose_fields(self) -> ComposeResult:
        yield TypedLine(id="passphrase", password=True)
        yield TypedLine(id="hint")

    async def keep(self) -> str:
        return self.typed("passphrase")


async def test_a_secret_is_never_kept_not_even_while_it_is_shown(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with showing(path, HomeScreen) as pilot:
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        await home.ask(Secretive("Open", home.drafts("opening")))
        await pilot.pause()
        secret = pilot.app.screen.query_one("#passphrase", TypedLine)
        await pilot.press(*"correct horse")
        secret.password = False
        await pilot.press(*" battery", "tab", *"the stable")
        await wait_until(pilot, lambda: bool(kept(path)))
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is home)
    assert [(one.field, one.text) for one in kept(path)] == [("hint", "the stable")]
    assert not any(b"correct horse" in file.read_bytes() for file in tmp_path.glob("demo.db*"))


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
@pytest.mark.parametrize("what", ["why a referral is declined", "an agency", "the venue of a meeting"])
async def test_what_was_kept_is_said_at_every_size(what: str, size: tuple[int, int], tmp_path: Path) -> None:
    typed = DIALOGS[what]
    path = typed.record(tmp_path)
    async with typing(path, typed, size) as pilot:
        line(pilot, typed).focus()
        await pilot.press(*"half", "escape")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, Form))
    async with typing(path, typed, size) as pilot:
        assert "kept from before" in shown(pilot)
        assert_fits(pilot)


async def test_a_dialog_that_was_cut_off_is_told_of_once_at_the_next_start(tmp_path: Path) -> None:
    typed = DIALOGS["an agency"]
    path = typed.record(tmp_path)
    async with typing(path, typed) as pilot:
        line(pilot, typed).focus()
        await pilot.press(*"Gus")
        await wait_until(pilot, lambda: kept_in(path, typed) is not None)
    async with ccm(path) as pilot:
        await wait_until(pilot, lambda: "agencies: Change HSG" in told(pilot))
    async with ccm(path) as pilot:
        await goes_to(pilot, HomeScreen)
        assert "Change HSG" not in told(pilot)
    assert kept_in(path, typed) is not None


async def test_ctrl_q_in_a_dialog_keeps_what_was_typed_into_it(tmp_path: Path) -> None:
    typed = DIALOGS["a new agency"]
    path = typed.record(tmp_path)
    async with ccm(path) as pilot:
        await pilot.press("f4")
        await goes_to(pilot, AgenciesScreen)
        await pilot.press("f2")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press("tab", *"half", "ctrl+q")
        await wait_until(pilot, lambda: pilot.app._exit)
    there = kept_in(path, typed)
    assert there is not None and there.text == "half"


async def test_several_lines_pasted_into_a_field_are_all_there(tmp_path: Path) -> None:
    typed = DIALOGS["why a case is deferred"]
    path = typed.record(tmp_path)
    async with typing(path, typed) as pilot:
        await pilot.press(*"it is ", "left")
        line(pilot, typed).post_message(events.Paste("one\r\ntwo\n\nthree"))
        await wait_until(pilot, lambda: line(pilot, typed).value == "it isone two three ")


async def test_a_record_that_cannot_be_written_is_told_and_what_was_typed_is_kept_once_it_can(tmp_path: Path) -> None:
    typed = DIALOGS["why a case is deferred"]
    path = typed.record(tmp_path)
    async with typing(path, typed) as pilot:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press(*"half")
        await wait_until(pilot, lambda: "What is being typed is not kept" in told(pilot))
        await pilot.press("escape")
        await wait_until(pilot, lambda: "This stays open" in shown(pilot))
        assert line(pilot, typed).value == "half"
        other.execute("ROLLBACK")
        other.close()
        await wait_until(pilot, lambda: kept_in(path, typed) is not None)
