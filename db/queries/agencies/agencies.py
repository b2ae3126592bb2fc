"""Agencies and their people, as the record has them."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from ccm_tui.domain.agencies.agency import Agency, Representative
from db.queries.meetings.former import held_before
from db.tables.agencies import AgencyRow, RepresentativeRow


def all_agencies(session: Session) -> tuple[Agency, ...]:
    """Every agency, retired ones included, in the order of the roll."""
    people: dict[int, list[Representative]] = {}
    for row in session.exec(
        select(RepresentativeRow)
        .where(col(RepresentativeRow.active))
        .order_by(col(RepresentativeRow.deputy), col(RepresentativeRow.position), col(RepresentativeRow.id))
    ):
        people.setdefault(row.agency_id, []).append(Representative(row.id, row.name, row.role, row.deputy))
    rows = session.exec(select(AgencyRow).order_by(col(AgencyRow.position), col(AgencyRow.id)))
    return tuple(
        Agency(
            id=row.id,
            code=row.code,
            name=row.name,
            kind=row.kind,
            needed_for_quorum=row.needed_for_quorum,
            active=row.active,
            representatives=tuple(people.get(row.id, ())),
        )
        for row in rows
    )


def codes_by_agency(session: Session) -> dict[int, str]:
    """Each agency's code by its id."""
    return dict(session.exec(select(AgencyRow.id, AgencyRow.code)).all())


def agency_row(session: Session, code: str) -> AgencyRow | None:
    """The agency of that code, whatever its case."""
    return session.exec(select(AgencyRow).where(col(AgencyRow.code).collate("NOCASE") == code)).first()


def agency_rows(session: Session) -> Sequence[AgencyRow]:
    """Every agency, retired ones included."""
    return session.exec(select(AgencyRow).order_by(col(AgencyRow.position), col(AgencyRow.id))).all()


def representative_rows(session: Session, agency_id: int) -> Sequence[RepresentativeRow]:
    """Everybody who speaks or has spoken for the agency."""
    return session.exec(
        select(RepresentativeRow)
        .where(RepresentativeRow.agency_id == agency_id)
        .order_by(col(RepresentativeRow.position), col(RepresentativeRow.id))
    ).all()


def next_position(session: Session) -> int:
    """The place after the last in the roll."""
    last = session.exec(select(func.max(AgencyRow.position))).one()
    return 0 if last is None else int(last) + 1


def former_agency_names(session: Session, moment: datetime) -> dict[str, str]:
    """By their codes the agencies that were renamed after that moment, each with the name that it had then."""
    codes = {row.id: row.code for row in agency_rows(session)}
    names: dict[str, str] = {}
    for former in held_before(session, "agency"):
        if former.at > moment and "name" in former.held and former.row_id in codes:
            names.setdefault(codes[former.row_id], former.held["name"])
    return names
