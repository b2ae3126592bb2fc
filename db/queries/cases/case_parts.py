"""The rows of which a case file is made up, to be changed."""

from sqlmodel import Session, col, or_, select

from ccm_tui.domain.vocabulary import Forum
from db.tables.cases import (
    CaseFlagRow,
    CaseForumRow,
    CaseLinkRow,
    CasePersonRow,
    CaseRestrictionRow,
    CaseThemeRow,
    PersonRow,
)
from db.tables.hearings import VoiceRow
from db.tables.record import DisclosureRow


def flag_row(session: Session, case_id: int, wording: str) -> CaseFlagRow | None:
    """The flag of that wording."""
    return session.exec(
        select(CaseFlagRow).where(CaseFlagRow.case_id == case_id, CaseFlagRow.wording == wording)
    ).first()


def theme_rows(session: Session, case_id: int) -> list[CaseThemeRow]:
    """What the case is about."""
    return list(session.exec(select(CaseThemeRow).where(CaseThemeRow.case_id == case_id)))


def forum_row(session: Session, case_id: int, forum: Forum) -> CaseForumRow | None:
    """That the case is before that forum too."""
    return session.exec(
        select(CaseForumRow).where(CaseForumRow.case_id == case_id, CaseForumRow.forum == forum)
    ).first()


def link_row(session: Session, case_id: int, other_id: int) -> CaseLinkRow | None:
    """What ties two cases, whichever of them it was entered for."""
    one_way = (CaseLinkRow.case_id == case_id) & (CaseLinkRow.other_id == other_id)
    other_way = (CaseLinkRow.case_id == other_id) & (CaseLinkRow.other_id == case_id)
    return session.exec(select(CaseLinkRow).where(or_(one_way, other_way))).first()


def let_in_rows(session: Session, case_id: int) -> list[CaseRestrictionRow]:
    """The agencies that may see the case while it is restricted."""
    return list(session.exec(select(CaseRestrictionRow).where(CaseRestrictionRow.case_id == case_id)))


def part_rows(session: Session, case_id: int) -> list[CasePersonRow]:
    """The parts that people have in the case."""
    return list(
        session.exec(select(CasePersonRow).where(CasePersonRow.case_id == case_id).order_by(col(CasePersonRow.id)))
    )


def named_elsewhere(session: Session, person: PersonRow) -> bool:
    """True where a person is in another case, a voice is theirs, or a document was made for them."""
    return any(
        session.exec(select(table.id).where(table.person_id == person.id)).first() is not None
        for table in (CasePersonRow, VoiceRow, DisclosureRow)
    )
