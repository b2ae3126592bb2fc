"""A date is taken wherever it is plain, and said to be text wherever it is not; no word is ever lost for it."""

from datetime import date

import pytest

from ccm_tui.domain.composer.line.entries import ActionEntry
from tests.domain.composer.rooms import read, said

FRIDAY = date(2026, 11, 27)


def action(line: str) -> ActionEntry:
    entry = read(line).entry
    assert isinstance(entry, ActionEntry)
    return entry


@pytest.mark.parametrize(
    "text",
    [
        "visit by fri and report back",
        "visit by fri, then ring",
        "visit by fri; ring",
        "visit by fri with ASC",
        "visit by fri - joint with ASC",
        "visit by fri (the flat)",
        "visit by fri please",
        "visit by fri if possible",
        "visit by fri #nohead",
        "visit by fri by bus",
        "by fri, visit",
        "ring him, due fri",
        "ring him - deadline: fri",
        "ring him within 4 days",
        "ring him in 4 days",
        "ring him by fri 10am",
        "ring him by fri @ 10",
    ],
)
def test_a_date_amid_the_words_is_taken_and_they_stay(text: str) -> None:
    assert (action(f"hsg: {text}").due, action(f"hsg: {text}").text) == (FRIDAY, text)


def test_before_the_next_meeting_is_the_last_day_on_which_it_can_be_done() -> None:
    entry = action("hsg: ring him before the next meeting")
    assert (entry.due, entry.text) == (date(2026, 12, 9), "ring him before the next meeting")


def test_by_counts_before_any_other_word() -> None:
    assert action("hsg: visit by fri, he was seen 3 times in 2 weeks").due == FRIDAY


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("by fri visit him", "type >fri if that is its date"),
        ("visit him on fri", "type >fri if that is its date"),
        ("visit him (fri)", "type >fri if that is its date"),
        ("visit him the day after boxing day", "type >day after boxing day if that is its date"),
        ("visit him fri week", "type >fri week if that is its date"),
        ("papers to court on 12 jan, then ring", "type >12 jan if that is its date"),
        ("ring by sat nav", "type >sat if that is its date"),
        ("visit the sun inn by the 2nd floor", "type >2nd if that is its date"),
        ("fix the lights by the 2nd and 3rd floors", "type >2nd if that is its date"),
        ("ring him before fri", "That could be several days"),
        ("ring him by 31 feb and report", "February 2027 has 28 days"),
        ("ring him by asap", "That names no day"),
        ("ring him by next week", "A week is seven days"),
        ("look in next week", "A week is seven days"),
        ("ring him by 5pm", "An hour is not a day"),
        ("ring him by fri 4 visits are needed", "That could be another day"),
    ],
)
def test_a_date_that_is_not_taken_is_said_to_be_text(text: str, why: str) -> None:
    assert action(f"hsg: {text}") == ActionEntry(text, "HSG", "Nell Turnstile")
    assert any(remark.startswith(f"no date: {why}") for remark in said(read(f"hsg: {text}")))


@pytest.mark.parametrize(
    "text",
    [
        "review the march incident",
        "he may need support",
        "march him to court",
        "2nd visit to the sun inn",
        "interview mr may",
        "stand by the neighbour",
        "seen in march with tom",
    ],
)
def test_a_word_that_only_looks_like_a_date_is_neither_eaten_nor_remarked_on(text: str) -> None:
    assert action(f"hsg: {text}") == ActionEntry(text, "HSG", "Nell Turnstile")
    assert said(read(f"hsg: {text}")) == ["no date"]


def test_a_number_after_a_date_is_not_taken_from_what_it_counts() -> None:
    assert action("hsg: >fri 4 visits").due is None
    assert action("hsg: visit >4 dec 26 with ASC").text == "visit with ASC"
