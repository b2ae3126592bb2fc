"""What becomes of an action: reported on, accepted, judged, issued again."""

from datetime import date

from ccm_tui.clock import london_day
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Effect
from ccm_tui.errors import CcmError
from ccm_tui.services.hearings.entry_parts import action_words
from db.queries.actions.actions import actions_with_ids
from db.queries.meetings.meetings import meeting_in_session
from db.queries.record.find import action_named
from db.record import Record
from db.tables.actions import ActionReportRow, ActionRow
from db.tables.agencies import AgencyRow
from db.tables.cases import CaseRow
from db.writing import Writing


def report_status(
    record: Record, reference: str, status: ActionStatus, reason: str = "", done_on: date | None = None
) -> Action:
    """Notes what became of the action of that reference (031/4), at the meeting in session if there is one.

    `done_on` is the day it was completed, today where none is given. Raises CcmError where there is no such
    action, where not possible, not done or withdrawn has no reason, or where the day is still to come.
    """
    with record.writing("actions.report") as writing:
        action = action_named(writing.session, reference)
        report_within(writing, action, status, reason, done_on)
        writing.label = f"{action_in_words(writing, action)}: {status.words}"
        return _read(writing, action)


def report_within(
    writing: Writing, action: ActionRow, status: ActionStatus, reason: str = "", done_on: date | None = None
) -> None:
    """Notes within an act what became of an action. Raises as `report_status` does."""
    today = london_day(writing.now)
    if status.needs_reason and not reason.strip():
        raise CcmError(f"An action that is {status.words} needs its reason.", "Say why; it goes into the minutes.")
    if done_on and done_on > today:
        raise CcmError("The day that it was done is still to come.", "Give the day on which it was completed.")
    complete = status is ActionStatus.COMPLETE
    writing.change(
        action,
        status=status,
        status_reason=reason.strip(),
        done_on=(done_on or today) if complete else None,
        effect=action.effect if complete else None,
    )
    _report(writing, action)


def judge_effect(record: Record, reference: str, effect: Effect) -> Action:
    """Notes whether a finished action helped. Raises CcmError where there is none, or it is not complete."""
    with record.writing("actions.effect") as writing:
        action = action_named(writing.session, reference)
        judge_within(writing, action, effect)
        writing.label = f"{action_in_words(writing, action)}: {effect.words}"
        return _read(writing, action)


def judge_within(writing: Writing, action: ActionRow, effect: Effect) -> None:
    """Notes within an act whether a finished action helped. Raises CcmError where it is not complete."""
    if action.status is not ActionStatus.COMPLETE:
        raise CcmError("Only a completed action can be judged.", "Report it complete first.")
    writing.change(action, effect=effect)
    _report(writing, action)


def escalate(record: Record, reference: str, escalated_to: str) -> Action:
    """Notes to whom an action that is not settled goes today, because it has stayed undone.

    Raises CcmError where there is none, it is settled, or nobody is named.
    """
    with record.writing("actions.escalate") as writing:
        action = action_named(writing.session, reference)
        escalate_within(writing, action, escalated_to)
        writing.label = f"{action_in_words(writing, action)}: escalated"
        return _read(writing, action)


def escalate_within(writing: Writing, action: ActionRow, escalated_to: str) -> None:
    """Notes within an act to whom an action goes. Raises as `escalate` does."""
    if action.status.settled:
        raise CcmError("This action is settled already.", "Only one that is still to be done is escalated.")
    if not escalated_to.strip():
        raise CcmError("Nobody is named to whom it is escalated.", "Say to whom it goes.")
    writing.change(action, escalated_to=escalated_to.strip(), escalated_on=london_day(writing.now))
    _report(writing, action)


def stays_as_it_is(record: Record, reference: str) -> Action:
    """Notes that the meeting has heard of an action that is not settled, and that it stays as it is.

    Raises CcmError where there is none, or it is settled.
    """
    with record.writing("actions.stays") as writing:
        action = action_named(writing.session, reference)
        if action.status.settled:
            raise CcmError("This action is settled already.", "Report it as open to have it done after all.")
        _report(writing, action)
        writing.label = f"{action_in_words(writing, action)}: stays {action.status.words}"
        return _read(writing, action)


def accept(record: Record, reference: str, accepted_by: str) -> Action:
    """Notes that the owner of a proposed action has accepted it.

    Raises CcmError where there is none, it is settled, or no agency owns it.
    """
    with record.writing("actions.accept") as writing:
        action = action_named(writing.session, reference)
        accept_within(writing, action, accepted_by)
        writing.label = f"{action_in_words(writing, action)}: accepted"
        return _read(writing, action)


def accept_within(writing: Writing, action: ActionRow, accepted_by: str) -> None:
    """Notes within an act that its owner has accepted a proposed action. Raises as `accept` does."""
    if action.status.settled:
        raise CcmError("This action is settled already.", "There is nothing to accept.")
    if action.agency_id is None:
        raise CcmError("Nobody owns this action, so nobody can accept it.", "Give it an agency first.")
    writing.change(action, status=ActionStatus.OPEN, accepted_at=writing.now, accepted_by=accepted_by.strip())
    _report(writing, action)


def issue_again(writing: Writing, action: ActionRow, earlier: ActionRow) -> None:
    """Links an action, within an act, to the earlier one that it issues again and takes the place of."""
    writing.change(action, reissue_of_id=earlier.id)
    if not earlier.status.settled:
        writing.change(earlier, status=ActionStatus.SUPERSEDED)
        _report(writing, earlier)


def _report(writing: Writing, action: ActionRow) -> None:
    sitting = meeting_in_session(writing.session)
    writing.add(
        ActionReportRow(
            action_id=action.id,
            meeting_id=sitting.id if sitting else None,
            reported_at=writing.now,
            status=action.status,
            reason=action.status_reason,
            done_on=action.done_on,
            effect=action.effect,
        )
    )


def action_in_words(writing: Writing, action: ActionRow) -> str:
    """The action as the journal names it: "action 036/2, City Police, due Fri 8 Jan 2027"."""
    case = writing.session.get_one(CaseRow, action.case_id)
    agency = writing.session.get_one(AgencyRow, action.agency_id) if action.agency_id else None
    return action_words(case.reference, action.number, agency.name if agency else "", action.due_on)


def _read(writing: Writing, action: ActionRow) -> Action:
    return actions_with_ids(writing.session, [action.id])[0]
