"""The actions of a document as flat lines, for a spreadsheet or a calendar: what its pages say, and no more."""

from ccm_tui.documents.minutes.case import CaseAction, CaseMinutes
from ccm_tui.documents.minutes.document import MeetingBlock, MinutesDocument
from ccm_tui.domain.actions.action import state_in_words
from ccm_tui.domain.listings import ListedAction
from ccm_tui.domain.vocabulary import ActionStatus


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
