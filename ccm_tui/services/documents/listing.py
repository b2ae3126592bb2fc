"""What a file that holds a list says of itself."""

from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.days.when import show_day
from db.queries.record.settings import settings_on_record
from db.record import Record


def list_cover(record: Record, title: str) -> Cover:
    """What a file that holds a list says of itself, as of today."""
    with record.reading() as session:
        ours = settings_on_record(session)
    return Cover(
        title=title,
        partnership=ours.partnership,
        marking=ours.marking,
        status=f"As of {show_day(record.today)}",
        audience="The members of the conference",
        dated=record.today,
        ending="",
    )
