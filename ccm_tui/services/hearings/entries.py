"""Recording what is said: each entry durable, with all that it means, when its function returns."""

from dataclasses import replace

from ccm_tui.domain.composer.line.entries import Entry, NoteEntry, OutcomeEntry
from ccm_tui.domain.hearings.hearing import Recorded
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.errors import CcmError
from ccm_tui.services.hearings.entry_parts import add_part, set_part, text_of
from db.queries.actions.actions import action_reference
from db.queries.actions.history import action_row_replaced_by, last_superseding, status_before_superseded
from db.queries.hearings.entries import entries_of_item
from db.queries.hearings.hearings import hearing_of_item
from db.queries.hearings.place import ItemPlace, part_of, place_of
from db.queries.record.find import agency_named
from db.record import Record
from db.tables.actions import ActionReportRow, ActionRow
from db.tables.hearings import EntryRow
from db.writing import Writing, add_one


def record_entry(record: Record, item_id: int, entry: Entry) -> int:
    """Records one entry on an item of the meeting in session. Returns its id.

    Raises CcmError where the meeting is not in session, or where something other than a note is recorded on
    an item that is no case.
    """
    with record.writing("entries.record") as writing:
        return add_entry(writing, item_id, entry)


def add_entry(writing: Writing, item_id: int, entry: Entry) -> int:
    """Records one entry within an act, whose label then names it. Returns its id. Raises as `record_entry` does."""
    place = _place(writing, item_id)
    if place.case_id is None and not isinstance(entry, NoteEntry):
        raise CcmError(
            "No case is before the meeting, so only a note can be recorded.",
            "Call a case first, with next or by its reference; what you typed is kept.",
        )
    entry_id = add_one(
        writing, EntryRow, agenda_item_id=item_id, kind=entry.kind, text=text_of(entry), made_at=writing.now
    )
    writing.label = add_part(writing, place, entry_id, entry)
    _reach(writing, item_id, entry)
    return entry_id


def change_entry(record: Record, entry_id: int, entry: Entry) -> None:
    """Makes a recorded entry say something else; it stays of its kind and in its place.

    Raises CcmError where the meeting is not in session, or where the kind would change.
    """
    with record.writing("entries.change") as writing:
        row = writing.session.get_one(EntryRow, entry_id)
        place = _place(writing, row.agenda_item_id)
        if row.kind is not entry.kind:
            raise CcmError(
                f"This entry is recorded as {row.kind.words.lower()} and can't become another kind.",
                "Withdraw it and record it anew.",
            )
        writing.change(row, text=text_of(entry), changed_at=writing.now)
        writing.label = f"change of {set_part(writing, place, row, entry)}"
        _reach(writing, row.agenda_item_id, entry)


def withdraw_entry(record: Record, entry_id: int, reason: str = "") -> None:
    """Strikes an entry out: it stays in the record, marked, and is in no list and no document.

    Where it is an action that was issued in the place of another, that other is owed again as it was before.
    Raises CcmError where the meeting is not in session.
    """
    with record.writing("entries.withdraw", why=reason) as writing:
        row = writing.session.get_one(EntryRow, entry_id)
        place = _place(writing, row.agenda_item_id)
        writing.change(row, withdrawn_at=writing.now, withdrawn_reason=reason)
        writing.label = f"withdrawal of {row.kind.words.lower()}, {place.words}"
        if row.kind is EntryKind.ACTION:
            _restore_duty(writing, place, part_of(writing.session, ActionRow, row.id))


def _restore_duty(writing: Writing, place: ItemPlace, struck: ActionRow) -> None:
    """Puts the action that a struck one stood for back as it was, unless yet another stands in its place."""
    earlier = action_row_replaced_by(writing.session, struck)
    if earlier is None:
        return
    status = status_before_superseded(writing.session, earlier)
    writing.change(earlier, status=status)
    report = last_superseding(writing.session, earlier.id)
    if report and report.meeting_id == place.meeting_id:
        # The meeting that takes the new action back has not spoken of the old one: it is still to be heard of.
        writing.remove(report)
    else:
        writing.add(
            ActionReportRow(
                action_id=earlier.id,
                meeting_id=place.meeting_id,
                reported_at=writing.now,
                status=status,
                reason=earlier.status_reason,
            )
        )
    writing.label += f"; {action_reference(place.case_reference or '', earlier.number)} is {status.words} again"


def _reach(writing: Writing, item_id: int, entry: Entry) -> None:
    """A case that is decided was reached after all, whatever was said of it before."""
    if not isinstance(entry, OutcomeEntry) or entry.decision is None:
        return
    hearing = hearing_of_item(writing.session, item_id)
    if hearing and hearing.not_reached:
        writing.change(hearing, not_reached=False)


def _place(writing: Writing, item_id: int) -> ItemPlace:
    place = place_of(writing.session, item_id)
    if not place.state.in_session:
        raise CcmError("This meeting is not in session.", "Open it, or reopen it, before recording anything.")
    return place


def tell_subject(record: Record, item_id: int, code: str) -> str:
    """Adds to the outcome that stands which agency tells the subject. Returns that agency's name.

    Raises CcmError where nothing is decided yet, or there is no agency of that code.
    """
    with record.reading() as session:
        agency = agency_named(session, code)
        found = _outcome(entries_of_item(session, item_id))
    if found is None:
        raise CcmError("Nothing is decided yet.", "Record the outcome first; it can end with tell and the agency.")
    entry_id, outcome = found
    change_entry(record, entry_id, replace(outcome, tell=agency.code))
    return agency.name


def _outcome(made: tuple[Recorded, ...]) -> tuple[int, OutcomeEntry] | None:
    """The latest entry that decides."""
    for recorded in reversed(made):
        entry = recorded.entry
        if recorded.withdrawn_at is None and isinstance(entry, OutcomeEntry) and entry.decision:
            return recorded.id, entry
    return None
