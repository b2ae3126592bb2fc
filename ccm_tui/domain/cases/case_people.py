"""A person's part in a case, as it is entered."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.vocabulary import PersonRole, ResidentStatus


@dataclass(frozen=True, slots=True)
class GivenPerson:
    """Who they are, what they are in the case, and how to reach them safely."""

    name: str
    role: PersonRole
    subject: bool = False
    """True for whom the case is named after."""
    also_known_as: str = ""
    born_on: date | None = None
    address: str = ""
    resident: ResidentStatus = ResidentStatus.UNKNOWN
    home_area: str = ""
    safe_contact: str = ""
    adjustments: str = ""
