"""Everybody on record whom a new referral could be about: all of them briefly, and of a few what there is to tell."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from ccm_tui.domain.referrals.radar import Described
from ccm_tui.domain.referrals.repeats import PastCase, PastReferral
from db.queries.referrals.intake import last_heard, latest
from db.tables.cases import CasePersonRow, CaseRow, PersonRow
from db.tables.referrals import ReferralRow


@dataclass(frozen=True, slots=True)
class OnRecord:
    """Somebody on record: a person in cases, or whom a referral was about that made none."""

    described: Described
    person_id: int | None = None
    referral_id: int | None = None


def everybody_on_record(session: Session) -> list[OnRecord]:
    """Everybody on record, in one pass."""
    people = session.execute(
        select(PersonRow.id, PersonRow.name, col(PersonRow.born_on), PersonRow.address, PersonRow.also_known_as)  # type: ignore[call-overload]
    )
    referred = session.exec(
        select(ReferralRow.id, ReferralRow.subject_name, col(ReferralRow.subject_born_on), ReferralRow.address).where(
            col(ReferralRow.case_id).is_(None)
        )
    )
    return [
        *(
            OnRecord(Described(name, born, address, also), person_id)
            for person_id, name, born, address, also in people
        ),
        *(OnRecord(Described(name, born, at), None, row_id) for row_id, name, born, at in referred),
    ]


def cases_of_people(session: Session, person_ids: Collection[int]) -> dict[int, list[PastCase]]:
    """The cases that each of these people is in."""
    found: dict[int, list[PastCase]] = {}
    rows = session.exec(
        select(CasePersonRow, CaseRow)
        .join(CaseRow, col(CaseRow.id) == col(CasePersonRow.case_id))
        .where(col(CasePersonRow.person_id).in_(person_ids))
        .order_by(col(CaseRow.id))
    ).all()
    heard = last_heard(session, [case.id for _, case in rows])
    subjects = dict(
        session.exec(
            select(CasePersonRow.case_id, func.count(func.distinct(CasePersonRow.person_id)))
            .where(col(CasePersonRow.subject), col(CasePersonRow.case_id).in_([case.id for _, case in rows]))
            .group_by(col(CasePersonRow.case_id))
        ).all()
    )
    for part, case in rows:
        alone = part.subject and subjects.get(case.id) == 1
        last = latest((heard.get(case.id), case.closed_on, case.closed_before_on, case.first_heard_before_on))
        past = PastCase(case.id, case.reference, case.status, case.restricted, part.role, part.subject, alone, last)
        found.setdefault(part.person_id, []).append(past)
    return found


def past_referrals(session: Session, referral_ids: Collection[int]) -> dict[int, PastReferral]:
    """These referrals."""
    rows = session.exec(select(ReferralRow).where(col(ReferralRow.id).in_(referral_ids)))
    return {row.id: PastReferral(row.id, row.received_on, row.screening) for row in rows}


def accounts_of(session: Session, person_ids: Collection[int]) -> dict[int, str]:
    """What happened to each of these people, as the referrals that brought their cases tell it."""
    found: dict[int, str] = {}
    for person_id, reason in session.exec(
        select(CasePersonRow.person_id, ReferralRow.reason)
        .join(ReferralRow, col(ReferralRow.case_id) == col(CasePersonRow.case_id))
        .where(col(CasePersonRow.person_id).in_(person_ids))
        .order_by(col(ReferralRow.id))
    ):
        found[person_id] = f"{found.get(person_id, '')} {reason}"
    return found
