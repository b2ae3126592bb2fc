"""What must not be seen by whoever walks past: the curtain, the lock, the projector, and the passphrase."""

import asyncio
import subprocess
import sys
import threading
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ccm_tui.app import CcmApp
from ccm_tui.clock import clock_from
from db.sqlite.vault import check_passphrase, is_encrypted, rewrite_under
from screens.dialogs.questions import AskLine
from screens.frame.curtain import CurtainScreen
from screens.frame.help import HelpScreen
from screens.frame.palette import PaletteScreen
from screens.frame.unlock import UnlockScreen
from screens.hearings.desk import DeskScreen
from screens.hearings.projector import ProjectorScreen
from screens.home.home import HomeScreen
from screens.meetings.agenda import AgendaScreen, UrgentForm
from screens.record.passphrase import PassphraseScreen
from screens.record.setup import SetupScreen
from screens.widgets.typing import TypedText
from tests.conftest import DEMO_NOW
from tests.screens.keyboard import assert_fits, ccm, goes_to, says
from tests.screens.scenes import scene, seen
from tests.screens.sitting import shown, sitting, told
from tests.screens.support import SIZES, wait_until

PASSPHRASE = "four words apart here"


HALF_TYPED = "tell nobody of it"

SECRETS = ("Dabchick", "Percival", "drinking", HALF_TYPED)
"""Names, and words of a case, that the desk shows and a passer-by must not see."""


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """The demo's live meeting in session."""
    return sitting(tmp_path)


async def at_the_desk(pilot: Pilot[None]) -> None:
    """The repeat case is before the meeting, and something is half-typed."""
    await goes_to(pilot, DeskScreen)
    await pilot.press("f8", "f8", "f8")
    await says(pilot, "009R")
    await pilot.press(*("space" if key == " " else key for key in HALF_TYPED))
    await says(pilot, HALF_TYPED)


def everything_rendered(pilot: Pilot[None]) -> str:
    """Every cell of the screen, and every word that waits to be said or stands in the window's title."""
    app = pilot.app
    waiting = [f"{note.title} {note.message}" for note in app._notifications]
    return "\n".join((shown(pilot), *waiting, app.title, app.sub_title, str(app.screen.title)))


@pytest.mark.parametrize("size", (SIZES[0], SIZES[2]), ids=str)
async def test_the_curtain_hides_everything_and_gives_back_the_line_as_it_was(
    live: Path, size: tuple[int, int]
) -> None:
    async with ccm(live, size) as pilot:
        await at_the_desk(pilot)
        pilot.app.notify("Percival Dabchick rang")
        await pilot.press("f12")
        await goes_to(pilot, CurtainScreen)
        assert_fits(pilot)
        pilot.app.notify("Percival Dabchick rang again")
        for key in ("ctrl+p", "ctrl+z", "f5", "a", "x"):
            await pilot.press(key)
        rendered = everything_rendered(pilot)
        assert not [secret for secret in SECRETS if secret in rendered]
        assert isinstance(pilot.app.screen, CurtainScreen)
        await pilot.press("escape")
        await goes_to(pilot, DeskScreen)
        await says(pilot, HALF_TYPED)
        await pilot.press("!")
        await says(pilot, f"{HALF_TYPED}!")


async def test_what_was_typed_into_the_palette_is_behind_the_curtain_too(live: Path) -> None:
    async with ccm(live) as pilot:
        await at_the_desk(pilot)
        await pilot.press("ctrl+p")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, PaletteScreen))
        await pilot.press(*"Dabchick", "f12")
        await goes_to(pilot, CurtainScreen)
        assert not [secret for secret in SECRETS if secret in everything_rendered(pilot)]


async def test_what_is_said_meanwhile_shows_only_once_the_desk_does(live: Path) -> None:
    async with ccm(live) as pilot:
        await at_the_desk(pilot)
        for keys, shows in ((("f12",), CurtainScreen), (("f1",), HelpScreen), (("f1", "f2"), ProjectorScreen)):
            await pilot.press(*keys)
            await goes_to(pilot, shows)
            pilot.app.notify(f"Percival Dabchick rang at {shows.__name__}")
            await pilot.pause()
            assert not [secret for secret in SECRETS if secret in everything_rendered(pilot)]
        await pilot.press("escape")
        await goes_to(pilot, DeskScreen)
        for shown_then in ("CurtainScreen", "HelpScreen", "ProjectorScreen"):
            await wait_until(pilot, lambda: f"rang at {shown_then}" in told(pilot))  # noqa: B023


