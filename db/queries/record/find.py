"""Finding what a person named: a meeting, an agency, a case, an action. What can't be found is said in words."""

import re
from datetime import date

from sqlmodel import Session

from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.errors import CcmError
from db.queries.actions.actions import action_row
from db.queries.agencies.agencies import agency_row
from db.queries.cases.cases import case_row
from db.queries.meetings.meetings import all_meetings
from db.tables.actions import ActionRow
from db.tables.agencies import AgencyRow
from db.tables.cases import CaseRow


def meeting_named(session: Session, named: str) -> Meeting:
    """The meeting of that number or ISO date; `next` is the first not closed yet, `last` the latest that is.

    Raises CcmError where there is none.
    """
    meetings = all_meetings(session)
    wanted = named.strip().casefold()
    if wanted == "next":
        found = next((meeting for meeting in meetings if not meeting.state.closed), None)
    elif wanted == "last":
        found = next((meeting for meeting in reversed(meetings) if meeting.state.closed), None)
    else:
        found = next((meeting for meeting in meetings if wanted in _names(meeting)), None)
    if found is None:
        raise CcmError(
            "There is no such meeting on record.",
            "Name it by number, by date like 2026-12-17, or as next or last; ccm meetings lists them.",
        )
    return found


def agency_named(session: Session, code: str) -> AgencyRow:
    """The agency of that code, whatever its case. Raises CcmError where there is none."""
    found = agency_row(session, code.strip().lstrip("@").rstrip(":"))
    if found is None:
        raise CcmError("There is no agency of that code.", "Use a code from the roll, such as the one for police.")
    return found


def case_named(session: Session, reference: str) -> CaseRow:
    """The case of that reference, in full or as it is said (031). Raises CcmError where there is none."""
    found = case_row(session, reference)
    if found is None:
        raise CcmError("There is no case of that reference.", "ccm cases lists the cases with their references.")
    return found


def action_named(session: Session, reference: str) -> ActionRow:
    """The action of that reference (031/4, or CCM/26/031/4). Raises CcmError where there is none."""
    case_reference, _, number = reference.strip().rpartition("/")
    case = case_row(session, case_reference) if case_reference else None
    found = action_row(session, case.id, int(number)) if case and _NUMBER.fullmatch(number) else None
    if found is None:
        raise CcmError("There is no action of that reference.", "ccm actions lists the actions with theirs.")
    return found


_NUMBER = re.compile(r"[0-9]{1,6}")


def _names(meeting: Meeting) -> tuple[str, ...]:
    held_on: date = meeting.held_on
    return str(meeting.number), held_on.isoformat()
