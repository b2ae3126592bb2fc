"""What a chair sees before a meeting closes, read in one go: each case undecided or with loose ends, and which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.composer.line.entries import OutcomeEntry, RiskEntry, missing
from ccm_tui.domain.hearings.hearing import PastHearing, Recorded, standing_ratings, unread
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.meetings.closing import ClosingTotals, closing_totals
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.hearings.entries import entries_by_item
from db.queries.hearings.hearings import last_times, read_back_at
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.settings import items_half_typed, settings_on_record
from db.record import Record


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A case that was called, and what it lacks."""

    item: AgendaItem
    missing: tuple[str, ...]
    """In words: ("no outcome", "no rating", "2 actions not read back")."""


@dataclass(frozen=True, slots=True)
class ClosingView:
    """A meeting that is about to close."""

    meeting: Meeting
    marking: str
    undecided: tuple[Unfinished, ...]
    """The meeting can't close on these."""
    loose: tuple[Unfinished, ...]
    """Decided, but something was left that can still be said; it keeps nothing from closing."""
    totals: ClosingTotals
    half_typed: tuple[AgendaItem, ...]
    """Items not among those for which a line stands in the composer that was never entered."""


def read_closing(record: Record, meeting_id: int) -> ClosingView:
    """What stands in the way of closing the meeting, what was left, and what it amounts to."""
    amounts = closing_totals(record, meeting_id)
    undecided = {item.id for item in amounts.undecided}
    with record.reading() as session:
        read_back = read_back_at(session, meeting_id)
        made = entries_by_item(session, meeting_id)
        items = agenda_of_meeting(session, meeting_id)
        cases = [item.hearing.case_id for item in items if item.hearing]
        before = last_times(session, cases, meeting_with_id(session, meeting_id).held_on)
        half_typed = items_half_typed(session, [item.id for item in items])
        unfinished = [
            Unfinished(
                item,
                (
                    *_missing(made.get(item.id, ()), read_back.get(item.hearing.id)),
                    *_risen(made.get(item.id, ()), before[item.hearing.case_id].hearing),
                    *(("a line half-typed",) if item.id in half_typed else ()),
                ),
            )
            for item in items
            if item.hearing and not item.hearing.not_reached
        ]
        listed = {case.item.id for case in unfinished if case.item.id in undecided or case.item.decided}
        return ClosingView(
            meeting=meeting_with_id(session, meeting_id),
            marking=settings_on_record(session).marking,
            undecided=tuple(case for case in unfinished if case.item.id in undecided),
            loose=tuple(case for case in unfinished if case.item.decided and case.missing),
            totals=amounts,
            half_typed=tuple(item for item in items if item.id in half_typed - listed),
        )


def _missing(recorded: Sequence[Recorded], read_back: datetime | None) -> Iterator[str]:
    stands = [made for made in recorded if made.withdrawn_at is None]
    outcomes = [made.entry for made in stands if isinstance(made.entry, OutcomeEntry)]
    outcome = next((entry for entry in reversed(outcomes) if entry.decision), None)
    if outcome is None:
        yield "no decision" if outcomes else "no outcome"
    if outcome is not None and outcome.decision is Decision.DEFER:
        yield from missing(outcome)
        return
    if not any(isinstance(made.entry, RiskEntry) for made in stands):
        yield "no rating"
    if to_read := unread(stands, read_back):
        yield f"{counted(len(to_read), 'action')} not read back"
    for gap in ("no owner", "no date"):
        if lacking := sum(made.action is not None and gap in missing(made.entry) for made in stands):
            yield f"{counted(lacking, 'action')} with {gap}"
    if outcome is not None:
        yield from missing(outcome)
        if outcome.tell is None:
            yield "not said who tells the subject"


def _risen(recorded: Sequence[Recorded], before: PastHearing | None) -> Iterator[str]:
    """Each risk that rose since the hearing before, where the case is closed all the same."""
    decision = next(
        (
            made.entry.decision
            for made in reversed(recorded)
            if made.withdrawn_at is None and isinstance(made.entry, OutcomeEntry) and made.entry.decision
        ),
        None,
    )
    if before is None or decision is None or not decision.closes:
        return
    scores = {rated.head: rated.score for rated in before.ratings}
    for now in standing_ratings(recorded):
        if now.head in scores and now.score > scores[now.head]:
            yield f"closed, and the risk to {now.head.words} rose from {scores[now.head]} to {now.score}"
