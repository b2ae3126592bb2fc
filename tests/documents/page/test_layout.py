from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ccm_tui.documents.page.layout import columns, ends, hanging, width_of, wrapped
from ccm_tui.domain.words.text import visible_lines

# Letters, spaces and line breaks as people type them, with what breaks careless layouts among them.
TYPED = st.text(
    st.sampled_from("ab  \n-é\u0301長語шعב👩\u200d👧\ufe0f🇬🇧\x1b\u202e\u200b") | st.characters(), max_size=200
)


def test_text_breaks_at_spaces() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert wrapped("a incomprehensible b", 6) == ["a", "incomp", "rehens", "ible b"]


def test_a_wide_character_takes_two_cells_and_a_combining_mark_none() -> None:
    assert wrapped("長い単語", 5) == ["長い", "単語"]
    assert wrapped("e\u0301" * 6, 6) == ["e\u0301" * 6]


def test_a_family_is_not_parted() -> None:
    family = "👩‍👩‍👧"
    assert wrapped(family * 3, 5) == [family * 2, family]


def test_the_lines_of_a_text_are_kept() -> None:
    assert wrapped("first\n\nthird  with a gap", 40) == ["first", "", "third  with a gap"]


def test_ten_thousand_spaces_take_no_time_and_no_room() -> None:
    assert wrapped("a" + " " * 10_000 + "\n" + " " * 10_000 + "b", 40) == ["a", "b"]


def test_columns_stand_side_by_side() -> None:
    assert columns((5, 6), ("長い 語", "one two")) == ["長い   one", "語     two"]


def test_two_ends_share_a_line_where_they_fit() -> None:
    assert ends("left", "right", 12) == ["left   right"]
    assert ends("left left", "right", 12) == ["left left", "right"]


@given(text=TYPED, width=st.integers(min_value=8, max_value=80))
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrapped(text, width))
    assert all(cell_len(line) <= width for line in hanging(text[:5], text, width, 2))


@given(text=TYPED, width=st.integers(min_value=2, max_value=80))
def test_nothing_typed_is_lost_but_spaces_at_breaks(text: str, width: int) -> None:
    laid_out = "".join(wrapped(text, width))
    assert laid_out.replace(" ", "") == visible_lines(text).replace(" ", "").replace("\n", "")


@given(st.lists(TYPED, min_size=3, max_size=3))
def test_columns_never_overflow(texts: list[str]) -> None:
    assert all(width_of(line) <= 24 for line in columns((10, 4, 6), texts))
