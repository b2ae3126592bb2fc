"""What is read back before a case is left: each action as it is spoken, and whether anybody here can accept it."""

from dataclasses import dataclass

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.domain.composer.rendering import entry_sentence
from ccm_tui.domain.meetings.meeting import Meeting
from db.queries.agencies.agencies import all_agencies
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.hearings.entries import entries_of_item
from db.queries.hearings.read_back import answers_read_back
from db.queries.meetings.meetings import agencies_in_room, meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.tables.meetings import AgendaItemRow


@dataclass(frozen=True, slots=True)
class SpokenAction:
    """An action as it is read aloud."""

    reference: str
    sentence: str
    obstacle: str | None
    """Why nobody here can accept it, in words: "no owner", "nobody is here from Housing"."""
    answer: bool | None
    """Whether its owner accepted it when it was read back last; None where it has to be answered."""


@dataclass(frozen=True, slots=True)
class ReadBackView:
    """One case's actions, to be read aloud."""

    meeting: Meeting
    marking: str
    item: AgendaItem
    actions: tuple[SpokenAction, ...]


def read_read_back(record: Record, item_id: int) -> ReadBackView:
    """The actions of an item as they are to be read back now."""
    with record.reading() as session:
        meeting_id = session.get_one(AgendaItemRow, item_id).meeting_id
        here = agencies_in_room(session, meeting_id)
        agencies = all_agencies(session)
        names = {agency.code: agency.name for agency in agencies}
        codes_here = {agency.code for agency in agencies if agency.id in here}
        before = answers_read_back(session, item_id)
        return ReadBackView(
            meeting=meeting_with_id(session, meeting_id),
            marking=settings_on_record(session).marking,
            item=next(item for item in agenda_of_meeting(session, meeting_id) if item.id == item_id),
            actions=tuple(
                _spoken(made.action, made.entry, before.get(made.action.id), names, codes_here)
                for made in entries_of_item(session, item_id)
                if isinstance(made.entry, ActionEntry) and made.action and made.withdrawn_at is None
            ),
        )


def _spoken(
    action: Action, entry: ActionEntry, answer: bool | None, names: dict[str, str], codes_here: set[str]
) -> SpokenAction:
    return SpokenAction(
        reference=action.reference,
        sentence=entry_sentence(entry, names),
        obstacle=None if answer else _obstacle(entry, names, codes_here),
        answer=answer,
    )


def _obstacle(entry: ActionEntry, names: dict[str, str], codes_here: set[str]) -> str | None:
    if entry.agency is None:
        return "no owner"
    return None if entry.agency in codes_here else f"nobody is here from {names[entry.agency]}"
