"""The third meeting: six reviews, of which one is closed; its minutes are still a draft."""

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
from ccm_tui.services.demo.shapes import MEETING_3, MEETING_4, DemoHearing, DemoMeeting, nil_returns, no_reply

_034 = DemoHearing(
    "034",
    HearingKind.REVIEW,
    "Review: the evidence, and the interview of Mr B.",
    guests=("SOL",),
    took=12,
    said=(
        VoiceEntry(
            "Ms A has been told that help is coming and sees nothing change. She still does not want to move.",
            "VS",
        ),
        InfoEntry("One further report, and one by Mr B that was not supported by what was recorded.", "COLP"),
        InfoEntry("Recorded for fourteen nights: banging on nine of them, late in the evening.", "NOISE"),
        InfoEntry("The interview has not been held; the estate office was short of a tenancy officer.", "HSG"),
        InfoEntry("Hate-crime support accepted.", "VS"),
        InfoEntry("The ASB Case Review has begun; Ms A has not yet been written to.", "CST"),
        InfoEntry(
            "The recordings could support an injunction; the tenancy route is quicker if the interview is held.",
            "SOL",
            share=ShareKind.OPINION,
        ),
        *nil_returns("ASC", "HRS", "DAS", "OUTR", "PROB", "BTP", "CSC", "LFB"),
        RiskEntry(
            "Unchanged: the behaviour goes on and the one action that faces it was not done.",
            (Rated(Head.VICTIM, 4, 4), Rated(Head.STAFF, 3, 3)),
        ),
    ),
    outcome=OutcomeEntry(
        "The interview is issued again and escalated within Housing.",
        Decision.KEEP_OPEN,
        MEETING_4,
        tell="VS",
    ),
)

_032 = DemoHearing(
    "032",
    HearingKind.REVIEW,
    "Review: fire safety and the Care Act assessment.",
    took=13,
    said=(
        VoiceEntry("She will clear one room at a time if she is there and may keep her letters.", "ASC"),
        InfoEntry("Clutter rating 7; alarms fitted and tested; smoking controls agreed with her.", "LFB"),
        InfoEntry("Assessment complete: she has capacity to decide about her tenancy.", "ASC"),
        InfoEntry(
            "Her executive capacity fluctuates: she can say what has to be done and at times cannot begin it.",
            "ASC",
            share=ShareKind.OPINION,
        ),
        InfoEntry("Gas and electrics checked and safe; nothing was cleared.", "HSG"),
        InfoEntry("No call about smoke since the first meeting.", "COLP"),
        no_reply("MHT"),
        *nil_returns("NOISE", "HRS", "DAS", "OUTR", "VS", "PROB", "BTP", "CST", "CSC"),
        NoteEntry("Kept every appointment of the assessment; asks for the same two people.", NoteKind.PROTECTIVE),
        RiskEntry(
            "Alarms and smoking controls make a fire less likely; the way out is still narrow.",
            (Rated(Head.SELF, 3, 5), Rated(Head.PROPERTY, 3, 4)),
        ),
        NoteEntry(
            "Housing proposed a clearance notice. Adult Social Care opposed it as likely to end her cooperation.",
            NoteKind.DISSENT,
            "The panel kept the graded plan, and Housing's view is recorded.",
        ),
    ),
    outcome=OutcomeEntry("Risk is falling; the graded plan goes on.", Decision.KEEP_OPEN, MEETING_4, tell="HSG"),
)

_031 = DemoHearing(
    "031",
    HearingKind.REVIEW,
    "Review: the application for a criminal behaviour order.",
    guests=("GUEST-WICK", "SOL"),
    took=10,
    said=(
        VoiceEntry("He says that he would see a worker weekly, if it is in the morning.", "OUTR"),
        InfoEntry("Four further breaches, none with violence; the application is lodged.", "COLP"),
        InfoEntry("The hearing is listed before the next meeting of the conference.", "SOL"),
        InfoEntry("Would supervise weekly keywork if the court requires it; has no morning clinic.", "DAS"),
        InfoEntry("Three incidents at the station entrance, against eleven before.", "BTP"),
        InfoEntry("Seen on most mornings; accepts food and talk.", "OUTR"),
        InfoEntry("The offer of a bed stands.", "HRS"),
        InfoEntry("The application was drafted six days after the date agreed.", "CST"),
        no_reply("GUEST-WICK"),
        *nil_returns("NOISE", "ASC", "HSG", "VS", "PROB", "CSC", "LFB"),
        RiskEntry(
            "Drinking unchanged; fewer incidents in the evening peak.",
            (Rated(Head.SELF, 4, 4), Rated(Head.COMMUNITY, 3, 3), Rated(Head.STAFF, 3, 3)),
        ),
    ),
    outcome=OutcomeEntry("Application lodged.", Decision.KEEP_OPEN, MEETING_4, tell="OUTR"),
)

