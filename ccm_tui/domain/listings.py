"""The lines of the record's lists, flat. Their names are those of JSON and CSV, and do not change.

A restricted case is known by its reference: where its subject's name would stand, the word "restricted" does.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from ccm_tui.domain.referrals.details import ReferralDetails
from ccm_tui.domain.statuses import ActionStatus, CaseStatus, Decision, MeetingState, Screening
from ccm_tui.domain.vocabulary import AgencyKind, DisclosureKind, DisclosureState, Effect, Head, HearingKind, ItemKind

RESTRICTED_NAME = "restricted"
"""Stands where the name of a restricted case would."""


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting."""

    number: int
    held_on: date
    starts_at: time
    """London time."""
    ends_at: time
    state: MeetingState
    chair: str
    co_chair: str
    minute_taker: str
    venue: str
    referral_cut_off: date | None


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item of an agenda."""

    position: int
    number: int | None
    """Counts the cases, from 1; None for what is no case."""
    kind: ItemKind
    title: str
    reference: str | None
    name: str | None
    hearing: HearingKind | None
    budget_minutes: int
    used_minutes: int
    """Whole minutes used up to now."""
    state: str
    """In words: "waiting", "now", "undecided", "keep open"."""
    decision: Decision | None
    review_on: date | None
    received_on: date | None
    """When the referral that brought the case was received."""
    leavers: tuple[str, ...]
    """Codes of agencies that go once the item is heard."""
    guests: tuple[str, ...]
    """Codes of agencies asked for this item only."""


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case."""

    reference: str
    name: str
    status: CaseStatus
    themes: tuple[str, ...]
    review_on: date | None
    last_heard_on: date | None
    times_heard: int
    open_actions: int
    """Open and proposed."""
    restricted: bool


@dataclass(frozen=True, slots=True)
class ListedAction:
    """An action."""

    reference: str
    """031/4."""
    case: str
    """CCM/26/031."""
    meeting: int | None
    """Number of the meeting that set it; None where minutes that were sealed early don't say."""
    set_on: date | None
    agency: str | None
    """The owning agency's code."""
    agency_name: str | None
    owner: str
    text: str
    due_on: date | None
    status: ActionStatus
    state: str
    """In words, as of today: "overdue, 34 days"."""
    status_reason: str
    done_on: date | None
    late: bool
    """Done, but after its date."""
    overdue: bool
    """Open, with its date past."""
    effect: Effect | None
    head: Head | None
    reissue_of: str | None
    """Reference of the action that this one issues again."""
    reissued_as: str | None
    escalated_to: str
    restricted: bool
    """True where the case is restricted."""


@dataclass(frozen=True, slots=True)
class ListedDisclosure:
    """A document that left the record, or a case file that was opened."""

    at: datetime
    kind: DisclosureKind
    state: DisclosureState
    actor: str
    """Who did it, by the name that they are signed in to the machine with."""
    document: str
    audience: str
    format: str
    recipient: str
    reason: str
    meeting: int | None
    """Number of the meeting that the document is of."""
    case: str | None
    """Reference of the case that it is of."""
    digest: str
    """SHA-256 of its bytes, by which a copy is known again."""


@dataclass(frozen=True, slots=True)
class ListedRetention:
    """A closed case, or a referral that became none, that has been kept for as long as it was to be."""

    reference: str
    closed_on: date
    due_on: date
    """When it was to be looked at: so many years after it closed, or when the longest extension ends."""
    days_over: int
    extended: str
    """Why it was kept for longer, where it was."""
    people_in_open_cases: tuple[str, ...]
    """References of cases, still open, that the same people are in."""


@dataclass(frozen=True, slots=True)
class ListedSetting:
    """One thing that the partnership decides for itself."""

    name: str
    setting: str
    """In words."""
    value: str
    """As people read it: "15 minutes"."""
    changed: bool
    """True where it is no longer what it was to start with."""
    meaning: str
    takes: str
    """What it takes, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReferral(ReferralDetails[str, str]):
    """A referral, under the names by which a sheet of referrals is read: a list is imported as it was exported.

    Its themes are each followed by a semicolon, so that a comma within one does not divide it; its criteria are in
    words, separated by semicolons.
    """

    score: int | None
    """Of several scores the latest."""
    score_tool: str
    score_maximum: int | None
    score_band: str
    score_assessor: str
    score_assessed_on: date | None
    screening: Screening
    screening_reason: str
    reference: str | None
    """Of the case that it was accepted into."""


@dataclass(frozen=True, slots=True)
class ListedSpeaker:
    """An agency and one person who speaks for it, under the names by which a sheet of agencies is read."""

    code: str
    name: str
    """The agency's."""
    kind: AgencyKind
    quorum: bool
    representative: str
    """Empty where nobody speaks for the agency."""
    role: str
    email: str
    deputy: bool | None


@dataclass(frozen=True, slots=True)
class ListedAttendance:
    """How one member was represented over several meetings."""

    agency: str
    """Its code."""
    name: str
    kind: AgencyKind
    represented: int
    """Meetings at which somebody, a deputy included, spoke for it."""
    invited: int
    percent: int | None
    sent_information: int
    """Meetings to which it sent information instead."""
    in_a_row: int
    """Of the latest meetings how many it missed without a break."""
    meetings: str
    """A letter a meeting, the oldest first: P, D, I, A, N, or a dot."""
    missed_hearings: int
    needed_for: tuple[str, ...]
    """Cases that it missed and that something ties it to, with what."""


@dataclass(frozen=True, slots=True)
class ListedArea:
    """A home area elsewhere as it stands to a case."""

    case: str
    """CCM/26/031."""
    area: str
    asked_on: date | None
    """None where nobody has asked it."""
    asked_of: str
    replied_on: date | None
    reply: str
    days_silent: int | None
    """Since it was asked, where it has not replied."""


Listed = (
    ListedMeeting
    | ListedArea
    | ListedSpeaker
    | ListedAttendance
    | ListedItem
    | ListedCase
    | ListedAction
    | ListedDisclosure
    | ListedRetention
    | ListedSetting
    | ListedReferral
)
