"""The register of actions: looked through page by page, so that it may hold any number of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, bindparam
from sqlmodel import Session, col, func, or_, select

from ccm_tui.domain.actions.action import UNSETTLED, Action
from ccm_tui.domain.actions.search import ActionSearch
from ccm_tui.domain.composer.templates import Use
from ccm_tui.domain.statuses import ActionStatus
from db.queries.actions.actions import actions_with_ids, is_overdue
from db.queries.actions.escalation import due_for_escalation
from db.tables.actions import ActionRow
from db.tables.agencies import AgencyRow
from db.tables.cases import CaseRow
from db.tables.hearings import EntryRow

_LATEST = 1000
"""As many as a conference gives in several years: what was said before that is no longer how it speaks."""

_USES: Any = (
    select(EntryRow.text, col(AgencyRow.code), ActionRow.case_id)
    .select_from(ActionRow)
    .join(EntryRow, col(EntryRow.id) == col(ActionRow.entry_id))
    .join(CaseRow, col(CaseRow.id) == col(ActionRow.case_id))
    .outerjoin(AgencyRow, col(AgencyRow.id) == col(ActionRow.agency_id))
    .where(
        col(ActionRow.status) != ActionStatus.WITHDRAWN,
        col(EntryRow.withdrawn_at).is_(None),
        col(CaseRow.restricted).is_(False),
        col(EntryRow.agenda_item_id) != bindparam("item_id"),
    )
    .order_by(col(ActionRow.id).desc())
    .limit(_LATEST)
)


def action_uses(session: Session, but_item_id: int) -> list[Use]:
    """The latest actions that stand, of cases that are not restricted; those of one item are left out."""
    return [Use._make(row) for row in session.execute(_USES, {"item_id": but_item_id})]


_AT_ONCE = 500
"""Actions that are read by one statement."""
_MOST_WORDS, _LONGEST = 50, 1000
"""Words that are looked for, and letters of each: what is more was pasted, and SQLite refuses thousands."""


def count_found(session: Session, search: ActionSearch, today: date, escalate_after: int) -> int:
    """How many actions are found, those that were struck out left aside."""
    query = _found(session, select(func.count(col(ActionRow.id))), search, today, escalate_after)
    return int(session.exec(query).one())


def found_actions(
    session: Session,
    search: ActionSearch,
    today: date,
    escalate_after: int,
    offset: int = 0,
    limit: int | None = None,
) -> tuple[Action, ...]:
    """Those found, the first due first and those without a date last; so many of them, from `offset` on."""
    query = _found(session, select(col(ActionRow.id)), search, today, escalate_after)
    query = query.order_by(col(ActionRow.due_on).is_(None), col(ActionRow.due_on), col(ActionRow.id))
    ids = session.exec(query.offset(offset).limit(limit)).all()
    parts = (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
    by_id = {action.id: action for part in parts for action in actions_with_ids(session, part)}
    return tuple(by_id[action_id] for action_id in ids)


def owners_waited_for(session: Session) -> tuple[str, ...]:
    """The people who have an action that is not settled, as they are printed."""
    return tuple(
        session.exec(
            select(ActionRow.owner)
            .where(col(ActionRow.status).in_(UNSETTLED), col(ActionRow.owner) != "")
            .distinct()
            .order_by(col(ActionRow.owner))
        ).all()
    )


def _found(session: Session, query: Any, search: ActionSearch, today: date, escalate_after: int) -> Any:
    conditions = [*_standing(session, search, today, escalate_after), *_dates(search)]
    query = query.select_from(ActionRow).join(EntryRow, col(EntryRow.id) == col(ActionRow.entry_id))
    if search.agency or search.words:
        query = query.outerjoin(AgencyRow, col(AgencyRow.id) == col(ActionRow.agency_id))
    if search.case or search.words:
        query = query.join(CaseRow, col(CaseRow.id) == col(ActionRow.case_id))
    if search.agency:
        conditions.append(col(AgencyRow.code) == search.agency)
    if search.case:
        reference = func.upper(CaseRow.reference)
        conditions.append(or_(reference == search.case, reference.endswith(f"/{search.case}", autoescape=True)))
    if search.person:
        conditions.append(
            or_(*(col(ActionRow.owner).contains(one, autoescape=True) for one in _spelt(search.person)))
        )
    if search.number is not None:
        conditions.append(col(ActionRow.number) == search.number)
    conditions += [_says(word[:_LONGEST]) for word in tuple(dict.fromkeys(search.words))[:_MOST_WORDS]]
    return query.where(col(EntryRow.withdrawn_at).is_(None), *conditions)


def _standing(
    session: Session, search: ActionSearch, today: date, escalate_after: int
) -> Iterator[ColumnElement[bool]]:
    if search.statuses:
        yield col(ActionRow.status).in_(search.statuses)
    if search.overdue:
        yield is_overdue(today)
    if search.effect_unsaid:
        yield col(ActionRow.status) == ActionStatus.COMPLETE
        yield col(ActionRow.effect).is_(None)
    if search.to_escalate:
        yield due_for_escalation(session, escalate_after)


def _dates(search: ActionSearch) -> Iterator[ColumnElement[bool]]:
    if search.undated:
        yield col(ActionRow.due_on).is_(None)
    if search.due_from:
        yield col(ActionRow.due_on) >= search.due_from
    if search.due_until:
        yield col(ActionRow.due_on) <= search.due_until


def _says(word: str) -> ColumnElement[bool]:
    """True where the word is said of the action. The text of a restricted case is not looked into."""
    return or_(
        *(
            condition
            for spelling in _spelt(word)
            for condition in (
                col(ActionRow.owner).contains(spelling, autoescape=True),
                col(AgencyRow.name).contains(spelling, autoescape=True),
                col(CaseRow.restricted).is_(False) & col(EntryRow.text).contains(spelling, autoescape=True),
            )
        )
    )


def _spelt(word: str) -> list[str]:
    """The word as it may stand there: SQLite folds the case of A to Z alone."""
    return [word] if word.isascii() else sorted({word, word.lower(), word.upper(), word.title()})
