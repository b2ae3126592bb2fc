"""A case file and the people in it, as plain values."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.vocabulary import (
    CaseStatus,
    Consent,
    Criterion,
    Effect,
    Forum,
    Head,
    PersonRole,
    ResidentStatus,
    Screening,
)


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

    @property
    def residence(self) -> str:
        """How they are tied to the area, in words that stand by themselves."""
        return "residence not known" if self.resident is ResidentStatus.UNKNOWN else self.resident.words


@dataclass(frozen=True, slots=True)
class RiskScore:
    """A referral risk score, with the tool that gave it."""

    tool: str
    score: int
    maximum: int
    band: str
    assessor: str
    assessed_on: date | None


@dataclass(frozen=True, slots=True)
class Referral:
    """A request to hear someone's case."""

    id: int
    received_on: date
    referrer_agency: str | None
    """Code of the agency that referred."""
    referrer_name: str
    referrer_role: str
    referrer_contact: str
    subject_name: str
    subject_born_on: date | None
    subject_role: PersonRole | None
    address: str
    resident: ResidentStatus
    home_area: str
    other_parties: str
    children: str
    themes: tuple[str, ...]
    reason: str
    tried: str
    wanted: str
    consent: Consent | None
    consent_reason: str
    consent_authorised_by: str
    subject_aware: bool | None
    safe_contact: str
    adjustments: str
    other_forums: str
    screening: Screening
    screened_on: date | None
    screening_reason: str
    criteria: tuple[Criterion, ...]
    scores: tuple[RiskScore, ...]
    case_reference: str | None
    restricted: bool
    """True where the case that it was accepted into is restricted."""


@dataclass(frozen=True, slots=True)
class EarlierMeasure:
    """One part of a plan from before this record, and whether it worked."""

    measure: str
    result: str
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class EarlierPlan:
    """What a case brought with it from before this record."""

    first_heard_on: date | None
    closed_on: date | None
    measures: tuple[EarlierMeasure, ...]
    ratings: tuple[tuple[Head, int, int], ...]
    """Head, likelihood, impact."""


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
