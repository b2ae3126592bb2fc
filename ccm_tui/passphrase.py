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
    if not named:
        return None
    try:
        passphrase = Path(named).expanduser().read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError, RuntimeError):
        raise CcmError(
            "The file that CCM_PASSPHRASE_FILE names can't be read.",
            "Check its path and that you may read it; it holds the passphrase and nothing else.",
        ) from None
    if not passphrase or not passphrase[0]:
        raise CcmError("The file that CCM_PASSPHRASE_FILE names is empty.", "Write the passphrase on its first line.")
    return passphrase[0]


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong passphrases in a row: 1, 2, 4, and so on, to half a minute."""
    return min(2.0 ** (wrong - 1), _LONGEST_WAIT)
