"""What was planned for a case before this hearing, and whether it helped, read in one snapshot."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.hearings.hearing import EarlierPlan
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.statuses import ActionStatus
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.hearings.hearings import last_time
from db.queries.meetings.meetings import meeting_after, meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.tables.meetings import AgendaItemRow


@dataclass(frozen=True, slots=True)
class EffectsView:
    """The plan of a case so far, to be judged before a new one is made."""

    meeting: Meeting
    next_meeting: Meeting | None
    marking: str
    today: date
    item: AgendaItem
    actions: tuple[Action, ...]
    """Those set at earlier meetings."""
    earlier: EarlierPlan | None
    """What the case brought with it from before this record; it can be read and no more."""

    unasked: tuple[str, ...]
    """References of those that are complete, and of which it has to be said now whether they helped."""


def read_effects(record: Record, item_id: int) -> EffectsView:
    """The plan so far of the case that an item hears; it is empty where the item is no case."""
    with record.reading() as session:
        sitting = meeting_with_id(session, session.get_one(AgendaItemRow, item_id).meeting_id)
        item = next(item for item in agenda_of_meeting(session, sitting.id) if item.id == item_id)
        before = last_time(session, item.hearing.case_id, sitting.held_on) if item.hearing else None
        return EffectsView(
            meeting=sitting,
            next_meeting=meeting_after(session, sitting.held_on),
            marking=settings_on_record(session).marking,
            today=record.today,
            item=item,
            actions=before.actions if before else (),
            earlier=before.earlier if before else None,
            unasked=tuple(action.reference for action in before.unasked) if before else (),
        )


def why_not_judged(action: Action) -> str | None:
    """Why nobody can say yet whether the action helped, in words; None where it can be said."""
    if action.status is ActionStatus.COMPLETE:
        return None
    return f"{action.reference} is {action.status.words}; whether an action helped is said once it is complete"
