"""The outcome is what the panel says, and nothing it did not say."""

from datetime import date

import pytest

from ccm_tui.domain.composer.line.entries import OutcomeEntry
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import EntryKind
from tests.domain.composer.rooms import read, said

REVIEW = date(2027, 1, 21)


def outcome(line: str) -> OutcomeEntry:
    entry = read(line, EntryKind.OUTCOME).entry
    assert isinstance(entry, OutcomeEntry)
    return entry


def remarks(line: str) -> list[str]:
    return said(read(line, EntryKind.OUTCOME))


def test_the_examples_of_the_design_become_what_it_says() -> None:
    assert outcome("open review 21 jan") == OutcomeEntry("", Decision.KEEP_OPEN, REVIEW)
    assert outcome("close reduced") == OutcomeEntry("", Decision.CLOSE_REDUCED)
    assert outcome("transfer @wick") == OutcomeEntry("", Decision.TRANSFER, to="GUEST-WICK")
    assert outcome("escalate") == OutcomeEntry("", Decision.ESCALATE)
    assert outcome("defer") == OutcomeEntry("", Decision.DEFER)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("open review 21 jan", ""),
        ("Open, review 21/1", ""),
        ("keep open review on 21 january 2027", ""),
        ("open 21 jan", ""),
        ("open until 21 jan", ""),
        ("kept open for 21 jan", ""),
        ("stays open - review 21 jan", "-"),
        ("open >21jan", ""),
        ("open review >2027-01-21", ""),
        ("open review by 21 jan.", ""),
        ("open review 21 jan CBO lodged", "CBO lodged"),
        ("open 21 jan CBO granted 10 dec", "CBO granted 10 dec"),
        ("open CBO granted 10 dec review 21 jan", "CBO granted 10 dec"),
        ("open CBO granted, review on 21 jan.", "CBO granted."),
    ],
)
def test_a_case_kept_open_has_its_review_date_wherever_it_is_said(line: str, reason: str) -> None:
    assert outcome(line) == OutcomeEntry(reason, Decision.KEEP_OPEN, REVIEW)


def test_the_next_meeting_can_be_the_review() -> None:
    assert outcome("open review mtg").review_on == date(2026, 12, 10)
    assert outcome("open next meeting").review_on == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("line", "reason", "why"),
    [
        ("open", "", "no review date"),
        ("open CBO granted 10 dec", "CBO granted 10 dec", "no review date: type >10 dec if that is its date"),
        ("open review", "review", "no review date"),
        ("open review soon", "review soon", "no review date: That names no day"),
        ("open review 31 feb", "review 31 feb", "no review date: February 2027 has 28 days"),
        ("open >31 feb", ">31 feb", "no review date: February 2027 has 28 days"),
    ],
)
def test_a_review_date_that_is_missing_or_can_not_be_is_said(line: str, reason: str, why: str) -> None:
    assert outcome(line) == OutcomeEntry(reason, Decision.KEEP_OPEN)
    assert [remark[: len(why)] for remark in remarks(line)] == [why]


@pytest.mark.parametrize(
    ("typed", "decision"),
    [
        ("removed", Decision.CLOSE_REMOVED),
        ("reduced", Decision.CLOSE_REDUCED),
        ("risk reduced", Decision.CLOSE_REDUCED),
        ("no need", Decision.CLOSE_NO_NEED),
        ("no further need", Decision.CLOSE_NO_NEED),
        ("not engaging", Decision.CLOSE_NOT_ENGAGING),
        ("Not Engaging,", Decision.CLOSE_NOT_ENGAGING),
        ("- reduced", Decision.CLOSE_REDUCED),
        ("as removed", Decision.CLOSE_REMOVED),
    ],
)
def test_a_case_is_closed_for_one_of_four_reasons(typed: str, decision: Decision) -> None:
    assert outcome(f"close {typed}") == OutcomeEntry("", decision)
    assert outcome(f"closed {typed}") == OutcomeEntry("", decision)
    assert outcome(f"CLOSE: {typed} after two visits") == OutcomeEntry("after two visits", decision)