async def test_what_takes_its_time_lifts_no_curtain_and_opens_no_lock(live: Path) -> None:
    """A dialog is answered, and a screen asked for, on a slow disk; then what is shown is hidden."""
    rewrite_under(live, None, PASSPHRASE)
    async with ccm(live) as pilot:
        app = cast("CcmApp", pilot.app)
        app.screen.query_one(Input).value = PASSPHRASE
        await pilot.press("enter")
        await at_the_desk(pilot)
        await pilot.press("ctrl+g")
        await says(pilot, "Agenda · meeting 4", "009R")
        await pilot.press("f6")
        await says(pilot, "Defer case", "Why?")
        app.screen.query_one(Input).value = "the report is late"
        dialog, agenda = app.screen, app.screen_stack[-2]
        assert app.keeper.lane is not None and isinstance(dialog, AskLine) and isinstance(agenda, AgendaScreen)
        released = threading.Event()
        slow = asyncio.create_task(app.keeper.lane.run(lambda _record: released.wait(30)))
        await asyncio.sleep(0.05)
        dialog.go()
        asking = asyncio.create_task(agenda.action_add_urgent())
        await asyncio.sleep(0.05)
        await app.action_curtain()
        app._touched -= 16 * 60
        await app.look_whether_left()
        released.set()
        await asyncio.gather(slow, asking)
        await app.keeper.lane.run(lambda _record: None)
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)
        assert not [secret for secret in (*SECRETS, "late", "urgent") if secret in everything_rendered(pilot)]
        app.screen.query_one(Input).value = PASSPHRASE
        await pilot.press("enter")
        await goes_to(pilot, UrgentForm)
        assert dialog not in app.screen_stack
        await pilot.press("escape")
        await goes_to(pilot, AgendaScreen)
        await says(pilot, "repeat defer")


async def test_help_over_the_curtain_gives_way_to_the_lock_and_one_passphrase_opens_it(live: Path) -> None:
    rewrite_under(live, None, PASSPHRASE)
    async with ccm(live) as pilot:
        pilot.app.screen.query_one(Input).value = PASSPHRASE
        await pilot.press("enter")
        await at_the_desk(pilot)
        await pilot.press("f12", "f1")
        await goes_to(pilot, HelpScreen)
        await left_alone(pilot)
        await goes_to(pilot, UnlockScreen)
        await pilot.press("f1")
        await goes_to(pilot, HelpScreen)
        await left_alone(pilot)
        await pilot.press("f1")
        await goes_to(pilot, UnlockScreen)
        pilot.app.screen.query_one(Input).value = PASSPHRASE
        await pilot.press("enter")
        await goes_to(pilot, DeskScreen)


async def test_left_alone_an_encrypted_record_locks_and_opens_again_where_it_was(live: Path) -> None:
    rewrite_under(live, None, PASSPHRASE)
    async with ccm(live) as pilot:
        pilot.app.screen.query_one(Input).value = PASSPHRASE
        await pilot.press("enter")
        await at_the_desk(pilot)
        await left_alone(pilot)
        await goes_to(pilot, UnlockScreen)
        assert not [secret for secret in SECRETS if secret in everything_rendered(pilot)]
        pilot.app.screen.query_one(Input).value = "not this one"
        await pilot.press("enter")
        await says(pilot, "does not open this record", "Wait")
        assert isinstance(pilot.app.screen, UnlockScreen)
        await wait_until(pilot, lambda: "Type it again" in shown(pilot))
        pilot.app.screen.query_one(Input).value = PASSPHRASE
        await pilot.press("enter")
        await goes_to(pilot, DeskScreen)
        await says(pilot, HALF_TYPED)


async def test_a_dialog_that_is_left_alone_is_gone_on_with_at_the_same_letter(tmp_path: Path) -> None:
    async with seen(scene("minutes, amending"), tmp_path) as pilot:
        front, field = pilot.app.screen, pilot.app.focused
        assert isinstance(field, TypedText)
        await pilot.press(*"abc", "left")
        before = field.draft
        await left_alone(pilot)
        await goes_to(pilot, CurtainScreen)
        await pilot.press("x", "escape")
        await wait_until(pilot, lambda: pilot.app.screen is front and pilot.app.focused is field)
        assert field.draft == before


async def test_left_alone_a_record_without_a_passphrase_is_curtained(live: Path) -> None:
    async with ccm(live) as pilot:
        await goes_to(pilot, DeskScreen)
        await left_alone(pilot)
        await goes_to(pilot, CurtainScreen)


