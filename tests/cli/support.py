"""What the command line's tests share: running ccm as a program of its own, and as a function."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from ccm_tui.cli.main import run_ccm

NOW = "2026-12-17T13:45"
"""The demo's time, as CCM_NOW."""


class Done(NamedTuple):
    """What came of one command line."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


class Ccm:
    """Runs command lines within this process, which is quick."""

    def __init__(self, capsys: pytest.CaptureFixture[str], db: Path) -> None:
        self._capsys = capsys
        self.db = db

    def __call__(self, *words: str | Path) -> Done:
        self._capsys.readouterr()
        code = run_ccm([*map(str, words), "--db", str(self.db)])
        return Done(code, *self._capsys.readouterr())


def as_program(*words: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Done:
    """Runs a command line as a program of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "ccm_tui", *words],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "CCM_NOW": NOW, **(env or {})},
        timeout=180,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def digest(path: Path) -> str:
    """Changes when the file does."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
