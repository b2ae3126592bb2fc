"""The register of cases: in what order, and what is to be known of an entry that a search has found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from ccm_tui.domain.vocabulary import EntryKind, Sensitivity
from db.tables.hearings import EntryRow, InformationShareRow
from db.tables.meetings import AgendaItemRow, MeetingRow


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
