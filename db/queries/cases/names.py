"""What cases are called: the names of their subjects."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from db.tables.cases import CasePersonRow, PersonRow


def subject_names(session: Session, case_ids: Iterable[int] | None) -> dict[int, str]:
    """For each of these cases, or for all, whom it is named after; several subjects are joined by "and"."""
    found: dict[int, list[str]] = {}
    among = [] if case_ids is None else [col(CasePersonRow.case_id).in_(list(case_ids))]
    rows = session.exec(
        select(CasePersonRow.case_id, PersonRow.name)
        .join(PersonRow, col(PersonRow.id) == col(CasePersonRow.person_id))
        .where(col(CasePersonRow.subject), *among)
        .order_by(col(CasePersonRow.letter), col(CasePersonRow.id))
    )
    for case_id, name in rows:
        found.setdefault(case_id, []).append(name)
    return {case_id: " and ".join(names) for case_id, names in found.items()}


def names_known(session: Session, case_id: int) -> list[str]:
    """Every name that the record has for the people of a case, other names included."""
    rows = session.exec(
        select(PersonRow.name, PersonRow.also_known_as)
        .join(CasePersonRow, col(CasePersonRow.person_id) == col(PersonRow.id))
        .where(CasePersonRow.case_id == case_id)
    )
    return [name for names in rows for name in names if name]


def all_names(session: Session) -> list[str]:
    """Every name that the record has for anybody, other names included."""
    rows = session.exec(select(PersonRow.name, PersonRow.also_known_as))
    return [name for names in rows for name in names if name]
