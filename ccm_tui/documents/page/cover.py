"""What a file says of itself beside its pages: its title, its author, its day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Cover:
    """What is written into a file's properties, and nothing else is: no user, no machine, no time of making."""

    title: str
    partnership: str
    """Stands as the file's author."""
    marking: str
    status: str
    """DRAFT until the minutes are approved."""
    audience: str
    """Whom the document is for, in words."""
    dated: date
    """The day that the document has reached; the times in the file are taken from it, never from a clock."""
    ending: str
    """Said beneath the last page, so that a reader sees that nothing is missing."""
