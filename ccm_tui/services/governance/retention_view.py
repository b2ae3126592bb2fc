"""The closed cases that have been kept long enough, and for how long that is."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.listings import ListedRetention
from ccm_tui.services.governance.retention import due_for_review, retention_years
from db.record import Record


@dataclass(frozen=True, slots=True)
class RetentionView:
    """What is due, and what it is reckoned from."""

    years: int
    """After closing; 0 until the partnership has decided."""
    due: tuple[ListedRetention, ...]
    """The longest over first."""
    today: date


def read_retention(record: Record) -> RetentionView:
    """What is due today."""
    return RetentionView(retention_years(record), tuple(due_for_review(record)), record.today)
