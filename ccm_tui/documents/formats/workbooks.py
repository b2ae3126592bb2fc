"""The lists of the record as workbooks (XLSX), under headings by which what can be imported is imported again."""

from collections.abc import Mapping, Sequence
from dataclasses import fields

from ccm_tui.documents.formats.workbook import WorkbookColumns, WorkbookLayout, list_workbook
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.listings import (
    Listed,
    ListedAction,
    ListedCase,
    ListedItem,
    ListedMeeting,
    ListedReferral,
    ListedSpeaker,
)


def rows_workbook(kind: type[Listed], lines: Sequence[Listed], cover: Cover) -> bytes:
    """A line a row. Raises KeyError where lists of that kind are not had as workbooks."""
    return list_workbook(LAYOUTS[kind], lines, cover)


_WIDE = {"subject_name": 26, "address": 30, "reason": 50, "tried": 36, "wanted": 36, "screening": 24}
_USUAL = 17
_PRINTED = ("received_on", "subject_name", "subject_born_on", "referrer_agency", "reason", "screening", "reference")


def _columns(names: Sequence[str]) -> WorkbookColumns:
    return {name: (name.replace("_", " ").capitalize(), _WIDE.get(name, _USUAL)) for name in names}


LAYOUTS: Mapping[type[Listed], WorkbookLayout] = {
    ListedAction: WorkbookLayout(
        "Actions",
        {
            "reference": ("Reference", 11),
            "due_on": ("Due", 17),
            "agency_name": ("Agency", 28),
            "owner": ("Owner", 22),
            "text": ("Action", 56),
            "state": ("State", 26),
            "status_reason": ("Reason", 36),
            "case": ("Case", 14),
            "restricted": ("Restricted", 11),
        },
        {
            "meeting": ("Set at meeting", 15),
            "set_on": ("Set on", 17),
            "agency": ("Agency code", 13),
            "status": ("Status", 26),
            "done_on": ("Done on", 17),
            "late": ("Late", 8),
            "overdue": ("Overdue", 10),
            "effect": ("Effect", 13),
            "head": ("Answers risk to", 16),
            "reissue_of": ("Issues again", 13),
            "reissued_as": ("Issued again as", 16),
            "escalated_to": ("Escalated to", 22),
        },
    ),
    # A person a row, or an agency for which nobody speaks.
    ListedSpeaker: WorkbookLayout(
        "Agencies",
        {
            "code": ("Code", 12),
            "name": ("Name", 34),
            "kind": ("Kind", 10),
            "quorum": ("Quorum", 9),
            "representative": ("Representative", 26),
            "role": ("Role", 24),
            "email": ("Email", 30),
            "deputy": ("Deputy", 9),
        },
    ),
    ListedCase: WorkbookLayout(
        "Cases",
        {
            "reference": ("Reference", 14),
            "name": ("Name", 28),
            "status": ("Status", 14),
            "review_on": ("Review", 17),
            "last_heard_on": ("Last heard", 17),
            "open_actions": ("Open actions", 13),
            "themes": ("Themes", 56),
        },
        {"times_heard": ("Heard", 8), "restricted": ("Restricted", 11)},
    ),
    # Every field of a referral; those that are printed first.
    ListedReferral: WorkbookLayout(
        "Referrals",
        _columns(_PRINTED),
        _columns([field.name for field in fields(ListedReferral) if field.name not in _PRINTED]),
    ),
    ListedMeeting: WorkbookLayout(
        "Meetings",
        {
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
        },
    ),
    ListedItem: WorkbookLayout(
        "Agenda",
        {
            "number": ("No", 6),
            "reference": ("Reference", 14),
            "name": ("Name", 32),
            "title": ("Item", 24),
            "hearing": ("Hearing", 11),
            "budget_minutes": ("Minutes", 9),
            "guests": ("Comes for it", 24),
            "leavers": ("May go after it", 20),
        },
        {
            "position": ("Position", 10),
            "kind": ("Kind", 18),
            "used_minutes": ("Minutes used", 14),
            "state": ("State", 14),
            "decision": ("Decision", 28),
            "review_on": ("Review", 17),
            "received_on": ("Received", 17),
        },
    ),
}
"""How each list is set."""
