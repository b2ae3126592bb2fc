"""The second meeting: two new cases and four reviews, of which one is closed."""

from datetime import date

from ccm_tui.domain.composer.line.entries import (
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    Rated,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.statuses import Decision, MeetingState
from ccm_tui.domain.vocabulary import Head, HearingKind, NoteKind, Sensitivity, ShareKind
from ccm_tui.services.demo.shapes import (
    MEETING_2,
    MEETING_3,
    DeclaredInterest,
    DemoHearing,
    DemoMeeting,
    nil_returns,
    no_reply,
)

_033 = DemoHearing(
    "033",
    HearingKind.REVIEW,
    "Review: has the flat been made safe?",
    guests=("SOL",),
    took=10,
    said=(
        VoiceEntry("He feels safer with the new lock and wants visitors to ring first.", "ASC"),
        InfoEntry("Welfare visit made in the same week, and five disruption visits since.", "COLP"),
        InfoEntry("Section 42 enquiry opened; the advocate has met him twice.", "ASC"),
        InfoEntry("New lock fitted; the papers for a partial closure order are with the solicitor.", "HSG"),
        InfoEntry("The papers are in order; the application can be made within the month.", "SOL"),
        InfoEntry("One complaint since the last meeting, against four before.", "NOISE"),
        InfoEntry("No report about the stairwell since the last meeting.", "CST"),
        InfoEntry(
            "His keyworker asks what to say when suppliers claim that he owes them money.",
            "ASC",
            share=ShareKind.REPORTED,
        ),
        *nil_returns("HRS", "DAS", "OUTR", "VS", "PROB", "LFB"),
        RiskEntry(
            "Fewer visitors and a lock that holds; two of them still wait for him outside.",
            (Rated(Head.SELF, 3, 4), Rated(Head.COMMUNITY, 3, 3)),
        ),
    ),
    outcome=OutcomeEntry(
        "Risk is falling; to stay open until the order is made.", Decision.KEEP_OPEN, MEETING_3, tell="ASC"
    ),
)

_031 = DemoHearing(
    "031",
    HearingKind.REVIEW,
    "Review: treatment and enforcement planned together.",
    guests=("SOL",),
    took=11,
    said=(
        VoiceEntry("He says that the mornings with the outreach team are the best part of his week.", "OUTR"),
        InfoEntry("Chronology ready for the file; two further breaches.", "COLP"),
        InfoEntry("CHAIN check done. An assessment bed was offered on both shifts and declined.", "OUTR"),
        InfoEntry("Not found on four in-reach visits; no assessment could be made.", "DAS"),
        InfoEntry("The offer of a bed stands.", "HRS"),
        InfoEntry("Two shops report the same as before.", "CST", share=ShareKind.REPORTED),
        InfoEntry(
            "The evidence would support an application with a positive requirement, "
            "provided that a service can supervise it.",
            "SOL",
            share=ShareKind.OPINION,
        ),
        no_reply("GUEST-WICK"),
        *nil_returns("NOISE", "ASC", "HSG", "VS", "PROB", "LFB"),
        RiskEntry(
            "Unchanged: drinking daily, and the same places at the same hours.",
            (Rated(Head.SELF, 4, 4), Rated(Head.COMMUNITY, 4, 3), Rated(Head.STAFF, 3, 3)),
        ),
    ),
    outcome=OutcomeEntry(
        "An application with a positive requirement is to be prepared.",
        Decision.KEEP_OPEN,
        MEETING_3,
        tell="OUTR",
    ),
)

_037 = DemoHearing(
    "037",
    HearingKind.NEW,
    "Supply, retail crime and exploitation of a tenant; not above 31, accepted as prolific.",
    took=18,
    said=(
        VoiceEntry("He says that he steals to buy heroin, and would take a script if it came quickly.", "PROB"),
        InfoEntry("Twenty-two retail crimes recorded in twelve months.", "COLP"),
        InfoEntry(
            "Said to direct younger people who sell for him.",
            "COLP",
            share=ShareKind.REPORTED,
            sensitivity=Sensitivity.RESTRICTED,
        ),
        InfoEntry("On licence; keeps about half of his appointments.", "PROB"),
        InfoEntry("Began treatment twice and left; asked for a prescription while in custody.", "DAS"),
        InfoEntry("Visits the tenant in 033 several times a week.", "HSG"),
        InfoEntry("Seen asking for money from people who sleep rough.", "OUTR", share=ShareKind.REPORTED),
        *nil_returns("NOISE", "ASC", "HRS", "VS", "CST", "LFB"),
        NoteEntry("Comes when the appointment is on the same day; telephones his mother.", NoteKind.PROTECTIVE),
        RiskEntry(
            "Exploits a tenant who cannot refuse him; threatens shop and estate staff when challenged.",
            (Rated(Head.COMMUNITY, 4, 4), Rated(Head.STAFF, 3, 4), Rated(Head.VICTIM, 4, 4)),
        ),
    ),
    outcome=OutcomeEntry(
        "Supervision and treatment to be timed together.", Decision.KEEP_OPEN, MEETING_3, tell="PROB"
    ),
)

_034 = DemoHearing(
    "034",
    HearingKind.NEW,
    "Noise, insults about faith and harassment between neighbours; allegations by both.",
    took=19,
    interests=(DeclaredInterest("DAS", "Is acquainted with a member of one of the households."),),
    said=(
        VoiceEntry(
            "Ms A wants to sleep, wants Mr B told by someone in authority that it must stop, "
            "and does not want to move.",
            "VS",
        ),
        InfoEntry("Two crime reports with a hate marker; not enough to charge. Mr B makes allegations too.", "COLP"),
        InfoEntry("Six complaints from each household about the other; nothing witnessed yet.", "NOISE"),
        InfoEntry("Both are tenants. Mr B has had one warning under his tenancy conditions.", "HSG"),
        InfoEntry("An officer was shouted at on the landing and now visits in company.", "HSG"),
        InfoEntry("Four reports in six months; she no longer uses the landing after dark.", "VS"),
        InfoEntry("Four reports in six months: the threshold of the ASB Case Review is met.", "CST"),
        *nil_returns("ASC", "HRS", "OUTR", "PROB", "LFB"),
        NoteEntry("A neighbour on the other side keeps a diary for her.", NoteKind.PROTECTIVE),
        RiskEntry(
            "Reports grow closer together and name her faith; staff have been threatened on the landing.",
            (Rated(Head.VICTIM, 4, 4), Rated(Head.STAFF, 3, 3)),
        ),
    ),
    outcome=OutcomeEntry(
        "Evidence and an interview are needed before any order.", Decision.KEEP_OPEN, MEETING_3, tell="VS"
    ),
)

_035 = DemoHearing(
    "035",
    HearingKind.REVIEW,
    "Review: is there a crisis plan that everyone follows?",
    took=9,
    said=(
        InfoEntry("The incident log shows the same two hours of the evening; three calls since.", "COLP"),
        InfoEntry("Has asked her home area's adult social care who holds her case.", "ASC"),
        InfoEntry(
            "The trust sent the crisis plan after its date; nobody from the trust is here to explain it.",
            "CST",
            share=ShareKind.REPORTED,
        ),
        no_reply("GUEST-SQY"),
        RiskEntry(
            "Unchanged: no care coordinator is named, and two agencies that know her are not in the room.",
            (Rated(Head.SELF, 4, 5), Rated(Head.STAFF, 3, 3)),
        ),
    ),
    outcome=OutcomeEntry(
        "A marker with agreed words first; her home area to be asked again.",
        Decision.KEEP_OPEN,
        MEETING_3,
        tell="ASC",
    ),
)

_038 = DemoHearing(
    "038",
    HearingKind.REVIEW,
    "Review: can it be closed?",
    took=7,
    said=(
        VoiceEntry("She sleeps again, and has told her sister herself.", "VS"),
        InfoEntry("Call-blocker fitted and the bank's protocol in place; no new fraud.", "COLP"),
        InfoEntry("A befriender visits each week.", "ASC"),
        InfoEntry("She makes her own decisions about money, with advice.", "ASC", share=ShareKind.OPINION),
        InfoEntry("Has kept every call of the support plan.", "VS"),
        InfoEntry("A plan for the service charge is agreed.", "HSG"),
        *nil_returns("NOISE", "HRS", "DAS", "OUTR", "PROB", "CST", "LFB"),
        RiskEntry("The calls no longer reach her and she has people to ask.", (Rated(Head.VICTIM, 2, 3),)),
    ),
    outcome=OutcomeEntry(
        "Every action is done and she is content; victim support keeps in touch.",
        Decision.CLOSE_REDUCED,
        tell="VS",
    ),
)

SECOND = DemoMeeting(
    2,
    MEETING_2,
    cut_off=date(2026, 10, 1),
    state=MeetingState.APPROVED,
    hearings=(_033, _031, _037, _034, _035, _038),
    opening_note="The minutes of the last meeting were agreed as a true record.",
    business_note="The mental health trust and children's social care were not in the room; "
    "the co-chairs write to both.",
    observers=(("Sorrel Quayle", "Partnership board office"),),
)
"""Held, and its minutes approved."""
