"""What is told when a command can't be done: two lines in words, and a report of what was our own fault."""

import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import click

from ccm_tui.cli.output import complain, let_go_of_output
from ccm_tui.errors import CcmError
from ccm_tui.version import VERSION

_OURS = ("ccm_tui", "db", "screens")
_INTERRUPTED = 130
"""What shells give a program that Ctrl+C ended."""


def tell(error: Exception) -> int:
    """Tells what went wrong, in two lines on standard error. Returns the exit code."""
    match error:
        case click.Abort():
            return _INTERRUPTED
        case CcmError():
            complain(error.what, error.do)
            return error.exit_code
        case click.ClickException():
            complain(f"{error.format_message().rstrip('.')}.", _where_to_look(error))
            return error.exit_code
        case OSError():
            let_go_of_output()
            said = error.strerror.lower() if error.strerror else "no reason given"
            complain(f"A file can't be used: {said}.", "Check the path and that you may read and write there.")
            return 1
        case _:
            complain("Something went wrong inside ccm.", _what_to_send(error))
            return 1


def _where_to_look(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{context.command_path if context else 'ccm'} --help says what can be asked."


def _what_to_send(error: Exception) -> str:
    try:
        kept = _keep_report(error)
    except OSError:
        return "Please tell whoever looks after ccm what you were doing."
    return f"Please send the file {kept} to whoever looks after ccm; it holds nothing from a case."


def _keep_report(error: Exception) -> Path:
    from platformdirs import user_log_path

    folder = user_log_path("ccm", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"fault-{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.txt"
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(_report(error))
    return path


def _report(error: BaseException) -> str:
    """Kinds of error and places in our own code. Messages and values stay out: they could be about a person."""
    lines = [f"ccm {VERSION}, Python {platform.python_version()}, {sys.platform}"]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines.extend(f"  {place}" for place in _places(cause.__traceback__))
        cause = cause.__cause__ or cause.__context__
    return "\n".join((*lines, ""))


def _places(traceback: TracebackType | None) -> list[str]:
    places: list[str] = []
    while traceback is not None:
        module = str(traceback.tb_frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] in _OURS:
            places.append(f"{module}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return places
