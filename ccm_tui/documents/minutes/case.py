"""What the minutes say of one case: a part that can be sent, redacted or destroyed alone."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from ccm_tui.domain.meetings.sittings import Stretch
from ccm_tui.domain.statuses import ActionStatus, Decision
from ccm_tui.domain.vocabulary import Consent, Effect, Head, HearingKind, Known, PersonRole, ShareKind

ADDED_SINCE = {"added since": True}
"""Marks a field that minutes sealed by the first version lack; where it says nothing it is not written either."""


@dataclass(frozen=True, slots=True)
class Party:
    """An agency as the minutes name it."""

    code: str
    name: str


class ReadBackMark(Enum):
    """What became of an entry after the actions had been read back."""

    RECORDED = "recorded after the read-back"
    CHANGED = "changed after the read-back"


@dataclass(frozen=True, slots=True)
class Note:
    """The chair's own words."""

    text: str
    mark: ReadBackMark | None = None
    resolution: str = ""
    """How a dissent was resolved."""
    at: datetime | None = field(default=None, compare=False, metadata=ADDED_SINCE)


@dataclass(frozen=True, slots=True)
class PersonInCase:
    """Someone in the case, and what they are in it."""

    name: str
    letter: str
    role: PersonRole
    subject: bool


@dataclass(frozen=True, slots=True)
class Score:
    """A score from a referral risk tool."""

    tool: str
    score: int
    maximum: int
    band: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why the case is before the meeting, and on whose word."""

    reason: str
    wanted: str
    """What the referrer asks of the panel."""
    referred_by: Party | None
    received_on: date | None
    consent: Consent | None
    consent_reason: str
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """The subject's or victim's own wishes, and the agency that speaks for them."""

    agency: Party | None
    text: str
    mark: ReadBackMark | None = None
    at: datetime | None = field(default=None, compare=False, metadata=ADDED_SINCE)


@dataclass(frozen=True, slots=True)
class Shared:
    """What one agency told the meeting. It is attributed to the agency, never to its witness."""

    agency: Party | None
    known: Known
    share: ShareKind
    restricted: bool
    text: str
    mark: ReadBackMark | None = None
    at: datetime | None = field(default=None, compare=False, metadata=ADDED_SINCE)


@dataclass(frozen=True, slots=True)
class Information:
    """What was shared, and who had nothing to share."""

    shared: tuple[Shared, ...]
    not_known_to: tuple[Party, ...]
    no_reply_from: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Rating:
    """Likelihood and impact, with the band that the partnership puts their product in."""

    likelihood: int
    impact: int
    band: str
    at: datetime | None = field(default=None, compare=False, metadata=ADDED_SINCE)

    @property
    def score(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact


@dataclass(frozen=True, slots=True)
class HeadRisk:
    """The risk to one head now and at the hearing before; one of the two is always there."""

    head: Head
    now: Rating | None
    before: Rating | None


@dataclass(frozen=True, slots=True)
class RatingReason:
    """Why some heads were rated as they were; the heads are empty where the reason came without a rating."""

    heads: tuple[Head, ...]
    text: str
    mark: ReadBackMark | None = None
    at: datetime | None = field(default=None, compare=False, metadata=ADDED_SINCE)


@dataclass(frozen=True, slots=True)
class OverallRisk:
    """The whole of the risk as one score: the highest head, unless the chair gave another with its reason."""

    score: int
    band: str
    reason: str = ""
    """Why it is not the highest head; empty where it is."""
    mark: ReadBackMark | None = None
    at: datetime | None = field(default=None, compare=False, metadata=ADDED_SINCE)


@dataclass(frozen=True, slots=True)
class Risk:
    """The panel's view of the risk."""

    summary: tuple[Note, ...]
    heads: tuple[HeadRisk, ...]
    reasons: tuple[RatingReason, ...]
    protective: tuple[Note, ...]
    dissent: tuple[Note, ...]
    overall: OverallRisk | None = None