async def test_the_projector_shows_references_actions_and_dates_and_no_name(live: Path) -> None:
    async with ccm(live) as pilot:
        await goes_to(pilot, DeskScreen)
        await pilot.press("f8", "f8", "f8")
        await says(pilot, "009R")
        for line in (
            "hsg: visit Percival Dabchick about the phone by 4 jan",
            "asc: ask Zephaniah at Quill Yard",
            "/info asc: he said he is frightened",
        ):
            pilot.app.screen.query_one("#composer", Input).value = line
            await pilot.press("enter")
        await says(pilot, "frightened")
        await pilot.press("f12", "f2")
        await goes_to(pilot, ProjectorScreen)
        await says(
            pilot,
            "009R/",
            "Mon 4 Jan 2027",
            "visit [name] about the phone",
            "ask [name] at [name]",
            "OFFICIAL-SENSITIVE",
        )
        rendered = everything_rendered(pilot)
        assert not [secret for secret in (*SECRETS, "frightened", "Zephaniah", "Quill") if secret in rendered]
        await pilot.press("escape")
        await goes_to(pilot, DeskScreen)


async def test_a_locked_record_shows_nothing_until_its_passphrase_is_given(live: Path) -> None:
    rewrite_under(live, None, PASSPHRASE)
    async with ccm(live) as pilot:
        assert_fits(pilot)
        assert "Meeting" not in shown(pilot)
        pilot.app.screen.query_one(Input).value = PASSPHRASE
        await pilot.press("enter")
        await goes_to(pilot, DeskScreen)


@pytest.mark.parametrize("size", (SIZES[0], SIZES[2]), ids=str)
async def test_a_first_start_asks_for_the_passphrase_first_and_makes_a_locked_record(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "record.db"
    app = CcmApp(path, clock_from(DEMO_NOW))
    async with app.run_test(size=size) as pilot:
        await goes_to(pilot, PassphraseScreen)
        assert_fits(pilot)
        await pilot.press(*"short", "enter", *"short", "enter")
        await says(pilot, "is short")
        for name in ("new", "again"):
            app.screen.query_one(f"#{name}", Input).value = PASSPHRASE
        await pilot.press("f10")
        await goes_to(pilot, SetupScreen)
        await pilot.press("f10")
        await goes_to(pilot, HomeScreen)
        assert "no passphrase" not in shown(pilot)
    assert is_encrypted(path)
    check_passphrase(path, PASSPHRASE)


async def test_going_without_a_passphrase_takes_two_keys_and_is_said_at_home(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    app = CcmApp(path, clock_from(DEMO_NOW))
    async with app.run_test(size=(120, 40)) as pilot:
        await goes_to(pilot, PassphraseScreen)
        await pilot.press("f8")
        await says(pilot, "whoever has this computer")
        assert isinstance(app.screen, PassphraseScreen)
        await pilot.press("f8")
        await goes_to(pilot, SetupScreen)
        await pilot.press("f10")
        await goes_to(pilot, HomeScreen)
        await says(pilot, "This record has no passphrase")
        await pilot.press("f6")
        await goes_to(pilot, PassphraseScreen)
        for name in ("new", "again"):
            app.screen.query_one(f"#{name}", Input).value = PASSPHRASE
        await pilot.press("f10")
        await goes_to(pilot, HomeScreen)
        await wait_until(pilot, lambda: "no passphrase" not in shown(pilot))
        await pilot.press("f2")
    assert is_encrypted(path)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
async def test_while_ccm_has_a_record_open_no_other_program_can_take_its_log_away(
    live: Path, passphrase: str | None
) -> None:
    """A process that closes a file loses its locks on it: then the log goes, and all that is written to it."""
    if passphrase:
        rewrite_under(live, None, passphrase)
    async with ccm(live) as pilot:
        if passphrase:
            pilot.app.screen.query_one(Input).value = passphrase
            await pilot.press("enter")
        await goes_to(pilot, DeskScreen)
        await pilot.press("ctrl+o")
        await goes_to(pilot, HomeScreen)
        await left_alone(pilot)
        if passphrase:
            await goes_to(pilot, UnlockScreen)
            pilot.app.screen.query_one(Input).value = passphrase
            await pilot.press("enter")
        else:
            await pilot.press("escape")
        await goes_to(pilot, HomeScreen)
        taking = await asyncio.to_thread(another_program_takes_the_log, live, passphrase)
        assert taking == "database is locked"


def another_program_takes_the_log(path: Path, passphrase: str | None) -> str:
    """What SQLite says to a program of its own that wants the record to itself."""
    script = """
import sys, sqlite3, sqlcipher3
path, passphrase = sys.argv[1:]
module = sqlcipher3 if passphrase else sqlite3
connection = module.connect(path, timeout=0.2)
if passphrase:
    connection.execute(f"PRAGMA key = '{passphrase}'")
try:
    print(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0])
except module.OperationalError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), passphrase or ""], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


async def left_alone(pilot: Pilot[None]) -> None:
    """Nobody has pressed a key for longer than was set."""
    app = pilot.app
    assert isinstance(app, CcmApp)
    app._touched -= 16 * 60
    await app.look_whether_left()
