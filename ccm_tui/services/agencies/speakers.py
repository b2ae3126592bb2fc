"""The people who speak for one agency: their role and address, their order, and who no longer speaks for it."""

from ccm_tui.domain.agencies.agency import NewRepresentative
from ccm_tui.errors import CcmError
from ccm_tui.services.agencies.agencies import find_representative
from ccm_tui.services.agencies.speakers_view import speaking_order
from db.queries.agencies.agencies import representative_rows
from db.queries.record.find import agency_named
from db.record import Record
from db.tables.agencies import AgencyRow, RepresentativeRow
from db.writing import Writing


def keep_person(record: Record, code: str, given: NewRepresentative, person_id: int | None = None) -> int:
    """Adds somebody after the others of their sort, or changes what is known of them. Returns their id.

    Raises CcmError where there is no name, or somebody else of the agency has it.
    """
    if not given.name.strip():
        raise CcmError("The name is missing.", "Type who speaks for the agency.")
    with record.writing("people.keep") as writing:
        agency = agency_named(writing.session, code)
        same = find_representative(writing, agency, given.name)
        if same is not None and same.id != person_id:
            how = "is named already" if same.active else "spoke for it before"
            raise CcmError(f"Somebody of that name {how}.", "Choose their line: they can be changed or brought back.")
        if person_id is None:
            row = writing.add(
                RepresentativeRow(agency_id=agency.id, name=given.name, position=_last(writing, agency))
            )
        else:
            row = writing.session.get_one(RepresentativeRow, person_id)
        writing.change(
            row,
            name=given.name.strip(),
            role=given.role.strip(),
            email=given.email.strip(),
            deputy=given.deputy,
        )
        writing.label = f"somebody who speaks for {agency.code} {'added' if person_id is None else 'changed'}"
        return row.id


def move_person(record: Record, person_id: int, places: int) -> None:
    """Moves somebody up (negative) or down by that many places, among those of their sort."""
    with record.writing("people.move") as writing:
        row = writing.session.get_one(RepresentativeRow, person_id)
        agency = writing.session.get_one(AgencyRow, row.agency_id)
        others = sorted(representative_rows(writing.session, agency.id), key=speaking_order)
        alike = [other for other in others if speaking_order(other) == speaking_order(row)]
        place = alike.index(row)
        alike.insert(min(max(place + places, 0), len(alike) - 1), alike.pop(place))
        order = iter(alike)
        for position, other in enumerate(others):
            moved = next(order) if speaking_order(other) == speaking_order(row) else other
            if moved.position != position:
                writing.change(moved, position=position)
        writing.label = f"the order of those who speak for {agency.code} changed"


def retire_or_bring_back(record: Record, person_id: int) -> None:
    """Somebody no longer speaks for the agency, or does again; what they said stays in the record."""
    with record.writing("people.retire") as writing:
        row = writing.session.get_one(RepresentativeRow, person_id)
        agency = writing.session.get_one(AgencyRow, row.agency_id)
        writing.change(row, active=not row.active)
        how = "speaks for it again" if row.active else "no longer speaks for it"
        writing.label = f"somebody of {agency.code} {how}"


def _last(writing: Writing, agency: AgencyRow) -> int:
    return max((row.position for row in representative_rows(writing.session, agency.id)), default=-1) + 1
