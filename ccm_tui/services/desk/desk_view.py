"""Everything that the desk shows, read in one snapshot."""

from dataclasses import dataclass, replace
from datetime import datetime

from ccm_tui.domain.actions.action import still_to_hear
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.cases.case import Case
from ccm_tui.domain.cases.home_areas import HomeArea
from ccm_tui.domain.composer.line.room import Room, Template
from ccm_tui.domain.hearings.hearing import HeadRating, LastTime, Recorded, standing_ratings
from ccm_tui.domain.meetings.case_script import NextStep, Scene
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.meetings.script import next_step
from ccm_tui.domain.meetings.sittings import CaseAttendee, RollLine
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.domain.settings.settings import Settings
from ccm_tui.services.desk.lines import read_templates
from ccm_tui.services.hearings.room import room_of
from db.lane import Lane
from db.queries.actions.actions import incomplete_before, reports_on
from db.queries.agencies.agencies import all_agencies
from db.queries.agenda.agenda import agenda_of_meeting, current_item_id
from db.queries.cases.cases import case_with_id
from db.queries.cases.home_areas import home_areas_of
from db.queries.cases.protection import protected_on_record
from db.queries.hearings.entries import entries_of_item
from db.queries.hearings.hearings import case_attendance, last_time, read_back_at
from db.queries.meetings.meetings import meeting_after, meeting_with_id, roll_of
from db.queries.record.settings import items_half_typed, settings_on_record
from db.record import Record


@dataclass(frozen=True, slots=True)
class DeskView:
    """A meeting as it stands, with the item before it."""

    now: datetime
    read_only: bool
    """True while somebody else has the record."""
    settings: Settings
    bands: Bands
    meeting: Meeting
    next_meeting: Meeting | None
    items: tuple[AgendaItem, ...]
    current: AgendaItem | None
    """The item before the meeting, or the last that was, while the clock is stopped."""
    case: Case | None
    areas: tuple[HomeArea, ...]
    """The home areas of those whom the case is about, where they are from elsewhere, and whether they replied."""
    last_time: LastTime | None
    ratings: tuple[HeadRating, ...]
    """The ratings of this hearing as they stand."""
    half_typed: frozenset[int]
    """The items for which a line stands in the composer that was never entered."""
    entries: tuple[Recorded, ...]
    """What was recorded on the current item, withdrawn entries included, in the order made."""
    roll: tuple[RollLine, ...]
    attendance: tuple[CaseAttendee, ...]
    """How each agency takes part in this case."""
    read_back_at: datetime | None
    outstanding: int
    """How many incomplete actions from before are still to go through, while no case is before the meeting."""
    room: Room
    undo: str | None
    """What undo would take back, in words."""
    redo: str | None

    @property
    def item_id(self) -> int | None:
        """The item before the meeting."""
        return self.current.id if self.current else None

    @property
    def item_title(self) -> str:
        """The item before the meeting, in a word: the case's number, or the item's own name."""
        if self.current is None:
            return ""
        return self.current.hearing.short_reference if self.current.hearing else self.current.title

    @property
    def standing(self) -> tuple[Recorded, ...]:
        """What was recorded on the current item and is not withdrawn."""
        return tuple(made for made in self.entries if made.withdrawn_at is None)

    @property
    def step(self) -> NextStep:
        """What the script of the meeting has next."""
        return next_step(
            Scene(
                today=self.room.today,
                bands=self.bands,
                items=self.items,
                current=self.current,
                roll=self.roll,
                statement_read=self.meeting.confidentiality_read_at is not None,
                outstanding=self.outstanding,
                entries=self.standing,
                ratings=self.ratings,
                attendance=self.attendance,
                last_time=self.last_time,
                read_back_at=self.read_back_at,
            )
        )


def read_desk(record: Record, meeting_id: int) -> DeskView:
    """The meeting as it stands now."""
    undo, redo = record.undo_and_redo_labels()
    with record.reading() as session:
        terms = settings_on_record(session)
        sitting = meeting_with_id(session, meeting_id)
        items = agenda_of_meeting(session, meeting_id)
        current_id = current_item_id(session, meeting_id)
        current = next((item for item in items if item.id == current_id), None)
        hearing = current.hearing if current else None
        before = last_time(session, hearing.case_id, sitting.held_on) if hearing else None
        made = entries_of_item(session, current.id) if current else ()
        called = roll_of(session, meeting_id)
        incomplete = incomplete_before(session, meeting_id) if hearing is None else ()
        reports = reports_on(session, [action.id for action in incomplete], sitting.held_on)
        after = meeting_after(session, sitting.held_on)
        return DeskView(
            now=record.clock(),
            read_only=record.store.refusal is not None,
            settings=terms,
            bands=Bands.parse(terms.bands),
            meeting=sitting,
            next_meeting=after,
            items=items,
            current=current,
            case=case_with_id(session, hearing.case_id) if hearing else None,
            areas=home_areas_of(session, [hearing.case_id])[hearing.case_id] if hearing else (),
            last_time=before,
            ratings=standing_ratings(made),
            half_typed=items_half_typed(session, [item.id for item in items]),
            entries=made,
            roll=called,
            attendance=case_attendance(session, meeting_id, items, called).get(hearing.id, ()) if hearing else (),
            read_back_at=read_back_at(session, meeting_id).get(hearing.id) if hearing else None,
            outstanding=len(still_to_hear(incomplete, {report.action_id for report in reports})),
            room=room_of(record, all_agencies(session), called, after, before, made, protected_on_record(session)),
            undo=undo,
            redo=redo,
        )


class DeskReader:
    """Reads one meeting anew; its templates once a case, so that a number means one thing while it is heard."""

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        self._lane = lane
        self._meeting_id = meeting_id
        self._templates: tuple[Template, ...] = ()
        self._templates_of: int | None = None

    async def read(self) -> DeskView:
        """The meeting as it stands now. Raises CcmError where it can't be read."""
        desk = await self._lane.run(read_desk, self._meeting_id)
        if desk.meeting.state.in_session and desk.item_id is not None and desk.item_id != self._templates_of:
            self._templates = await self._lane.run(read_templates, desk.item_id)
            self._templates_of = desk.item_id
        return replace(desk, room=replace(desk.room, templates=self._templates))
