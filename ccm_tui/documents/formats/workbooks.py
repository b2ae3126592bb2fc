"""Meetings, and the agenda of one, as workbooks (XLSX)."""

from collections.abc import Sequence

from ccm_tui.documents.formats.workbook import Columns, list_workbook
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.listings import ListedItem, ListedMeeting

_MEETING: Columns = {
    "number": ("No", 6),
    "held_on": ("Day", 17),
    "starts_at": ("From", 8),
    "ends_at": ("To", 8),
    "state": ("State", 16),
    "chair": ("Chair", 28),
    "co_chair": ("Co-chair", 28),
    "minute_taker": ("Minute-taker", 28),
    "venue": ("Venue", 36),
    "referral_cut_off": ("Referrals by", 17),
}
_ITEM: Columns = {
    "number": ("No", 6),
    "reference": ("Reference", 14),
    "name": ("Name", 32),
    "title": ("Item", 24),
    "hearing": ("Hearing", 11),
    "budget_minutes": ("Minutes", 9),
    "guests": ("Comes for it", 24),
    "leavers": ("May go after it", 20),
}
_BESIDE_ITEM: Columns = {
    "position": ("Position", 10),
    "kind": ("Kind", 18),
    "used_minutes": ("Minutes used", 14),
    "state": ("State", 14),
    "decision": ("Decision", 28),
    "review_on": ("Review", 17),
    "received_on": ("Received", 17),
}


def meetings_workbook(meetings: Sequence[ListedMeeting], cover: Cover) -> bytes:
    """A meeting a row."""
    return list_workbook("Meetings", meetings, _MEETING, {}, cover)


def agenda_workbook(items: Sequence[ListedItem], cover: Cover) -> bytes:
    """An item a row."""
    return list_workbook("Agenda", items, _ITEM, _BESIDE_ITEM, cover)
