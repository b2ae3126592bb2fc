"""Where an entry is recorded, and how an agency stands there: what every act of recording has to know.

Plain statements: a chair waits for each act, and building one by the object layer costs more than running it."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from sqlmodel import Session, select

from ccm_tui.domain.statuses import MeetingState
from db.tables.actions import ActionRow
from db.tables.hearings import (
    AssessmentRow,
    InformationShareRow,
    NoteRow,
    OutcomeRow,
    RatingRow,
    VoiceRow,
)

_PartRow = TypeVar("_PartRow", ActionRow, InformationShareRow, AssessmentRow, OutcomeRow, VoiceRow, NoteRow)


def part_of(session: Session, table: type[_PartRow], entry_id: int) -> _PartRow:
    """The row of that kind which belongs to the entry."""
    return session.exec(select(table).where(table.entry_id == entry_id)).one()


def ratings_of(session: Session, assessment_id: int) -> Sequence[RatingRow]:
    """The ratings of one assessment."""
    return session.exec(select(RatingRow).where(RatingRow.assessment_id == assessment_id)).all()


class ItemPlace(NamedTuple):
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
    speaker: str
    here: bool
    """True while somebody in the room speaks for it."""


_PLACE = """
SELECT meeting.id, meeting.state, case_file.id, case_file.reference
FROM agenda_item
JOIN meeting ON meeting.id = agenda_item.meeting_id
LEFT JOIN hearing ON hearing.agenda_item_id = agenda_item.id
LEFT JOIN case_file ON case_file.id = hearing.case_id
WHERE agenda_item.id = ?
"""

_AGENCY = """
SELECT agency.id, agency.name, person_sitting.id, person_sitting.person
FROM agency
LEFT JOIN person_sitting ON person_sitting.agency_id = agency.id
    AND person_sitting.meeting_id = ? AND person_sitting.left_at IS NULL
WHERE agency.code = ?
ORDER BY person_sitting.id
"""

_LAST_NUMBER = "SELECT max(number) FROM action WHERE case_id = ?"


def place_of(session: Session, item_id: int) -> ItemPlace:
    """Where entries on that item belong."""
    meeting_id, state, case_id, reference = session.connection().exec_driver_sql(_PLACE, (item_id,)).one()
    return ItemPlace(meeting_id, MeetingState.of(state), case_id, reference)


def agency_there(session: Session, meeting_id: int, code: str) -> AgencyThere | None:
    """The agency of that very code, as the meeting has it."""
    found = session.connection().exec_driver_sql(_AGENCY, (meeting_id, code)).all()
    if not found:
        return None
    agency_id, name, sitting_id, _ = found[0]
    speaker = ", ".join(person for *_, person in found if person)
    return AgencyThere(agency_id, name, speaker, sitting_id is not None)


def next_number(session: Session, case_id: int) -> int:
    """The number that the case's next action gets."""
    return (session.connection().exec_driver_sql(_LAST_NUMBER, (case_id,)).scalar() or 0) + 1
