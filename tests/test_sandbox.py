"""What is opened in a process of its own can do nothing to the one that asked for it."""

import os
import sys
import time
from pathlib import Path

import pytest

from ccm_tui import sandbox
from ccm_tui.sandbox import SandboxError, run_apart


def never_ends() -> bytes:
    while True:
        time.sleep(1)


def wants_room() -> bytes:
    return bytes(40_000_000_000)


def hands_back_too_much() -> bytes:
    return bytes(400_000_000)


def ends_its_process() -> bytes:
    os.abort()


def raises() -> bytes:
    raise ValueError("case text")


def looks_about() -> bytes:
    return "\n".join((str(os.getpid()), *sys.path, *os.environ)).encode()


def test_what_is_worked_out_comes_back() -> None:
    assert run_apart(bytes.upper, b"abc") == b"ABC"


@pytest.mark.parametrize("harmful", [wants_room, hands_back_too_much, ends_its_process, raises])
def test_whatever_becomes_of_the_process_is_told_and_nothing_is_printed(
    harmful: object, capfd: pytest.CaptureFixture[str]
) -> None:
    assert callable(harmful)
    with pytest.raises(SandboxError):
        run_apart(harmful)
    assert capfd.readouterr() == ("", "")


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    with pytest.raises(SandboxError):
        run_apart(never_ends)


def test_it_is_another_process_with_nothing_from_the_folder_one_stands_in_and_no_word_of_a_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CCM_PASSPHRASE_FILE", "kept.txt")
    process, *about = run_apart(looks_about).decode().splitlines()
    assert int(process) != os.getpid()
    assert not {"", str(tmp_path), "CCM_PASSPHRASE_FILE"} & set(about)
