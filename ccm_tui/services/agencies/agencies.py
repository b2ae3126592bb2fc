"""Who belongs to the conference: agencies joining, changing, retiring, and the people who speak for them."""

from ccm_tui.domain.agencies.agency import CODE_RULE, NewAgency, NewRepresentative, code_fits, tidy_code
from ccm_tui.domain.names.keys import name_key
from ccm_tui.errors import CcmError
from db.queries.agencies.agencies import agency_row, next_position, representative_rows
from db.queries.record.find import agency_named
from db.record import Record
from db.tables.agencies import AgencyRow, RepresentativeRow
from db.writing import Writing


def add_agency(record: Record, new: NewAgency) -> str:
    """Adds an agency and its people at the end of the roll. Returns its code.

    Raises CcmError where the code is no code or is taken, or a name is missing.
    """
    with record.writing("agencies.add") as writing:
        check_agency(new)
        if agency_row(writing.session, tidy_code(new.code)):
            raise CcmError("There is an agency of that code already.", "Choose another code, or change that agency.")
        agency = put_agency(writing, new, next_position(writing.session))
        writing.label = f"agency {agency.code} added"
        return agency.code


def retire_agency(record: Record, code: str) -> None:
    """Takes an agency off the roll of meetings to come; its history stays.

    Raises CcmError where there is no such agency.
    """
    with record.writing("agencies.retire") as writing:
        agency = writing.change(agency_named(writing.session, code), active=False)
        writing.label = f"agency {agency.code} retired"


def bring_back_agency(record: Record, code: str) -> None:
    """Puts a retired agency back on the roll. Raises CcmError where there is no such agency."""
    with record.writing("agencies.bring_back") as writing:
        agency = writing.change(agency_named(writing.session, code), active=True)
        writing.label = f"agency {agency.code} brought back"


def check_agency(new: NewAgency) -> None:
    """Raises CcmError where the code is no code, or the name of the agency or of one of its people is missing."""
    if not code_fits(tidy_code(new.code)):
        raise CcmError("That is no code for an agency.", f"A code is {CODE_RULE}.")
    _check_name(new.name)
    for person in new.people:
        _check_name(person.name)


def put_agency(writing: Writing, new: NewAgency, position: int) -> AgencyRow:
    """Adds the rows of a checked agency and its people."""
    agency = writing.add(
        AgencyRow(
            code=tidy_code(new.code),
            name=new.name.strip(),
            kind=new.kind,
            position=position,
            needed_for_quorum=new.needed_for_quorum,
        )
    )
    for person in new.people:
        put_person(writing, agency, person)
    return agency


def put_person(writing: Writing, agency: AgencyRow, person: NewRepresentative) -> None:
    """Adds the row of one person, after the agency's others."""
    writing.add(
        RepresentativeRow(
            agency_id=agency.id,
            name=person.name.strip(),
            role=person.role.strip(),
            email=person.email.strip(),
            deputy=person.deputy,
            position=len(representative_rows(writing.session, agency.id)),
        )
    )


def find_representative(writing: Writing, agency: AgencyRow, name: str) -> RepresentativeRow | None:
    """The agency's person of that name, however it is spaced or capitalised, retired ones included."""
    people = representative_rows(writing.session, agency.id)
    return next((person for person in people if name_key(person.name) == name_key(name)), None)


def _check_name(name: str) -> None:
    if not name.strip():
        raise CcmError("A name is missing.", "Give the agency and each of its people a name.")
