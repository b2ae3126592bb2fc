"""The words of a CCM: every closed list that the record, the composer and the minutes share.

Each member has the value that is stored and the words that are shown. The lists come from the practice
of community MARACs, MAPPA and adult safeguarding panels; what differs from place to place (bands, budgets,
themes, home areas) is a setting and not here.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Self, assert_never


class Word(StrEnum):
    """A term of the field: its stored value, and the words a chair reads."""

    words: str
    """How the term is written on screen and in documents."""

    def __new__(cls, value: str, words: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """The member that is stored as `value`. Raises ValueError where there is none."""
        found = next((member for member in cls if member.value == value), None)
        if found is None:
            raise ValueError(f"not a {cls.__name__}")
        return found

    @classmethod
    def where(cls, holds: Callable[[Self], bool]) -> tuple[Self, ...]:
        """The members of which that is so, in their order: what a query asks for comes from the rule itself."""
        return tuple(member for member in cls if holds(member))


class AgencyKind(Word):
    """How an agency belongs to the conference."""

    CORE = "core", "core"
    FLEXIBLE = "flexible", "flexible"
    GUEST = "guest", "guest"


class PersonRole(Word):
    """What a person is in one case; one person can be several things in several cases."""

    VULNERABLE_VICTIM = "vulnerable_victim", "vulnerable victim"
    CAUSING_HARM = "causing_harm", "causing harm"
    BOTH = "both", "victim and causing harm"
    WITNESS = "witness", "witness"
    AFFECTED_HOUSEHOLD = "affected_household", "affected household"
    CHILD_IN_HOUSEHOLD = "child_in_household", "child in household"
    ASSOCIATE = "associate", "associate"


class ResidentStatus(Word):
    """How a person is tied to the area."""

    CITY_RESIDENT = "city_resident", "City resident"
    CITY_WORKER = "city_worker", "City worker"
    NON_RESIDENT = "non_resident", "non-resident"
    ROUGH_SLEEPER_CITY = "rough_sleeper_city", "rough sleeper, City"
    ROUGH_SLEEPER_ELSEWHERE = "rough_sleeper_elsewhere", "rough sleeper, connected elsewhere"
    UNKNOWN = "unknown", "not known"


class Consent(Word):
    """Whether the person agreed to be discussed; a decision is recorded, it is never a gate."""

    GIVEN = "given", "consent given"
    NOT_GIVEN = "not_given", "consent not given"
    NOT_SOUGHT = "not_sought", "consent not sought"


class Criterion(Word):
    """Why a referral meets the threshold; several can hold."""

    HIGH_SCORE = "high_score", "high score"
    ESCALATION = "escalation", "escalation"
    PROFESSIONAL_JUDGEMENT = "professional_judgement", "professional judgement"
    MULTI_AGENCY = "multi_agency", "needs several agencies"
    REPEAT = "repeat", "repeat"
    PROLIFIC = "prolific", "prolific"


class Screening(Word):
    """What became of a referral before it could be listed."""

    WAITING = "waiting", "waiting to be screened"
    ACCEPTED = "accepted", "accepted"
    ACCEPTED_URGENT = "accepted_urgent", "accepted as urgent"
    RETURNED = "returned", "returned for information"
    DECLINED_FORUM = "declined_forum", "declined, another forum fits better"
    DECLINED_THRESHOLD = "declined_threshold", "declined, below the threshold"
    WITHDRAWN = "withdrawn", "withdrawn"

    @property
    def accepted(self) -> bool:
        """True where the referral went into a case."""
        match self:
            case Screening.ACCEPTED | Screening.ACCEPTED_URGENT:
                return True
            case Screening.WAITING | Screening.RETURNED | Screening.WITHDRAWN:
                return False
            case Screening.DECLINED_FORUM | Screening.DECLINED_THRESHOLD:
                return False
        assert_never(self)

    @property
    def declined(self) -> bool:
        """True where the conference said no, for whatever reason."""
        return not (self.accepted or self.undecided or self is Screening.WITHDRAWN)

    @property
    def undecided(self) -> bool:
        """True while the referral can still be changed and screened: it waits, or waits for its referrer."""
        match self:
            case Screening.WAITING | Screening.RETURNED:
                return True
            case Screening.ACCEPTED | Screening.ACCEPTED_URGENT:
                return False
            case Screening.DECLINED_FORUM | Screening.DECLINED_THRESHOLD | Screening.WITHDRAWN:
                return False
        assert_never(self)

    @property
    def needs_reason(self) -> bool:
        """True where the referrer is told why: all but waiting and accepted."""
        return not self.accepted and self is not Screening.WAITING


class CaseStatus(Word):
    """Where a case stands between meetings."""

    SCREENED = "screened", "screened"
    LISTED = "listed", "listed"
    OPEN = "open", "open"
    MONITORING = "monitoring", "open, monitoring"
    CLOSED = "closed", "closed"
    TRANSFERRED = "transferred", "transferred"
    DECLINED = "declined", "declined"

    @property
    def kept_open(self) -> bool:
        """True where a meeting heard the case and keeps it open."""
        match self:
            case CaseStatus.OPEN | CaseStatus.MONITORING:
                return True
            case CaseStatus.SCREENED | CaseStatus.LISTED:
                return False
            case CaseStatus.CLOSED | CaseStatus.TRANSFERRED | CaseStatus.DECLINED:
                return False
        assert_never(self)

    @property
    def ended(self) -> bool:
        """True where a meeting ended the case, so that it can be opened again."""
        match self:
            case CaseStatus.CLOSED | CaseStatus.TRANSFERRED:
                return True
            case CaseStatus.SCREENED | CaseStatus.LISTED | CaseStatus.OPEN | CaseStatus.MONITORING:
                return False
            case CaseStatus.DECLINED:
                return False
        assert_never(self)

    @property
    def live(self) -> bool:
        """True while the conference has the case: it waits to be heard, or is kept open."""
        return not self.over

    @property
    def over(self) -> bool:
        """True where nothing more is to come: a meeting ended the case, or it never was taken on."""
        return self.ended or self is CaseStatus.DECLINED


class Forum(Word):
    """Another panel or process that a case is also before."""

    MAPPA = "mappa", "MAPPA"
    DA_MARAC = "da_marac", "domestic abuse MARAC"
    IOM = "iom", "integrated offender management"
    CHANNEL = "channel", "Channel"
    SECTION_42 = "section_42", "section 42 enquiry"
    CHILD_PROTECTION = "child_protection", "child protection"
    CHAIN = "chain", "CHAIN or tasking and targeting"
    ASB_CASE_REVIEW = "asb_case_review", "ASB Case Review"
    OTHER = "other", "another forum"


class MeetingState(Word):
    """The life of a meeting."""

    PLANNED = "planned", "planned"
    IN_SESSION = "in_session", "in session"
    CLOSED = "closed", "closed, draft minutes"
    APPROVED = "approved", "approved"

    @property
    def planned(self) -> bool:
        """True until the meeting is opened."""
        return self is MeetingState.PLANNED

    @property
    def in_session(self) -> bool:
        """True from its opening to its close."""
        return self is MeetingState.IN_SESSION

    @property
    def approved(self) -> bool:
        """True once its minutes are approved and sealed."""
        return self is MeetingState.APPROVED

    @property
    def awaits_approval(self) -> bool:
        """True when the meeting is over and its minutes are still a draft."""
        return self.closed and not self.approved

    @property
    def closed(self) -> bool:
        """True once the meeting is over, whether or not its minutes are approved."""
        match self:
            case MeetingState.CLOSED | MeetingState.APPROVED:
                return True
            case MeetingState.PLANNED | MeetingState.IN_SESSION:
                return False
        assert_never(self)

    @property
    def begun(self) -> bool:
        """True once the meeting was opened, be it over or not."""
        match self:
            case MeetingState.IN_SESSION | MeetingState.CLOSED | MeetingState.APPROVED:
                return True
            case MeetingState.PLANNED:
                return False
        assert_never(self)


class ItemKind(Word):
    """What an agenda item is."""

    OPENING = "opening", "Opening"
    ACTIONS_REVIEW = "actions_review", "Actions from before"
    HEARING = "hearing", "Case"
    OTHER_BUSINESS = "other_business", "Any other business"
    CLOSE = "close", "Close"


class HearingKind(Word):
    """Why a case is before this meeting."""

    NEW = "new", "new"
    REVIEW = "review", "review"
    REPEAT = "repeat", "repeat"
    URGENT = "urgent", "urgent"


class AttendanceStatus(Word):
    """How an agency was represented at a meeting."""

    PRESENT = "present", "present"
    DEPUTY = "deputy", "deputy"
    APOLOGIES_INFORMATION = "apologies_information", "apologies, information sent"
    APOLOGIES = "apologies", "apologies"
    ABSENT = "absent", "absent without notice"
    NOT_INVITED = "not_invited", "not invited"

    @property
    def in_room(self) -> bool:
        """True when somebody spoke for the agency at the meeting."""
        match self:
            case AttendanceStatus.PRESENT | AttendanceStatus.DEPUTY:
                return True
            case AttendanceStatus.APOLOGIES_INFORMATION | AttendanceStatus.APOLOGIES:
                return False
            case AttendanceStatus.ABSENT | AttendanceStatus.NOT_INVITED:
                return False
        assert_never(self)

    @property
    def sent_apologies(self) -> bool:
        """True when nobody came and the agency said so, with information or without."""
        match self:
            case AttendanceStatus.APOLOGIES_INFORMATION | AttendanceStatus.APOLOGIES:
                return True
            case AttendanceStatus.PRESENT | AttendanceStatus.DEPUTY:
                return False
            case AttendanceStatus.ABSENT | AttendanceStatus.NOT_INVITED:
                return False
        assert_never(self)

    @property
    def invited(self) -> bool:
        """True when the agency was asked to the meeting, whatever it did."""
        return self is not AttendanceStatus.NOT_INVITED


class CaseAttendance(Word):
    """How an agency took part in one case."""

    IN = "in", "in for this case"
    OUT = "out", "out for this case"
    WITHDREW = "withdrew", "withdrew, declared an interest"


class Statement(Word):
    """How the confidentiality statement was accepted."""

    SIGNED = "signed", "signed"
    VERBAL = "verbal", "agreed aloud"
    NOT_CONFIRMED = "not_confirmed", "not confirmed"


class EntryKind(Word):
    """The six kinds of thing a chair records in a hearing."""

    ACTION = "action", "Action"
    INFO = "info", "Information"
    RISK = "risk", "Risk"
    OUTCOME = "outcome", "Outcome"
    VOICE = "voice", "Voice"
    NOTE = "note", "Note"


class Known(Word):
    """Whether an agency knows the person."""

    CURRENT = "current", "known"
    HISTORIC = "historic", "known in the past"
    NOT_KNOWN = "not_known", "not known"
    NO_REPLY = "no_reply", "no reply"


class Received(Word):
    """How information reached the meeting."""

    VERBAL = "verbal", "said at the meeting"
    WRITTEN = "written", "written beforehand"
    NONE = "none", "nothing received"


class ShareKind(Word):
    """Fact and opinion are told apart, as SafeLives research forms ask."""

    FACT = "fact", "fact"
    REPORTED = "reported", "reported"
    OPINION = "opinion", "professional opinion"


class Sensitivity(Word):
    """How far information may travel; what is not for the minutes is in no document."""

    NORMAL = "normal", "normal"
    RESTRICTED = "restricted", "restricted"
    NOT_MINUTED = "not_minuted", "not for the minutes"


class Head(Word):
    """Whom or what a risk is to."""

    SELF = "self", "self"
    VICTIM = "victim", "victim"
    COMMUNITY = "community", "community"
    PROPERTY = "property", "property"
    STAFF = "staff", "staff"
    CHILDREN = "children", "children"


class ActionStatus(Word):
    """Where an action stands. Late and overdue are derived from its dates, never stored."""

    PROPOSED = "proposed", "proposed"
    OPEN = "open", "open"
    COMPLETE = "complete", "complete"
    NOT_POSSIBLE = "not_possible", "not possible, circumstances changed"
    NOT_DONE = "not_done", "not done"
    WITHDRAWN = "withdrawn", "withdrawn"
    SUPERSEDED = "superseded", "superseded"

    @property
    def settled(self) -> bool:
        """True when nothing more is expected of the owner."""
        match self:
            case ActionStatus.PROPOSED | ActionStatus.OPEN:
                return False
            case ActionStatus.COMPLETE | ActionStatus.NOT_POSSIBLE | ActionStatus.NOT_DONE:
                return True
            case ActionStatus.WITHDRAWN | ActionStatus.SUPERSEDED:
                return True
        assert_never(self)

    @property
    def answered(self) -> bool:
        """True when the owner said how it ended; an action can also be withdrawn, or issued again as another."""
        return self.settled and not self.void

    @property
    def void(self) -> bool:
        """True when the action holds nobody to anything any more: withdrawn, or issued again as another."""
        match self:
            case ActionStatus.WITHDRAWN | ActionStatus.SUPERSEDED:
                return True
            case ActionStatus.PROPOSED | ActionStatus.OPEN:
                return False
            case ActionStatus.COMPLETE | ActionStatus.NOT_POSSIBLE | ActionStatus.NOT_DONE:
                return False
        assert_never(self)

    @property
    def needs_reason(self) -> bool:
        """True when it can't be said without a reason."""
        match self:
            case ActionStatus.NOT_POSSIBLE | ActionStatus.NOT_DONE | ActionStatus.WITHDRAWN:
                return True
            case ActionStatus.PROPOSED | ActionStatus.OPEN | ActionStatus.COMPLETE | ActionStatus.SUPERSEDED:
                return False
        assert_never(self)

    @property
    def counts_as_due(self) -> bool:
        """True when the owner is held to its date: agreed, and neither impossible, withdrawn nor issued again."""
        match self:
            case ActionStatus.OPEN | ActionStatus.COMPLETE | ActionStatus.NOT_DONE:
                return True
            case ActionStatus.PROPOSED | ActionStatus.NOT_POSSIBLE:
                return False
            case ActionStatus.WITHDRAWN | ActionStatus.SUPERSEDED:
                return False
        assert_never(self)


