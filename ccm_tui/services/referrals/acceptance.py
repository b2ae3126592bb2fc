"""Accepted referrals becoming cases: their references, their people, and what they are a repeat of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccm_tui.domain.cases.references import CaseBook, PastSubject
from ccm_tui.domain.names.keys import name_key
from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.domain.statuses import CaseStatus
from ccm_tui.domain.vocabulary import PersonRole
from db.queries.record.settings import settings_on_record
from db.queries.referrals.intake import all_references, past_subjects
from db.tables.cases import CasePersonRow, CaseRow, CaseThemeRow, PersonRow
from db.writing import Writing, add_many


@dataclass(frozen=True, slots=True)
class MadeCase:
    """The case that an accepted referral has become."""

    id: int
    reference: str


def make_accepted_cases(
    writing: Writing, accepted: Sequence[NewReferral], opened_on: date, come_back: PastSubject | None = None
) -> list[MadeCase]:
    """Makes the case of each accepted referral, in the order given, with its subject and its themes.

    `come_back` is the case that one of them was found to be a repeat of; without it, the record is asked by name.
    """
    book = CaseBook(all_references(writing.session), past_subjects(writing.session))
    months = settings_on_record(writing.session).repeat_months
    earlier = [
        come_back or book.case_come_back(one.subject_name, one.subject_born_on, one.received_on, months)
        for one in accepted
    ]
    cases = _cases(writing, book, accepted, earlier, opened_on)
    people = _people(writing, book, accepted, earlier)
    add_many(
        writing,
        CasePersonRow,
        [_part(one, case, person) for one, case, person in zip(accepted, cases, people, strict=True)],
    )
    add_many(
        writing,
        CaseThemeRow,
        [
            {"case_id": case.id, "theme": theme}
            for one, case in zip(accepted, cases, strict=True)
            for theme in one.themes
        ],
    )
    return cases


def _cases(
    writing: Writing,
    book: CaseBook,
    accepted: Sequence[NewReferral],
    earlier: Sequence[PastSubject | None],
    opened_on: date,
) -> list[MadeCase]:
    rows: list[dict[str, Any]] = []
    for one, past in zip(accepted, earlier, strict=True):
        made = book.repeat_reference(past.reference) if past else book.next_reference(one.received_on)
        reference = one.reference or made
        book.enter(reference)
        rows.append(
            {
                "reference": reference,
                "opened_on": opened_on,
                "status": CaseStatus.SCREENED,
                "repeat_of_id": past.case_id if past else None,
            }
        )
    ids = add_many(writing, CaseRow, rows)
    return [MadeCase(case_id, row["reference"]) for case_id, row in zip(ids, rows, strict=True)]


def _people(
    writing: Writing,
    book: CaseBook,
    accepted: Sequence[NewReferral],
    earlier: Sequence[PastSubject | None],
) -> list[int]:
    """The person whom each case is about: one on record where it is surely the same, else a new one."""
    new: list[dict[str, Any]] = []
    # For each referral the person on record, or else the place among the new.
    found: list[tuple[int | None, int]] = []
    met: dict[tuple[str, date | None], int] = {}
    for one, past in zip(accepted, earlier, strict=True):
        on_record = past.person_id if past else book.person_known(one.subject_name, one.subject_born_on)
        if on_record:
            person = writing.session.get_one(PersonRow, on_record)
            writing.change(person, **_said_of_person(one, person.born_on), **_other_name(one, person))
            found.append((on_record, 0))
            continue
        key = (name_key(one.subject_name), one.subject_born_on)
        # A name without a date of birth is not enough to take two referrals of one sheet for one person's.
        place = met.get(key) if one.subject_born_on else None
        if place is None:
            place = met[key] = len(new)
            new.append({"name": one.subject_name})
        new[place].update(_said_of_person(one, one.subject_born_on))
        found.append((None, place))
    ids = add_many(writing, PersonRow, new)
    return [on_record or ids[place] for on_record, place in found]


def _said_of_person(referral: NewReferral, born_on: date | None) -> dict[str, Any]:
    """What the newest referral says of a person is what holds now; what it leaves empty stays."""
    said = {
        "born_on": born_on or referral.subject_born_on,
        "address": referral.address,
        "safe_contact": referral.safe_contact,
        "adjustments": referral.adjustments,
    }
    return {name: value for name, value in said.items() if value}


def _other_name(referral: NewReferral, person: PersonRow) -> dict[str, str]:
    """The name that the referral gives a person, beside those that the record knows."""
    known = {name_key(name) for name in (person.name, *person.also_known_as.split(";"))}
    if name_key(referral.subject_name) in known:
        return {}
    names = filter(None, (person.also_known_as.strip(), referral.subject_name.strip()))
    return {"also_known_as": "; ".join(names)}


def _part(referral: NewReferral, case: MadeCase, person_id: int) -> dict[str, Any]:
    return {
        "case_id": case.id,
        "person_id": person_id,
        # Where the referral does not say, nobody is recorded as causing harm.
        "role": referral.subject_role or PersonRole.VULNERABLE_VICTIM,
        "subject": True,
        "resident": referral.resident,
        "home_area": referral.home_area,
    }
