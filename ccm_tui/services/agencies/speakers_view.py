"""Who speaks, or has spoken, for one agency."""

from dataclasses import dataclass

from db.queries.agencies.agencies import representative_rows
from db.queries.record.find import agency_named
from db.record import Record
from db.tables.agencies import RepresentativeRow


@dataclass(frozen=True, slots=True)
class AgencySpeaker:
    """Somebody who speaks, or has spoken, for an agency."""

    id: int
    name: str
    role: str
    email: str
    deputy: bool
    active: bool


@dataclass(frozen=True, slots=True)
class SpeakersView:
    """An agency with everybody who speaks or has spoken for it."""

    code: str
    name: str
    people: tuple[AgencySpeaker, ...]
    """The usual representatives in their order, then the deputies, then those who no longer speak for it."""


def read_speakers(record: Record, code: str) -> SpeakersView:
    """Everybody of one agency. Raises CcmError where there is no such agency."""
    with record.reading() as session:
        agency = agency_named(session, code)
        rows = sorted(representative_rows(session, agency.id), key=speaking_order)
        return SpeakersView(agency.code, agency.name, tuple(_speaker(row) for row in rows))


def speaking_order(row: RepresentativeRow) -> tuple[bool, bool]:
    """Where somebody stands among those of their agency: the usual ones, the deputies, then those who left."""
    return (not row.active, row.deputy)


def _speaker(row: RepresentativeRow) -> AgencySpeaker:
    return AgencySpeaker(row.id, row.name, row.role, row.email, row.deputy, row.active)
