"""What was recorded, read back as the very entries that the composer made."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, col, select

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.composer.line.entries import (
    ActionEntry,
    Entry,
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    Rated,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.hearings.hearing import Recorded
from ccm_tui.domain.vocabulary import EntryKind
from db.queries.actions.actions import actions_by_entry
from db.queries.agencies.agencies import codes_by_agency
from db.tables.hearings import (
    AssessmentRow,
    EntryRow,
    InformationShareRow,
    NoteRow,
    OutcomeRow,
    RatingRow,
    VoiceRow,
)
from db.tables.meetings import AgendaItemRow

_SomeRow = TypeVar("_SomeRow", bound=SQLModel)


def entries_of_item(session: Session, item_id: int) -> tuple[Recorded, ...]:
    """Everything recorded on one item, withdrawn entries included, in the order it was made."""
    return entries_of_items(session, [item_id]).get(item_id, ())


def entries_by_item(session: Session, meeting_id: int) -> dict[int, tuple[Recorded, ...]]:
    """Everything recorded at one meeting, item by item."""
    item_ids = session.exec(select(AgendaItemRow.id).where(AgendaItemRow.meeting_id == meeting_id)).all()
    return entries_of_items(session, item_ids)


def entries_of_items(session: Session, item_ids: Sequence[int]) -> dict[int, tuple[Recorded, ...]]:
    """Everything recorded on these items, item by item."""
    rows = session.exec(
        select(EntryRow).where(col(EntryRow.agenda_item_id).in_(item_ids)).order_by(col(EntryRow.id))
    ).all()
    parts = _Parts(session, rows)
    found: dict[int, list[Recorded]] = {}
    for row in rows:
        found.setdefault(row.agenda_item_id, []).append(parts.recorded(row))
    return {item_id: tuple(recorded) for item_id, recorded in found.items()}


def entry_with_id(session: Session, entry_id: int) -> Recorded:
    """One entry as it stands."""
    row = session.get_one(EntryRow, entry_id)
    return _Parts(session, [row]).recorded(row)


class _Parts:
    """The rows that hold the rest of some entries, fetched kind by kind, and only the kinds there are."""

    def __init__(self, session: Session, rows: Sequence[EntryRow]) -> None:
        self._session = session
        self._ids: dict[EntryKind, list[int]] = {}
        for row in rows:
            self._ids.setdefault(row.kind, []).append(row.id)
        self._codes: Mapping[int | None, str] = dict[int | None, str](codes_by_agency(session).items())
        self._shares = self._by_entry(InformationShareRow, EntryKind.INFO)
        self._assessments = self._by_entry(AssessmentRow, EntryKind.RISK)
        self._outcomes = self._by_entry(OutcomeRow, EntryKind.OUTCOME)
        self._voices = self._by_entry(VoiceRow, EntryKind.VOICE)
        self._notes = self._by_entry(NoteRow, EntryKind.NOTE)
        self._ratings = self._ratings_by_assessment()
        acted = self._ids.get(EntryKind.ACTION)
        self._actions = actions_by_entry(session, acted) if acted else {}

    def recorded(self, row: EntryRow) -> Recorded:
        share = self._shares.get(row.id)
        return Recorded(
            id=row.id,
            item_id=row.agenda_item_id,
            made_at=row.made_at,
            changed_at=row.changed_at,
            withdrawn_at=row.withdrawn_at,
            withdrawn_reason=row.withdrawn_reason,
            speaker=share.speaker if share else "",
            entry=self._entry(row),
            action=self._actions.get(row.id),
        )

    def _entry(self, row: EntryRow) -> Entry:
        match row.kind:
            case EntryKind.ACTION:
                return _action_entry(self._actions[row.id])
            case EntryKind.INFO:
                share = self._shares[row.id]
                agency = self._codes.get(share.agency_id)
                return InfoEntry(row.text, agency, share.known, share.kind, share.sensitivity)
            case EntryKind.RISK:
                assessment = self._assessments[row.id]
                ratings = self._ratings.get(assessment.id, ())
                return RiskEntry(row.text, ratings, assessment.overall, assessment.overall_reason)
            case EntryKind.OUTCOME:
                outcome = self._outcomes[row.id]
                return OutcomeEntry(
                    reason=row.text,
                    decision=outcome.decision,
                    review_on=outcome.review_on,
                    to=self._codes.get(outcome.destination_agency_id) or outcome.destination or None,
                    tell=self._codes.get(outcome.tell_agency_id),
                )
            case EntryKind.VOICE:
                return VoiceEntry(row.text, self._codes.get(self._voices[row.id].agency_id))
            case EntryKind.NOTE:
                note = self._notes[row.id]
                return NoteEntry(row.text, note.kind, note.resolution)

    def _by_entry(self, table: type[_SomeRow], kind: EntryKind) -> dict[int, _SomeRow]:
        if kind not in self._ids:
            return {}
        key: Any = table
        rows = self._session.exec(select(table).where(col(key.entry_id).in_(self._ids[kind])))
        return {row.entry_id: row for row in rows}  # type: ignore[attr-defined]

    def _ratings_by_assessment(self) -> dict[int, tuple[Rated, ...]]:
        found: dict[int, list[Rated]] = {}
        if self._assessments:
            assessed = [row.id for row in self._assessments.values()]
            for row in self._session.exec(
                select(RatingRow).where(col(RatingRow.assessment_id).in_(assessed)).order_by(col(RatingRow.id))
            ):
                found.setdefault(row.assessment_id, []).append(Rated(row.head, row.likelihood, row.impact))
        return {assessment_id: tuple(ratings) for assessment_id, ratings in found.items()}


def _action_entry(action: Action) -> ActionEntry:
    return ActionEntry(action.text, action.agency, action.owner or None, action.due_on, action.head)
