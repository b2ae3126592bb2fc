"""The people of cases that agencies are asked to look up, with no more than a search takes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from db.tables.cases import CasePersonRow, PersonRow


@dataclass(frozen=True, slots=True)
class Searched:
    """A person whom a case is about."""

    name: str
    also_known_as: str
    born_on: date | None
    address: str


def searched_people(session: Session, case_ids: Iterable[int]) -> dict[int, tuple[Searched, ...]]:
    """For each case whom it is about; nobody who is only a witness in it, or lives there."""
    found: dict[int, list[Searched]] = defaultdict(list)
    for case_id, person in session.exec(
        select(CasePersonRow.case_id, PersonRow)
        .join(PersonRow, col(PersonRow.id) == col(CasePersonRow.person_id))
        .where(col(CasePersonRow.subject), col(CasePersonRow.case_id).in_(list(case_ids)))
        .order_by(col(CasePersonRow.letter), col(CasePersonRow.id))
    ):
        found[case_id].append(Searched(person.name, person.also_known_as, person.born_on, person.address))
    return {case_id: tuple(people) for case_id, people in found.items()}
