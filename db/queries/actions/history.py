"""Actions as they stood at an earlier moment, from what was reported of them by then, or from the journal."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time

from sqlmodel import Session, col, select

from ccm_tui.clock import LONDON, london_day
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.statuses import ActionStatus
from db.queries.meetings.meetings import reopenings_of
from db.tables.actions import ActionReportRow, ActionRow
from db.tables.hearings import EntryRow, ReadBackLineRow, ReadBackRow
from db.tables.meetings import MeetingRow
from db.tables.record import JournalChangeRow


def closing_of(session: Session, meeting_id: int) -> datetime | None:
    """When a meeting first closed; None while it has not.

    Of one that was opened again and whose first end is not on record it was in the evening of its day at the latest.
    """
    this = session.get_one(MeetingRow, meeting_id)
    first = next(iter(reopenings_of(session, meeting_id)), None)
    if first is None:
        return this.closed_at
    evening = datetime.combine(london_day(this.opened_at or first.at), time.max, tzinfo=LONDON)
    return first.ended_at or min(first.at, evening)


def actions_as_at(
    session: Session, actions: Iterable[Action], moment: datetime, meeting_id: int | None = None
) -> dict[int, Action]:
    """The actions by their ids, each with the status that it had at that moment.

    Every change of status is reported, so that the latest report by then tells. One on which there was none yet stood
    as it was set: proposed where it was accepted later, or was refused when it was read back; else open. What that
    meeting heard counts whenever it did, so that a meeting opened again can be put right.
    """
    found = {action.id: action for action in actions}
    ids = list(found)
    reports = session.exec(
        select(ActionReportRow)
        .where(col(ActionReportRow.action_id).in_(ids))
        .order_by(col(ActionReportRow.reported_at), col(ActionReportRow.id))
    ).all()
    by_then = {
        report.action_id: report
        for report in reports
        if report.reported_at <= moment or (meeting_id and report.meeting_id == meeting_id)
    }
    changed_since = {report.action_id for report in reports} - set(by_then)
    accepted_since, refused = _answered(session, [action_id for action_id in ids if action_id not in by_then], moment)

    def stood(action: Action) -> Action:
        if action.id in by_then:
            return _told(action, by_then[action.id])
        if action.id in accepted_since or action.id in changed_since & refused:
            return _as_set(action, ActionStatus.PROPOSED)
        return _as_set(action, ActionStatus.OPEN) if action.id in changed_since else action

    return {action_id: stood(action) for action_id, action in found.items()}


def _told(action: Action, report: ActionReportRow) -> Action:
    return replace(
        action,
        status=report.status,
        status_reason=report.reason,
        done_on=report.done_on,
        effect=report.effect,
    )


def _as_set(action: Action, status: ActionStatus) -> Action:
    return replace(action, status=status, status_reason="", done_on=None, effect=None)


def _answered(session: Session, action_ids: list[int], moment: datetime) -> tuple[set[int], set[int]]:
    """Those of these actions that were accepted only after the moment, and those that nobody has accepted.

    An action is read back at the meeting that sets it and at no other, so what was agreed then is part of its being
    set.
    """
    accepted = dict(
        session.exec(select(ActionRow.id, col(ActionRow.accepted_at)).where(col(ActionRow.id).in_(action_ids))).all()
    )
    read_back = dict(
        session.exec(
            select(ReadBackLineRow.action_id, ReadBackLineRow.accepted)
            .join(ReadBackRow, col(ReadBackRow.id) == col(ReadBackLineRow.read_back_id))
            .where(col(ReadBackLineRow.action_id).in_(action_ids))
            .order_by(col(ReadBackRow.id))
        ).all()
    )
    return (
        {action_id for action_id, at in accepted.items() if at and at > moment and not read_back.get(action_id)},
        {action_id for action_id, agreed in read_back.items() if not agreed and not accepted.get(action_id)},
    )


def action_row_replaced_by(session: Session, struck: ActionRow) -> ActionRow | None:
    """The superseded action in whose place one stood that is struck out now; None where there is none.

    Of several that were issued one after another and struck out, it is the latest that stands. None too where yet
    another that stands was issued instead of the one struck out: the duty is in that one.
    """
    if _is_replaced(session, struck.id):
        return None
    earlier: ActionRow | None = struck
    while earlier is not None and session.get_one(EntryRow, earlier.entry_id).withdrawn_at is not None:
        earlier = session.get(ActionRow, earlier.reissue_of_id) if earlier.reissue_of_id else None
    return earlier if earlier is not None and earlier.status is ActionStatus.SUPERSEDED else None


def _is_replaced(session: Session, action_id: int) -> bool:
    """Whether an action that stands, or one issued again after it that does, is in the place of this one."""
    later = session.exec(
        select(ActionRow.id, col(EntryRow.withdrawn_at))
        .join(EntryRow, col(EntryRow.id) == col(ActionRow.entry_id))
        .where(ActionRow.reissue_of_id == action_id)
    ).all()
    return any(withdrawn_at is None or _is_replaced(session, later_id) for later_id, withdrawn_at in later)


def last_superseding(session: Session, action_id: int) -> ActionReportRow | None:
    """The latest report that an action was superseded."""
    return session.exec(
        select(ActionReportRow)
        .where(ActionReportRow.action_id == action_id, ActionReportRow.status == ActionStatus.SUPERSEDED)
        .order_by(col(ActionReportRow.id).desc())
        .limit(1)
    ).first()


def status_before_superseded(session: Session, action: ActionRow) -> ActionStatus:
    """How an action stood when another was last issued in its place, as the journal has it.

    Where the journal does not tell any more, it is proposed unless somebody accepted it.
    """
    before = session.exec(
        select(JournalChangeRow.before)
        .where(
            JournalChangeRow.table_name == ActionRow.__tablename__,
            JournalChangeRow.row_id == action.id,
            JournalChangeRow.operation == "change",
            col(JournalChangeRow.after).contains(f'"{ActionStatus.SUPERSEDED.value}"'),
            ~col(JournalChangeRow.before).contains(f'"{ActionStatus.SUPERSEDED.value}"'),
        )
        .order_by(col(JournalChangeRow.id).desc())
        .limit(1)
    ).first()
    status = json.loads(before or "{}").get("status")
    if status:
        return ActionStatus.of(status)
    return ActionStatus.OPEN if action.accepted_at else ActionStatus.PROPOSED