@dataclass(frozen=True, slots=True)
class CaseAction:
    """An action of the case, as it stood at this meeting."""

    reference: str
    agency: Party | None
    owner: str
    text: str
    due_on: date | None
    head: Head | None
    """The risk that it answers."""
    status: ActionStatus
    status_reason: str = ""
    done_on: date | None = None
    days_late: int = 0
    """Days from its date to the day it was done or, while it is open, to this meeting; 0 where it is not late."""
    effect: Effect | None = None
    reissue_of: str | None = None
    reissued_as: str | None = None
    escalated_to: str = ""
    mark: ReadBackMark | None = None
    at: datetime | None = field(default=None, compare=False, metadata=ADDED_SINCE)


@dataclass(frozen=True, slots=True)
class LastHearing:
    """What the hearing before this one decided."""

    meeting_number: int
    held_on: date
    decision: Decision | None
    review_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class PreviousMeasure:
    """One part of a plan from before this record, and whether it worked."""

    measure: str
    result: str
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class PreviousPlan:
    """What was planned before, and what came of it."""

    last_hearing: LastHearing | None
    actions: tuple[CaseAction, ...]
    first_heard_on: date | None
    """The first hearing, for a case older than this record."""
    closed_on: date | None
    """When it was closed before, for a case older than this record."""
    measures: tuple[PreviousMeasure, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the panel decided; a `decision` of None is a reason recorded without one."""

    decision: Decision | None
    reason: str
    review_on: date | None
    to: str
    """Where a case is transferred or escalated to."""
    tells_subject: Party | None
    at: datetime | None = field(default=None, compare=False, metadata=ADDED_SINCE)


class Hearing(Enum):
    """Whether the case has been before the meeting."""

    HEARD = "heard"
    WAITING = "waiting"
    NOT_REACHED = "not reached"


@dataclass(frozen=True, slots=True)
class ErasedCase:
    """When the text of a case was erased, by whom, and on what authority."""

    erased_at: datetime
    actor: str
    authority: str


@dataclass(frozen=True, slots=True)
class InPart:
    """An agency that was in the room for a part of a case."""

    agency: Party
    sat: tuple[Stretch, ...]

    def there_at(self, moment: datetime | None) -> bool:
        """True where it was there; at a moment that is not known it was not."""
        return moment is not None and any(stretch.holds(moment) for stretch in self.sat)


@dataclass(frozen=True, slots=True)
class CaseMinutes:
    """Everything that the minutes say of one case."""

    number: int
    """Its place among the cases of the meeting, the first being 1; it stays when other cases are left out."""
    reference: str
    name: str
    kind: HearingKind
    restricted: bool
    restriction: str
    """Why it is restricted and what follows, in the chair's words."""
    hearing: Hearing
    lead_agency: Party | None
    lead_professional: str
    repeat_of: str | None
    linked: tuple[tuple[str, str], ...]
    """Reference of the other case, and how it bears on this one."""
    people: tuple[PersonInCase, ...]
    flags: tuple[str, ...]
    """Warnings in agreed words, such as "violent, do not visit alone"."""
    present: tuple[Party, ...]
    """The agencies in the room for this case."""
    withdrew: tuple[Party, ...]
    """The agencies that withdrew from it for an interest."""
    grounds: Grounds
    voices: tuple[Voice, ...]
    information: Information
    risk: Risk
    previous: PreviousPlan | None
    actions: tuple[CaseAction, ...]
    read_back_at: datetime | None
    outcome: Outcome | None
    erased: ErasedCase | None = None
    """Set where nothing is left but that the case was before the meeting."""
    in_part: tuple[InPart, ...] = field(default=(), metadata=ADDED_SINCE)
    """Of those in the room, the agencies that were not there for the whole of it."""
    only_for: Party | None = field(default=None, metadata=ADDED_SINCE)
    """The agency for which this holds no more than was recorded while it was there, and its own words."""

    @property
    def anything_recorded(self) -> bool:
        """True where something was recorded of the case beside its outcome."""
        told, risk = self.information, self.risk
        shared = (told.shared, told.not_known_to, told.no_reply_from)
        rated = (risk.summary, risk.reasons, risk.overall, risk.protective, risk.dissent)
        return any((self.voices, *shared, *rated, self.actions))
