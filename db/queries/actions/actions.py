"""Actions with where they came from."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, or_, select

from ccm_tui.clock import LONDON, london_day
from ccm_tui.domain.actions.action import UNSETTLED, Action
from ccm_tui.domain.statuses import ActionStatus
from db.queries.actions.history import actions_as_at, closing_of
from db.tables.actions import ActionReportRow, ActionRow, ReissueRow
from db.tables.agencies import AgencyRow
from db.tables.cases import CaseRow
from db.tables.hearings import EntryRow
from db.tables.meetings import AgendaItemRow, MeetingRow

_AT_ONCE = 500
"""Cases whose actions are read by one statement."""


def all_actions(session: Session) -> tuple[Action, ...]:
    """Every action that was not struck out as an error, case by case."""
    return _actions(session)


def actions_of_case(session: Session, case_id: int) -> tuple[Action, ...]:
    """The case's actions, in the order of their numbers."""
    return _actions(session, ActionRow.case_id == case_id)


def actions_of_cases(session: Session, case_ids: Collection[int]) -> tuple[Action, ...]:
    """The actions of these cases, case by case."""
    return _actions(session, col(ActionRow.case_id).in_(case_ids))


def actions_set_at(session: Session, meeting_id: int) -> tuple[Action, ...]:
    """The actions set at one meeting, without those that were issued again since."""
    return _actions(session, MeetingRow.id == meeting_id, col(ReissueRow.id).is_(None))


def actions_with_ids(session: Session, action_ids: Sequence[int]) -> tuple[Action, ...]:
    """These actions, struck out or not."""
    return _actions(session, col(ActionRow.id).in_(action_ids), among=_ACTIONS)


def waiting_actions(session: Session) -> tuple[Action, ...]:
    """The actions that are open or proposed, the first due first and those without a date last."""
    found = _actions(session, col(ActionRow.status).in_(UNSETTLED))
    return tuple(sorted(found, key=lambda action: (action.due_on or date.max, action.id)))


def actions_called(session: Session, references: Collection[str]) -> dict[str, tuple[Action, ...]]:
    """By each of these references (031/4, or CCM/26/031/4) the actions that are called so, in whatever year."""
    cases: dict[str, list[int]] = {}
    for case_id, reference in session.exec(select(CaseRow.id, CaseRow.reference)):
        for name in {reference.upper(), reference.upper().rpartition("/")[2]}:
            cases.setdefault(name, []).append(case_id)
    wanted = {reference: _called(reference, cases) for reference in references}
    found: dict[tuple[int, int], Action] = {}
    named = sorted({case_id for pairs in wanted.values() for case_id, _ in pairs})
    for start in range(0, len(named), _AT_ONCE):
        for action in _actions(session, col(ActionRow.case_id).in_(named[start : start + _AT_ONCE])):
            found[action.case_id, action.number] = action
    return {reference: tuple(found[pair] for pair in pairs if pair in found) for reference, pairs in wanted.items()}


def is_overdue(today: date) -> ColumnElement[bool]:
    """The condition on an action that it is overdue, as the domain says it (Action.overdue)."""
    return and_(col(ActionRow.status) == ActionStatus.OPEN, col(ActionRow.due_on) < today)


def _called(reference: str, cases: Mapping[str, list[int]]) -> list[tuple[int, int]]:
    """The cases and the number that a reference may mean."""
    case_reference, _, number = reference.strip().upper().rpartition("/")
    return [(case_id, int(number)) for case_id in cases.get(case_reference, ())] if number.isdecimal() else []


def actions_by_entry(session: Session, entry_ids: Sequence[int]) -> dict[int, Action]:
    """The actions that these entries are, struck out or not."""
    found = _actions(session, col(ActionRow.entry_id).in_(entry_ids), among=_ACTIONS)
    return {action.entry_id: action for action in found}


