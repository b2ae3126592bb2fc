"""The agencies and their people as a list, from which another copy can take them in."""

from collections.abc import Iterator

from ccm_tui.documents.withheld import without_protected
from ccm_tui.domain.listings import ListedSpeaker
from db.queries.agencies.agencies import agency_rows, representative_rows
from db.queries.cases.protection import protected_on_record
from db.record import Record
from db.tables.agencies import AgencyRow, RepresentativeRow


def list_speakers(record: Record) -> list[ListedSpeaker]:
    """Who speaks for each agency, in the order of the roll; neither agencies nor people that are retired."""
    with record.reading() as session:
        lines = [
            speaker
            for agency in agency_rows(session)
            if agency.active
            for speaker in _speakers(agency, [row for row in representative_rows(session, agency.id) if row.active])
        ]
        return without_protected(lines, protected_on_record(session))


def _speakers(agency: AgencyRow, people: list[RepresentativeRow]) -> Iterator[ListedSpeaker]:
    for person in people or (None,):
        yield ListedSpeaker(
            code=agency.code,
            name=agency.name,
            kind=agency.kind,
            quorum=agency.needed_for_quorum,
            representative=person.name if person else "",
            role=person.role if person else "",
            email=person.email if person else "",
            deputy=person.deputy if person else None,
        )
