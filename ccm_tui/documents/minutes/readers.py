"""Which agencies are given something of the minutes, and the actions of a document as flat lines."""

from ccm_tui.documents.minutes.case import CaseAction, CaseMinutes, Hearing, Party
from ccm_tui.documents.minutes.document import ActionStanding, MeetingBlock, MinutesDocument
from ccm_tui.domain.actions.action import state_in_words
from ccm_tui.domain.listings import ListedAction
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import AgencyKind

STILL_OPEN = {
    ActionStanding.OPEN: ActionStatus.OPEN,
    ActionStanding.OVERDUE: ActionStatus.OPEN,
    ActionStanding.PROPOSED: ActionStatus.PROPOSED,
}
"""The actions from before that are still to be done, and their status."""


def agencies_with_actions(document: MinutesDocument) -> tuple[Party, ...]:
    """The agencies for which there is an action sheet, those with new actions first."""
    now = (summary.agency for summary in document.action_summary if summary.actions)
    before = (action.agency for action in document.from_before.actions if action.standing in STILL_OPEN)
    return tuple({party.code: party for party in (*now, *before) if party}.values())


def cases_for(document: MinutesDocument, code: str) -> tuple[str, ...]:
    """References of the cases that the agency of that code was in the room for.

    One that was not reached is for none of them: nobody heard it.
    """
    return tuple(
        case.reference
        for case in document.cases
        if case.hearing is not Hearing.NOT_REACHED and any(one.code == code for one in case.present)
    )


def came_as_guest(document: MinutesDocument, code: str) -> bool:
    """True where nobody, or a guest, spoke for the agency of that code."""
    kinds = {line.agency.code: line.kind for line in document.roll.present}
    return kinds.get(code, AgencyKind.GUEST) is AgencyKind.GUEST


def has_copy(document: MinutesDocument, code: str) -> bool:
    """True where there is a copy of the minutes for the agency: it was there, a guest for a case at the least."""
    there = any(line.agency.code == code for line in document.roll.present)
    return there and bool(cases_for(document, code) or not came_as_guest(document, code))


def listed_actions(document: MinutesDocument) -> tuple[ListedAction, ...]:
    """The actions that the meeting set, case by case, as they stood at the meeting."""
    return tuple(listed_action(document.meeting, case, action) for case in document.cases for action in case.actions)


def listed_action(meeting: MeetingBlock, case: CaseMinutes, action: CaseAction) -> ListedAction:
    """An action that the meeting set in the case."""
    return ListedAction(
        reference=action.reference,
        case=case.reference,
        meeting=meeting.number,
        set_on=meeting.held_on,
        agency=action.agency.code if action.agency else None,
        agency_name=action.agency.name if action.agency else None,
        owner=action.owner,
        text=action.text,
        due_on=action.due_on,
        status=action.status,
        state=state_in_words(action.status, action.days_late),
        status_reason=action.status_reason,
        done_on=action.done_on,
        late=bool(action.days_late and action.status is ActionStatus.COMPLETE),
        overdue=bool(action.days_late and action.status is ActionStatus.OPEN),
        effect=action.effect,
        head=action.head,
        reissue_of=action.reissue_of,
        reissued_as=action.reissued_as,
        escalated_to=action.escalated_to,
        restricted=case.restricted,
    )
