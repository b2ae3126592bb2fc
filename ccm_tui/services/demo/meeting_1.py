"""The first meeting: five new cases."""

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
from ccm_tui.domain.vocabulary import Head, HearingKind, Known, NoteKind, Sensitivity, ShareKind
from ccm_tui.services.demo.shapes import (
    MEETING_1,
    MEETING_2,
    MEETING_3,
    DemoHearing,
    DemoMeeting,
    nil_returns,
    no_reply,
)

_032 = DemoHearing(
    "032",
    HearingKind.NEW,
    "Hoarding, smoking indoors and a small fire; accepted on professional judgement.",
    leavers=("LFB",),
    took=19,
    said=(
        VoiceEntry(
            "She wants to stay in her home and asks that nothing is thrown away while she is out. "
            "She would like company more than help.",
            "HSG",
        ),
        InfoEntry("Two calls from neighbours about smoke; no offences.", "COLP", share=ShareKind.REPORTED),
        InfoEntry(
            "Tenant for thirty-one years. Every room is filled to shoulder height and one door no longer opens.",
            "HSG",
        ),
        InfoEntry(
            "Attended the kitchen fire, which was out on arrival. No home fire safety visit has been made.",
            "LFB",
        ),
        InfoEntry(
            "Known from a stay in hospital two years ago; declined a package of care.",
            "ASC",
            known=Known.HISTORIC,
        ),
        InfoEntry(
            "She appears able to decide about her tenancy; whether she can carry out what she decides "
            "needs to be assessed.",
            "ASC",
            share=ShareKind.OPINION,
        ),
        *nil_returns("MHT", "NOISE", "HRS", "DAS", "OUTR", "VS", "BTP", "CST", "CSC"),
        NoteEntry(
            "Lets the housing officer in; a neighbour calls on most days; gave up candles when asked.",
            NoteKind.PROTECTIVE,
        ),
        RiskEntry(
            "Smoking in bed among paper with one way out; a fire would spread to the flats above.",
            (Rated(Head.SELF, 4, 5), Rated(Head.PROPERTY, 4, 4)),
        ),
    ),
    outcome=OutcomeEntry("To be heard again once the assessment is due.", Decision.KEEP_OPEN, MEETING_3, tell="HSG"),
)

_033 = DemoHearing(
    "033",
    HearingKind.NEW,
    "His flat is used by people who supply drugs; he is the victim.",
    took=18,
    said=(
        VoiceEntry("He likes having people round, but is afraid of two of them and wants his key back.", "ASC"),
        InfoEntry(
            "Residents report that drugs are supplied from the flat in the evening.",
            "COLP",
            share=ShareKind.REPORTED,
        ),
        InfoEntry(
            "The first disruption visits are planned for the early hours of the coming weekend.",
            "COLP",
            sensitivity=Sensitivity.NOT_MINUTED,
        ),
        InfoEntry(
            "Lives alone with four hours of support a week. His keyworker found people whom he does not know "
            "asleep in the flat on three visits.",
            "ASC",
        ),
        InfoEntry(
            "Rent in arrears for the first time. The lock was forced twice; six neighbours have complained.", "HSG"
        ),
        InfoEntry("Four complaints of music late at night in eight weeks.", "NOISE"),
        InfoEntry("Two reports about the stairwell.", "CST"),
        InfoEntry("Seen by the learning disability team as a young adult.", "MHT", known=Known.HISTORIC),
        *nil_returns("HRS", "DAS", "OUTR", "VS", "BTP", "CSC"),
        NoteEntry(
            "Trusts his keyworker; a sister telephones each week; has never been violent.", NoteKind.PROTECTIVE
        ),
        RiskEntry(
            "Exploited in his own home by people whom he fears; visitors disturb the whole stair.",
            (Rated(Head.SELF, 5, 4), Rated(Head.COMMUNITY, 4, 3)),
        ),
    ),
    outcome=OutcomeEntry(
        "The flat is not safe until it is closed to visitors.", Decision.KEEP_OPEN, MEETING_2, tell="ASC"
    ),
)

