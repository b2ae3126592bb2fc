"""Agencies and people about to join the conference, and what an agency's code may be."""

import re
from dataclasses import dataclass

from ccm_tui.domain.vocabulary import AgencyKind

CODE_RULE = "2 to 12 letters, digits or hyphens, beginning with a letter or digit"
"""The rule for a code, in words. A code is typed live as @code, so it has no spaces and no punctuation."""

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,11}")


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
