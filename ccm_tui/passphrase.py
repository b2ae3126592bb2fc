"""Passphrases given by a file, for scripts, and the wait that makes guessing slow."""

import os
from pathlib import Path

from ccm_tui.errors import CcmError

_LONGEST_WAIT = 30.0


def passphrase_file() -> str | None:
    """What the file that CCM_PASSPHRASE_FILE names holds, without its line end; None where none is named.

    Raises CcmError where the file can't be read or is empty.
    """
    named = os.environ.get("CCM_PASSPHRASE_FILE")
    return first_line_of(Path(named), "CCM_PASSPHRASE_FILE") if named else None


def first_line_of(file: Path, which: str) -> str:
    """The passphrase that a file holds on its first line; `which` says of what file that is.

    Raises CcmError where it can't be read or is empty.
    """
    try:
        lines = file.expanduser().read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError, RuntimeError):
        raise CcmError(
            f"The file that {which} names can't be read.",
            "Check its path and that you may read it; it holds the passphrase and nothing else.",
        ) from None
    if not lines or not lines[0]:
        raise CcmError(f"The file that {which} names is empty.", "Write the passphrase on its first line.")
    return lines[0]


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong passphrases in a row: 1, 2, 4, and so on, to half a minute."""
    return min(2.0 ** (wrong - 1), _LONGEST_WAIT)
