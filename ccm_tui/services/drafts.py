"""Half-typed text: on disk at every pause, back in its place after any end."""

from dataclasses import dataclass

from ccm_tui.domain.vocabulary import EntryKind
from db.queries.drafts import draft_row
from db.record import Record
from db.tables.keeping import DraftRow


@dataclass(frozen=True, slots=True)
class Draft:
    """What was being typed, on which item, as which kind, and where the cursor stood."""

    item_id: int | None
    kind: EntryKind | None
    text: str
    cursor: int


def keep_draft(record: Record, place: str, draft: Draft) -> None:
    """Keeps what is being typed in that field; empty text keeps nothing."""
    with record.drafting() as session:
        row = draft_row(session, place)
        if not draft.text:
            if row:
                session.delete(row)
            return
        row = row or DraftRow(place=place, text="", cursor=0)
        row.agenda_item_id, row.kind = draft.item_id, draft.kind
        row.text, row.cursor, row.saved_at = draft.text, draft.cursor, record.clock()
        session.add(row)


def kept_draft(record: Record, place: str) -> Draft | None:
    """What was being typed in that field when it was last left."""
    with record.reading() as session:
        row = draft_row(session, place)
        return Draft(row.agenda_item_id, row.kind, row.text, row.cursor) if row else None
