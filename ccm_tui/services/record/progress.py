"""How far a long act is, told while it is being done, and the way to stop it."""

from collections.abc import Callable

from ccm_tui.errors import CcmError

Tell = Callable[[str, int, int], None]
"""Told what is done, how far it is and how far it goes. What it raises ends the act, and nothing of it is kept."""


def nobody(_doing: str, _done: int, _of: int) -> None:
    """Nobody is told."""


class StoppedError(CcmError):
    """Somebody stopped a long act."""

    def __init__(self) -> None:
        super().__init__("It was stopped, and nothing of it is kept.", "Begin again when you want to.")


class HowFar:
    """How far an act is that another thread does; looked at, and stopped, from here."""

    def __init__(self) -> None:
        self.now = ("Beginning", 0, 0)
        """What is being done, how far it is and how far it goes; 0 where that is not known."""
        self._stopped = False

    def stop(self) -> None:
        """Ends the act at the next thing that it tells."""
        self._stopped = True

    def tell(self, doing: str, done: int, of: int) -> None:
        """Notes how far it is. Raises StoppedError where it is to end."""
        self.now = (doing, done, of)
        if self._stopped:
            raise StoppedError