def incomplete_before(session: Session, meeting_id: int) -> tuple[Action, ...]:
    """What a meeting has to hear of at its opening: set at an earlier one and not simply done.

    These are the actions that were open or proposed when it began, and those of which the meeting before it
    had not heard that they were done late, not possible or not done (SafeLives: the incomplete actions only,
    with why). Of a meeting that has closed they are as they stood when it did.
    """
    this = session.get_one(MeetingRow, meeting_id)
    before = session.exec(
        select(col(MeetingRow.held_on))
        .where(col(MeetingRow.held_on) < this.held_on)
        .order_by(col(MeetingRow.held_on).desc())
        .limit(1)
    ).first()
    reported = session.exec(select(ActionReportRow.action_id).where(ActionReportRow.meeting_id == meeting_id)).all()
    found = _actions(
        session,
        col(MeetingRow.held_on) < this.held_on,
        or_(col(ActionRow.status).in_(UNSETTLED), col(ActionRow.id).in_(reported), _came_in_since(before)),
    )
    closed_at = closing_of(session, meeting_id)
    if closed_at is not None:
        found = _as_they_stood(session, found, before, meeting_id, closed_at)
    known = (action for action in found if not (closed_at and action.issued_at and action.issued_at > closed_at))
    return tuple(action for action in known if action.id in reported or _worth_hearing(action))


def reports_on(session: Session, action_ids: Sequence[int], held_on: date) -> Sequence[ActionReportRow]:
    """What the meeting of that day heard of these actions, in the order in which it did."""
    if not action_ids:
        return ()
    return session.exec(
        select(ActionReportRow)
        .join(MeetingRow, col(MeetingRow.id) == col(ActionReportRow.meeting_id))
        .where(col(ActionReportRow.action_id).in_(action_ids), MeetingRow.held_on == held_on)
        .order_by(col(ActionReportRow.id))
    ).all()


def action_row(session: Session, case_id: int, number: int) -> ActionRow | None:
    """The action of that number in the case."""
    return session.exec(select(ActionRow).where(ActionRow.case_id == case_id, ActionRow.number == number)).first()


def _came_in_since(before: date | None) -> Any:
    """Settled after the meeting before, by the day it was done or, where there is none, the day reported."""
    if before is None:
        return col(ActionRow.id).is_not(None)
    reported = select(ActionReportRow.action_id).where(col(ActionReportRow.reported_at) > _evening(before))
    return or_(col(ActionRow.done_on) > before, col(ActionRow.id).in_(reported))


def _evening(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=LONDON)


def _as_they_stood(
    session: Session, found: tuple[Action, ...], before: date | None, meeting_id: int, closed_at: datetime
) -> tuple[Action, ...]:
    """Those found, as they stood at the close; what was settled earlier, and only spoken of since, is left out."""
    stood = actions_as_at(session, found, closed_at, meeting_id).values()
    if before is None:
        return tuple(stood)
    came_in = set(
        session.exec(
            select(ActionReportRow.action_id).where(
                col(ActionReportRow.reported_at) > _evening(before),
                or_(ActionReportRow.reported_at <= closed_at, ActionReportRow.meeting_id == meeting_id),
            )
        )
    )
    return tuple(
        action
        for action in stood
        if not action.status.settled or action.id in came_in or (action.done_on and action.done_on > before)
    )


def _worth_hearing(action: Action) -> bool:
    if action.status.void:
        return False
    return action.status is not ActionStatus.COMPLETE or action.done_late


_EARLIER, _EARLIER_CASE = aliased(ActionRow), aliased(CaseRow)

