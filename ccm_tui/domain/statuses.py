"""The words of the vocabulary from which something follows, and what does: asked here by every layer.

A property says for each word whether it holds; a word that is added makes mypy name every one that must decide on it.
"""

from typing import assert_never

from ccm_tui.domain.vocabulary import Word


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
