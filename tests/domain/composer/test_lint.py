"""What would make an action hard to hold anyone to is said, and never stops it being recorded."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from ccm_tui.domain.composer.line.entries import ActionEntry, Entry, InfoEntry
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.lint import line_remarks, lint
from ccm_tui.domain.names.protection import Protected, ProtectedWords
from ccm_tui.domain.vocabulary import ProtectedDetail
from tests.domain.composer.hostile import entries, rooms
from tests.domain.composer.rooms import FIRST_WORDS, NEXT_MEETING, ROOM, read


def linted(entry: Entry, room: Room = ROOM) -> list[str]:
    return [remark.text for remark in lint(entry, room)]


def sound(text: str) -> ActionEntry:
    return ActionEntry(text, "HSG", "Nell Turnstile", NEXT_MEETING)


def test_an_action_that_says_who_does_what_by_when_earns_no_remark() -> None:
    assert linted(sound("interview the neighbour under tenancy conditions")) == []


@pytest.mark.parametrize(
    "vague",
    [
        *("look into", "Looking into", "consider", "ASAP", "as soon as possible", "ongoing", "explore", "liaise"),
        *("monitor", "chase", "chase up", "follow up", "keep an eye", "try to", "where possible"),
    ],
)
def test_words_that_nobody_can_be_held_to_are_named(vague: str) -> None:
    assert linted(sound(f"{vague} the gas supply")) == [f"{vague.casefold()} is vague: say what will be done"]


PROTECTED = Protected((ProtectedWords(ProtectedDetail.ADDRESS, "4 Elder Row, Wickmarsh"),))


@pytest.mark.parametrize(
    "line",
    [
        "hsg/turnstile visit her at 4 elder row by 8 jan",
        "asc: seen in Elder Row",
        "she is at 4, Elder Row",
        '"not Elder Row',
    ],
)
def test_a_line_of_any_kind_that_holds_what_is_protected_is_told_that_papers_leave_it_out(line: str) -> None:
    room = replace(ROOM, protected=PROTECTED)
    said = "holds what is protected: every paper leaves it out"
    assert said in [remark.text for remark in line_remarks(read(line), room)]
    assert said not in [remark.text for remark in line_remarks(read(line), ROOM)]


def test_several_vague_words_are_named_together_once_each() -> None:
    assert linted(sound("liaise, liaise and monitor")) == ["liaise, monitor are vague: say what will be done"]


def test_a_new_action_is_remarked_on_while_nobody_was_asked_what_the_old_ones_did() -> None:
    unasked = replace(ROOM, unasked=("037/1", "037/2"))
    assert linted(sound("visit"), unasked) == ["not asked yet whether 037/1 and 037/2 helped"]
    assert linted(InfoEntry("seen on Monday", "HSG"), unasked) == []


@pytest.mark.parametrize("text", ["the considerable noise", "purchase alarms", "overlook intoxication"])
def test_words_that_only_contain_a_vague_one_are_left_alone(text: str) -> None:
    assert linted(sound(text)) == []


@pytest.mark.parametrize(
    ("line", "remarks"),
    [
        ("visit >4dec", ["no owner"]),
        ("@hsg/- visit >4dec", ["no person named for Housing"]),
        ("@hsg visit", ["no date"]),
        ("@hsg visit >11 dec", ["due after the next meeting, Thu 10 Dec 2026"]),
        (
            "@mht/candlemaker visit >4dec",
            ["Mental health is not in the room: this will be proposed until accepted"],
        ),
    ],
)
def test_a_gap_in_owner_or_date_is_said(line: str, remarks: list[str]) -> None:
    assert linted(read(line).entry) == remarks


def test_no_date_is_late_when_no_next_meeting_is_planned() -> None:
    assert linted(sound("visit"), FIRST_WORDS) == []


def test_only_actions_are_linted() -> None:
    assert linted(InfoEntry("we will monitor and liaise asap")) == []


@pytest.mark.parametrize("line", ["liaise asap", "@mht visit >foo", "@xyz: visit by 4 dec", "@hsg visit", ""])
def test_nothing_is_said_twice_of_one_line(line: str) -> None:
    reading = read(line)
    texts = [remark.text for remark in line_remarks(reading, ROOM)]
    assert texts[: len(reading.remarks)] == [remark.text for remark in reading.remarks]
    for gap in ("no owner", "no date", "Mental health is not in the room"):
        assert sum(text.startswith(gap) for text in texts) <= 1


@settings(max_examples=100)
@given(entries, rooms)
def test_lint_never_fails_and_never_blocks(entry: Entry, room: Room) -> None:
    assert all(remark.kind == "lint" for remark in lint(entry, room))