_ACTIONS: Any = (
    select(  # type: ignore[call-overload, misc]
        ActionRow.id,
        ActionRow.entry_id,
        ActionRow.number,
        ActionRow.case_id,
        ActionRow.owner,
        ActionRow.due_on,
        ActionRow.head,
        ActionRow.status,
        ActionRow.status_reason,
        ActionRow.done_on,
        ActionRow.effect,
        ActionRow.accepted_by,
        ActionRow.escalated_to,
        ActionRow.escalated_on,
        ReissueRow.issued_at,
        EntryRow.text,
        CaseRow.reference,
        CaseRow.restricted,
        col(MeetingRow.number).label("meeting_number"),
        MeetingRow.held_on,
        AgencyRow.code,
        AgencyRow.name,
        col(_EARLIER.number).label("earlier_number"),
        col(_EARLIER_CASE.reference).label("earlier_case"),
    )
    .select_from(ActionRow)
    .join(EntryRow, col(EntryRow.id) == col(ActionRow.entry_id))
    .join(CaseRow, col(CaseRow.id) == col(ActionRow.case_id))
    .join(AgendaItemRow, col(AgendaItemRow.id) == col(EntryRow.agenda_item_id))
    .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
    .outerjoin(AgencyRow, col(AgencyRow.id) == col(ActionRow.agency_id))
    .outerjoin(ReissueRow, col(ReissueRow.action_id) == col(ActionRow.id))
    .outerjoin(_EARLIER, _EARLIER.id == col(ActionRow.reissue_of_id))
    .outerjoin(_EARLIER_CASE, _EARLIER_CASE.id == _EARLIER.case_id)
    .order_by(col(CaseRow.reference), col(ActionRow.number))
)
"""Every action with where it came from. Built once: building it costs more than running it."""

_STANDING: Any = _ACTIONS.where(col(EntryRow.withdrawn_at).is_(None))
"""Those that were not struck out."""


_FEW = 500


def _actions(session: Session, *conditions: Any, among: Any = _STANDING) -> tuple[Action, ...]:
    found = session.execute(among.where(*conditions) if conditions else among).all()
    issued_again = _issued_again(session, [row.id for row in found])
    return tuple(
        Action(
            id=row.id,
            entry_id=row.entry_id,
            reference=action_reference(row.reference, row.number),
            case_id=row.case_id,
            case_reference=row.reference,
            restricted=row.restricted,
            meeting_number=row.meeting_number,
            set_on=london_day(row.issued_at) if row.issued_at else row.held_on,
            text=row.text,
            agency=row.code,
            agency_name=row.name,
            owner=row.owner,
            due_on=row.due_on,
            head=row.head,
            status=row.status,
            status_reason=row.status_reason,
            done_on=row.done_on,
            effect=row.effect,
            accepted_by=row.accepted_by,
            reissue_of=action_reference(row.earlier_case, row.earlier_number) if row.earlier_number else None,
            reissued_as=issued_again.get(row.id),
            escalated_to=row.escalated_to,
            escalated_on=row.escalated_on,
            issued_at=row.issued_at,
        )
        for row in found
    )


def _issued_again(session: Session, action_ids: list[int]) -> dict[int, str]:
    if not action_ids:
        return {}
    # SQLite takes no list of any length; of many actions, all that issue another again are looked at.
    reissued = col(ActionRow.reissue_of_id)
    of_these = reissued.in_(action_ids) if len(action_ids) <= _FEW else reissued.is_not(None)
    rows = session.exec(
        select(ActionRow.reissue_of_id, CaseRow.reference, ActionRow.number)
        .join(CaseRow, col(CaseRow.id) == col(ActionRow.case_id))
        .join(EntryRow, col(EntryRow.id) == col(ActionRow.entry_id))
        .where(of_these, col(EntryRow.withdrawn_at).is_(None))
    )
    return {old: action_reference(reference, number) for old, reference, number in rows if old}


def action_reference(case_reference: str, number: int) -> str:
    """How an action is called: 031/4 for the fourth of CCM/26/031."""
    return f"{case_reference.rsplit('/', 1)[-1]}/{number}"


def action_rows_of_item(session: Session, item_id: int) -> Sequence[ActionRow]:
    """The actions recorded on an item and not struck out, as rows to be changed."""
    return session.exec(
        select(ActionRow)
        .join(EntryRow, col(EntryRow.id) == col(ActionRow.entry_id))
        .where(EntryRow.agenda_item_id == item_id, col(EntryRow.withdrawn_at).is_(None))
        .order_by(col(ActionRow.number))
    ).all()
