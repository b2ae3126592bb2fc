"""Where an entry is recorded, and how an agency stands there: what every act of recording has to know.

The statements are built once: a chair waits for each act, and building one costs more than running it.
"""

from typing import NamedTuple

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from ccm_tui.domain.vocabulary import AgencyKind, AttendanceStatus, MeetingState
from db.tables.actions import ActionRow
from db.tables.agencies import AgencyRow
from db.tables.cases import CaseRow
from db.tables.hearings import HearingRow
from db.tables.meetings import AgendaItemRow, AttendanceRow, MeetingRow


class Place(NamedTuple):
    """The meeting that an item is of, and the case that it hears, if it hears one."""

    meeting_id: int
    state: MeetingState
    case_id: int | None
    case_reference: str | None

    @property
    def words(self) -> str:
        """How the place is named in the journal's labels: 031."""
        return self.case_reference.rsplit("/", 1)[-1] if self.case_reference else "the meeting"


class AgencyThere(NamedTuple):
    """An agency, and what the roll of the meeting says of it so far."""

    id: int
    name: str
    kind: AgencyKind
    status: AttendanceStatus | None
    """None until its roll is called."""
    speaker: str
    here: bool
    """True while somebody in the room speaks for it."""


_PLACE = (
    select(MeetingRow.id, MeetingRow.state, col(CaseRow.id), col(CaseRow.reference))
    .select_from(AgendaItemRow)
    .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
    .outerjoin(HearingRow, col(HearingRow.agenda_item_id) == col(AgendaItemRow.id))
    .outerjoin(CaseRow, col(CaseRow.id) == col(HearingRow.case_id))
    .where(col(AgendaItemRow.id) == bindparam("item_id"))
)

_AGENCY = (
    select(
        AgencyRow.id,
        AgencyRow.name,
        AgencyRow.kind,
        col(AttendanceRow.status),
        col(AttendanceRow.speaker),
        col(AttendanceRow.left_at),
    )  # type: ignore[call-overload]
    .outerjoin(
        AttendanceRow,
        (col(AttendanceRow.agency_id) == col(AgencyRow.id))
        & (col(AttendanceRow.meeting_id) == bindparam("meeting_id")),
    )
    .where(col(AgencyRow.code) == bindparam("code"))
)

_LAST_NUMBER = select(func.max(ActionRow.number)).where(col(ActionRow.case_id) == bindparam("case_id"))


def place_of(session: Session, item_id: int) -> Place:
    """Where entries on that item belong."""
    return Place(*session.execute(_PLACE, {"item_id": item_id}).one())


def agency_there(session: Session, meeting_id: int, code: str) -> AgencyThere | None:
    """The agency of that very code, as the meeting has it."""
    found = session.execute(_AGENCY, {"meeting_id": meeting_id, "code": code}).first()
    if found is None:
        return None
    agency_id, name, kind, status, speaker, left_at = found
    here = bool(status and status.in_room and left_at is None)
    return AgencyThere(agency_id, name, kind, status, speaker or "", here)


def next_number(session: Session, case_id: int) -> int:
    """The number that the case's next action gets."""
    return (session.execute(_LAST_NUMBER, {"case_id": case_id}).scalar() or 0) + 1
