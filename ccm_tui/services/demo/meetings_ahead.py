"""The live meeting, with eight cases in 116 of its 120 minutes, and the one after it."""

from datetime import date

from ccm_tui.domain.vocabulary import HearingKind, MeetingState
from ccm_tui.services.demo.days import MEETING_4, MEETING_5
from ccm_tui.services.demo.shapes import DemoHearing, DemoMeeting

LIVE = DemoMeeting(
    4,
    MEETING_4,
    cut_off=date(2026, 12, 3),
    state=MeetingState.PLANNED,
    hearings=(
        DemoHearing(
            "036",
            HearingKind.NEW,
            "Aged 17: suspected exploitation, a group that snatches phones, one arrest with a knife.",
            budget=20,
            guests=("YJ",),
            leavers=("CSC",),
        ),
        DemoHearing(
            "039",
            HearingKind.URGENT,
            "Fixated letters to churches and security guards; late, agreed by both co-chairs.",
            guests=("GP", "SEC", "CMHT"),
        ),
        DemoHearing(
            "009R",
            HearingKind.REPEAT,
            "Abuse of estate staff and abusive calls again; referred seven months after it was closed.",
        ),
        DemoHearing(
            "037",
            HearingKind.REVIEW,
            "Review: the exclusion zone, and whether treatment holds.",
            guests=("RP",),
        ),
        DemoHearing(
            "031",
            HearingKind.REVIEW,
            "Review: order granted with weekly keywork. Can the drug and alcohol service see him in the mornings?",
            guests=("GUEST-WICK", "SOL"),
        ),
        DemoHearing(
            "034",
            HearingKind.REVIEW,
            "Review: the interview of Mr B, and the choice of order.",
            guests=("SOL",),
        ),
        DemoHearing(
            "035",
            HearingKind.REVIEW,
            "Review: who coordinates her care, and when is the joint review?",
            guests=("GUEST-SQY",),
        ),
        DemoHearing(
            "032",
            HearingKind.REVIEW,
            "Review: the room-by-room plan, and the psychology screen that nobody has accepted.",
        ),
    ),
)
"""The meeting that the demo opens before."""

AFTER = DemoMeeting(5, MEETING_5, cut_off=date(2027, 1, 7), state=MeetingState.PLANNED)
"""The meeting after it, with nothing listed yet."""
