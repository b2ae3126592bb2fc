"""A long text from standard input, typed or sent there."""

import sys

import click


def typed_text(what: str) -> str:
    """The whole of standard input; where that is a terminal, says first how to end the text."""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        click.echo(f"Type {what}; end it with Ctrl+D on a line of its own (on Windows Ctrl+Z).", err=True)
    return sys.stdin.read()
