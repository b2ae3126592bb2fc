"""Half-typed text, as far as it is gone on with where it was left."""

from collections.abc import Mapping
from dataclasses import dataclass

from ccm_tui.domain.vocabulary import EntryKind


@dataclass(frozen=True, slots=True)
class Draft:
    """What was being typed in one field, where the cursor stood and, in the composer, as which kind."""

    text: str
    cursor: int
    kind: EntryKind | None = None


Drafts = Mapping[str, Draft]
"""All that is half-typed in one place, by field."""