class ActionType(Word):
    """What sort of response an action is, for the board's figures."""

    INFORMATION = "information", "information"
    ASSESSMENT = "assessment", "assessment"
    SUPPORT = "support", "support"
    SAFEGUARDING = "safeguarding", "safeguarding"
    HEALTH = "health", "health"
    SUBSTANCE = "substance", "substance use"
    HOUSING = "housing", "housing"
    FIRE = "fire", "fire"
    ENFORCEMENT_INFORMAL = "enforcement_informal", "informal enforcement"
    ENFORCEMENT_FORMAL = "enforcement_formal", "formal enforcement"
    LEGAL = "legal", "legal"
    POLICING = "policing", "policing"
    CROSS_BORDER = "cross_border", "cross-border"
    COMMUNICATION = "communication", "communication with the subject"
    GOVERNANCE = "governance", "governance"


class Effect(Word):
    """Whether a finished action helped."""

    HELPED = "helped", "helped"
    NO_CHANGE = "no_change", "no change"
    WORSE = "worse", "made worse"
    TOO_EARLY = "too_early", "too early to say"


class Decision(Word):
    """What the panel decided for a case."""

    KEEP_OPEN = "keep_open", "Keep open"
    CLOSE_REMOVED = "close_removed", "Close, risk removed"
    CLOSE_REDUCED = "close_reduced", "Close, risk reduced"
    CLOSE_NO_NEED = "close_no_need", "Close, no further multi-agency need"
    CLOSE_NOT_ENGAGING = "close_not_engaging", "Close, not engaging, risk accepted, single agency lead"
    TRANSFER = "transfer", "Transfer"
    ESCALATE = "escalate", "Escalate"
    DEFER = "defer", "Defer"

    @property
    def leaves(self) -> CaseStatus:
        """What the case is once the meeting that decided so is closed."""
        match self:
            case Decision.CLOSE_REMOVED | Decision.CLOSE_REDUCED:
                return CaseStatus.CLOSED
            case Decision.CLOSE_NO_NEED | Decision.CLOSE_NOT_ENGAGING:
                return CaseStatus.CLOSED
            case Decision.TRANSFER:
                return CaseStatus.TRANSFERRED
            case Decision.KEEP_OPEN | Decision.ESCALATE | Decision.DEFER:
                return CaseStatus.OPEN
        assert_never(self)

    @property
    def closes(self) -> bool:
        """True when the case leaves the conference closed."""
        return self.leaves is CaseStatus.CLOSED


class NoteKind(Word):
    """What a note is for, so that the minutes can put it in its place."""

    SUMMARY = "summary", "summary"
    PROTECTIVE = "protective", "protective factors"
    DISSENT = "dissent", "dissent"


class DisclosureKind(Word):
    """How somebody came to see what the record holds."""

    OPENED = "opened", "opened"
    EXPORTED = "exported", "left the record"


class DisclosureState(Word):
    """How far a disclosure came."""

    BEGUN = "begun", "begun, not known to be finished"
    DONE = "done", "done"
    FAILED = "failed", "could not be written"
