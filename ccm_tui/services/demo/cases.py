"""The demo's ten cases as they stand before its live meeting."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.statuses import CaseStatus
from ccm_tui.domain.vocabulary import Effect, Forum, Head, PersonRole, ResidentStatus
from ccm_tui.services.demo import people
from ccm_tui.services.demo.people import DemoPerson
from ccm_tui.services.demo.shapes import LIVE_ON, MEETING_2, MEETING_3


@dataclass(frozen=True, slots=True)
class DemoPart:
    """A person's part in a case."""

    person: DemoPerson
    role: PersonRole
    resident: ResidentStatus = ResidentStatus.CITY_RESIDENT
    home_area: str = ""
    subject: bool = True
    letter: str = ""


@dataclass(frozen=True, slots=True)
class DemoEarlierPlan:
    """What a case brought with it from before this record."""

    first_heard_on: date
    closed_on: date
    measures: tuple[tuple[str, str, Effect], ...]
    """Measure, what came of it, and whether it helped."""
    ratings: tuple[tuple[Head, int, int], ...]
    """Head, likelihood, impact."""


@dataclass(frozen=True, slots=True)
class DemoAsked:
    """A home area that was asked about a case."""

    area: str
    asked_of: str
    asked_on: date
    replied_on: date | None = None
    reply: str = ""


@dataclass(frozen=True, slots=True)
class DemoCase:
    """The file on one matter."""

    short: str
    """The last part of its reference: 031."""
    opened_on: date
    status: CaseStatus
    parts: tuple[DemoPart, ...]
    themes: tuple[str, ...]
    lead: tuple[str, str] | None = None
    """Code of the leading agency and name of its professional."""
    deputy_lead: str = ""
    closed_on: date | None = None
    review_on: date | None = None
    flags: tuple[tuple[str, str], ...] = ()
    """Wording, and code of the agency that asked for it."""
    forums: tuple[tuple[Forum, str], ...] = ()
    restriction: str = ""
    may_see: tuple[str, ...] = ()
    """Codes of the agencies that may see it, where it is restricted."""
    earlier: DemoEarlierPlan | None = None
    asked: tuple[DemoAsked, ...] = ()
    """Home areas that were asked about it."""

    @property
    def reference(self) -> str:
        """CCM/26/031."""
        return f"CCM/26/{self.short}"


