"""The minutes of a meeting, made from the record in one snapshot: at any time, and finished when it closes."""

from collections.abc import Mapping, Sequence

from ccm_tui.domain.actions import Action
from ccm_tui.domain.agenda import hearings
from ccm_tui.domain.bands import Bands
from ccm_tui.domain.hearings import Recorded
from ccm_tui.domain.meetings import AgendaItem, Interest, Meeting
from ccm_tui.domain.settings import Settings
from ccm_tui.domain.vocabulary import ItemKind
from ccm_tui.minutes.case import CaseMinutes, Note, Party
from ccm_tui.minutes.document import (
    ActionsFromBefore,
    Confidentiality,
    Declaration,
    MeetingBlock,
    MinutesDocument,
    NextMeeting,
)
from ccm_tui.minutes.minute_actions import as_it_stood, minute_action_from_before, summarise_by_agency
from ccm_tui.minutes.minute_case import Background, HeardCase, minute_case, minute_notes
from ccm_tui.minutes.minute_roll import minute_roll
from db.queries.actions import incomplete_before
from db.queries.agencies import all_agencies
from db.queries.agenda import agenda
from db.queries.cases import case
from db.queries.entries import entries_by_item
from db.queries.hearings import case_attendance, last_time, read_back_at
from db.queries.meetings import interests, meeting, meeting_after, observers, roll
from db.queries.settings import settings
from db.record import Record

_BEFORE_THE_CASES = (ItemKind.OPENING, ItemKind.ACTIONS_REVIEW)

_Entries = Mapping[int, tuple[Recorded, ...]]
"""What stands on each item, by the item's id."""


def minutes_of(record: Record, meeting_id: int) -> MinutesDocument:
    """The full minutes of a meeting as the record has them now; while it is in session, the minutes so far."""
    with record.reading() as session:
        terms = settings(session)
        sitting = meeting(session, meeting_id)
        items = agenda(session, meeting_id)
        made = _standing(entries_by_item(session, meeting_id))
        attended = case_attendance(session, meeting_id)
        read_back = read_back_at(session, meeting_id)
        heard = [
            HeardCase(
                item=item,
                hearing=item.hearing,
                case=case(session, item.hearing.case_id),
                entries=made.get(item.id, ()),
                attendees=attended.get(item.hearing.id, ()),
                last_time=last_time(session, item.hearing.case_id, sitting.held_on),
                read_back_at=read_back.get(item.hearing.id),
            )
            for item in hearings(items)
            if item.hearing
        ]
        from_before = incomplete_before(session, meeting_id)
        agencies = all_agencies(session)
        background = Background(
            held_on=sitting.held_on,
            parties={agency.code: Party(agency.code, agency.name) for agency in agencies},
            bands=Bands.parse(terms.bands),
            known_actions=_references(from_before, heard),
        )
        cases = tuple(minute_case(number, one, background) for number, one in enumerate(heard, start=1))
        return MinutesDocument(
            marking=terms.marking,
            handling=terms.handling,
            meeting=_meeting_block(terms, sitting),
            roll=minute_roll(
                roll(session, meeting_id),
                observers(session, meeting_id),
                {one.hearing.short_reference: one.attendees for one in heard if one.attendees},
            ),
            confidentiality=Confidentiality(
                statement=terms.confidentiality,
                purpose=terms.purpose,
                read_at=sitting.confidentiality_read_at,
                exceptions=sitting.confidentiality_exceptions,
                notes=_notes(items, made, ItemKind.OPENING),
            ),
            declarations=tuple(_declaration(one, background) for one in interests(session, meeting_id)),
            from_before=ActionsFromBefore(
                tuple(
                    minute_action_from_before(_stood(action, background), sitting.held_on) for action in from_before
                ),
                _notes(items, made, ItemKind.ACTIONS_REVIEW),
            ),
            cases=cases,
            other_business=_other_business(items, made),
            action_summary=summarise_by_agency(cases, tuple(agency.code for agency in agencies)),
            next_meeting=_next_meeting(meeting_after(session, sitting.held_on)),
        )
