"""The demo's thirty-two actions, each set at the meeting and hung on the case that its reference names."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import ActionType, Effect, Head


@dataclass(frozen=True, slots=True)
class DemoAction:
    """One line of the ledger."""

    reference: str
    """031/4."""
    set_at: int
    """Number of the meeting."""
    agency: str
    owner: str
    """As printed; empty while still to be named."""
    due: date
    status: ActionStatus
    done: date | None
    """When it was done, or was settled otherwise."""
    text: str
    head: Head
    type: ActionType
    effect: Effect | None = None
    """As told when the case was next heard."""
    reason: str = ""
    reported_at: int | None = None
    """Number of the meeting at which it was reported, where that was not by mail in between."""
    accepted_on: date | None = None
    """When its owner accepted it, where that was not in the room."""
    reissue_of: str | None = None
    escalated_to: str = ""

    @property
    def case(self) -> str:
        """The last part of its case's reference."""
        return self.reference.split("/")[0]

    @property
    def number(self) -> int:
        """Its number within the case."""
        return int(self.reference.split("/")[1])


_COMPLETE = ActionStatus.COMPLETE
_OPEN = ActionStatus.OPEN
_PROPOSED = ActionStatus.PROPOSED
_NOT_POSSIBLE = ActionStatus.NOT_POSSIBLE
_NOT_DONE = ActionStatus.NOT_DONE
_WITHDRAWN = ActionStatus.WITHDRAWN

