"""Other programs on a record, as processes of their own: one that has it, and one that dies in the middle."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ccm_tui.clock import Clock, clock_from
from ccm_tui.domain.vocabulary import AgencyKind
from db.queries.agencies.agencies import all_agencies
from db.record import Record
from db.tables.agencies import AgencyRow
from tests.conftest import DEMO_NOW

AS_NOBODY = """
import sqlcipher3
from ccm_tui.paths import claims_folder
claims_folder()
os.geteuid() or os.setuid(65534)
"""
"""Lets a script go on as a user who owns nothing, where it began as the superuser, who is never refused anything.

What ccm loads only when it is needed (the driver of encrypted records, where the system keeps things) comes first:
nobody may read an environment that stands in a superuser's folder.
"""

TOOLS = """
import os
import sys
from pathlib import Path
from ccm_tui.clock import clock_from
from db.record import Record
from db.tables.agencies import AgencyRow
from tests.conftest import DEMO_NOW
from tests.db.processes import add_agency, codes, opened
"""
"""What most scripts need; loading it takes most of their time."""


def opened(path: Path, passphrase: str | None = None, clock: Clock | None = None) -> Record:
    """The record, opened in this process."""
    return Record.open(path, clock or clock_from(DEMO_NOW), "tester", passphrase)


def begin(script: str, tools: str = TOOLS) -> subprocess.Popen[bytes]:
    """Runs a script until it says that it has begun."""
    process = subprocess.Popen(
        [sys.executable, "-c", f"{tools}\n{script}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # What is read ahead of a line's end would be missing from what `end` returns.
        bufsize=0,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout is not None and process.stdout.readline() == b"begun\n"
    return process


def end(process: subprocess.Popen[bytes]) -> bytes:
    """Lets a process go on to its end, and returns what else it said."""
    said, _ = process.communicate(timeout=180)
    return said


def kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a process as a power cut would."""
    process.kill()
    process.communicate(timeout=180)


@contextmanager
def somebody_has(
    path: Path, passphrase: str | None = None, acts: tuple[str, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """Another process has the record in a session, in which it adds these agencies, until the block is left."""
    process = begin(
        f"""
record = Record.open(Path({str(path)!r}), clock_from(DEMO_NOW), "ada", {passphrase!r})
record.store.begin_session()
assert record.store.refusal is None
for code in {acts!r}:
    add_agency(record, code)
print("begun", flush=True)
sys.stdin.read()
record.close()
"""
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            end(process)


def add_agency(record: Record, code: str) -> None:
    """Does one act."""
    with record.writing("test", code) as writing:
        writing.add(AgencyRow(code=code, name=f"Agency {code}", kind=AgencyKind.CORE))


def codes(record: Record) -> set[str]:
    """The agencies that the record has."""
    with record.reading() as session:
        return {agency.code for agency in all_agencies(session)}
