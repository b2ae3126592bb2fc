"""The actions as a list, for the command line, for scripts and for spreadsheets."""

from datetime import date, timedelta

from ccm_tui.documents.withheld import without_protected
from ccm_tui.domain.actions.action import UNSETTLED, Action
from ccm_tui.domain.actions.search import ActionSearch
from ccm_tui.domain.listings import ListedAction
from db.queries.actions.register import found_actions
from db.queries.cases.protection import protected_on_record
from db.queries.record.find import agency_named, case_named
from db.queries.record.settings import settings_on_record
from db.record import Record


def action_search(
    record: Record,
    agency: str | None,
    case: str | None,
    person: str,
    due_before: date | None,
    *,
    only_unsettled: bool,
    only_overdue: bool,
) -> ActionSearch:
    """The search that finds the actions to which all of it applies.

    Raises CcmError where there is no such agency or case.
    """
    with record.reading() as session:
        return ActionSearch(
            agency=agency_named(session, agency).code if agency is not None else None,
            case=case_named(session, case).reference if case is not None else None,
            person=person.strip(),
            statuses=frozenset(UNSETTLED) if only_unsettled else frozenset(),
            overdue=only_overdue,
            due_until=due_before - timedelta(days=1) if due_before else None,
        )


def list_actions(record: Record, search: ActionSearch | None = None) -> list[ListedAction]:
    """The actions looked for, all where nothing is, case by case."""
    today = record.today
    with record.reading() as session:
        protected = protected_on_record(session)
        found = found_actions(session, search or ActionSearch(), today, settings_on_record(session).escalate_after)
    by_case = sorted(found, key=lambda action: (action.case_reference, action.number))
    return without_protected([_listed(action, today) for action in by_case], protected)


def _listed(action: Action, today: date) -> ListedAction:
    return ListedAction(
        reference=action.reference,
        case=action.case_reference,
        meeting=action.meeting_number,
        set_on=action.set_on,
        agency=action.agency,
        agency_name=action.agency_name,
        owner=action.owner,
        text=action.text,
        due_on=action.due_on,
        status=action.status,
        state=action.state_in_words(today),
        status_reason=action.status_reason,
        done_on=action.done_on,
        late=action.done_late,
        overdue=action.overdue(today),
        effect=action.effect,
        head=action.head,
        reissue_of=action.reissue_of,
        reissued_as=action.reissued_as,
        escalated_to=action.escalated_to,
        restricted=action.restricted,
    )
