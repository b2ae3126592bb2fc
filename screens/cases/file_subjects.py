"""What a line of a case file is about, for whatever is done with the line that is chosen."""

from dataclasses import dataclass
from enum import Enum, auto

from ccm_tui.domain.vocabulary import Forum


@dataclass(frozen=True, slots=True)
class PersonOfCase:
    """Somebody in the case."""

    person_id: int


@dataclass(frozen=True, slots=True)
class FlagOfCase:
    """A warning on the case."""

    wording: str


@dataclass(frozen=True, slots=True)
class LinkOfCase:
    """Another case that this one is linked with."""

    reference: str


@dataclass(frozen=True, slots=True)
class RepeatOfCase:
    """The case that this one repeats."""

    reference: str


@dataclass(frozen=True, slots=True)
class ForumOfCase:
    """Another forum that the case is before too."""

    forum: Forum


@dataclass(frozen=True, slots=True)
class HearingOfCase:
    """A hearing of the case."""

    hearing_id: int


class CasePart(Enum):
    """What every case has once."""

    STATUS = auto()
    RESTRICTION = auto()
    LEAD = auto()
    THEMES = auto()
    PEOPLE = auto()
    """That nobody is named."""


FileSubject = PersonOfCase | FlagOfCase | LinkOfCase | RepeatOfCase | ForumOfCase | HearingOfCase | CasePart
"""What can be changed here or gone to; a line about none of these was recorded elsewhere."""
