"""The lists of the record as workbooks (XLSX), under headings by which each is imported again."""

from collections.abc import Sequence
from dataclasses import fields

from ccm_tui.documents.formats.workbook import Columns, list_workbook
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.listings import ListedCase, ListedItem, ListedMeeting, ListedReferral, ListedSpeaker

_SPEAKER: Columns = {
    "code": ("Code", 12),
    "name": ("Name", 34),
    "kind": ("Kind", 10),
    "quorum": ("Quorum", 9),
    "representative": ("Representative", 26),
    "role": ("Role", 24),
    "email": ("Email", 30),
    "deputy": ("Deputy", 9),
}


def agencies_workbook(speakers: Sequence[ListedSpeaker], cover: Cover) -> bytes:
    """A person a row, or an agency for which nobody speaks."""
    return list_workbook("Agencies", speakers, _SPEAKER, {}, cover)


_CASE: Columns = {
    "reference": ("Reference", 14),
    "name": ("Name", 28),
    "status": ("Status", 14),
    "review_on": ("Review", 17),
    "last_heard_on": ("Last heard", 17),
    "open_actions": ("Open actions", 13),
    "themes": ("Themes", 56),
}
_BESIDE_CASE: Columns = {"times_heard": ("Heard", 8), "restricted": ("Restricted", 11)}


def cases_workbook(cases: Sequence[ListedCase], cover: Cover) -> bytes:
    """A case a row; a restricted one is there by its reference."""
    return list_workbook("Cases", cases, _CASE, _BESIDE_CASE, cover)


_WIDE = {"subject_name": 26, "address": 30, "reason": 50, "tried": 36, "wanted": 36, "screening": 24}
_USUAL = 17
_PRINTED = ("received_on", "subject_name", "subject_born_on", "referrer_agency", "reason", "screening", "reference")


def referrals_workbook(referrals: Sequence[ListedReferral], cover: Cover) -> bytes:
    """A referral a row, every field of it; those that are printed first."""
    names = [field.name for field in fields(ListedReferral)]
    return list_workbook("Referrals", referrals, _columns(_PRINTED), _columns(_beside(names)), cover)


def _beside(names: Sequence[str]) -> Sequence[str]:
    return [name for name in names if name not in _PRINTED]


def _columns(names: Sequence[str]) -> Columns:
    return {name: (name.replace("_", " ").capitalize(), _WIDE.get(name, _USUAL)) for name in names}


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
