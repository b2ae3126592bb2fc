"""What is told when a command can't be done: two lines in words, and a report of what was our own fault."""

import click

from ccm_tui.cli.output import complain, let_go_of_output
from ccm_tui.errors import CcmError
from ccm_tui.reports import keep_report

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
