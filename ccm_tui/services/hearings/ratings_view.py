"""What is rated in one case: each head now and at the hearing before, and the whole, read in one snapshot."""

from dataclasses import dataclass

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.hearings.hearing import GivenOverall, overall_given, standing_ratings
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.domain.vocabulary import Head
from ccm_tui.services.hearings.room import previous_ratings
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.hearings.entries import entries_of_item
from db.queries.hearings.hearings import last_time
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.tables.meetings import AgendaItemRow

GridCell = tuple[int, int]
"""Likelihood and impact, each 1 to 5."""


@dataclass(frozen=True, slots=True)
class RatingsView:
    """The ratings of a case as the record has them."""

    meeting: Meeting
    marking: str
    item: AgendaItem
    bands: Bands
    before: dict[Head, GridCell]
    """At the hearing before or, where there was none, as the case brought them with it."""
    now: dict[Head, GridCell]
    """At this hearing, as they stand."""
    overall: GivenOverall | None
    """The chair's own score for the whole, given at this hearing."""


def read_ratings(record: Record, item_id: int) -> RatingsView:
    """The ratings of the case that an item hears."""
    with record.reading() as session:
        sitting = meeting_with_id(session, session.get_one(AgendaItemRow, item_id).meeting_id)
        item = next(item for item in agenda_of_meeting(session, sitting.id) if item.id == item_id)
        made = entries_of_item(session, item_id)
        terms = settings_on_record(session)
        before = last_time(session, item.hearing.case_id, sitting.held_on) if item.hearing else None
        return RatingsView(
            meeting=sitting,
            marking=terms.marking,
            item=item,
            bands=Bands.parse(terms.bands),
            before=previous_ratings(before),
            now={rated.head: (rated.likelihood, rated.impact) for rated in standing_ratings(made)},
            overall=overall_given(made),
        )
