"""What of whom is protected."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from ccm_tui.domain.names.protection import NOTHING_PROTECTED, Protected, ProtectedWords, protected_words
from ccm_tui.domain.vocabulary import ProtectedDetail
from db.tables.agencies import AgencyRow
from db.tables.cases import CasePersonRow, CaseRow, PersonRow, ProtectionRow
from db.tables.referrals import ReferralRow


def protected_details(session: Session, person_ids: Collection[int]) -> dict[int, frozenset[ProtectedDetail]]:
    """By the id of each of these people who has any protected what that is."""
    found: dict[int, set[ProtectedDetail]] = {}
    for row in session.exec(select(ProtectionRow).where(col(ProtectionRow.person_id).in_(person_ids))):
        found.setdefault(row.person_id, set()).add(row.detail)
    return {person_id: frozenset(details) for person_id, details in found.items()}


def protected_on_record(session: Session) -> Protected:
    """Everything that is protected on record, to be found in texts: as it stands with the person, and as the
    referrals of the cases about them have it."""
    marked = session.exec(select(col(ProtectionRow.person_id), col(ProtectionRow.detail))).all()
    if not marked:
        return NOTHING_PROTECTED
    people = session.exec(
        select(col(PersonRow.id), PersonRow.address, PersonRow.also_known_as, PersonRow.safe_contact).where(
            col(PersonRow.id).in_(select(col(ProtectionRow.person_id)))
        )
    )
    texts = {whose: texts for whose, *texts in people}
    held = [ProtectedWords(detail, _text_of(detail, *texts[whose]), whose) for whose, detail in marked]
    referred = session.exec(
        select(col(ProtectionRow.person_id), col(ProtectionRow.detail), ReferralRow.address, ReferralRow.safe_contact)
        .join(CasePersonRow, col(CasePersonRow.person_id) == col(ProtectionRow.person_id))
        .join(ReferralRow, col(ReferralRow.case_id) == col(CasePersonRow.case_id))
        .where(col(CasePersonRow.subject), col(ProtectionRow.detail) != ProtectedDetail.FURTHER_NAMES)
    )
    held += (
        ProtectedWords(detail, _text_of(detail, address, "", contact), whose)
        for whose, detail, address, contact in referred
    )
    agencies = session.exec(select(AgencyRow.code, AgencyRow.name)).all()
    return protected_words(tuple(dict.fromkeys(held)), tuple(words for agency in agencies for words in agency))


def _text_of(detail: ProtectedDetail, address: str, names: str, contact: str) -> str:
    match detail:
        case ProtectedDetail.ADDRESS:
            return address
        case ProtectedDetail.FURTHER_NAMES:
            return names
        case ProtectedDetail.CONTACT:
            return contact


def protected_in_case(session: Session, case_id: int, detail: ProtectedDetail) -> tuple[int, ...]:
    """The people of a case of whom that detail is protected, by number."""
    found = (
        select(col(ProtectionRow.person_id))
        .join(CasePersonRow, col(CasePersonRow.person_id) == col(ProtectionRow.person_id))
        .where(col(CasePersonRow.case_id) == case_id, col(ProtectionRow.detail) == detail)
        .order_by(col(ProtectionRow.person_id))
    )
    return tuple(dict.fromkeys(session.exec(found)))


def protection_rows(session: Session, person_id: int) -> Sequence[ProtectionRow]:
    """What of one person is protected, as rows to be changed."""
    return session.exec(select(ProtectionRow).where(ProtectionRow.person_id == person_id)).all()


def protected_by_case(session: Session) -> dict[str, frozenset[ProtectedDetail]]:
    """By the reference of each case that is about somebody who has anything protected what that is."""
    found: dict[str, set[ProtectedDetail]] = {}
    for reference, detail in session.exec(
        select(CaseRow.reference, col(ProtectionRow.detail))
        .join(CasePersonRow, col(CasePersonRow.case_id) == col(CaseRow.id))
        .join(ProtectionRow, col(ProtectionRow.person_id) == col(CasePersonRow.person_id))
        .where(col(CasePersonRow.subject))
    ):
        found.setdefault(reference, set()).add(detail)
    return {reference: frozenset(details) for reference, details in found.items()}


def protected_texts(session: Session) -> frozenset[str]:
    """Every address and contact on record that is protected, folded as `as_compared` does."""
    found = session.exec(
        select(ProtectionRow.detail, PersonRow.address, PersonRow.safe_contact)
        .join(PersonRow, col(PersonRow.id) == col(ProtectionRow.person_id))
        .where(col(ProtectionRow.detail) != ProtectedDetail.FURTHER_NAMES)
    )
    held = (contact if detail is ProtectedDetail.CONTACT else address for detail, address, contact in found)
    return frozenset(filter(None, map(as_compared, held)))


def as_compared(text: str) -> str:
    """A text without what capitals and spaces make of it."""
    return " ".join(text.casefold().split())