# A ledger is read down its columns; one argument a line would hide them.
# fmt: off
LEDGER = (
    DemoAction("031/1", 1, "COLP", "PC Larkspur", date(2026, 10, 9), _COMPLETE, date(2026, 10, 7),
        "Chronology of CPW/CPN service and breaches, ready for CBO file",
        Head.COMMUNITY, ActionType.POLICING, Effect.TOO_EARLY),
    DemoAction("031/2", 1, "OUTR", "B. Pipkin", date(2026, 9, 25), _COMPLETE, date(2026, 9, 24),
        "CHAIN check; offer assessment-bed referral on next two shifts",
        Head.SELF, ActionType.HOUSING, Effect.NO_CHANGE),
    DemoAction("031/3", 1, "DAS", "Dr Inkwell", date(2026, 10, 9), _NOT_POSSIBLE, date(2026, 10, 13),
        "Street in-reach alcohol assessment",
        Head.SELF, ActionType.SUBSTANCE,
        reason="He had moved to another place and was not found on four in-reach visits."),
    DemoAction("031/4", 2, "CST", "L. Featherstone", date(2026, 11, 6), _COMPLETE, date(2026, 11, 12),
        "With City Solicitor: draft CBO application incl. positive requirement (weekly keywork)",
        Head.COMMUNITY, ActionType.LEGAL, Effect.TOO_EARLY),
    DemoAction("031/5", 2, "GUEST-WICK", "T. Mossop", date(2026, 11, 13), _OPEN, None,
        "Confirm local connection and share prior ASB enforcement",
        Head.SELF, ActionType.CROSS_BORDER, accepted_on=date(2026, 10, 19)),
    DemoAction("031/6", 3, "COLP", "PC Larkspur", date(2026, 12, 11), _COMPLETE, date(2026, 12, 10),
        "Report CBO hearing result and conditions to coordinator same day",
        Head.COMMUNITY, ActionType.ENFORCEMENT_FORMAL,
        reason="Order granted with a weekly keywork requirement, supervised by the drug and alcohol service."),
    DemoAction("032/1", 1, "LFB", "Stn Off Bellweather", date(2026, 9, 30), _COMPLETE, date(2026, 9, 29),
        "Home fire safety visit; arson/smoking controls; clutter rating recorded",
        Head.SELF, ActionType.FIRE, Effect.HELPED),
    DemoAction("032/2", 1, "ASC", "R. Hollyoak", date(2026, 10, 15), _COMPLETE, date(2026, 10, 30),
        "Care Act assessment incl. executive-capacity view",
        Head.SELF, ActionType.ASSESSMENT, Effect.HELPED),
    DemoAction("032/3", 1, "HSG", "N. Turnstile", date(2026, 10, 9), _COMPLETE, date(2026, 10, 8),
        "Gas, electrics and smoke-alarm check; no unilateral clearance",
        Head.PROPERTY, ActionType.HOUSING, Effect.HELPED),
    DemoAction("032/4", 3, "MHT", "", date(2026, 12, 10), _PROPOSED, None,
        "Offer hoarding-specialist psychology screen",
        Head.SELF, ActionType.HEALTH),
    DemoAction("032/5", 3, "HSG", "N. Turnstile", date(2026, 12, 11), _COMPLETE, date(2026, 12, 11),
        "Agree room-by-room plan with subject; fortnightly visit with ASC",
        Head.PROPERTY, ActionType.HOUSING),
    DemoAction("033/1", 1, "COLP", "DS Netherby", date(2026, 9, 21), _COMPLETE, date(2026, 9, 19),
        "Welfare visit and target-hardening same week; disruption visits",
        Head.SELF, ActionType.POLICING, Effect.HELPED),
    DemoAction("033/2", 1, "ASC", "R. Hollyoak", date(2026, 9, 24), _COMPLETE, date(2026, 9, 23),
        "Open s.42 enquiry; advocate appointed",
        Head.SELF, ActionType.SAFEGUARDING, Effect.HELPED),
    DemoAction("033/3", 1, "HSG", "N. Turnstile", date(2026, 9, 30), _COMPLETE, date(2026, 9, 30),
        "Partial closure order bundle to Legal",
        Head.COMMUNITY, ActionType.ENFORCEMENT_FORMAL, Effect.HELPED),
    DemoAction("033/4", 2, "VS", "P. Wren", date(2026, 10, 22), _COMPLETE, date(2026, 10, 21),
        "Weekly contact; safety plan in easy-read",
        Head.SELF, ActionType.SUPPORT, Effect.HELPED),
    DemoAction("033/5", 2, "DAS", "Dr Inkwell", date(2026, 11, 6), _WITHDRAWN, date(2026, 11, 2),
        "Advice to keyworker on supplier debts",
        Head.SELF, ActionType.SUBSTANCE,
        reason="The advocate had given the keyworker the same advice; nothing more was needed."),
    DemoAction("034/1", 2, "NOISE", "G. Drumm", date(2026, 11, 6), _COMPLETE, date(2026, 11, 5),
        "Install recording equipment for 14 nights; report pattern",
        Head.VICTIM, ActionType.ASSESSMENT, Effect.NO_CHANGE),
    DemoAction("034/2", 2, "VS", "P. Wren", date(2026, 10, 29), _COMPLETE, date(2026, 10, 28),
        "Hate-crime support offer; capture victim wishes for next meeting",
        Head.VICTIM, ActionType.SUPPORT, Effect.HELPED),
    DemoAction("034/3", 2, "HSG", "N. Turnstile", date(2026, 11, 6), _NOT_DONE, None,
        "Interview Mr B under tenancy conditions; test counter-allegation",
        Head.VICTIM, ActionType.ENFORCEMENT_INFORMAL,
        reason="The interview was not arranged; the estate office was without a tenancy officer.",
        reported_at=3),
    DemoAction("034/4", 3, "HSG", "N. Turnstile", date(2026, 12, 4), _COMPLETE, date(2026, 12, 3),
        "As 034/3, re-issued and escalated to Head of Housing",
        Head.VICTIM, ActionType.ENFORCEMENT_INFORMAL, reissue_of="034/3", escalated_to="Head of Housing"),
    DemoAction("034/5", 3, "CST", "L. Featherstone", date(2026, 12, 11), _COMPLETE, date(2026, 12, 14),
        "Injunction options note with Legal; ASB Case Review letter to Ms A",
        Head.VICTIM, ActionType.LEGAL),
    DemoAction("035/1", 1, "MHT", "Dr Candlemaker", date(2026, 9, 24), _COMPLETE, date(2026, 10, 2),
        "Contact home-area CMHT; obtain crisis plan",
        Head.SELF, ActionType.HEALTH, Effect.NO_CHANGE),
    DemoAction("035/2", 1, "BTP", "Insp Semaphore", date(2026, 9, 30), _COMPLETE, date(2026, 9, 28),
        "Share incident log (dates/locations only) with COLP and MHT",
        Head.SELF, ActionType.INFORMATION, Effect.HELPED),
    DemoAction("035/3", 2, "COLP", "PC Larkspur", date(2026, 10, 23), _COMPLETE, date(2026, 10, 22),
        "Place PNC/local marker with agreed response wording",
        Head.STAFF, ActionType.POLICING, Effect.HELPED),
    DemoAction("035/4", 3, "GUEST-SQY", "H. Dray", date(2026, 12, 3), _OPEN, None,
        "Confirm named care coordinator and date of joint care review",
        Head.SELF, ActionType.CROSS_BORDER, accepted_on=date(2026, 11, 23)),
    DemoAction("037/1", 2, "PROB", "S. Latchford", date(2026, 10, 22), _COMPLETE, date(2026, 10, 21),
        "Confirm IOM status, licence conditions, next appointment",
        Head.COMMUNITY, ActionType.INFORMATION, Effect.HELPED),
    DemoAction("037/2", 2, "COLP", "DS Netherby", date(2026, 11, 6), _COMPLETE, date(2026, 11, 4),
        "Retail crime evidence pack; link to 033 recorded",
        Head.COMMUNITY, ActionType.POLICING, Effect.TOO_EARLY),
    DemoAction("037/3", 2, "DAS", "Dr Inkwell", date(2026, 10, 30), _COMPLETE, date(2026, 11, 9),
        "Prison/custody in-reach; rapid script appointment",
        Head.COMMUNITY, ActionType.SUBSTANCE, Effect.HELPED),
    DemoAction("037/4", 3, "PROB", "S. Latchford", date(2026, 12, 10), _COMPLETE, date(2026, 12, 9),
        "Request exclusion-zone licence condition",
        Head.COMMUNITY, ActionType.ENFORCEMENT_FORMAL),
    DemoAction("038/1", 1, "COLP", "ECO Protect Off Vane", date(2026, 9, 25), _COMPLETE, date(2026, 9, 25),
        "Call-blocker, bank protocol and password reset visit",
        Head.VICTIM, ActionType.POLICING, Effect.HELPED),
    DemoAction("038/2", 1, "ASC", "R. Hollyoak", date(2026, 10, 9), _COMPLETE, date(2026, 10, 8),
        "Loneliness/befriending referral; capacity view on finances",
        Head.VICTIM, ActionType.ASSESSMENT, Effect.HELPED),
    DemoAction("038/3", 1, "VS", "P. Wren", date(2026, 10, 9), _COMPLETE, date(2026, 10, 6),
        "Six-week support plan",
        Head.VICTIM, ActionType.SUPPORT, Effect.HELPED),
)
# fmt: on
"""Every action that the demo's meetings have set so far."""
