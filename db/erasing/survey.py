"""What erasing a case would reach, counted before it is done."""

from dataclasses import dataclass

from sqlmodel import Session

from db.erasing.family import Family
from db.erasing.names import names_of, rows_naming
from db.store import raw_snapshot


@dataclass(frozen=True, slots=True)
class Survey:
    """How much of the record is about a case."""

    rows: int
    people: int
    """People in this case alone: nothing of them is left."""
    people_elsewhere: int
    """People in another case too: they stay there, and their part in this case is nobody's."""
    named_elsewhere: int
    """Texts about something else that hold the full name of one of the people who go: the name is taken out."""


def survey(session: Session, case_id: int) -> Survey:
    """Counts what is on record of the case in this snapshot."""
    with raw_snapshot(session) as raw:
        family = Family(raw, case_id)
        names = names_of(raw, family.people_here_alone)
        own = family.rows | {("person", person_id) for person_id in family.people}
        named = {(table, row_id) for table, row_id, _ in rows_naming(raw, names)}
        return Survey(len(family.rows), len(family.people_here_alone), len(family.people_elsewhere), len(named - own))
