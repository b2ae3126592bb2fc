"""Reports of ccm's own faults: enough to find the fault, and no word that could be about a person."""

import subprocess
import sys
from pathlib import Path

import pytest

from ccm_tui.reports import keep_report, kept_reports

CANARY = "Zephaniah"

TOLD_BY_THE_INTERPRETER = """
import asyncio, gc, threading
from ccm_tui.reports import leave_no_trace

leave_no_trace()


class Fails:
    def __del__(self):
        raise ValueError("Zephaniah")


async def nobody_waits_for_it():
    raise ValueError("Zephaniah")


async def main():
    task = asyncio.create_task(nobody_waits_for_it())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()


def fails():
    raise ValueError("Zephaniah")


Fails()
asyncio.run(main())
thread = threading.Thread(target=fails)
thread.start()
thread.join()
"""


def test_a_report_names_kinds_and_places_and_quotes_nothing() -> None:
    try:
        try:
            int(CANARY)
        except ValueError as cause:
            raise ExceptionGroup(CANARY, [OSError(28, CANARY), KeyError(CANARY)]) from cause
    except ExceptionGroup as error:
        report = keep_report(error).read_text()
    assert CANARY not in report
    for kind in ("builtins.ExceptionGroup", "builtins.OSError 28", "builtins.KeyError", "builtins.ValueError"):
        assert f"\n{kind}\n" in report
    assert "  tests.test_reports:" in report


def test_what_the_interpreter_would_print_is_reported_instead() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TOLD_BY_THE_INTERPRETER],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")
    reports = [path.read_text() for path in kept_reports()]
    assert len(reports) == 3
    assert all("builtins.ValueError" in report and CANARY not in report for report in reports)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_no_memory_of_ccm_is_left_on_the_disk_when_the_system_ends_it() -> None:
    script = "import resource; from ccm_tui.reports import leave_no_trace; leave_no_trace()"
    told = f"{script}; print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True
    )
    assert done.stdout == "0\n"


def test_the_oldest_reports_go() -> None:
    for _ in range(25):
        newest = keep_report(ValueError())
    assert len(kept_reports()) == 20
    assert kept_reports()[-1] == newest
