"""What the law asks of a record: a person given what is on record of them, and a case whose text was erased."""

from dataclasses import dataclass, field
from datetime import date, datetime

from ccm_tui.domain.names.protection import NOTHING_PROTECTED, Protected
from ccm_tui.domain.vocabulary import PersonRole

ERASED = "erased"
"""Stands where the record needs a name or a reason that is no more."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """That a case, or a referral that became none, was erased, and on what authority; nothing of what it held."""

    case_id: int | None
    """None for a referral."""
    reference: str
    """Of the case; "referral-12" for a referral."""
    erased_at: datetime
    actor: str
    authority: str
    reason: str
    finished: bool
    """False where the file still has to be written anew, so that nothing of the case is left in its free pages."""


RESTRICTED_MARK = "RESTRICTED"
NOT_MINUTED_MARK = "NOT FOR THE MINUTES"
WITHDRAWN_MARK = "withdrawn"
OF_THE_PANEL = "the panel's own words: for the chair's decision"


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
    particulars: tuple[str, ...] = ()
    """Addresses, contacts and the like of those in the same cases, as they are written."""


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
    doubtful: tuple[str, ...]
    """What may be about somebody else of the same name, and is left out, in words."""
    shown: tuple[HeldItem, ...]
    """Who was shown their cases, as far as the log says."""
    others: Others
    made_on: date
    protected: Protected = NOTHING_PROTECTED
    """What is protected on record, of them or of anybody: it leaves for nobody."""
