"""The chair's own score for the whole, and how a dissent was resolved: on record as given, and in the minutes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_tui.documents.minutes.case import CaseMinutes, OverallRisk
from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.domain.composer.line.entries import Entry, NoteEntry, Rated, RiskEntry
from ccm_tui.domain.vocabulary import Head, NoteKind
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.hearings.entries import change_entry, record_entry, withdraw_entry
from db.queries.hearings.entries import entry_with_id
from db.record import Record
from tests.screens.sitting import LIVE_MEETING, items_now, sitting
from tests.screens.support import opened

RATED = (Rated(Head.SELF, 4, 4), Rated(Head.STAFF, 2, 2))
GIVEN = RiskEntry("Drinking daily.", RATED, 20, "Nobody checks on him.")
DISSENT = NoteEntry("Housing wanted clearance.", NoteKind.DISSENT, "The panel kept the graded plan.")


class Hearing:
    """Case 031 before the live meeting."""

    def __init__(self, path: Path) -> None:
        self._item_id = items_now(path)["031"].id
        self.record: Record = opened(path)

    def say(self, entry: Entry) -> int:
        """Records an entry."""
        return record_entry(self.record, self._item_id, entry)

    def stands(self, entry_id: int) -> Entry:
        """The entry as the record has it."""
        with self.record.reading() as session:
            return entry_with_id(session, entry_id).entry

    def minuted(self) -> CaseMinutes:
        """What the minutes say of the case."""
        return next(case for case in minutes_of(self.record, LIVE_MEETING).cases if case.reference.endswith("031"))

    def printed(self) -> str:
        """The minutes as plain text, in one line."""
        return " ".join(minutes_text(minutes_of(self.record, LIVE_MEETING)).split())


@pytest.fixture
def hearing(tmp_path: Path) -> Iterator[Hearing]:
    held = Hearing(sitting(tmp_path, "/case 031"))
    yield held
    held.record.close()


@pytest.mark.parametrize("entry", [GIVEN, RiskEntry("", (), 9, "Calmer."), DISSENT], ids=str)
def test_what_was_given_is_read_back_as_given_after_a_change_an_undo_and_a_redo(
    entry: Entry, hearing: Hearing
) -> None:
    made = hearing.say(entry)
    assert hearing.stands(made) == entry
    plainer: Entry = RiskEntry("Less.", RATED) if isinstance(entry, RiskEntry) else NoteEntry("Less.")
    change_entry(hearing.record, made, plainer)
    assert hearing.stands(made) == plainer
    hearing.record.undo()
    assert hearing.stands(made) == entry
    hearing.record.redo()
    assert hearing.stands(made) == plainer


def test_the_whole_is_the_highest_head_until_the_chair_says_otherwise(hearing: Hearing) -> None:
    assert hearing.minuted().risk.overall is None
    hearing.say(RiskEntry("Drinking daily.", RATED))
    assert hearing.minuted().risk.overall == OverallRisk(16, "high")
    highest = "Overall: 16, high, the highest of the heads"
    assert f"{highest} that were rated; not rated again: community." in hearing.printed()
    hearing.say(RiskEntry("", (Rated(Head.COMMUNITY, 3, 3),)))
    assert f"{highest}." in hearing.printed()
    given = hearing.say(GIVEN)
    assert hearing.minuted().risk.overall == OverallRisk(20, "high", "Nobody checks on him.")
    assert "Overall: 20, high: Nobody checks on him." in hearing.printed()
    withdraw_entry(hearing.record, given)
    assert hearing.minuted().risk.overall == OverallRisk(16, "high")


def test_the_whole_stands_when_a_head_is_rated_again(hearing: Hearing) -> None:
    hearing.say(GIVEN)
    hearing.say(RiskEntry("Seen sober.", (Rated(Head.SELF, 2, 2),)))
    assert hearing.minuted().risk.overall == OverallRisk(20, "high", "Nobody checks on him.")
    hearing.say(RiskEntry("", (), 4, "He has moved."))
    assert hearing.minuted().risk.overall == OverallRisk(4, "low", "He has moved.")


def test_a_dissent_is_minuted_with_how_it_was_resolved(hearing: Hearing) -> None:
    hearing.say(DISSENT)
    (dissent,) = hearing.minuted().risk.dissent
    assert (dissent.text, dissent.resolution) == (DISSENT.text, DISSENT.resolution)
    assert (
        "Dissent: Housing wanted clearance. How it was resolved: The panel kept the graded plan." in hearing.printed()
    )
