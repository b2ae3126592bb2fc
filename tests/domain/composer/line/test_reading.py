"""What is typed or pasted becomes lines, and each line says what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.composer.line.reading import Addressed, address, split_lines
from ccm_tui.domain.vocabulary import EntryKind


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\v", "\f", "\n\n", "\r\n \t\r\n"])
def test_pasted_lines_come_apart_at_every_kind_of_line_end_and_blank_ones_are_left_out(end: str) -> None:
    assert split_lines(f"asc: known{end}noise: nil{end}") == ("asc: known", "noise: nil")


def test_a_pasted_line_keeps_its_own_spaces_and_odd_characters() -> None:
    assert split_lines("  asc:\tknown \x1c\x85 since May  ") == ("  asc:\tknown \x1c\x85 since May  ",)


@given(st.text())
def test_no_character_of_a_paste_is_lost_but_its_line_ends_and_blank_lines(text: str) -> None:
    assert "".join("".join(split_lines(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("/action", EntryKind.ACTION),
        ("/a", EntryKind.ACTION),
        ("/info", EntryKind.INFO),
        ("/i", EntryKind.INFO),
        ("/risk", EntryKind.RISK),
        ("/r", EntryKind.RISK),
        ("/outcome", EntryKind.OUTCOME),
        ("/o", EntryKind.OUTCOME),
        ("/voice", EntryKind.VOICE),
        ("/v", EntryKind.VOICE),
        ("/note", EntryKind.NOTE),
        ("/n", EntryKind.NOTE),
        ("/RISK", EntryKind.RISK),
        ("  /R", EntryKind.RISK),
    ],
)
def test_a_slash_word_changes_the_kind_with_or_without_text_after_it(line: str, kind: EntryKind) -> None:
    other = EntryKind.NOTE if kind is not EntryKind.NOTE else EntryKind.RISK
    assert address(line, other) == Addressed(kind, "")
    assert address(f"{line}  said in the room", other) == Addressed(kind, "said in the room")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("info: noise: nil", EntryKind.INFO),
        ("  Risk:  noise: nil", EntryKind.RISK),
        ("NOTE: noise: nil", EntryKind.NOTE),
    ],
)
def test_a_kind_with_its_colon_changes_the_kind_as_a_slash_word_does(line: str, kind: EntryKind) -> None:
    assert address(line, EntryKind.ACTION) == Addressed(kind, "noise: nil")


def test_any_other_slash_word_is_a_command_and_leaves_the_kind_alone() -> None:
    assert address("/roll HSG present", EntryKind.RISK) == Addressed(EntryKind.RISK, "HSG present", "roll")
    assert address("/Read-Back", EntryKind.RISK) == Addressed(EntryKind.RISK, "", "read-back")


@pytest.mark.parametrize(
    "line",
    [
        "asc: known",
        "",
        "/",
        "/ action",
        "/31 days",
        "/etc/hosts is a file",
        "/a: b",
        "\\/risk x",
        "a/b",
        "risk x",
        "note:x",
        "\\note: x",
    ],
)
def test_a_line_without_a_whole_slash_word_is_text_of_the_kind_that_was_set(line: str) -> None:
    assert address(line, EntryKind.INFO) == Addressed(EntryKind.INFO, line)
