"""What waits for somebody, as plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WaitingAction:
    """An action that somebody still has to do or to accept, without its text."""

    reference: str
    """031/4."""
    agency: str | None
    """The owning agency's name."""
    due_on: date | None
