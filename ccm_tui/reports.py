"""Reports of faults of our own: what kind of fault and where in the code, and nothing of a case.

An error's message, and the values of variables that Python and others print with it, could be about a person. So
neither is ever written or shown: not by us, and not by the interpreter, which tells of some faults by itself.
"""

import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from ccm_tui.paths import log_folder
from ccm_tui.version import VERSION

_BENEATH = ("textual", "rich", "sqlalchemy", "sqlmodel", "sqlcipher3", "click")
"""What ccm stands on, whose versions a maintainer asks for first."""

_WRITES_KEYS = ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "TEXTUAL_SCREENSHOT_LOCATION", "TEXTUAL_PRESS")
"""By these variables Textual writes each key, or a picture of the screen, where anybody may look."""

_KEPT = 20
"""Reports that are kept; the oldest go."""


def keep_report(error: BaseException) -> Path:
    """Writes a report of the error, which its owner alone may read, and returns where. Raises OSError."""
    folder = log_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"fault-{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{os.getpid()}.txt"
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join((*_machine(), *_faults(error), "")))
    for surplus in kept_reports()[:-_KEPT]:
        surplus.unlink(missing_ok=True)
    return path


def kept_reports() -> list[Path]:
    """The reports there are, the newest last."""
    return sorted(log_folder().glob("fault-*.txt"))


def leave_no_trace() -> None:
    """Has the interpreter report what it would print, and leave no memory of this process on the disk.

    To be called once, by the program itself: it changes what is the whole process's.
    """
    for name in _WRITES_KEYS:
        os.environ.pop(name, None)
    sys.unraisablehook = lambda fault: _report_quietly(fault.exc_value)
    import threading

    threading.excepthook = lambda fault: _report_quietly(fault.exc_value)
    _report_what_is_logged()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _report_what_is_logged() -> None:
    """What is logged by others, such as an error that nobody waited for, has no handler but ours."""
    import logging

    class Reports(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.exc_info:
                _report_quietly(record.exc_info[1])

    logging.getLogger().addHandler(Reports(logging.WARNING))


def _report_quietly(error: BaseException | None) -> None:
    if error is not None:
        try:
            keep_report(error)
        except OSError:
            # There is nowhere to write it, and nobody to tell.
            return


def _machine() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    yield f"ccm {VERSION}, Python {platform.python_version()}, {platform.platform()}"
    beneath = []
    for name in _BENEATH:
        try:
            beneath.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            beneath.append(f"no {name}")
    yield ", ".join(beneath)


def _faults(error: BaseException | None) -> Iterator[str]:
    """Each error with the places that it came through, then the one that it came of."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield f"{type(error).__module__}.{type(error).__qualname__}{_code(error)}"
        yield from _places(error.__traceback__)
        for inner in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
            yield from _faults(inner)
        error = error.__cause__ or error.__context__


def _code(error: BaseException) -> str:
    """The number or the name that a system or SQLite gives a fault, which is about no person."""
    codes: tuple[Any, ...] = (getattr(error, "errno", None), getattr(error, "sqlite_errorname", None))
    told = (code for code in codes if isinstance(code, int) or (isinstance(code, str) and code.isupper()))
    return "".join(f" {code}" for code in told)


def _places(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        frame = traceback.tb_frame
        yield f"  {frame.f_globals.get('__name__', '')}:{traceback.tb_lineno} {frame.f_code.co_name}"
        traceback = traceback.tb_next
