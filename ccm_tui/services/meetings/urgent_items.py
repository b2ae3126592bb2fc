"""An urgent item: a case put on the agenda of a meeting in session, for which a name is enough."""

import re

from ccm_tui.clock import london_day
from ccm_tui.domain.cases.references import CaseBook
from ccm_tui.domain.names.keys import name_key
from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.domain.vocabulary import HearingKind, ItemKind
from ccm_tui.errors import CcmError
from ccm_tui.services.referrals.acceptance import MadeCase, make_accepted_cases
from db.queries.agenda.agenda import agenda_of_meeting, current_item_id, item_rows
from db.queries.agenda.due import due_cases
from db.queries.cases.cases import case_row
from db.queries.cases.names import subject_names
from db.queries.record.settings import settings_on_record
from db.queries.referrals.intake import all_references
from db.record import Record
from db.tables.cases import CaseRow
from db.tables.hearings import HearingRow
from db.tables.meetings import AgendaItemRow, MeetingRow
from db.writing import Writing

# A number alone is no reference for a new case: it may be one of another year, or a slip for one on record.
_WHOLE_REFERENCE = re.compile(r"[A-Z]{1,8}/[0-9]{2}/[0-9]{1,6}(?:R[0-9]*)?")
_BEFORE_THE_CASES = (ItemKind.OPENING, ItemKind.ACTIONS_REVIEW)


def proposed_reference(record: Record) -> str:
    """The next free reference, for a new case."""
    with record.reading() as session:
        return CaseBook(all_references(session), ()).next_reference(record.today)


def add_urgent(record: Record, meeting_id: int, name: str, reference: str = "", why: str = "") -> int:
    """Puts an urgent case on the agenda, after the item before the meeting. Returns the item's id.

    Without a reference, or with one that no case has, it is a new case of that name; a subject whose case was
    heard or closed lately makes a repeat, as with any referral. With the reference of a case on record it is
    that case, and the name may be left out.

    Raises CcmError where the meeting is not in session; where neither a name nor a case is given; where the
    reference is none, or is that of a case that is over, on this agenda already, or about someone else.
    """
    with record.writing("urgent.add") as writing:
        meeting = writing.session.get_one(MeetingRow, meeting_id)
        if not meeting.state.in_session:
            raise CcmError("This meeting is not in session.", "Open it first.")
        case = _case(writing, meeting_id, name.strip(), reference.strip())
        item = _make_room(writing, meeting_id)
        writing.add(
            HearingRow(
                agenda_item_id=item.id,
                case_id=case.id,
                kind=HearingKind.URGENT,
                referral_id=_referral_waiting(writing, meeting, case),
                reason=why.strip() or "urgent, raised at the meeting",
            )
        )
        writing.label = f"urgent item: case {case.reference.rsplit('/', 1)[-1]} put on the agenda"
        return item.id


def _case(writing: Writing, meeting_id: int, name: str, reference: str) -> MadeCase:
    """The case on record that is meant, or the new one that is made."""
    known = case_row(writing.session, reference) if reference else None
    if known is not None:
        _refuse_unfit(writing, meeting_id, known, name)
        return MadeCase(known.id, known.reference)
    if reference and not _WHOLE_REFERENCE.fullmatch(reference.upper()):
        raise CcmError(
            "There is no case of that reference.",
            "Give the name alone for a new case, or a whole reference, like CCM/26/041.",
        )
    if not name:
        raise CcmError("An urgent item needs a name.", "Type the name, or the reference of a case on record.")
    day = london_day(writing.now)
    new = NewReferral(received_on=day, subject_name=name, reference=reference.upper())
    return make_accepted_cases(writing, [new], day)[0]


def _refuse_unfit(writing: Writing, meeting_id: int, case: CaseRow, name: str) -> None:
    if any(
        item.hearing and item.hearing.case_id == case.id for item in agenda_of_meeting(writing.session, meeting_id)
    ):
        raise CcmError("That case is on this agenda already.", "Call it, or give another reference.")
    # A slip in a reference must not put somebody else's case before the room.
    words = name_key(subject_names(writing.session, [case.id]).get(case.id, "")).split()
    if not set(name_key(name).split()) <= set(words):
        raise CcmError(
            "The case of that reference is about someone else.",
            "Give the name alone for a new case, or the reference alone for the case that has it.",
        )
    if case.status.over:
        raise CcmError(
            f"The case of that reference is {case.status.words}.",
            "Give the name alone; the case that it makes is marked as a repeat where it comes back in time.",
        )


def _make_room(writing: Writing, meeting_id: int) -> AgendaItemRow:
    """A new item behind the one before the meeting, but never outside the cases."""
    items = item_rows(writing.session, meeting_id)
    place = _place(items, current_item_id(writing.session, meeting_id))
    position = items[place - 1].position + 1 if place else 0
    for later in items[place:]:
        writing.change(later, position=later.position + 1)
    return writing.add(
        AgendaItemRow(
            meeting_id=meeting_id,
            kind=ItemKind.HEARING,
            position=position,
            budget_minutes=settings_on_record(writing.session).budget(HearingKind.URGENT),
        )
    )


def _place(items: list[AgendaItemRow], current_id: int | None) -> int:
    begin = sum(item.kind in _BEFORE_THE_CASES for item in items)
    end = begin + sum(item.kind is ItemKind.HEARING for item in items)
    behind = next((place for place, item in enumerate(items, 1) if item.id == current_id), begin)
    return min(max(behind, begin), end)


def _referral_waiting(writing: Writing, meeting: MeetingRow, case: MadeCase) -> int | None:
    """The accepted referral that is heard with this, so that it does not come up again."""
    due = due_cases(writing.session, meeting.held_on)
    return next((one.referral_id for one in due if one.case_id == case.id), None)
