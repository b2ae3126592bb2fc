"""Agencies and their people as rows to be changed."""

from collections.abc import Sequence

from sqlmodel import Session, col, func, select

from db.tables.agencies import AgencyRow, RepresentativeRow


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
