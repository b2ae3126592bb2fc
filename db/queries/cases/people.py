"""Finding people: by what somebody calls them, and those whom agencies are asked to look up."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from ccm_tui.domain.names.keys import person_keys
from ccm_tui.domain.names.protection import Release, as_it_leaves
from ccm_tui.domain.vocabulary import ProtectedDetail
from db.queries.cases.cases import case_row
from db.queries.cases.protection import protected_details
from db.tables.cases import CasePersonRow, CaseRow, PersonRow

_NUMBER = re.compile(r"[0-9]{1,9}")


def people_called(session: Session, named: str) -> dict[int, tuple[str, ...]]:
    """Everybody of that name, number or case, each with the references of their cases."""
    return {person_id: _cases_of(session, person_id) for person_id in _ids(session, named.strip())}


def _ids(session: Session, named: str) -> list[int]:
    if _NUMBER.fullmatch(named) and session.get(PersonRow, int(named)):
        return [int(named)]
    keys = person_keys(named) if named else frozenset()
    rows = session.exec(
        select(PersonRow.id, PersonRow.name, PersonRow.also_known_as).order_by(col(PersonRow.id))
    ).all()
    of_that_name = [
        person_id for person_id, name, also in rows if keys and not keys.isdisjoint(person_keys(f"{name}; {also}"))
    ]
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


@dataclass(frozen=True, slots=True)
class Searched:
    """A person whom a case is about."""

    name: str
    also_known_as: str
    born_on: date | None
    address: str
    safe_contact: str


def searched_people(
    session: Session, case_ids: Iterable[int], released: Collection[Release] = ()
) -> dict[int, tuple[Searched, ...]]:
    """For each case whom it is about, without what is protected, unless it is released.

    Nobody who is a witness, or lives there.
    """
    found: dict[int, list[Searched]] = defaultdict(list)
    people = session.exec(
        select(CasePersonRow.case_id, PersonRow)
        .join(PersonRow, col(PersonRow.id) == col(CasePersonRow.person_id))
        .where(col(CasePersonRow.subject), col(CasePersonRow.case_id).in_(list(case_ids)))
        .order_by(col(CasePersonRow.letter), col(CasePersonRow.id))
    ).all()
    protected = protected_details(session, {person.id for _, person in people})
    for case_id, person in people:
        open_details = {one.detail for one in released if one.whose == person.id}
        theirs = protected.get(person.id, frozenset()) - open_details
        found[case_id].append(
            Searched(
                person.name,
                as_it_leaves(person.also_known_as, ProtectedDetail.FURTHER_NAMES, theirs),
                person.born_on,
                as_it_leaves(person.address, ProtectedDetail.ADDRESS, theirs),
                as_it_leaves(person.safe_contact, ProtectedDetail.CONTACT, theirs),
            )
        )
    return {case_id: tuple(people) for case_id, people in found.items()}
