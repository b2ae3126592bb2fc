"""The agencies as a list that is edited: read whole, and one of them set to what its form says, as one act."""

from collections.abc import Sequence
from dataclasses import dataclass

from ccm_tui.domain.agencies.agency import Agency, NewAgency, NewRepresentative
from ccm_tui.domain.names.keys import name_key
from ccm_tui.services.agencies.agencies import check_agency, find_representative, put_person
from db.queries.agencies.agencies import all_agencies, representative_rows
from db.queries.record.find import agency_named
from db.record import Record
from db.tables.agencies import AgencyRow
from db.writing import Writing


@dataclass(frozen=True, slots=True)
class AgenciesView:
    """Every agency, retired ones included, in the order of the roll."""

    agencies: tuple[Agency, ...]


def read_agencies(record: Record) -> AgenciesView:
    """The agencies as they stand."""
    with record.reading() as session:
        return AgenciesView(all_agencies(session))


def edit_agency(record: Record, edited: NewAgency) -> None:
    """Gives the agency of that code the name, kind, part in the quorum and people that are given, in that order.

    Its code stays, because actions are known by it. Someone who was there before keeps role and address; someone
    who is no longer named no longer speaks for it. Raises CcmError where there is no such agency or a name is
    missing.
    """
    with record.writing("agencies.edit") as writing:
        check_agency(edited)
        agency = agency_named(writing.session, edited.code)
        writing.change(
            agency,
            name=edited.name.strip(),
            kind=edited.kind,
            needed_for_quorum=edited.needed_for_quorum,
        )
        _set_people(writing, agency, edited.people)
        writing.label = f"agency {agency.code} changed"


def _set_people(writing: Writing, agency: AgencyRow, people: Sequence[NewRepresentative]) -> None:
    named = {name_key(person.name) for person in people}
    for row in representative_rows(writing.session, agency.id):
        if row.active and name_key(row.name) not in named:
            writing.change(row, active=False)
    for position, person in enumerate(people):
        if find_representative(writing, agency, person.name) is None:
            put_person(writing, agency, person)
        known = find_representative(writing, agency, person.name)
        assert known is not None, "just put there"
        writing.change(known, name=person.name.strip(), deputy=person.deputy, position=position, active=True)
