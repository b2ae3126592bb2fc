"""Agencies, as they are, as they join and as a new record starts with them, and the people who speak for them."""

import re
from dataclasses import dataclass

from ccm_tui.domain.vocabulary import AgencyKind

CODE_RULE = "2 to 12 letters, digits or hyphens, beginning with a letter or digit"
"""The rule for a code, in words. A code is typed live as @code, so it has no spaces and no punctuation."""

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,11}")


@dataclass(frozen=True, slots=True)
class Representative:
    """A person who speaks for an agency."""

    id: int
    name: str
    role: str
    deputy: bool


@dataclass(frozen=True, slots=True)
class Agency:
    """A member organisation or guest, with its people, the usual representative first."""

    id: int
    code: str
    name: str
    kind: AgencyKind
    needed_for_quorum: bool
    active: bool
    representatives: tuple[Representative, ...] = ()


@dataclass(frozen=True, slots=True)
class NewRepresentative:
    """A person who is to speak for an agency."""

    name: str
    role: str = ""
    email: str = ""
    deputy: bool = False
    """True for someone who stands in for the usual representative."""


@dataclass(frozen=True, slots=True)
class NewAgency:
    """An organisation that is to join the conference, with the people who speak for it."""

    code: str
    name: str
    kind: AgencyKind = AgencyKind.CORE
    needed_for_quorum: bool = False
    people: tuple[NewRepresentative, ...] = ()


def tidy_code(code: str) -> str:
    """The code as the record keeps it: in capitals."""
    return code.strip().upper()


def code_fits(code: str) -> bool:
    """Whether a tidy code keeps the rule."""
    return _CODE.fullmatch(code) is not None


STARTER_AGENCIES = (
    NewAgency("COLP", "City Police, Communities", AgencyKind.CORE, needed_for_quorum=True),
    NewAgency("CST", "Community Safety Team", AgencyKind.CORE, needed_for_quorum=True),
    NewAgency("NOISE", "Pollution/Noise Team", AgencyKind.CORE),
    NewAgency("ASC", "Adult Social Care & Safeguarding", AgencyKind.CORE, needed_for_quorum=True),
    NewAgency("CSC", "Children's Social Care & Early Help", AgencyKind.FLEXIBLE),
    NewAgency("HRS", "Homelessness & Rough Sleeping", AgencyKind.CORE),
    NewAgency("HSG", "Housing (estates, tenancy)", AgencyKind.CORE, needed_for_quorum=True),
    NewAgency("MHT", "Mental health trust", AgencyKind.CORE, needed_for_quorum=True),
    NewAgency("DAS", "Drug & alcohol service", AgencyKind.CORE),
    NewAgency("OUTR", "Street outreach", AgencyKind.CORE),
    NewAgency("VS", "Victim support", AgencyKind.CORE),
    NewAgency("LFB", "Fire Brigade", AgencyKind.FLEXIBLE),
    NewAgency("PROB", "Probation", AgencyKind.FLEXIBLE),
    NewAgency("BTP", "Transport police", AgencyKind.FLEXIBLE),
)
"""Core and flexible members as City and neighbouring conferences have them, in the order of the roll."""
