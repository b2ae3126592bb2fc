"""ccm record: the linear mode, a whole meeting at a plain prompt or from a pipe."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from ccm_tui.cli.output import complain, say
from ccm_tui.cli.start import claimed_record, db_option

if TYPE_CHECKING:
    from db.record import Record


@click.command("record")
@click.argument("meeting")
@click.option("--open", "opens", is_flag=True, help="Open the meeting first, whatever its day and hour.")
@db_option
@click.pass_context
def record_command(context: click.Context, meeting: str, *, opens: bool) -> None:
    """Take a meeting line by line.

    MEETING is its number, its date (2026-12-17), next or last. At a terminal each line is asked for; otherwise
    they come from standard input. They are those that are typed at the desk, each answered with what was
    understood. /help lists the commands.

    Asking for help opens nothing. From an hour before its start to its end the first line that records something
    opens a planned meeting; at any other time it has to be opened, by the line /open or with --open. /not-opened
    takes an opening back while nothing is recorded.
    """
    from ccm_tui.services.desk.linear_mode import LinearMode, take_lines

    with claimed_record() as record:
        at_terminal = sys.stdin is not None and sys.stdin.isatty()
        lines = _typed(record, meeting) if at_terminal else _piped()
        begin = LinearMode.open if opens else LinearMode.greeting
        refused = take_lines(record, meeting, lines, say, complain, begin)
    if refused:
        context.exit(1)


def _piped() -> Iterator[str]:
    for number, line in enumerate(sys.stdin or ()):
        text = line.rstrip("\n")
        # Programs on Windows begin what they pipe with a mark of its encoding.
        yield text.removeprefix("\ufeff") if number == 0 else text


def _typed(record: "Record", meeting: str) -> Iterator[str]:
    from ccm_tui.services.desk.linear_mode import case_in_hand

    with suppress(ImportError):
        import readline  # noqa: F401  (makes the line that input() asks for one that can be edited)
    while True:
        try:
            yield input(f"{case_in_hand(record, meeting) or 'meeting'}> ")
        except EOFError:
            say("")
            return
