"""What the terminal tests share: a meeting in session, and what its record holds when nobody has it open."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import sqlcipher3

from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.domain.words.draft import Draft
from ccm_tui.services.record.drafts import composer_place, keep_drafts
from db.sqlite.vault import is_encrypted, rewrite_under
from tests.pty.terminal import Terminal, terminal
from tests.screens.sitting import LIVE_MEETING, items_now, sitting
from tests.screens.support import opened

PASSPHRASE = "four words apart here"


class Line(NamedTuple):
    """The line of the composer that is on the disk."""

    kind: str
    text: str
    cursor: int


def in_session(folder: Path) -> Path:
    """A record whose meeting is at case 036, its composer at notes, which are recorded as they are typed."""
    path = sitting(folder, "/case 036")
    place = composer_place(LIVE_MEETING, items_now(path)["036"].id)
    record = opened(path)
    keep_drafts(record, place, {"": Draft("", 0, EntryKind.NOTE)})
    record.close()
    return path


@contextmanager
def at_the_desk(path: Path, size: tuple[int, int] = (100, 30), *, case: str = "036") -> Iterator[Terminal]:
    """ccm at its desk, once that case is before the meeting on the screen."""
    with terminal(path, size) as desk:
        desk.wait_for(f" {case} · ", "F1 Help")
        yield desk


def entries(path: Path, case: str = "036") -> list[str]:
    """What is recorded on that case, in order."""
    return [text for (text,) in _of_case(path, case, "SELECT text FROM entry WHERE agenda_item_id = ? ORDER BY id")]


def half_typed(path: Path, case: str = "036") -> Line | None:
    """The line of the composer on that case."""
    question = "SELECT kind, text, cursor FROM draft WHERE place = 'composer ' || ? AND field = ''"
    return next((Line(*row) for row in _of_case(path, case, question)), None)


def drafts(path: Path) -> list[str]:
    """All that is half-typed in the record, wherever."""
    raw = _raw(path)
    found = [text for (text,) in raw.execute("SELECT text FROM draft ORDER BY place, field")]
    raw.close()
    return found


def encrypted(path: Path) -> Path:
    """The same record behind a passphrase, which ccm is given by a file."""
    rewrite_under(path, None, PASSPHRASE)
    return path


def _raw(path: Path) -> Any:
    if not is_encrypted(path):
        return sqlite3.connect(path)
    raw = sqlcipher3.connect(str(path))
    raw.execute(f"PRAGMA key = '{PASSPHRASE}'")
    return raw


def _of_case(path: Path, case: str, question: str) -> list[Any]:
    raw = _raw(path)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    item = (
        "SELECT i.id FROM agenda_item i JOIN hearing h ON h.agenda_item_id = i.id"
        " JOIN case_file c ON c.id = h.case_id WHERE i.meeting_id = ? AND c.reference = 'CCM/26/' || ?"
    )
    ((item_id,),) = raw.execute(item, (LIVE_MEETING, case)).fetchall()
    rows: list[Any] = raw.execute(question, (item_id,)).fetchall()
    raw.close()
    return rows
