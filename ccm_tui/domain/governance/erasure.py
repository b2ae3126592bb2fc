"""A case whose text was erased, and what stands in its place."""

from dataclasses import dataclass
from datetime import datetime

ERASED = "erased"
"""Stands where the record needs a name or a reason that is no more."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """That a case was erased, by whom and on what authority; nothing of what it held."""

    case_id: int
    reference: str
    erased_at: datetime
    actor: str
    authority: str
    reason: str
    finished: bool
    """False where the file still has to be written anew, so that nothing of the case is left in its free pages."""
