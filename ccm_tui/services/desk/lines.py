"""A line recorded on the item before the meeting and answered in sentences, as the linear mode does."""

from ccm_tui.domain.composer.line.entries import NoteEntry
from ccm_tui.domain.composer.line.room import Template
from ccm_tui.domain.composer.lint import line_remarks
from ccm_tui.domain.composer.parsing import parse
from ccm_tui.domain.composer.templates import chosen, template_line, templates
from ccm_tui.domain.composer.understanding import understood
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.errors import CcmError
from ccm_tui.services.hearings.entries import record_entry
from ccm_tui.services.hearings.entry_parts import text_of
from ccm_tui.services.hearings.room import bands_of, room_for
from db.queries.actions.register import action_uses
from db.queries.agenda.agenda import current_item_id
from db.queries.hearings.entries import entry_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record


def read_templates(record: Record, item_id: int) -> tuple[Template, ...]:
    """At most nine, as the record has them now.

    What is recorded on the item itself teaches nothing until the next: a number must not come to mean something
    else while a case is before the meeting.
    """
    with record.reading() as session:
        return templates(action_uses(session, item_id), settings_on_record(session).templates)


def record_line(record: Record, meeting_id: int, kind: EntryKind, text: str) -> tuple[str, ...]:
    """Records what the line says and returns it as a sentence, with what there is to remark on it.

    Raises CcmError where no item is before the meeting, or it can't be recorded on that one.
    """
    item_id = item_before(record, meeting_id)
    room = room_for(record, meeting_id, item_id)
    reading = parse(text, kind, room)
    entry_id = record_entry(record, item_id, reading.entry)
    remarks = (remark.text for remark in line_remarks(reading, room))
    return (_echo(record, entry_id, understood(reading, room, bands_of(record))), *remarks)


def list_templates(record: Record, meeting_id: int) -> tuple[str, ...]:
    """The numbered templates as they stand for the item before the meeting, each behind its number."""
    item_id = item_before(record, meeting_id)
    room = room_for(record, meeting_id, item_id)
    lines = [template_line(template, room) for template in read_templates(record, item_id)]
    return ("/template NUMBER uses one:", *(f"{number} {line}" for number, line in enumerate(lines, 1)))


def use_template(record: Record, meeting_id: int, number: str, added: str) -> tuple[str, ...]:
    """Records an action from the template of that number and returns it as `record_line` does.

    Raises CcmError where there is no such template, or as `record_line` does.
    """
    item_id = item_before(record, meeting_id)
    template = chosen(number, read_templates(record, item_id))
    if template is None:
        raise CcmError("There is no template of that number.", "Type /templates for those there are.")
    line = template_line(template, room_for(record, meeting_id, item_id))
    return record_line(record, meeting_id, EntryKind.ACTION, f"{line} {added}".rstrip())


def item_before(record: Record, meeting_id: int) -> int:
    """The item before the meeting. Raises CcmError where there is none."""
    with record.reading() as session:
        item_id = current_item_id(session, meeting_id)
    if item_id is None:
        raise CcmError("No item is before the meeting.", "Call a case with /next or /case REFERENCE.")
    return item_id


def _echo(record: Record, entry_id: int, said: str) -> str:
    """The entry as a sentence: its number, what was understood, and its words as the record has them."""
    with record.reading() as session:
        made = entry_with_id(session, entry_id)
    number = f"{made.action.reference} " if made.action else ""
    resolved = f" => {made.entry.resolution}" if isinstance(made.entry, NoteEntry) and made.entry.resolution else ""
    return ": ".join(part for part in (f"{number}{said}", f"{text_of(made.entry)}{resolved}") if part)
