"""Writing to standard output and standard error: one way out, so that no text of a case acts on a terminal."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from ccm_tui.errors import CcmError
from ccm_tui.reports import keep_report


def speak_utf8() -> None:
    """Makes the standard streams UTF-8 whatever the machine's locale; no text can make them fail."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(newline="\n")


def say(text: str) -> None:
    """Writes a text and its line end at once. Raises CcmError where it can't be written."""
    from ccm_tui.domain.words.text import visible_lines

    with _told_in_words():
        click.echo(visible_lines(text))


def pour(document: bytes) -> None:
    """Writes a document in a text format, whose maker has made it safe to read, byte for byte.

    Raises CcmError where it can't be written.
    """
    with _told_in_words():
        click.echo(document, nl=False)


def complain(what: str, do: str) -> None:
    """Writes what is wrong and what to do to standard error, a line each."""
    from ccm_tui.domain.words.text import visible

    click.echo(f"{visible(what)}\n{visible(do)}", err=True)


def terminal_width() -> int | None:
    """The width of the terminal that is written to, in cells; None where it is a file or a pipe."""
    shown = sys.stdout is not None and sys.stdout.isatty()
    return shutil.get_terminal_size().columns if shown else None


@contextmanager
def _told_in_words() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError:
        let_go_of_output()
        raise CcmError(
            "What was asked for can't be written out.", "Check that there is room where the output goes."
        ) from None


def let_go_of_output() -> None:
    """Drops what could not be written, which Python would try to write again, and fail to, as it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        return


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
        kept = keep_report(error)
    except OSError:
        return "Please tell whoever looks after ccm what you were doing."
    return f"Please send the file {kept} to whoever looks after ccm; it holds nothing from a case."
