"""Accepted referrals becoming cases: their references, their people, and what they are a repeat of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.casebook import CaseBook, PastSubject
from ccm_tui.domain.cells import listed
from ccm_tui.domain.referrals import name_key
from ccm_tui.domain.vocabulary import CaseStatus, PersonRole
from db.queries.intake import past_subjects, references
from db.queries.settings import settings
from db.record import Writing
from db.tables.cases import CasePersonRow, CaseRow, CaseThemeRow, PersonRow
from db.tables.columns import Row
from db.tables.referrals import ReferralRow


@dataclass(frozen=True, slots=True)
class Accepted:
    """A referral that becomes a case."""

    referral: ReferralRow
    own_reference: str = ""
    """The case's reference, where it has one already."""


def make_cases(writing: Writing, accepted: Sequence[Accepted]) -> list[CaseRow]:
    """Makes the case of each accepted referral, in the order given, and joins the two.

    A referral that is not on record yet is not put there. The rows of a table are written in one go, because a
    sheet can bring thousands.
    """
    session = writing.session
    book = CaseBook(references(session), past_subjects(session))
    months = settings(session).repeat_months
    earlier = [_case_come_back(book, one.referral, months) for one in accepted]
    cases = [
        _case(book, one, past, opened_on=one.referral.screened_on or one.referral.received_on)
        for one, past in zip(accepted, earlier, strict=True)
    ]
    add_all(writing, cases)
    people = _people(writing, book, accepted, earlier)
    parts: list[CasePersonRow] = []
    themes: list[CaseThemeRow] = []
    for one, case, person in zip(accepted, cases, people, strict=True):
        one.referral.case_id = case.id
        parts.append(_part(one.referral, case, person))
        themes += [CaseThemeRow(case_id=case.id, theme=theme) for theme in listed(one.referral.themes)]
    add_all(writing, parts)
    add_all(writing, themes)
    return cases


def add_all(writing: Writing, rows: Sequence[Row]) -> None:
    """Adds rows of one table together and gives them their ids."""
    writing.session.add_all(rows)
    writing.session.flush()


def _case_come_back(book: CaseBook, referral: ReferralRow, months: int) -> PastSubject | None:
    return book.case_come_back(
        referral.subject_name, referral.subject_born_on, referral.received_on, months
    )


def _case(book: CaseBook, one: Accepted, past: PastSubject | None, opened_on: date) -> CaseRow:
    made = book.repeat_reference(past.reference) if past else book.next_reference(one.referral.received_on)
    reference = one.own_reference or made
    book.enter(reference)
    return CaseRow(
        reference=reference,
        opened_on=opened_on,
        status=CaseStatus.SCREENED,
        repeat_of_id=past.case_id if past else None,
    )


def _people(
    writing: Writing, book: CaseBook, accepted: Sequence[Accepted], earlier: Sequence[PastSubject | None]
) -> list[PersonRow]:
    """The person whom each case is about: one on record where it is surely the same, else a new one."""
    people: list[PersonRow] = []
    new: list[PersonRow] = []
    met: dict[tuple[str, date], PersonRow] = {}
    for one, past in zip(accepted, earlier, strict=True):
        name, born_on = one.referral.subject_name, one.referral.subject_born_on
        known = past.person_id if past else book.person_known(name, born_on)
        person = writing.session.get_one(PersonRow, known) if known else None
        if person is None and born_on:
            person = met.get((name_key(name), born_on))
        if person is None:
            person = PersonRow(name=name)
            new.append(person)
        if born_on:
            met[name_key(name), born_on] = person
        _update(person, one.referral)
        people.append(person)
    add_all(writing, new)
    return people


def _update(person: PersonRow, referral: ReferralRow) -> None:
    """What the newest referral says of a person is what holds now."""
    person.born_on = person.born_on or referral.subject_born_on
    person.address = referral.address or person.address
    person.safe_contact = referral.safe_contact or person.safe_contact
    person.adjustments = referral.adjustments or person.adjustments


def _part(referral: ReferralRow, case: CaseRow, person: PersonRow) -> CasePersonRow:
    return CasePersonRow(
        case_id=case.id,
        person_id=person.id,
        # Where the referral does not say, nobody is recorded as causing harm.
        role=referral.subject_role or PersonRole.VULNERABLE_VICTIM,
        subject=True,
        resident=referral.resident,
        home_area=referral.home_area,
    )
