"""Who tells the subject what was decided: said after the outcome, and kept with it."""

from dataclasses import replace

from ccm_tui.domain.composer.line.entries import OutcomeEntry
from ccm_tui.domain.hearings.hearing import Recorded
from ccm_tui.errors import CcmError
from ccm_tui.services.hearings.entries import change_entry
from db.queries.hearings.entries import entries
from db.queries.record.find import find_agency
from db.record import Record


def tell_subject(record: Record, item_id: int, code: str) -> str:
    """Adds to the outcome that stands which agency tells the subject. Returns that agency's name.

    Raises CcmError where nothing is decided yet, or there is no agency of that code.
    """
    with record.reading() as session:
        agency = find_agency(session, code)
        found = _outcome(entries(session, item_id))
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
