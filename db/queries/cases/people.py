"""Finding people by what somebody calls them."""

import re

from sqlmodel import Session, col, select

from ccm_tui.domain.referrals.referral import name_key
from db.queries.cases.cases import case_row
from db.tables.cases import CasePersonRow, CaseRow, PersonRow

_NUMBER = re.compile(r"[0-9]{1,9}")


def people_called(session: Session, named: str) -> dict[int, tuple[str, ...]]:
    """Everybody of that name, number or case, each with the references of their cases."""
    return {person_id: _cases_of(session, person_id) for person_id in _ids(session, named.strip())}


def _ids(session: Session, named: str) -> list[int]:
    if _NUMBER.fullmatch(named) and session.get(PersonRow, int(named)):
        return [int(named)]
    key = name_key(named)
    rows = session.exec(select(PersonRow).order_by(col(PersonRow.id))).all()
    of_that_name = [row.id for row in rows if key and key in (name_key(row.name), name_key(row.also_known_as))]
    return of_that_name or _subjects(session, named)


def _subjects(session: Session, named: str) -> list[int]:
    case = case_row(session, named)
    if case is None:
        return []
    found = select(CasePersonRow.person_id).where(CasePersonRow.case_id == case.id, col(CasePersonRow.subject))
    return list(dict.fromkeys(session.exec(found)))


def _cases_of(session: Session, person_id: int) -> tuple[str, ...]:
    found = session.exec(
        select(CaseRow.reference)
        .join(CasePersonRow, col(CasePersonRow.case_id) == col(CaseRow.id))
        .where(CasePersonRow.person_id == person_id)
        .order_by(col(CaseRow.reference))
    )
    return tuple(dict.fromkeys(found))
