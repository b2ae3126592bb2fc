"""A line that could not be taken."""

import pytest

from ccm_tui.domain.composer.line.reading import Addressed, address
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.errors import CcmError, NotYetError
from ccm_tui.services.desk.unsaved_line import UnsavedLine

FULL = NotYetError("The disk is full.", "Free some space")
WRONG = CcmError("That case is not on this agenda.", "Name one that is, like 031.")


def line(text: str) -> Addressed:
    return address(text, EntryKind.ACTION)


def test_an_entry_that_the_disk_did_not_take_is_due_until_a_line_is_taken() -> None:
    unsaved = UnsavedLine()
    assert not unsaved.is_due
    told = unsaved.refuse("hsg: visit", line("hsg: visit"), FULL)
    assert told == "Free some space. The line stays here, and is saved by itself as soon as it can be."
    assert unsaved.is_due
    unsaved.save()
    assert not unsaved.is_due


def test_an_order_that_the_disk_did_not_take_waits_for_the_chair() -> None:
    unsaved = UnsavedLine()
    assert unsaved.refuse("/close", line("/close"), FULL) == "Free some space, then do it again."
    assert not unsaved.is_due


def test_a_line_that_is_wrong_is_never_tried_again_by_itself() -> None:
    unsaved = UnsavedLine()
    assert unsaved.refuse("hsg: visit", line("hsg: visit"), WRONG) == WRONG.do
    assert not unsaved.is_due


def test_a_wrong_line_after_one_that_was_due_is_the_one_that_counts() -> None:
    unsaved = UnsavedLine()
    unsaved.refuse("hsg: visit", line("hsg: visit"), FULL)
    unsaved.refuse("hsg: visit him", line("hsg: visit him"), WRONG)
    assert not unsaved.is_due


@pytest.mark.parametrize("changed", ["hsg: visi", ""])
def test_what_is_wrong_is_said_as_long_as_the_line_is_that_line_and_no_longer(changed: str) -> None:
    unsaved = UnsavedLine()
    unsaved.refuse("hsg: visit", line("hsg: visit"), WRONG)
    assert unsaved.is_explained("hsg: visit")
    assert unsaved.is_explained("hsg: visit")
    assert not unsaved.is_explained(changed)
    assert not unsaved.is_explained("hsg: visit")
