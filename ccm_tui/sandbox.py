"""A process of its own for what somebody sent: whatever a file does to its reader, ccm goes on.

A workbook of two kilobytes can make the library that reads it ask for more room than any machine has, upon which the
library ends the process; another keeps it busy for ever. So such files are opened where nothing is lost by that: in a
process that holds no record, within limits of time and room, which hands back plain bytes.

Windows limits no room for a process from within; there the time alone is limited, and what can't be had is refused by
the system.
"""

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable

SECONDS = 20
"""How long a file may take to be read, by the clock; a long way beyond what any sheet or template of use takes."""

_ROOM = 1_500_000_000
"""Bytes that the process may ask for, its libraries among them."""

_LARGEST_RESULT = 300_000_000
"""Bytes that may be handed back."""

_STARTED = "ccm_tui.sandbox"


class SandboxError(Exception):
    """Reading took too long, too much room, or the process that read it with it."""


def run_apart(function: Callable[..., bytes], *given: object) -> bytes:
    """What the function returns for these values, worked out in a process of its own.

    The function and the values are ours and are handed over as they are. What comes back is bytes and nothing else:
    nothing that a hostile file could make of that process is trusted. Whatever the function raises, or an end by a
    limit or a fault, is a SandboxError: what is told in words the function says in what it returns.
    """
    # Without the folder that one stands in, where a hostile module could lie beside the file.
    command = [sys.executable, "-P", "-m", _STARTED]
    try:
        done = subprocess.run(
            command,
            input=pickle.dumps((function, given)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if not name.startswith("CCM_")},
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SandboxError from error
    if done.returncode or len(done.stdout) > _LARGEST_RESULT:
        raise SandboxError
    return done.stdout


def _limit() -> None:
    """Sets the limits that the system knows; no memory of the process is ever left on the disk."""
    with contextlib.suppress(ImportError):
        import resource

        for kind, most in (
            (resource.RLIMIT_AS, _ROOM),
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            # A system may have a lower limit already, or know none of that kind.
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


def _main() -> None:
    function, given = pickle.load(sys.stdin.buffer)
    _limit()
    result: bytes = function(*given)
    if len(result) <= _LARGEST_RESULT:
        sys.stdout.buffer.write(result)
    else:
        sys.exit(1)


if __name__ == "__main__":
    _main()
