"""Tab finishes the word that was begun."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.composer.completion import complete, word_at
from ccm_tui.domain.vocabulary import EntryKind
from tests.domain.composer.hostile import lines
from tests.domain.composer.rooms import FIRST_WORDS, ROOM


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("@hs", ("@hsg",)),
        ("visit @HOU", ("@hsg",)),
        ("hs", ("hsg:",)),
        ("poli", ("colp:", "btp:")),
        ("@c", ("@colp", "@cst", "@csc", "@asc")),
        ("@hsg/", ("@hsg/turnstile", "@hsg/smith-jones")),
        ("@hsg/tu", ("@hsg/turnstile",)),
        ("hsg/ne", ("hsg/turnstile",)),
        ("@colp/lark", ("@colp/ch.larkspur", "@colp/pc.larkspur")),
        ("@/tu", ("@/turnstile",)),
        ("visit #v", ("#victim",)),
        ("visit #vi", ("#victim",)),
        ("visit hs", ()),
        ("", ()),
        ("visit ", ()),
        ("@zzz", ()),
        ("@zzz/tu", ()),
    ],
)
def test_the_word_at_the_cursor_is_offered_whole(line: str, offered: tuple[str, ...]) -> None:
    assert complete(line, len(line), ROOM) == offered


def test_only_the_tags_of_the_kind_are_offered() -> None:
    assert complete("#re", 3, ROOM, EntryKind.INFO) == ("#reported", "#restricted")
    assert complete("#re", 3, ROOM, EntryKind.ACTION) == ()
    assert complete("#", 1, ROOM, EntryKind.NOTE) == ("#summary", "#protective", "#dissent")
    assert complete("#", 1, ROOM, EntryKind.RISK) == ()


def test_agencies_are_not_offered_where_a_line_begins_with_something_else() -> None:
    assert complete("hs", 2, ROOM, EntryKind.INFO) == ("hsg:",)
    assert complete("com", 3, ROOM, EntryKind.RISK) == ()


def test_the_part_before_the_cursor_decides_and_the_whole_word_is_replaced() -> None:
    line = "visit @hsgx today"
    assert complete(line, 9, ROOM) == ("@hsg",)
    assert line[slice(*word_at(line, 9))] == "@hsgx"


def test_a_bare_slash_offers_nobody_before_an_agency_was_recorded() -> None:
    assert complete("@/tu", 4, FIRST_WORDS) == ()


@given(lines, st.integers(-3, 60))
def test_tab_never_fails_whatever_is_typed(line: str, cursor: int) -> None:
    for offered in complete(line, cursor, ROOM):
        assert offered