CASES = (
    DemoCase(
        "031",
        date(2026, 8, 21),
        CaseStatus.OPEN,
        (DemoPart(people.THIMBLEWICK, PersonRole.BOTH, ResidentStatus.NON_RESIDENT, "Wickmarsh"),),
        ("begging", "street drinking", "aggression to commuters", "rough sleeping"),
        lead=("CST", "Lowell Featherstone"),
        deputy_lead="Bea Pipkin",
        review_on=LIVE_ON,
        forums=((Forum.CHAIN, "Verified as sleeping rough; checked by the outreach team."),),
        asked=(DemoAsked("Wickmarsh", "Tam Mossop", date(2026, 10, 16)),),
    ),
    DemoCase(
        "032",
        date(2026, 8, 26),
        CaseStatus.OPEN,
        (DemoPart(people.FERNSBY_PLUM, PersonRole.VULNERABLE_VICTIM),),
        ("hoarding/self-neglect", "fire risk", "isolation"),
        lead=("HSG", "Nell Turnstile"),
        deputy_lead="Rosa Hollyoak",
        review_on=LIVE_ON,
    ),
    DemoCase(
        "033",
        date(2026, 8, 28),
        CaseStatus.CLOSED,
        (DemoPart(people.MOONPENNY, PersonRole.VULNERABLE_VICTIM),),
        ("cuckooing/exploitation", "drugs use/supply"),
        lead=("ASC", "Rosa Hollyoak"),
        deputy_lead="Nell Turnstile",
        closed_on=MEETING_3,
        forums=((Forum.SECTION_42, "Enquiry opened; an advocate is appointed."),),
    ),
    DemoCase(
        "034",
        date(2026, 9, 25),
        CaseStatus.OPEN,
        (
            DemoPart(people.OAKAPPLE, PersonRole.VULNERABLE_VICTIM, letter="A"),
            DemoPart(people.GRISTLETHORPE, PersonRole.CAUSING_HARM, letter="B"),
        ),
        ("noise", "hate (faith)", "harassment", "neighbour dispute"),
        lead=("CST", "Lowell Featherstone"),
        deputy_lead="Prue Wren",
        review_on=LIVE_ON,
        flags=(("Hate marker: treat every new report as a hate incident", "COLP"),),
        forums=((Forum.ASB_CASE_REVIEW, "Threshold met: four reports in six months."),),
    ),
    DemoCase(
        "035",
        date(2026, 9, 1),
        CaseStatus.OPEN,
        (DemoPart(people.SPARROWDUST, PersonRole.VULNERABLE_VICTIM, ResidentStatus.NON_RESIDENT, "Southquay"),),
        ("suicide/bridge", "mental ill-health", "repeat 999/101 caller"),
        lead=("MHT", "Dr Posy Candlemaker"),
        deputy_lead="Insp Semaphore",
        review_on=LIVE_ON,
        restriction="Health information; heard by the agencies concerned alone, and not on a shared screen.",
        may_see=("COLP", "CST", "ASC", "MHT", "BTP", "GUEST-SQY"),
        asked=(DemoAsked("Southquay", "Hana Dray", date(2026, 12, 3)),),
    ),
    DemoCase(
        "036",
        date(2026, 12, 2),
        CaseStatus.LISTED,
        (DemoPart(people.QUINCE, PersonRole.BOTH, ResidentStatus.NON_RESIDENT, "Marshside"),),
        ("cuckooing/exploitation", "youth ASB", "retail/acquisitive crime"),
        forums=(
            (Forum.CHILD_PROTECTION, "Home area told; strategy discussion asked for."),
            (Forum.OTHER, "National Referral Mechanism: referred by City Police."),
        ),
    ),
    DemoCase(
        "037",
        date(2026, 9, 29),
        CaseStatus.OPEN,
        (
            DemoPart(people.HOLLOWPENNY, PersonRole.CAUSING_HARM, ResidentStatus.NON_RESIDENT, "Northgate"),
            DemoPart(people.MOONPENNY, PersonRole.VULNERABLE_VICTIM, subject=False),
        ),
        ("drugs use/supply", "retail/acquisitive crime", "cuckooing/exploitation"),
        lead=("PROB", "Silas Latchford"),
        deputy_lead="DS Netherby",
        review_on=LIVE_ON,
        flags=(("Violent, do not visit alone", "COLP"),),
        forums=((Forum.IOM, "In the cohort; confirmed by probation."),),
        asked=(
            DemoAsked(
                "Northgate",
                "Housing options",
                date(2026, 10, 16),
                date(2026, 10, 23),
                "known to housing; no tenancy since 2025",
            ),
        ),
    ),
    DemoCase(
        "009R",
        date(2026, 11, 6),
        CaseStatus.LISTED,
        (DemoPart(people.DABCHICK, PersonRole.BOTH),),
        ("street drinking", "repeat 999/101 caller", "abuse of estate staff"),
        earlier=DemoEarlierPlan(
            first_heard_on=date(2026, 1, 15),
            closed_on=date(2026, 4, 16),
            measures=(
                ("Acceptable behaviour contract", "Signed; broke down in week 3", Effect.NO_CHANGE),
                ("Alcohol service referral", "Declined", Effect.NO_CHANGE),
                ("Grant for an amplified phone", "Fitted; fewer calls while it worked", Effect.HELPED),
                ("Police warning", "Given; the calls went on", Effect.NO_CHANGE),
            ),
            ratings=((Head.STAFF, 3, 3), (Head.SELF, 3, 3)),
        ),
    ),
    DemoCase(
        "038",
        date(2026, 9, 2),
        CaseStatus.CLOSED,
        (DemoPart(people.TUMBLETON_HYTHE, PersonRole.VULNERABLE_VICTIM),),
        ("fraud victim", "isolation"),
        lead=("VS", "Prue Wren"),
        deputy_lead="ECO Protect Off Vane",
        closed_on=MEETING_2,
    ),
    DemoCase(
        "039",
        date(2026, 12, 11),
        CaseStatus.LISTED,
        (DemoPart(people.PELLWORTH, PersonRole.CAUSING_HARM, ResidentStatus.NON_RESIDENT, "Eastmere"),),
        ("fixated person", "mental ill-health", "harassment"),
        forums=((Forum.CHANNEL, "Prevent lead informed; no detail recorded here."),),
        restriction="Health information and named places; heard by the agencies concerned alone.",
        may_see=("COLP", "CST", "ASC", "MHT", "GP", "SEC", "CMHT"),
    ),
)
"""Every case on file."""

LINKS = (("033", "037", "The person in one case is exploited by the person in the other."),)
"""Pairs of cases that bear on each other, and how."""