_033 = DemoHearing(
    "033",
    HearingKind.REVIEW,
    "Review: can it be closed?",
    guests=("SOL",),
    took=9,
    said=(
        VoiceEntry("He has his key and chooses who comes in. He asks that the weekly visits go on.", "VS"),
        InfoEntry("No report of supply from the flat for five weeks.", "COLP"),
        InfoEntry("The enquiry finds the risk reduced; support is now eight hours a week.", "ASC"),
        InfoEntry("Partial closure order made; visitors are kept out, and the arrears are in hand.", "HSG"),
        InfoEntry("The order runs for three months and can be extended.", "SOL"),
        InfoEntry("No complaint since the order.", "NOISE"),
        InfoEntry("The stairwell is lit again and quiet.", "CST"),
        InfoEntry("Weekly contact kept; the safety plan hangs on his kitchen wall in easy-read.", "VS"),
        *nil_returns("HRS", "DAS", "OUTR", "PROB", "BTP", "CSC", "LFB"),
        NoteEntry("Rings his keyworker when somebody unknown calls at the door.", NoteKind.PROTECTIVE),
        RiskEntry(
            "The order holds, and he has an advocate, a keyworker and his key.",
            (Rated(Head.SELF, 2, 3), Rated(Head.COMMUNITY, 2, 2)),
        ),
    ),
    outcome=OutcomeEntry(
        "Order, advocate and weekly contact are in place; Adult Social Care leads alone.",
        Decision.CLOSE_REDUCED,
        tell="ASC",
    ),
)

_037 = DemoHearing(
    "037",
    HearingKind.REVIEW,
    "Review: supervision, treatment and the tenant's safety.",
    took=10,
    said=(
        VoiceEntry("He says that the prescription holds him, and that he has not been back to the flat.", "PROB"),
        InfoEntry("In the IOM cohort; licence conditions confirmed; two appointments kept.", "PROB"),
        InfoEntry("Evidence pack with the prosecutor; four retail crimes since, against seven before.", "COLP"),
        InfoEntry(
            "Where he now stays is known from one source alone.",
            "COLP",
            share=ShareKind.REPORTED,
            sensitivity=Sensitivity.RESTRICTED,
        ),
        InfoEntry("Prescription begun, ten days after the date agreed; tested weekly.", "DAS"),
        InfoEntry("Not seen on the estate since the order on the flat in 033.", "HSG"),
        InfoEntry("Stopped twice at the station; quiet both times.", "BTP"),
        InfoEntry("Not seen among people who sleep rough since treatment began.", "OUTR"),
        *nil_returns("NOISE", "ASC", "HRS", "VS", "CST", "CSC", "LFB"),
        RiskEntry(
            "In treatment and away from the tenant; still threatens staff when challenged.",
            (Rated(Head.COMMUNITY, 3, 4), Rated(Head.STAFF, 3, 4), Rated(Head.VICTIM, 2, 4)),
        ),
    ),
    outcome=OutcomeEntry("An exclusion zone would keep the gain.", Decision.KEEP_OPEN, MEETING_4, tell="PROB"),
)

_035 = DemoHearing(
    "035",
    HearingKind.REVIEW,
    "Review: the marker, and a named care coordinator.",
    guests=("GUEST-SQY",),
    took=9,
    said=(
        VoiceEntry("She told an officer that the words he used were the right ones.", "BTP"),
        InfoEntry("The marker is in place, and its words were used each time.", "COLP"),
        InfoEntry("Four calls to her since the last meeting; each was over within the hour.", "BTP"),
        InfoEntry("Her home area has not said who coordinates her care.", "ASC"),
        InfoEntry("No report through the council's own lines.", "CST"),
        no_reply("MHT"),
        no_reply("GUEST-SQY"),
        NoteEntry("Now names herself when she calls, and waits.", NoteKind.PROTECTIVE),
        RiskEntry(
            "One response that she knows has made the crises shorter; nobody yet coordinates her care.",
            (Rated(Head.SELF, 3, 5), Rated(Head.STAFF, 3, 3)),
        ),
    ),
    outcome=OutcomeEntry(
        "A named coordinator and a joint care review are needed.",
        Decision.KEEP_OPEN,
        MEETING_4,
        tell="BTP",
    ),
)

THIRD = DemoMeeting(
    3,
    MEETING_3,
    cut_off=date(2026, 11, 5),
    state=MeetingState.CLOSED,
    hearings=(_034, _032, _031, _033, _037, _035),
    opening_note="The minutes of the last meeting were agreed as a true record.",
    business_note="Replies from two neighbouring boroughs are still awaited; raised with the partnership board.",
)
"""Held; its minutes are a draft."""
