"""Which actions have stayed undone past how many meetings."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, literal, null, or_, type_coerce
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from ccm_tui.clock import london_day
from ccm_tui.domain.actions.action import Spell, misses
from ccm_tui.domain.statuses import ActionStatus, MeetingState
from db.tables.actions import ActionRow, ReissueRow
from db.tables.columns import Moment
from db.tables.hearings import EntryRow
from db.tables.meetings import AgendaItemRow, MeetingRow

_BEGUN = MeetingState.where(lambda state: state.begun)


def days_held(session: Session) -> tuple[date, ...]:
    """The days of the meetings that have begun, the latest first."""
    found = session.exec(select(col(MeetingRow.held_on)).where(col(MeetingRow.state).in_(_BEGUN))).all()
    return tuple(sorted(found, reverse=True))


def misses_of(session: Session, action_ids: Collection[int]) -> dict[int, int]:
    """For each of these actions that is open how many meetings it has stayed undone past."""
    return _misses(session, col(ActionRow.id).in_(action_ids)) if action_ids else {}


def due_for_escalation(session: Session, after: int) -> ColumnElement[bool]:
    """The condition on an action that is open and has missed so many meetings or more since it was last escalated."""
    held = days_held(session)
    reissued = _misses(session, col(ActionRow.reissue_of_id).is_not(None))
    chained = [action_id for action_id, missed in reissued.items() if missed >= after]
    alone: ColumnElement[bool] = literal(value=False)
    if len(held) >= after:
        # Missed by the latest so many meetings is: due, and last escalated, before the earliest of them.
        earliest = held[after - 1]
        escalated = col(ActionRow.escalated_on)
        alone = and_(col(ActionRow.due_on) < earliest, or_(escalated.is_(None), escalated < earliest))
    return and_(col(ActionRow.status) == ActionStatus.OPEN, or_(alone, _among(chained)))


def _among(action_ids: Sequence[int]) -> ColumnElement[bool]:
    """Ids written into the statement itself: there may be more of them than it can have parameters."""
    return col(ActionRow.id).in_([literal(action_id, literal_execute=True) for action_id in action_ids])


def _misses(session: Session, condition: ColumnElement[bool]) -> dict[int, int]:
    held = days_held(session)
    return {action_id: misses(spells, held) for action_id, spells in _spells(session, condition).items()}


def _spells(session: Session, condition: ColumnElement[bool]) -> dict[int, list[Spell]]:
    """The stretches of each open action to which the condition applies: its own, and those that it issues again."""
    chain = _with_origin(
        select(  # type: ignore[call-overload]
            col(ActionRow.id).label("last"),
            ActionRow.reissue_of_id,
            ActionRow.due_on,
            ActionRow.escalated_on,
            ReissueRow.issued_at,
            MeetingRow.held_on,
            type_coerce(null(), Moment()).label("until_issued_at"),
            type_coerce(null(), Date()).label("until_held_on"),
        ),
        ActionRow,
        EntryRow,
        AgendaItemRow,
        MeetingRow,
        ReissueRow,
    )
    chain = chain.where(
        col(ActionRow.status) == ActionStatus.OPEN, col(EntryRow.withdrawn_at).is_(None), condition
    ).cte("chain", recursive=True)
    tables: tuple[Any, ...] = (ActionRow, EntryRow, AgendaItemRow, MeetingRow, ReissueRow)
    earlier, *origin = (aliased(table) for table in tables)
    chain = chain.union(
        _with_origin(
            select(  # type: ignore[call-overload]
                chain.c.last,
                earlier.reissue_of_id,
                earlier.due_on,
                earlier.escalated_on,
                origin[3].issued_at,
                origin[2].held_on,
                chain.c.issued_at,
                chain.c.held_on,
            ).join(earlier, earlier.id == chain.c.reissue_of_id),
            earlier,
            *origin,
        )
    )
    found: dict[int, list[Spell]] = {}
    for row in session.execute(select(chain)):
        until = london_day(row.until_issued_at) if row.until_issued_at else row.until_held_on
        found.setdefault(row.last, []).append(Spell(row.due_on, until, row.escalated_on))
    return found


def _with_origin(query: Any, action: Any, entry: Any, item: Any, meeting: Any, reissue: Any) -> Any:
    """The query with the meeting at which the action was set, and when it was issued again since."""
    return (
        query.join(entry, entry.id == action.entry_id)
        .join(item, item.id == entry.agenda_item_id)
        .join(meeting, meeting.id == item.meeting_id)
        .outerjoin(reissue, reissue.action_id == action.id)
    )
