"""The register of actions, read a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.actions.search import ActionSearch, SearchRead, read_search
from db.queries.actions.escalation import misses_of
from db.queries.actions.register import count_found, found_actions, owners_waited_for
from db.queries.agencies.agencies import all_agencies
from db.queries.meetings.meetings import meeting_after
from db.queries.record.settings import settings_on_record
from db.record import Record


@dataclass(frozen=True, slots=True)
class ActionsView:
    """What a search is read against, and what stands over the register."""

    today: date
    marking: str
    codes: tuple[str, ...]
    """Of every agency, retired ones included: their actions stay."""
    owners: tuple[str, ...]
    """The people who have something still to do."""
    next_meeting: date | None
    escalate_after: int
    """How many meetings an action can miss before it is due for escalation."""

    def read(self, line: str) -> SearchRead:
        """The line as it is understood."""
        return read_search(line, self.codes, self.today, self.next_meeting)


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Some of the actions that were found, one after another."""

    found: int
    """How many there are in all."""
    offset: int
    """How many come before these."""
    actions: tuple[Action, ...]
    misses: Mapping[int, int]
    """By the id of each that is open how many meetings it has stayed undone past."""


def read_actions(record: Record) -> ActionsView:
    """The register as of today."""
    with record.reading() as session:
        ours = settings_on_record(session)
        after = meeting_after(session, record.today)
        return ActionsView(
            today=record.today,
            marking=ours.marking,
            codes=tuple(agency.code for agency in all_agencies(session)),
            owners=owners_waited_for(session),
            next_meeting=after.held_on if after else None,
            escalate_after=ours.escalate_after,
        )


def read_page(record: Record, search: ActionSearch, offset: int, limit: int) -> RegisterPage:
    """So many of the actions found, from `offset` on: the first due first, those without a date last."""
    with record.reading() as session:
        after = settings_on_record(session).escalate_after
        actions = found_actions(session, search, record.today, after, offset, limit)
        return RegisterPage(
            found=count_found(session, search, record.today, after),
            offset=offset,
            actions=actions,
            misses=misses_of(session, [action.id for action in actions]),
        )
