"""A disk that is full, and one that is slow."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk of that size at a new folder; skips the test where none can be made."""
    folder.mkdir()
    mount = shutil.which("mount")
    size = f"size={megabytes}m,mode=0700"
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", size, "tmpfs", folder], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("no disk can be made here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def fill(disk: Path) -> Path:
    """Leaves no byte free, by a file that is returned."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            while True:
                try:
                    file.write(bytes(size))
                except OSError:
                    break
    return filler


@contextmanager
def slow_disk(process: int, seconds: float) -> Iterator[None]:
    """Makes the disk take so long for each thing that the process wants to have on it for certain.

    By strace, which holds each fsync up; skips the test where there is none, or it may not.
    """
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("a disk is made slow by strace, and there is none here")
    delay = f"inject=fsync,fdatasync:delay_enter={round(seconds * 1_000_000)}"
    options = ("-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", delay, "-p", str(process))
    with subprocess.Popen([strace, *options], stderr=subprocess.DEVNULL) as tracer:
        while "TracerPid:\t0\n" in Path(f"/proc/{process}/status").read_text():
            if tracer.poll() is not None:
                pytest.skip("no process may be held up here")
            time.sleep(0.01)
        try:
            yield
        finally:
            tracer.terminate()