@pytest.mark.parametrize("line", ["close", "close the case", "close tell vs"])
def test_a_close_without_its_reason_is_no_decision_and_names_the_four(line: str) -> None:
    assert outcome(line) == OutcomeEntry(line)
    assert remarks(line) == ["no decision: close as removed, reduced, no need or not engaging"]


@pytest.mark.parametrize("line", ["", "he goes on", "review 21 jan", "opening hours", "keep an eye"])
def test_what_says_no_decision_is_kept_and_never_guessed_at(line: str) -> None:
    assert outcome(line) == OutcomeEntry(line)
    assert remarks(line) == ["no decision: begin with open, close, transfer, escalate or defer"]


@pytest.mark.parametrize(
    ("line", "to", "reason"),
    [
        ("transfer @wick", "GUEST-WICK", ""),
        ("transfer @wick he has moved", "GUEST-WICK", "he has moved"),
        ("transfer to @wick, he has moved", "GUEST-WICK", "he has moved"),
        ("transfer guest-wick he has moved", "GUEST-WICK", "he has moved"),
        ("transfer to wick", "GUEST-WICK", ""),
        ("transfer to Wickmarsh he has moved", "GUEST-WICK", "he has moved"),
        ("transfer to Wickmarsh because he moved", "GUEST-WICK", "because he moved"),
        ("escalate to the partnership board", "the partnership board", ""),
        ("escalate to the partnership board, no progress", "the partnership board", "no progress"),
        ("escalate to the board - no progress", "the board", "- no progress"),
        ('escalate to "the board, in private" no progress', "the board, in private", "no progress"),
        ("escalate to the city solicitor", "the city solicitor", ""),
    ],
)
def test_a_case_goes_to_an_agency_or_to_where_it_is_said_to_go(line: str, to: str, reason: str) -> None:
    entry = outcome(line)
    assert (entry.to, entry.reason) == (to, reason)
    assert remarks(line) == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("transfer", "not said to whom"),
        ("transfer he has moved", "not said to whom"),
        ("escalate to", "not said to whom"),
        ("transfer @xyz", "not said to whom: xyz is not an agency here"),
        ("transfer wickmarsh", "not said to whom: type @guest-wick if Wickmarsh is meant"),
        ("transfer @police", "not said to whom: police could be COLP or BTP"),
    ],
)
def test_a_case_that_goes_nowhere_named_says_so(line: str, why: str) -> None:
    assert outcome(line).to is None
    assert outcome(line).reason == line.partition(" ")[2]
    assert remarks(line) == [why]


@pytest.mark.parametrize(
    "line",
    [
        "close reduced tell vs he has moved",
        "close reduced he has moved tell @vs",
        "close reduced tell VS, he has moved",
        "close reduced he tell @vs has moved",
    ],
)
def test_who_tells_the_subject_can_stand_anywhere(line: str) -> None:
    entry = outcome(line)
    assert (entry.decision, entry.tell) == (Decision.CLOSE_REDUCED, "VS")
    assert entry.reason.replace(",", "").split() == ["he", "has", "moved"]


def test_telling_goes_with_every_decision() -> None:
    assert outcome("transfer tell vs to wick").to == "GUEST-WICK"
    assert outcome("escalate to the board tell vs") == OutcomeEntry("", Decision.ESCALATE, to="the board", tell="VS")
    assert outcome("open tell vs 21 jan").review_on == REVIEW
    assert outcome("defer tell him at once") == OutcomeEntry("tell him at once", Decision.DEFER)


def test_a_deferral_keeps_its_reason() -> None:
    assert outcome("defer mental health absent, 21 jan") == OutcomeEntry(
        "mental health absent, 21 jan", Decision.DEFER
    )
