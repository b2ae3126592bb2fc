"""Everything on record about one person, as it is handed to whoever decides what they are given."""

from dataclasses import dataclass, field
from datetime import date

from ccm_tui.domain.vocabulary import PersonRole

RESTRICTED = "RESTRICTED"
NOT_MINUTED = "NOT FOR THE MINUTES"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class HeldItem:
    """One thing on record, with whose decision it is to give it out."""

    title: str
    lines: tuple[tuple[str, str], ...]
    """What it says, each part with what it is."""
    agency: str = ""
    """The agency that contributed it, by name; empty where it is the conference's own."""
    marks: tuple[str, ...] = ()
    """Why it needs a decision beside that: RESTRICTED, NOT FOR THE MINUTES, withdrawn."""


@dataclass(frozen=True, slots=True)
class HeldCase:
    """What is on record of one case that the person is in."""

    reference: str
    roles: tuple[PersonRole, ...]
    subject: bool
    """True where it is about them; of another's case only what names them is theirs."""
    items: tuple[HeldItem, ...]


@dataclass(frozen=True, slots=True)
class Others:
    """Everybody else on record, and what stands for each name."""

    near: dict[str, str] = field(default_factory=dict)
    """Those in the same cases, and professionals."""
    far: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SubjectFile:
    """One person's copy, before other people's names are taken out of it."""

    person_id: int
    name: str
    also_known_as: str
    person: HeldItem
    cases: tuple[HeldCase, ...]
    elsewhere: tuple[HeldItem, ...]
    """What names them outside of their cases."""
    shown: tuple[HeldItem, ...]
    """Who was shown their cases, as far as the log says."""
    others: Others
    made_on: date
