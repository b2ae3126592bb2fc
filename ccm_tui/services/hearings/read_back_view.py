"""What is read back before a case is left: each action as it is spoken, and whether anybody here can accept it."""

from dataclasses import dataclass

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.domain.composer.rendering import entry_sentence
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.meetings.sittings import RollLine
from db.queries.agencies.agencies import all_agencies
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.hearings.entries import entries_of_item
from db.queries.hearings.read_back import answers_read_back
from db.queries.meetings.meetings import meeting_with_id, roll_of
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
        names = {agency.code: agency.name for agency in all_agencies(session)}
        roll = {line.code: line for line in roll_of(session, meeting_id)}
        before = answers_read_back(session, item_id)
        return ReadBackView(
            meeting=meeting_with_id(session, meeting_id),
            marking=settings_on_record(session).marking,
            item=next(item for item in agenda_of_meeting(session, meeting_id) if item.id == item_id),
            actions=tuple(
                _spoken(made.action, made.entry, before.get(made.action.id), names, roll)
                for made in entries_of_item(session, item_id)
                if isinstance(made.entry, ActionEntry) and made.action and made.withdrawn_at is None
            ),
        )


def _spoken(
    action: Action, entry: ActionEntry, answer: bool | None, names: dict[str, str], roll: dict[str, RollLine]
) -> SpokenAction:
    return SpokenAction(
        reference=action.reference,
        sentence=entry_sentence(entry, names),
        obstacle=None if answer else _obstacle(entry, names, roll),
        answer=answer,
    )


def _obstacle(entry: ActionEntry, names: dict[str, str], roll: dict[str, RollLine]) -> str | None:
    if entry.agency is None:
        return "no owner"
    line = roll.get(entry.agency)
    if line is not None and line.in_room:
        return None
    name = names[entry.agency]
    return (
        f"the roll of {name} was not called" if line is None or line.status is None else f"nobody is here from {name}"
    )
