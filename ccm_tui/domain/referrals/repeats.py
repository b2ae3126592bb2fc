"""Whom a referral could be about who is on record already, told to whoever screens it."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.statuses import CaseStatus, Screening
from ccm_tui.domain.vocabulary import Effect, PersonRole

RESTRICTED_OFFER = "A restricted case may match; ask the coordinator."


@dataclass(frozen=True, slots=True)
class PastCase:
    """A case that somebody on record is in."""

    id: int
    reference: str
    status: CaseStatus
    restricted: bool
    role: PersonRole
    subject: bool
    """True where the case is about them."""
    alone: bool
    """True where it is about nobody else."""
    last_on: date | None
    """When it was last heard or closed; None where it never was."""


@dataclass(frozen=True, slots=True)
class PastReferral:
    """A referral that made no case."""

    id: int
    received_on: date
    screening: Screening


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One part of what was planned last time, and what became of it."""

    text: str
    agency: str
    state: str
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody on record whom a referral could be about. Of a restricted case it tells only that there is one."""

    why: str
    """Why they are offered: "same date of birth, name spelt otherwise"."""
    name: str = ""
    case: PastCase | None = None
    referral: PastReferral | None = None
    older: bool = False
    """True where the case was last heard longer ago than a repeat may be."""
    plan: tuple[PlannedStep, ...] = ()
    outcome: str = ""

    @property
    def restricted(self) -> bool:
        """Whether nothing may be said but that a restricted case may match."""
        return self.case is not None and self.case.restricted

    @property
    def takes_repeat(self) -> bool:
        """Whether the referral can be accepted into the case as a repeat."""
        case = self.case
        return (
            case is not None and case.subject and not case.restricted and not self.older and case.last_on is not None
        )

    @property
    def awaits_hearing(self) -> bool:
        """Whether the case is open and still to be heard for the first time; nothing is a repeat of that."""
        case = self.case
        return case is not None and not case.restricted and case.last_on is None and case.status.live

    @property
    def in_words(self) -> str:
        """Who it could be and why, in a line."""
        if self.restricted:
            return RESTRICTED_OFFER
        if self.referral:
            standing = f"referred {show_day(self.referral.received_on)}, {self.referral.screening.words}"
            return f"{standing}: {self.why}"
        assert self.case is not None, "what is offered is a case or a referral"
        return f"{self.case.reference}, {self.standing}: {self.why}"

    @property
    def standing(self) -> str:
        """When the case was last before the conference, and whether that is too long ago for a repeat."""
        if self.case is None:
            return ""
        last = f"last heard {show_day(self.case.last_on)}" if self.case.last_on else "not heard yet"
        closed = self.case.status.words if self.case.status.over else "open"
        if not self.case.subject:
            closed = f"about somebody else (in it as {self.case.role.words}), {closed}"
        return f"{closed}, {last}{', longer ago than a repeat may be' if self.older else ''}"
