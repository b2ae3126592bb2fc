"""Everybody whose name may stand in a text about somebody else, and what stands for it."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import Session, col, select

from ccm_tui.domain.governance.governance import Others
from ccm_tui.domain.names.redaction import SOMEBODY, names_in
from db.tables.actions import ActionRow
from db.tables.agencies import AgencyRow, RepresentativeRow
from db.tables.cases import CasePersonRow, CaseRow, PersonRow
from db.tables.hearings import InformationShareRow, InterestRow
from db.tables.meetings import ChairingRow, MeetingRow, ObserverRow, SittingRow
from db.tables.referrals import ReferralRow, RiskScoreRow

_SHORTEST = 3
"""Letters of a particular that says nothing by itself, such as NFA."""

_BY_AGENCY: Sequence[tuple[Any, Any]] = (
    (RepresentativeRow.name, RepresentativeRow.agency_id),
    (SittingRow.person, SittingRow.agency_id),
    (SittingRow.deputy_for, SittingRow.agency_id),
    (ActionRow.owner, ActionRow.agency_id),
    (ActionRow.accepted_by, ActionRow.agency_id),
    (InformationShareRow.speaker, InformationShareRow.agency_id),
    (InterestRow.declared_by, InterestRow.agency_id),
    (CaseRow.lead_professional, CaseRow.lead_agency_id),
    (ReferralRow.referrer_name, ReferralRow.referrer_agency_id),
)
"""Columns that name a professional, and the agency that they speak for."""

_BY_ROLE: Sequence[tuple[Any, str]] = (
    (CaseRow.lead_professional, "the lead professional"),
    (CaseRow.deputy_lead, "the deputy lead"),
    (ReferralRow.referrer_name, "the referrer"),
    (ReferralRow.consent_authorised_by, "a professional"),
    (RiskScoreRow.assessor, "the assessor"),
    (MeetingRow.chair, "the chair"),
    (MeetingRow.co_chair, "the co-chair"),
    (MeetingRow.minute_taker, "the minute-taker"),
    (MeetingRow.approved_by, "who approved the minutes"),
    (ChairingRow.name, "the chair"),
    (ObserverRow.name, "an observer"),
    (ActionRow.owner, "the owner of the action"),
    (ActionRow.accepted_by, "the owner of the action"),
    (InformationShareRow.speaker, "a professional"),
    (InterestRow.declared_by, "a professional"),
)
"""The same where no agency is named, and those who speak for none."""


def other_people(session: Session, person_id: int, case_ids: Sequence[int]) -> Others:
    """Everybody on record but that person: people by their role in the same cases, professionals by their agency."""
    near: dict[str, str] = {}
    for name, label in (
        *_in_the_same_cases(session, person_id, case_ids),
        *_professionals(session),
        *_named_in_referrals(session, case_ids),
    ):
        near.setdefault(name, label)
    far = {
        name: SOMEBODY
        for row in session.exec(select(PersonRow).where(PersonRow.id != person_id))
        for name in (row.name, row.also_known_as)
        if name and name not in near
    }
    return Others(near, far, tuple(_particulars(session, person_id, case_ids)))


def _in_the_same_cases(session: Session, person_id: int, case_ids: Sequence[int]) -> Iterator[tuple[str, str]]:
    rows = session.exec(
        select(CasePersonRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == col(CasePersonRow.person_id))
        .where(col(CasePersonRow.case_id).in_(case_ids), CasePersonRow.person_id != person_id)
        .order_by(col(CasePersonRow.id))
    )
    for part, person in rows:
        label = f"{part.letter}, {part.role.words}" if part.letter else part.role.words
        for name in (person.name, person.also_known_as):
            if name:
                yield name, label


def _particulars(session: Session, person_id: int, case_ids: Sequence[int]) -> Iterator[str]:
    """Where those in the same cases live and how they are reached, as it is written, but for what is shared."""
    own = session.get_one(PersonRow, person_id)
    shared = {text.casefold().strip() for text in (own.address, own.safe_contact, own.adjustments)}
    people = session.exec(
        select(PersonRow)
        .join(CasePersonRow, col(CasePersonRow.person_id) == col(PersonRow.id))
        .where(col(CasePersonRow.case_id).in_(case_ids), CasePersonRow.person_id != person_id)
    )
    for person in people:
        for text in (person.address, person.safe_contact, person.adjustments):
            if len(text.strip()) > _SHORTEST and text.casefold().strip() not in shared:
                yield text


def _professionals(session: Session) -> Iterator[tuple[str, str]]:
    for name, agency_id in _BY_AGENCY:
        rows = session.exec(select(name, AgencyRow.name).join(AgencyRow, col(AgencyRow.id) == agency_id).distinct())
        for who, agency in rows:
            if who:
                yield who, f"who speaks for {agency}"
    for name, label in _BY_ROLE:
        for who in session.exec(select(name).distinct()):
            if who:
                yield who, label


def _named_in_referrals(session: Session, case_ids: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Those whom a referral lists as others and as children; nobody else on record may know them."""
    rows = session.exec(select(ReferralRow).where(col(ReferralRow.case_id).in_(case_ids)))
    for row in rows:
        for name in (*names_in(row.other_parties), *names_in(row.children)):
            yield name, SOMEBODY
