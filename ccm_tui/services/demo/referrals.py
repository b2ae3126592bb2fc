"""The referrals that brought the demo's ten cases."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import Consent, Criterion
from ccm_tui.services.demo.agencies import DEMO_CHAIR


@dataclass(frozen=True, slots=True)
class DemoScore:
    """A risk score of the RAM, which goes to 41."""

    score: int
    assessed_on: date

    @property
    def band(self) -> str:
        """The band in words: high is above 31."""
        return "high" if self.score > 31 else "medium"


@dataclass(frozen=True, slots=True)
class DemoReferral:
    """A request to hear someone's case, and what screening made of it."""

    case: str
    received_on: date
    screened_on: date
    agency: str
    referrer: str
    role: str
    reason: str
    tried: str
    wanted: str
    consent: Consent
    criteria: tuple[Criterion, ...]
    scores: tuple[DemoScore, ...]
    subject_aware: bool = True
    consent_reason: str = ""
    consent_authorised_by: str = ""
    other_parties: str = ""
    children: str = ""
    screening: Screening = Screening.ACCEPTED
    screening_reason: str = ""


REFERRALS = (
    DemoReferral(
        "031",
        date(2026, 8, 19),
        date(2026, 8, 21),
        "COLP",
        "PC Finch Larkspur",
        "Partnership officer",
        reason="Begging and drinking at the station entrance, with aggression to commuters in the evening.",
        tried="Community protection warning and notice; two offers of a bed; three alcohol appointments.",
        wanted="One plan that joins enforcement to treatment, and an answer from Wickmarsh.",
        consent=Consent.NOT_SOUGHT,
        consent_reason="Asking was likely to end his contact with the outreach team.",
        consent_authorised_by=DEMO_CHAIR,
        subject_aware=False,
        criteria=(Criterion.HIGH_SCORE, Criterion.MULTI_AGENCY),
        scores=(DemoScore(33, date(2026, 8, 18)),),
    ),
    DemoReferral(
        "032",
        date(2026, 8, 24),
        date(2026, 8, 26),
        "HSG",
        "Nell Turnstile",
        "Estates and tenancy manager",
        reason="Rooms filled to shoulder height, smoking indoors, a small kitchen fire, and few visitors.",
        tried="Letters and two visits by the housing officer.",
        wanted="A fire safety visit, an assessment, and agreement that nothing is cleared without her.",
        consent=Consent.GIVEN,
        criteria=(Criterion.PROFESSIONAL_JUDGEMENT, Criterion.MULTI_AGENCY),
        scores=(DemoScore(29, date(2026, 8, 24)),),
        screening_reason="Below the high score; accepted on professional judgement.",
    ),
    DemoReferral(
        "033",
        date(2026, 8, 27),
        date(2026, 8, 28),
        "ASC",
        "Rosa Hollyoak",
        "Safeguarding lead",
        reason="People whom he does not know well use his flat to supply drugs, and keep his key.",
        tried="More support hours; the lock changed twice.",
        wanted="The flat made safe at once, and somebody who speaks for him.",
        consent=Consent.GIVEN,
        other_parties="Regular visitors, not named here.",
        criteria=(Criterion.HIGH_SCORE, Criterion.MULTI_AGENCY),
        scores=(DemoScore(36, date(2026, 8, 26)),),
    ),
    DemoReferral(
        "034",
        date(2026, 9, 23),
        date(2026, 9, 25),
        "VS",
        "Prue Wren",
        "Senior caseworker",
        reason="Noise through the wall, insults about her faith and harassment on the landing.",
        tried="Mediation offered and declined by both; a warning letter to Mr B.",
        wanted="One agency that answers for the case, and a decision on enforcement.",
        consent=Consent.GIVEN,
        other_parties="Barnaby Gristlethorpe, neighbour, who makes allegations of his own.",
        criteria=(Criterion.HIGH_SCORE, Criterion.ESCALATION),
        scores=(DemoScore(34, date(2026, 9, 22)),),
    ),
    DemoReferral(
        "035",
        date(2026, 8, 31),
        date(2026, 9, 1),
        "BTP",
        "Insp Semaphore",
        "Inspector",
        reason="Repeated crises near bridges and frequent emergency calls, with no shared plan.",
        tried="Each call answered as it came; three assessments under section 136.",
        wanted="A crisis plan from her home area, and one response that every service follows.",
        consent=Consent.NOT_GIVEN,
        consent_reason="Shared to protect her life; she was told.",
        consent_authorised_by=DEMO_CHAIR,
        criteria=(Criterion.HIGH_SCORE, Criterion.ESCALATION, Criterion.MULTI_AGENCY),
        scores=(DemoScore(32, date(2026, 8, 30)),),
    ),
    DemoReferral(
        "036",
        date(2026, 11, 30),
        date(2026, 12, 2),
        "COLP",
        "DS Netherby",
        "Detective Sergeant",
        reason="Seen often with a group that snatches phones; one arrest for carrying a knife; "
        "signs that adults direct him.",
        tried="Return-home interview by his home area; referral to the National Referral Mechanism.",
        wanted="Children's services of both areas at one table, and a plan that treats him as a child first.",
        consent=Consent.NOT_SOUGHT,
        consent_reason="Asking could put him at risk from those who direct him.",
        consent_authorised_by=DEMO_CHAIR,
        subject_aware=False,
        children="He is himself a child.",
        criteria=(Criterion.ESCALATION, Criterion.MULTI_AGENCY),
        scores=(DemoScore(30, date(2026, 11, 27)),),
        screening_reason="Below the high score; accepted as escalating.",
    ),
    DemoReferral(
        "037",
        date(2026, 9, 28),
        date(2026, 9, 29),
        "COLP",
        "DS Netherby",
        "Detective Sergeant",
        reason="Twenty-two retail crimes, supply of drugs, and use of a vulnerable tenant's home.",
        tried="Arrests and short sentences; treatment begun twice and left.",
        wanted="Treatment and supervision timed together, and the tenant kept safe.",
        consent=Consent.NOT_SOUGHT,
        consent_reason="Prevention of crime and protection of a victim.",
        consent_authorised_by=DEMO_CHAIR,
        subject_aware=False,
        other_parties="The tenant in 033.",
        criteria=(Criterion.PROLIFIC, Criterion.MULTI_AGENCY),
        scores=(DemoScore(31, date(2026, 9, 25)),),
        screening_reason="Not above 31; accepted as prolific.",
    ),
    DemoReferral(
        "009R",
        date(2026, 11, 4),
        date(2026, 11, 6),
        "HSG",
        "Nell Turnstile",
        "Estates and tenancy manager",
        reason="Abusive calls and abuse of estate staff have begun again after drinking; "
        "the amplified phone is broken.",
        tried="The plan of the first hearing.",
        wanted="To know which part of the old plan worked before a new one is made.",
        consent=Consent.NOT_GIVEN,
        consent_reason="Shared to protect estate staff; he was told.",
        consent_authorised_by=DEMO_CHAIR,
        criteria=(Criterion.HIGH_SCORE, Criterion.REPEAT),
        scores=(DemoScore(27, date(2026, 1, 5)), DemoScore(32, date(2026, 11, 3))),
    ),
    DemoReferral(
        "038",
        date(2026, 9, 1),
        date(2026, 9, 2),
        "COLP",
        "ECO Protect Off Vane",
        "Economic crime protect officer",
        reason="Five frauds by telephone, courier and correspondence; she lives alone and tells nobody.",
        tried="Advice by telephone after each report.",
        wanted="The calls stopped, and company that does not ask for money.",
        consent=Consent.GIVEN,
        criteria=(Criterion.PROFESSIONAL_JUDGEMENT, Criterion.ESCALATION),
        scores=(DemoScore(28, date(2026, 8, 31)),),
        screening_reason="Below the high score; accepted on professional judgement.",
    ),
    DemoReferral(
        "039",
        date(2026, 12, 10),
        date(2026, 12, 11),
        "COLP",
        "PC Finch Larkspur",
        "Partnership officer",
        reason="Letters to churches and to security guards, more each week, while his mental health worsens.",
        tried="Advice to the guards; a call to his home-area team.",
        wanted="His GP and home-area team to act together before the letters turn into visits.",
        consent=Consent.NOT_SOUGHT,
        consent_reason="Asking was likely to increase the risk to those who get the letters.",
        consent_authorised_by=DEMO_CHAIR,
        subject_aware=False,
        criteria=(Criterion.PROFESSIONAL_JUDGEMENT, Criterion.ESCALATION),
        scores=(),
        screening=Screening.ACCEPTED_URGENT,
        screening_reason="Received after the cut-off; both co-chairs agreed to hear it. RAM not scored. "
        "Provisional rating until then: staff 3x4, medium.",
    ),
)
"""Every referral received, in the order of the cases."""
