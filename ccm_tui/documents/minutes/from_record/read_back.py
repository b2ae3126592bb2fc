"""What became of an entry after the actions had been read back."""

from datetime import datetime

from ccm_tui.documents.minutes.case import ReadBackMark
from ccm_tui.domain.hearings.hearing import Recorded


def mark_of(recorded: Recorded, read_back_at: datetime | None) -> ReadBackMark | None:
    """Whether the entry was recorded or changed after the read-back; None where neither, or there was none."""
    if read_back_at is None or not recorded.after(read_back_at):
        return None
    return ReadBackMark.RECORDED if recorded.made_at > read_back_at else ReadBackMark.CHANGED
