"""Makes the demo's meetings as they were planned: their days, their agendas, and who was asked for what."""

from datetime import date, time

from ccm_tui.domain.settings.settings import Settings
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.vocabulary import HearingKind, ItemKind
from ccm_tui.services.demo.agencies import DEMO_CHAIR, DEMO_COORDINATOR
from ccm_tui.services.demo.draft import Making
from ccm_tui.services.demo.meeting_1 import FIRST
from ccm_tui.services.demo.meeting_2 import SECOND
from ccm_tui.services.demo.meeting_3 import THIRD
from ccm_tui.services.demo.shapes import MEETING_4, MEETING_5, DemoHearing, DemoMeeting
from db.tables.hearings import HearingRow
from db.tables.meetings import AgendaItemRow, InvitationRow, MeetingRow

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


MEETINGS = (FIRST, SECOND, THIRD, LIVE, AFTER)

STARTS_AT = time(14)
ENDS_AT = time(16)
"""London time, as for every meeting of the demo."""

_TERMS = Settings()

MINUTES = {
    ItemKind.OPENING: _TERMS.opening_minutes,
    ItemKind.ACTIONS_REVIEW: _TERMS.actions_review_minutes,
    ItemKind.OTHER_BUSINESS: _TERMS.other_business_minutes,
    ItemKind.CLOSE: _TERMS.close_minutes,
}
"""What the items that are no case are given, and took."""

_BROUGHT_BY_REFERRAL = (HearingKind.NEW, HearingKind.URGENT, HearingKind.REPEAT)


def plan_meetings(making: Making) -> None:
    """Adds every meeting with its agenda."""
    rows = making.add(_meeting_row(making, meeting) for meeting in MEETINGS)
    making.meetings = {row.number: row.id for row in rows}
    for meeting in MEETINGS:
        _add_agenda(making, meeting)
    for meeting in MEETINGS:
        _add_hearings(making, meeting)


def agenda_of(meeting: DemoMeeting) -> tuple[tuple[ItemKind, DemoHearing | None], ...]:
    """The items of the meeting, in order."""
    return (
        (ItemKind.OPENING, None),
        (ItemKind.ACTIONS_REVIEW, None),
        *((ItemKind.HEARING, hearing) for hearing in meeting.hearings),
        (ItemKind.OTHER_BUSINESS, None),
        (ItemKind.CLOSE, None),
    )


def _meeting_row(making: Making, meeting: DemoMeeting) -> MeetingRow:
    took = sum(MINUTES.values()) + sum(hearing.took for hearing in meeting.hearings)
    approved = meeting.state.approved
    return MeetingRow(
        number=meeting.number,
        held_on=making.day(meeting.held_on),
        starts_at=STARTS_AT,
        ends_at=ENDS_AT,
        venue="Committee Room 3, Thimble Hall",
        chair=DEMO_CHAIR,
        co_chair=DEMO_COORDINATOR,
        minute_taker=DEMO_COORDINATOR,
        referral_cut_off=making.day(meeting.cut_off),
        state=meeting.state,
        opened_at=making.moment(meeting.held_on, STARTS_AT) if meeting.held else None,
        closed_at=making.after(meeting.held_on, STARTS_AT, took) if meeting.held else None,
        # Minutes are approved as the next meeting opens.
        approved_at=making.after(MEETINGS[meeting.number].held_on, STARTS_AT, 2) if approved else None,
        approved_by=DEMO_CHAIR if approved else "",
        confidentiality_read_at=making.after(meeting.held_on, STARTS_AT, 3) if meeting.held else None,
    )


def _add_agenda(making: Making, meeting: DemoMeeting) -> None:
    agenda = agenda_of(meeting)
    rows = making.add(
        AgendaItemRow(
            meeting_id=making.meetings[meeting.number],
            kind=kind,
            position=position,
            budget_minutes=_budget(hearing) if hearing else MINUTES[kind],
        )
        for position, (kind, hearing) in enumerate(agenda)
    )
    for (kind, hearing), row in zip(agenda, rows, strict=True):
        making.items[meeting.number, hearing.case if hearing else kind] = row.id


def _add_hearings(making: Making, meeting: DemoMeeting) -> None:
    rows = making.add(
        HearingRow(
            agenda_item_id=making.items[meeting.number, hearing.case],
            case_id=making.cases[hearing.case],
            kind=hearing.kind,
            referral_id=making.referrals[hearing.case] if hearing.kind in _BROUGHT_BY_REFERRAL else None,
            reason=hearing.reason,
        )
        for hearing in meeting.hearings
    )
    for hearing, row in zip(meeting.hearings, rows, strict=True):
        making.hearings[meeting.number, hearing.case] = row.id
    making.add(
        InvitationRow(
            agenda_item_id=making.items[meeting.number, hearing.case],
            agency_id=making.agencies[code],
            leaves_after=code in hearing.leavers,
        )
        for hearing in meeting.hearings
        for code in (*hearing.guests, *hearing.leavers)
    )


def _budget(hearing: DemoHearing) -> int:
    return _TERMS.budget(hearing.kind) if hearing.budget is None else hearing.budget
