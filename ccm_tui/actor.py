"""Who is at the keyboard."""

import getpass


def actor_name() -> str:
    """Whose acts these are, for the journal: the name they are signed in to this machine with."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
