"""Who tells the subject is said after the outcome and kept with it."""

from pathlib import Path

import pytest

from ccm_tui.domain.composer.line.entries import OutcomeEntry
from ccm_tui.domain.statuses import Decision
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.linear_mode import LinearMode
from db.queries.hearings.entries import entries_of_item
from tests.screens.sitting import LIVE_MEETING, items_now, sitting
from tests.screens.support import opened


def outcome(path: Path) -> OutcomeEntry:
    record = opened(path)
    with record.reading() as session:
        made = entries_of_item(session, items_now(path)["036"].id)
    record.close()
    return next(one.entry for one in reversed(made) if isinstance(one.entry, OutcomeEntry))


def test_it_is_added_to_the_outcome_that_stands(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036", "/o close reduced steadier", "/tell csc")
    assert outcome(path) == OutcomeEntry("steadier", Decision.CLOSE_REDUCED, tell="CSC")


def test_one_undo_takes_it_back_alone(tmp_path: Path) -> None:
    path = sitting(tmp_path, "/case 036", "/o close reduced steadier", "/tell csc", "/undo")
    assert outcome(path) == OutcomeEntry("steadier", Decision.CLOSE_REDUCED)


@pytest.mark.parametrize(
    ("lines", "order", "told"),
    [
        (("/case 036",), "/tell csc", "Nothing is decided yet."),
        (("/case 036", "/o perhaps"), "/tell csc", "Nothing is decided yet."),
        (("/case 036", "/o close reduced"), "/tell nobody", "no agency of that code"),
    ],
)
def test_nobody_tells_of_what_is_not_decided(lines: tuple[str, ...], order: str, told: str, tmp_path: Path) -> None:
    record = opened(sitting(tmp_path, *lines))
    with pytest.raises(CcmError, match=told):
        LinearMode(record, str(LIVE_MEETING)).obey(order)
    record.close()
