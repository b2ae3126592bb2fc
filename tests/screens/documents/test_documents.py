"""The documents of a meeting on the screen: marked, had as what one likes, written in one go, copied, and noted."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import cast

from textual.pilot import Pilot

from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.services.documents.minutes import minutes_of
from screens.dialogs.questions import Confirm
from screens.documents.departures import DeparturesScreen
from screens.documents.document_lines import Going, WhereTo
from screens.documents.documents import DocumentsScreen
from screens.documents.minutes import MinutesScreen
from screens.home.home import HomeScreen
from screens.meetings.closing import ClosingScreen
from screens.widgets.typing import TypedLine
from tests.demo_file import demo_record
from tests.screens.keyboard import assert_fits, ccm, choose, goes_to, says
from tests.screens.scenes import settle
from tests.screens.sitting import LIVE_MEETING, assert_whole, resized, shown, sitting, told
from tests.screens.support import opened, showing, wait_until

CLOSED = ("/next", "colp: ring her by 8 jan", "/o close reduced", "/close")


@asynccontextmanager
async def offered(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    async with showing(path, lambda lane: DocumentsScreen(lane, LIVE_MEETING), size) as pilot:
        await wait_until(pilot, lambda: "marked." in shown(pilot))
        yield pilot


def screen_of(pilot: Pilot[None]) -> DocumentsScreen:
    return cast("DocumentsScreen", pilot.app.screen)


async def mark_only(pilot: Pilot[None], *names: str) -> None:
    """Leaves out what goes out usually, and marks these."""
    for name in ("full", "agency:COLP"):
        await choose(pilot, "papers", name)
        await pilot.press("a")
    for name in names:
        await choose(pilot, "papers", name)
        await pilot.press("space")


async def write(pilot: Pilot[None], folder: Path | str, recipient: str = "", reason: str = "") -> None:
    await pilot.press("f10")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, WhereTo))
    for name, typed in (("folder", str(folder)), ("recipient", recipient), ("reason", reason)):
        pilot.app.screen.query_one(f"#{name}", TypedLine).value = typed
    await pilot.press("enter")


def left(path: Path) -> list[tuple[object, ...]]:
    raw = sqlite3.connect(path)
    found = raw.execute(
        "SELECT document, audience, format, recipient, reason, state, digest FROM disclosure ORDER BY id"
    ).fetchall()
    raw.close()
    return found


def as_text(path: Path) -> bytes:
    record = opened(path)
    text = minutes_text(minutes_of(record, LIVE_MEETING)).encode()
    record.close()
    return text


async def test_what_is_marked_is_written_in_one_go_and_each_is_noted(tmp_path: Path) -> None:
    path = sitting(tmp_path, *CLOSED)
    folder = tmp_path / "out"
    async with offered(path) as pilot:
        await mark_only(pilot, "full", "actions", "public", "agency:COLP")
        await choose(pilot, "papers", "full")
        await pilot.press("f4", "f4")
        await write(pilot, folder, "the [/ chair", "as agreed")
        await says(pilot, "4 documents are written in", "✓ written")
        assert_fits(pilot)
    files = {(file.name.split("-")[1], file.suffix): file for file in folder.iterdir()}
    assert set(files) == {("minutes", ".txt"), ("minutes", ".xlsx"), ("figures", ".docx"), ("sheet", ".txt")}
    assert files["minutes", ".txt"].read_bytes() == as_text(path)
    assert {file.stat().st_mode & 0o777 for file in files.values()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    noted = {row[-1]: row[:-1] for row in left(path)}
    assert {digest: noted[digest][3] for digest in noted} == {
        sha256(file.read_bytes()).hexdigest(): "City Police, Communities" if kind == "sheet" else "the [/ chair"
        for (kind, _), file in files.items()
    }
    assert set(noted.values()) >= {("minutes", "full", "text", "the [/ chair", "as agreed", "done")}


async def test_nothing_is_written_over_without_its_being_asked(tmp_path: Path) -> None:
    path = sitting(tmp_path, *CLOSED)
    folder = tmp_path / "out"
    async with offered(path) as pilot:
        await mark_only(pilot, "full")
        await write(pilot, folder)
        await says(pilot, "1 document is written in")
        (file,) = folder.iterdir()
        file.write_text("mine")
        await write(pilot, folder)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        await pilot.press("escape")
        assert file.read_text() == "mine"
        await write(pilot, folder)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        await pilot.press("enter")
        await wait_until(pilot, lambda: file.read_bytes() != b"mine")
        await says(pilot, "1 document is written in")
    assert file.stat().st_mode & 0o777 == 0o600
    assert [row[5] for row in left(path)] == ["done", "done"]


async def test_a_folder_that_can_not_be_had_is_told_in_words_and_nothing_leaves(tmp_path: Path) -> None:
    path = sitting(tmp_path, *CLOSED)
    async with offered(path) as pilot:
        await write(pilot, "nowhere/out")
        await says(pilot, "There is no such folder.")
        for where, told_of in (
            ("", "The documents need a folder."),
            (str(path), "There is a file or folder of that"),
        ):
            pilot.app.screen.query_one("#folder", TypedLine).value = where
            await pilot.press("enter")
            await says(pilot, told_of)
        assert isinstance(pilot.app.screen, WhereTo)
    assert left(path) == []


async def test_one_that_can_not_be_written_keeps_none_of_the_others_back(tmp_path: Path) -> None:
    path = sitting(tmp_path, *CLOSED)
    folder = tmp_path / "out"
    folder.mkdir()
    async with offered(path) as pilot:
        papers = screen_of(pilot).view
        await mark_only(pilot, "full", "public")
        # A link to nothing: it is not there to be seen, and has the name all the same.
        (folder / papers.file_name(papers.papers[0], Format.DOCX)).symlink_to(tmp_path / "nowhere")
        await write(pilot, folder)
        await says(pilot, "1 document is written in", "1 of 2 is not.", "not written:")
    assert not (tmp_path / "nowhere").exists()


async def test_the_screen_stays_alive_while_documents_are_written_and_can_stop_them(tmp_path: Path) -> None:
    path = sitting(tmp_path, *CLOSED)
    folder = tmp_path / "out"
    folder.mkdir()
    async with offered(path) as pilot:
        screen, free = screen_of(pilot), Event()
        busy = asyncio.create_task(screen.lane.run(lambda _record: free.wait(10)))
        screen._write(Going(folder, "", ""), frozenset())
        await wait_until(pilot, lambda: screen._writing)
        await pilot.press("down", "escape")
        await says(pilot, "Stopping after the document under way.")
        assert screen.paper_list.highlighted == 1
        free.set()
        await busy
        await says(pilot, "Nothing is written.")
        assert pilot.app.screen is screen
    assert left(path) == []


async def test_copying_is_asked_sent_to_the_terminal_and_noted(tmp_path: Path) -> None:
    path = sitting(tmp_path, *CLOSED)
    async with offered(path) as pilot:
        await pilot.press("f5")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        assert left(path) == []
        await pilot.press("enter")
        await wait_until(pilot, lambda: "can't be known from here" in told(pilot))
        assert pilot.app.clipboard.encode() == as_text(path)
        await choose(pilot, "papers", "actions")
        await pilot.press("f5")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.clipboard.startswith("reference,case,"))
    assert [row[:6] for row in left(path)] == [
        ("minutes", "full", kind, "", "copied to the clipboard", "done") for kind in ("text", "csv")
    ]


async def test_a_version_is_written_exactly_as_it_was_approved_and_the_log_can_be_read(tmp_path: Path) -> None:
    path = demo_record(tmp_path)
    async with ccm(path) as pilot:
        await goes_to(pilot, HomeScreen)
        await says(pilot, "Meeting 1")
        await pilot.press("end", "f9")
        await goes_to(pilot, DocumentsScreen)
        await settle(pilot)
        await mark_only(pilot, "version-1")
        await write(pilot, tmp_path / "out", "the board")
        await says(pilot, "1 document is written in")
        await pilot.press("escape")
        await goes_to(pilot, HomeScreen)
        await pilot.press("enter")
        await goes_to(pilot, MinutesScreen)
        await settle(pilot)
        await pilot.press("f3")
        await goes_to(pilot, DeparturesScreen)
        await says(pilot, "minutes, full, text", "given to the board")
    raw = sqlite3.connect(path)
    (sealed,) = raw.execute("SELECT text FROM seal WHERE meeting_id = 1").fetchone()
    raw.close()
    (file,) = (tmp_path / "out").iterdir()
    assert file.read_bytes() == sealed.encode()


async def test_once_a_meeting_is_closed_its_documents_are_one_key_away(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/next", "/o close reduced")
    async with showing(path, lambda lane: ClosingScreen(lane, LIVE_MEETING), (60, 20)) as pilot:
        await wait_until(pilot, lambda: "Everything is decided" in shown(pilot))
        await pilot.press("f2")
        assert isinstance(pilot.app.screen, ClosingScreen)
        await pilot.press("f10")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Confirm))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "is closed" in shown(pilot))
        assert_fits(pilot)
        await pilot.press("f2")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, DocumentsScreen))
        async for _size in resized(pilot):
            assert_whole(pilot, pilot.app.screen)
