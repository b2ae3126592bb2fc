"""The words of a CCM: every closed list that the record, the composer and the minutes share.

Each member has the value that is stored and the words that are shown. The lists come from the practice
of community MARACs, MAPPA and adult safeguarding panels; what differs from place to place (bands, budgets,
themes, home areas) is a setting and not here.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Self


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


class ProtectedDetail(Word):
    """What of a person leaves the record for nobody, such as an address that whoever harms them must not learn."""

    ADDRESS = "address", "address"
    FURTHER_NAMES = "further_names", "further names"
    CONTACT = "contact", "safe contact"


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


class Enquiry(Word):
    """What a meeting is asked about at its opening, so that "none" is an answer and not a silence."""

    INTERESTS = "interests", "declarations of interest"
    OBSERVERS = "observers", "observers"


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
