"""The register of cases, the rows of a case file to be changed, and what a file tells beside the case itself."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from ccm_tui.domain.vocabulary import DisclosureKind, EntryKind, Forum, Sensitivity
from db.tables.agencies import AgencyRow
from db.tables.cases import (
    CaseFlagRow,
    CaseForumRow,
    CaseLinkRow,
    CasePersonRow,
    CaseRestrictionRow,
    CaseThemeRow,
    PersonRow,
)
from db.tables.hearings import EntryRow, InformationShareRow, VoiceRow
from db.tables.meetings import AgendaItemRow, MeetingRow
from db.tables.record import DisclosureRow


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What kind of entry it is, when it was made, and whether it may be passed on."""

    kind: EntryKind
    held_on: date
    remark: str
    """In words; empty where there is nothing to be said."""


def newest_cases(session: Session, among: Collection[int] | None, first: Collection[int]) -> tuple[int, ...]:
    """The ids of these cases, or of all, the newest first, but those of `first` before others."""
    if among is not None and not among:
        return ()
    found = session.connection().exec_driver_sql("SELECT id FROM case_file ORDER BY opened_on DESC, reference DESC")
    ids = [case_id for case_id in found.scalars() if among is None or case_id in among]
    # The sort leaves those that are equal in their order.
    return tuple(sorted(ids, key=lambda case_id: case_id not in first))


def entry_facts(session: Session, entry_ids: Sequence[int]) -> dict[int, EntryFacts]:
    """These facts of each of the entries."""
    found = session.exec(
        select(EntryRow, col(MeetingRow.held_on), col(InformationShareRow.sensitivity))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(EntryRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
        .outerjoin(InformationShareRow, col(InformationShareRow.entry_id) == col(EntryRow.id))
        .where(col(EntryRow.id).in_(entry_ids))
    )
    return {
        row.id: EntryFacts(row.kind, held_on, _remark(row.withdrawn_at is not None, sensitivity))
        for row, held_on, sensitivity in found
    }


def _remark(withdrawn: bool, sensitivity: Sensitivity | None) -> str:
    marked = sensitivity.words if sensitivity not in (None, Sensitivity.NORMAL) else ""
    return ", ".join(filter(None, ("withdrawn" if withdrawn else "", marked)))


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


def case_person_rows(session: Session, case_id: int) -> list[CasePersonRow]:
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


def agencies_let_in(session: Session, case_id: int) -> tuple[str, ...]:
    """Codes of the agencies that may see a case while it is restricted."""
    found = session.exec(
        select(AgencyRow.code)
        .join(CaseRestrictionRow, col(CaseRestrictionRow.agency_id) == col(AgencyRow.id))
        .where(CaseRestrictionRow.case_id == case_id)
        .order_by(col(AgencyRow.position))
    )
    return tuple(found)


def reasons_given(session: Session, actor: str, most: int) -> tuple[str, ...]:
    """Why somebody has opened case files before, the latest reason first, each once."""
    found = session.exec(
        select(DisclosureRow.reason)
        .where(
            DisclosureRow.actor == actor,
            col(DisclosureRow.kind) == DisclosureKind.OPENED,
            col(DisclosureRow.reason) != "",
        )
        .group_by(DisclosureRow.reason)
        .order_by(col(DisclosureRow.id).desc())
        .limit(most)
    )
    return tuple(found)
