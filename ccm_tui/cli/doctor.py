"""ccm doctor: what is wrong with machine, terminal, folder or record, and what to do."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ccm_tui.cli.output import say, terminal_width
from ccm_tui.cli.start import chosen_path, db_option
from ccm_tui.errors import CcmError

if TYPE_CHECKING:
    from ccm_tui.services.record.checkup import Finding

_NARROWEST, _LOWEST = 60, 20
"""Columns and lines of a terminal that every screen needs."""

_WELL, _TO_DO = "  well   ", "  TO DO  "


@click.command("doctor")
@db_option
@click.pass_context
def doctor_command(context: click.Context) -> None:
    """Look for what is wrong, and say what to do.

    It looks at this machine, the terminal, the record's folder and the record itself, and changes none of them. The
    exit code is 0 where all is well, and 1 where something is to be done.
    """
    from ccm_tui.clock import machine_clock
    from ccm_tui.paths import record_path
    from ccm_tui.services.record.checkup import check_folder, check_machine, check_record

    path, now = chosen_path(record_path).absolute(), machine_clock()()
    passphrase = _passphrase(path)
    to_do = 0
    for heading, findings in (
        ("Machine", check_machine()),
        ("Terminal", _check_terminal()),
        ("Folder", check_folder(path)),
        ("Record", check_record(path, passphrase, now)),
    ):
        say(heading)
        to_do += _tell(findings)
    say("\nAll is well." if not to_do else f"\nTo do: {to_do}.")
    if to_do:
        context.exit(1)


def _passphrase(path: Path) -> str | None:
    """The passphrase of the record; None where it is wrong or not to be had, which is then found anyway."""
    from ccm_tui.cli.secret import passphrase_for
    from ccm_tui.passphrase import passphrase_file

    try:
        return passphrase_for(path)
    except CcmError:
        try:
            return passphrase_file()
        except CcmError:
            return None


def _tell(findings: "Iterable[Finding]") -> int:
    """Says what was found, and returns how much of it asks for something to be done."""
    from ccm_tui.documents.page.layout import wrapped
    from ccm_tui.domain.words.text import visible

    width, to_do = terminal_width() or 100, 0
    for found in findings:
        to_do += bool(found.do)
        lines = [
            line for text in (found.said, found.do) if text for line in wrapped(visible(text), width - len(_WELL))
        ]
        for place, line in enumerate(lines):
            label = (_TO_DO if found.do else _WELL) if place == 0 else " " * len(_WELL)
            say(label + line)
    return to_do


def _check_terminal() -> Iterator["Finding"]:
    from ccm_tui.services.record.checkup import Finding

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Finding("This is no terminal, so none was looked at")
        return
    columns, lines = os.get_terminal_size()
    small = columns < _NARROWEST or lines < _LOWEST
    yield Finding(
        f"It is {columns} columns wide and {lines} lines high",
        f"Make the window larger: {_NARROWEST} columns and {_LOWEST} lines are needed." if small else "",
    )
    yield Finding(*_colour())
    encoding = _encoding()
    yield Finding(
        f"Its text is in {encoding}",
        ""
        if encoding.upper().replace("-", "") == "UTF8"
        else "Set LANG=C.UTF-8, or names with accents come out wrong.",
    )


def _colour() -> tuple[str, str]:
    if os.environ.get("NO_COLOR"):
        return "No colour is used, as NO_COLOR asks; nothing is lost by that", ""
    if os.environ.get("TERM") in ("dumb", "unknown"):
        return (
            "It says that it can show no screen (TERM)",
            "Use another terminal, or ccm record, which needs no screen.",
        )
    full = os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    return f"It shows {'all' if full else '256 or fewer'} colours; nothing depends on them", ""


def _encoding() -> str:
    if sys.platform == "win32":
        return "UTF-8"
    import locale

    try:
        locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        return "an encoding that this machine does not know"
    return locale.nl_langinfo(locale.CODESET)
