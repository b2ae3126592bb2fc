"""What is typed to look for actions."""

from datetime import date

import pytest

from ccm_tui.domain.actions.search import ActionSearch, complete_search, in_view, read_search
from ccm_tui.domain.statuses import ActionStatus

TODAY = date(2026, 12, 17)
CODES = ("COLP", "HSG", "GUEST-WICK")
UNSETTLED = frozenset({ActionStatus.OPEN, ActionStatus.PROPOSED})


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("", ActionSearch()),
        ("all", ActionSearch()),
        ("hsg overdue", ActionSearch(agency="HSG", overdue=True)),
        ("@Guest-Wick: not possible", ActionSearch("GUEST-WICK", statuses=frozenset({ActionStatus.NOT_POSSIBLE}))),
        ("hsg/turnstile", ActionSearch(agency="HSG", words=("turnstile",))),
        ("turnstile", ActionSearch(words=("turnstile",))),
        ("031", ActionSearch(case="031")),
        ("ccm/26/031/5", ActionSearch(case="CCM/26/031", number=5)),
        ("officer 17", ActionSearch(words=("officer", "17"))),
        ("open due before 4 jan", ActionSearch(statuses=UNSETTLED, due_until=date(2027, 1, 3))),
        ("not-done by 4 jan", ActionSearch(statuses=frozenset({ActionStatus.NOT_DONE}), due_until=date(2027, 1, 4))),
        ("done after 1 nov", ActionSearch(statuses=frozenset({ActionStatus.COMPLETE}), due_from=date(2026, 11, 2))),
        ("due 2027-11-01", ActionSearch(due_from=date(2027, 11, 1), due_until=date(2027, 11, 1))),
        ("due tomorrow colp", ActionSearch("COLP", due_from=date(2026, 12, 18), due_until=date(2026, 12, 18))),
        ("no date proposed", ActionSearch(statuses=frozenset({ActionStatus.PROPOSED}), undated=True)),
        ("no effect", ActionSearch(effect_unsaid=True)),
    ],
)
def test_a_line_is_read_as_it_is_meant(line: str, means: ActionSearch) -> None:
    read = read_search(line, CODES, TODAY)
    assert (read.search, read.wrong) == (means, "")


def test_a_day_that_is_not_typed_yet_is_said_and_not_looked_for() -> None:
    read = read_search("hsg due before", CODES, TODAY)
    assert read.search == ActionSearch(agency="HSG")
    assert "needs a day" in read.wrong


def test_what_is_looked_for_is_said_in_words() -> None:
    read = read_search("open hsg/turnstile 031 due before 4 jan", CODES, TODAY)
    assert read.search.in_words == "proposed or open, HSG, case 031, due until Sun 3 Jan 2027, “turnstile”"
    assert ActionSearch().in_words == "all actions"


def test_a_view_changes_how_they_stand_and_nothing_else() -> None:
    assert in_view("open hsg not done before 4 jan", "overdue") == "overdue hsg before 4 jan"


def test_a_word_begun_becomes_a_code_a_word_of_the_search_or_a_name() -> None:
    names = ("N. Turnstile", "Dr Overend")
    assert complete_search("h", CODES, names) == ("hsg",)
    assert complete_search("over", CODES, names) == ("overdue", "overend")
    assert complete_search("turn", CODES, names) == ("turnstile",)
    assert complete_search("", CODES, names) == ()
