"""The first run on a machine, and undo and redo in words."""

from collections.abc import Sequence
from pathlib import Path

from ccm_tui.clock import Clock
from ccm_tui.domain.agencies.agency import STARTER_AGENCIES, NewAgency, tidy_code
from ccm_tui.errors import CcmError
from ccm_tui.services.agencies.agencies import check_agency, put_agency
from db.record import Record
from db.tables.record import SettingRow


def undo(record: Record) -> str | None:
    """Takes back the latest act that can be, and says what it was; None where there is nothing to undo."""
    return record.undo()


def redo(record: Record) -> str | None:
    """Does again what was last taken back, and says what it was; None where there is nothing to redo."""
    return record.redo()


def set_up(
    path: Path,
    partnership: str,
    clock: Clock,
    actor: str,
    agencies: Sequence[NewAgency] = STARTER_AGENCIES,
    passphrase: str | None = None,
) -> Record:
    """Makes the record of a partnership at `path` and opens it; its agencies can be changed at any time.

    It is encrypted where there is a passphrase. Raises CcmError where that is too short, the partnership has no
    name, an agency's code or name is missing or is there twice, a file stands at `path` already, or its folder can't
    be written to. Nothing is left at `path` then.
    """
    _check(partnership, agencies)
    record = Record.create(path, clock, actor, passphrase)
    try:
        with record.writing("setup.set_up", "record set up", kind="seal") as writing:
            writing.add(SettingRow(name="partnership", value=partnership.strip()))
            for position, agency in enumerate(agencies):
                put_agency(writing, agency, position)
    except BaseException:
        record.close()
        path.unlink()
        raise
    return record


def _check(partnership: str, agencies: Sequence[NewAgency]) -> None:
    if not partnership.strip():
        raise CcmError("The partnership has no name.", "Give the name that the minutes are to carry.")
    for agency in agencies:
        check_agency(agency)
    codes = [tidy_code(agency.code) for agency in agencies]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice:
        raise CcmError(f"The code {twice} is there twice.", "Give each agency a code of its own.")
