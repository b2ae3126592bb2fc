"""The templates that are numbered at the desk while an item is before the meeting."""

from ccm_tui.domain.composer.line.room import Template
from ccm_tui.domain.composer.templates import templates
from db.queries.actions.templates import action_uses
from db.queries.record.settings import settings
from db.record import Record


def read_templates(record: Record, item_id: int) -> tuple[Template, ...]:
    """At most nine, as the record has them now.

    What is recorded on the item itself teaches nothing until the next: a number must not come to mean something
    else while a case is before the meeting.
    """
    with record.reading() as session:
        return templates(action_uses(session, item_id), settings(session).templates)
