"""Which texts an act has touched, from what the journal was told of it."""

from collections.abc import Iterable, Iterator, Mapping

from sqlmodel import Session

from db.journal.journal import Change
from db.search.sources import SOURCES, Kind

Row = tuple[Kind, int]
"""The row that a text stands in."""

_OWN: Mapping[str, tuple[Kind, ...]] = {
    "case_file": (Kind.REFERENCE, Kind.CASE),
    "case_person": (Kind.PERSON, Kind.CONTACT),
    "case_theme": (Kind.THEME,),
    "case_flag": (Kind.FLAG,),
    "case_forum": (Kind.FORUM,),
    "case_link": (Kind.LINK,),
    "earlier_measure": (Kind.EARLIER,),
    "referral": (Kind.REFERRAL,),
    "hearing": (Kind.HEARING,),
    "entry": (Kind.ENTRY,),
    "action_report": (Kind.REPORT,),
    "interest": (Kind.INTEREST,),
    "amendment": (Kind.AMENDMENT,),
    "retention": (Kind.RETENTION,),
    "area_request": (Kind.AREA_REQUEST,),
    "guest": (Kind.GUEST,),
    "reissue": (Kind.REISSUE,),
}
"""Tables whose rows are texts."""

_PART_OF: Mapping[str, tuple[Kind, str]] = {
    "information_share": (Kind.ENTRY, "entry_id"),
    "assessment": (Kind.ENTRY, "entry_id"),
    "outcome": (Kind.ENTRY, "entry_id"),
    "note": (Kind.ENTRY, "entry_id"),
    "action": (Kind.ENTRY, "entry_id"),
    "risk_score": (Kind.REFERRAL, "referral_id"),
}
"""Tables whose rows are a part of the text that the column points to."""

_HELD_BY: Mapping[str, tuple[tuple[Kind, ...], str]] = {
    "person": ((Kind.PERSON, Kind.CONTACT), "SELECT id FROM case_person WHERE person_id = ?"),
    "agenda_item": ((Kind.HEARING,), "SELECT id FROM hearing WHERE agenda_item_id = ?"),
}
"""Tables of whose rows several texts may hold a part, and how those are found."""


def touched(session: Session, changes: Iterable[Change]) -> dict[Row, None]:
    """Every row whose text may not be what it was, each once."""
    return dict.fromkeys(row for change in changes for row in _touched_by(session, change))


def _touched_by(session: Session, change: Change) -> Iterator[Row]:
    table, row_id = change.table, change.row_id
    for kind in _OWN.get(table, ()):
        yield kind, row_id
    if table == "case_file" and "restricted" in (change.before or {}):
        for kind, source in SOURCES.items():
            yield from ((kind, found) for found in source.rows_of(session, row_id))
    if table in _PART_OF:
        kind, column = _PART_OF[table]
        whole = (change.after or {}).get(column) or (change.before or {}).get(column)
        if whole is None:
            whole = _value(session, f"SELECT {column} FROM {table} WHERE id = ?", row_id)
        if whole is not None:
            yield kind, whole
    if table in _HELD_BY:
        kinds, statement = _HELD_BY[table]
        for found in session.connection().exec_driver_sql(statement, (row_id,)).scalars().all():
            yield from ((kind, found) for kind in kinds)


def _value(session: Session, statement: str, row_id: int) -> int | None:
    found = session.connection().exec_driver_sql(statement, (row_id,)).scalar()
    return None if found is None else int(found)
