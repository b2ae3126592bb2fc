"""What is typed at a command: a day, or a long text from standard input."""

import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import click


def day_option(name: str, says: str) -> Callable[[Any], Any]:
    """An option that takes an ISO date."""
    return click.option(name, metavar="DATE", callback=_read, help=says)


def _read(_context: click.Context, parameter: click.Parameter, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise click.BadParameter("write it like 2026-12-17", param=parameter) from None


def typed_text(what: str) -> str:
    """The whole of standard input; where that is a terminal, says first how to end the text."""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        click.echo(f"Type {what}; end it with Ctrl+D on a line of its own (on Windows Ctrl+Z).", err=True)
    return sys.stdin.read()
