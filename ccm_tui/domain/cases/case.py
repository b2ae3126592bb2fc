"""A case file and the people in it, as plain values."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.hearings.hearing import EarlierPlan
from ccm_tui.domain.referrals.referral import Referral
from ccm_tui.domain.statuses import CaseStatus
from ccm_tui.domain.vocabulary import Forum, PersonRole, ProtectedDetail, ResidentStatus


@dataclass(frozen=True, slots=True)
class CasePerson:
    """A person's part in a case."""

    person_id: int
    name: str
    role: PersonRole
    subject: bool
    letter: str
    born_on: date | None
    address: str
    resident: ResidentStatus
    home_area: str
    safe_contact: str
    adjustments: str
    protected: frozenset[ProtectedDetail] = frozenset()
    """What of this leaves the record for nobody."""

    @property
    def residence(self) -> str:
        """How they are tied to the area, in words that stand by themselves."""
        return "residence not known" if self.resident is ResidentStatus.UNKNOWN else self.resident.words


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list."""

    id: int
    reference: str
    name: str
    """Whom it is named after; several joined by "and"."""
    status: CaseStatus
    restricted: bool
    themes: tuple[str, ...]
    review_on: date | None
    last_heard_on: date | None
    times_heard: int
    open_actions: int


@dataclass(frozen=True, slots=True)
class Case:
    """The file on one matter, as the desk shows it."""

    id: int
    reference: str
    name: str
    opened_on: date
    status: CaseStatus
    restricted: bool
    restriction: str
    review_on: date | None
    lead_agency: str | None
    lead_professional: str
    people: tuple[CasePerson, ...]
    themes: tuple[str, ...]
    flags: tuple[str, ...]
    forums: tuple[tuple[Forum, str], ...]
    links: tuple[tuple[str, str], ...]
    """Reference of the other case, and how it bears on this one."""
    repeat_of: str | None
    referrals: tuple[Referral, ...]
    earlier: EarlierPlan | None


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
    protected: frozenset[ProtectedDetail] = frozenset()
    """What of this leaves the record for nobody."""