_031 = DemoHearing(
    "031",
    HearingKind.NEW,
    "Begging and drinking with aggression to commuters; sleeping rough; score above 31.",
    took=20,
    said=(
        VoiceEntry("He would take a room of his own but not a hostel, and can talk in the morning only.", "OUTR"),
        InfoEntry("Nine breaches of the community protection notice in three months.", "COLP"),
        InfoEntry("Eleven incidents at the station entrance, most of them in the evening peak.", "BTP"),
        InfoEntry("Engages in the morning only. Slept out on most nights of the last three months.", "OUTR"),
        InfoEntry("Offered an assessment three times; refused each time.", "DAS"),
        InfoEntry("A bed has been offered twice and declined.", "HRS"),
        InfoEntry("Community protection warning and notice served by hand and explained.", "CST"),
        no_reply("GUEST-WICK"),
        *nil_returns("NOISE", "ASC", "HSG", "MHT", "VS", "CSC"),
        NoteEntry(
            "Keeps appointments made before ten; trusts one outreach worker; carries no weapon.",
            NoteKind.PROTECTIVE,
        ),
        RiskEntry(
            "Drinks daily and sleeps in the open; aggressive to commuters and to staff when he has been drinking.",
            (Rated(Head.SELF, 4, 4), Rated(Head.COMMUNITY, 4, 3), Rated(Head.STAFF, 3, 3)),
        ),
    ),
    outcome=OutcomeEntry(
        "Treatment and enforcement to be planned together.", Decision.KEEP_OPEN, MEETING_2, tell="OUTR"
    ),
)

_035 = DemoHearing(
    "035",
    HearingKind.NEW,
    "Repeated crises near bridges and frequent emergency calls; score above 31.",
    took=17,
    said=(
        VoiceEntry("Being met by someone who knows her name helps; being moved on makes it worse.", "BTP"),
        InfoEntry("Nine calls to her near bridges in four months; each ended with her safe.", "BTP"),
        InfoEntry("Frequent emergency calls, most at night; section 136 used three times in six months.", "COLP"),
        InfoEntry(
            "Under a community team in her home area; its crisis plan has not been shared here.",
            "MHT",
            sensitivity=Sensitivity.RESTRICTED,
        ),
        InfoEntry(
            "One calm and consistent response is likely to do more than enforcement.",
            "MHT",
            share=ShareKind.OPINION,
        ),
        *nil_returns("ASC", "CST"),
        no_reply("GUEST-SQY"),
        NoteEntry("Calls for help herself; is fond of her work with animals.", NoteKind.PROTECTIVE),
        RiskEntry(
            "Crises are frequent and no plan is shared; officers are hurt at times while keeping her safe.",
            (Rated(Head.SELF, 4, 5), Rated(Head.STAFF, 3, 3)),
        ),
    ),
    outcome=OutcomeEntry("A shared crisis plan is needed first.", Decision.KEEP_OPEN, MEETING_2, tell="MHT"),
)

_038 = DemoHearing(
    "038",
    HearingKind.NEW,
    "Victim of five frauds, and isolated; accepted on professional judgement.",
    took=14,
    said=(
        VoiceEntry("She is ashamed and asks that her family is not told. She wants the calls to stop.", "VS"),
        InfoEntry("Five frauds in eighteen months, by telephone, by courier and by correspondence.", "COLP"),
        InfoEntry("Accepts a call once a week.", "VS"),
        InfoEntry("Service charge unpaid for two quarters, for the first time.", "HSG"),
        *nil_returns("NOISE", "ASC", "HRS", "MHT", "DAS", "OUTR", "BTP", "CST", "CSC"),
        NoteEntry("Tells her bank when she is unsure; has agreed to a password.", NoteKind.PROTECTIVE),
        RiskEntry(
            "Called daily by people who know that she has paid before, and has nobody to ask.",
            (Rated(Head.VICTIM, 4, 4),),
        ),
    ),
    outcome=OutcomeEntry("The plan is short and begins at once.", Decision.KEEP_OPEN, MEETING_2, tell="VS"),
)

FIRST = DemoMeeting(
    1,
    MEETING_1,
    cut_off=date(2026, 9, 3),
    state=MeetingState.APPROVED,
    hearings=(_032, _033, _031, _035, _038),
    business_note="Neighbouring boroughs were asked for information in two cases and have not answered; "
    "to be raised with the partnership board.",
)
"""Held, and its minutes approved."""
