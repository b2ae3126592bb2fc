"""What left the record and which case files were opened, by case, person acting, dates and kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from ccm_tui.domain.vocabulary import DisclosureKind
from db.tables.cases import CasePersonRow, CaseRow
from db.tables.hearings import HearingRow
from db.tables.meetings import AgendaItemRow, MeetingRow
from db.tables.record import DisclosureRow


@dataclass(frozen=True, slots=True)
class DisclosureSearch:
    """Which disclosures are looked for; what is None or empty narrows nothing down."""

    case_id: int | None = None
    meeting_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Up to, and not at, this moment."""
    actor: str = ""
    kind: DisclosureKind | None = None
    digest: str = ""


def disclosures_found(
    session: Session, wanted: DisclosureSearch | None = None
) -> Sequence[tuple[DisclosureRow, int | None, str | None]]:
    """The disclosures in order, each with the number of its meeting and the reference of its case."""
    found = session.exec(
        select(DisclosureRow, col(MeetingRow.number), col(CaseRow.reference))
        .outerjoin(MeetingRow, col(MeetingRow.id) == col(DisclosureRow.meeting_id))
        .outerjoin(CaseRow, col(CaseRow.id) == col(DisclosureRow.case_id))
        .where(*_conditions(wanted or DisclosureSearch()))
        .order_by(col(DisclosureRow.id))
    )
    return found.all()


def _conditions(wanted: DisclosureSearch) -> list[Any]:
    conditions: list[Any] = []
    if wanted.case_id is not None:
        conditions.append(_shows(wanted.case_id))
    if wanted.meeting_id is not None:
        conditions.append(col(DisclosureRow.meeting_id) == wanted.meeting_id)
    if wanted.since:
        conditions.append(col(DisclosureRow.left_at) >= wanted.since)
    if wanted.until:
        conditions.append(col(DisclosureRow.left_at) < wanted.until)
    if wanted.actor:
        conditions.append(col(DisclosureRow.actor) == wanted.actor)
    if wanted.kind:
        conditions.append(col(DisclosureRow.kind) == wanted.kind)
    if wanted.digest:
        conditions.append(col(DisclosureRow.digest) == wanted.digest)
    return conditions


def _shows(case_id: int) -> Any:
    """Of the case itself, of a meeting or a person that it involves, or of the whole record."""
    heard_at = (
        select(AgendaItemRow.meeting_id)
        .join(HearingRow, col(HearingRow.agenda_item_id) == col(AgendaItemRow.id))
        .where(HearingRow.case_id == case_id)
    )
    people = select(CasePersonRow.person_id).where(CasePersonRow.case_id == case_id)
    of_nothing = [
        column.is_(None)
        for column in (col(DisclosureRow.case_id), col(DisclosureRow.meeting_id), col(DisclosureRow.person_id))
    ]
    of_meeting = col(DisclosureRow.case_id).is_(None) & col(DisclosureRow.meeting_id).in_(heard_at)
    return or_(
        col(DisclosureRow.case_id) == case_id,
        of_meeting,
        col(DisclosureRow.person_id).in_(people),
        of_nothing[0] & of_nothing[1] & of_nothing[2],
    )
