"""The people of a case and what they are in it, changed between meetings."""

from typing import Any

from ccm_tui.domain.cases.case import GivenPerson
from ccm_tui.domain.vocabulary import ProtectedDetail
from ccm_tui.errors import CcmError
from ccm_tui.services.cases.editing import case_to_edit
from db.queries.cases.file import case_person_rows, named_elsewhere
from db.queries.cases.protection import protection_rows
from db.record import Record
from db.store import Snapshot
from db.tables.cases import CasePersonRow, PersonRow, ProtectionRow
from db.writing import Writing


def read_person(record: Record, case_id: int, person_id: int) -> GivenPerson:
    """A person of a case as they were entered. Raises CcmError where they are in it no more."""
    with record.reading() as session:
        part = _part(session, case_id, person_id)
        person = session.get_one(PersonRow, person_id)
        protected = frozenset(row.detail for row in protection_rows(session, person_id))
    return GivenPerson(
        name=person.name,
        role=part.role,
        subject=part.subject,
        also_known_as=person.also_known_as,
        born_on=person.born_on,
        address=person.address,
        resident=part.resident,
        home_area=part.home_area,
        safe_contact=person.safe_contact,
        adjustments=person.adjustments,
        protected=protected,
    )


def add_person(record: Record, case_id: int, given: GivenPerson) -> int:
    """Adds a person to a case. Returns their id. Raises CcmError where there is no name."""
    _check(given)
    with record.writing("cases.add_person") as writing:
        case = case_to_edit(writing, case_id)
        person = writing.add(PersonRow(**_of_person(given)))
        writing.add(CasePersonRow(case_id=case_id, person_id=person.id, **_of_part(given)))
        _protect(writing, person.id, given.protected)
        writing.label = f"a person added to {case.reference}"
    return person.id


def change_person(record: Record, case_id: int, person_id: int, given: GivenPerson) -> None:
    """Says anew who a person is and what they are in the case; who they are holds in their other cases too.

    Raises CcmError where there is no name, or nobody would be left whom the case is named after.
    """
    _check(given)
    with record.writing("cases.change_person") as writing:
        case = case_to_edit(writing, case_id)
        part = _part(writing.session, case_id, person_id)
        if part.subject and not given.subject:
            _keep_a_subject(writing.session, case_id, part)
        writing.change(writing.session.get_one(PersonRow, person_id), **_of_person(given))
        writing.change(part, **_of_part(given))
        _protect(writing, person_id, given.protected)
        writing.label = f"a person of {case.reference} changed"


def remove_person(record: Record, case_id: int, person_id: int, why: str) -> None:
    """Takes a person out of a case, and off the record where nothing else names them.

    Raises CcmError where there is no reason, or nobody would be left whom the case is named after.
    """
    if not why.strip():
        raise CcmError("Taking a person out of a case needs a reason.", "Type it in a few words.")
    with record.writing("cases.remove_person", why=why.strip()) as writing:
        case = case_to_edit(writing, case_id)
        part = _part(writing.session, case_id, person_id)
        if part.subject:
            _keep_a_subject(writing.session, case_id, part)
        writing.remove(part)
        person = writing.session.get_one(PersonRow, person_id)
        if not named_elsewhere(writing.session, person):
            _protect(writing, person_id, frozenset())
            writing.remove(person)
        writing.label = f"a person taken out of {case.reference}"


def _protect(writing: Writing, person_id: int, wanted: frozenset[ProtectedDetail]) -> None:
    held = protection_rows(writing.session, person_id)
    for row in held:
        if row.detail not in wanted:
            writing.remove(row)
    for detail in sorted(wanted - {row.detail for row in held}):
        writing.add(ProtectionRow(person_id=person_id, detail=detail))


def _part(session: Snapshot, case_id: int, person_id: int) -> CasePersonRow:
    found = next((row for row in case_person_rows(session, case_id) if row.person_id == person_id), None)
    if found is None:
        raise CcmError("That person is not in the case any more.", "Look at the file again.")
    return found


def _keep_a_subject(session: Snapshot, case_id: int, leaving: CasePersonRow) -> None:
    if not any(row.subject and row.id != leaving.id for row in case_person_rows(session, case_id)):
        raise CcmError("The case would be named after nobody.", "Make another person its subject first.")


def _check(given: GivenPerson) -> None:
    if not given.name.strip():
        raise CcmError("The person has no name.", "Type one, or what they are known as.")


def _of_person(given: GivenPerson) -> dict[str, Any]:
    return {
        "name": given.name.strip(),
        "also_known_as": given.also_known_as.strip(),
        "born_on": given.born_on,
        "address": given.address.strip(),
        "safe_contact": given.safe_contact.strip(),
        "adjustments": given.adjustments.strip(),
    }


def _of_part(given: GivenPerson) -> dict[str, Any]:
    return {
        "role": given.role,
        "subject": given.subject,
        "resident": given.resident,
        "home_area": given.home_area.strip(),
    }
