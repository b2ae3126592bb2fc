"""What a spreadsheet would work out leaves as text, and comes back as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.spreadsheets.grids import guarded, unguarded

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫")

texts = st.text(st.sampled_from("".join(("'", " ", "\xa0", "a", "1", *SIGNS))), max_size=8) | st.text(max_size=20)


@pytest.mark.parametrize("before", ["", " ", "\xa0", "'", " '", "''"])
@pytest.mark.parametrize("sign", SIGNS)
def test_no_cell_begins_with_what_a_spreadsheet_works_out(sign: str, before: str) -> None:
    assert guarded(f'{before}{sign}HYPERLINK("x")') == f'\'{before}{sign}HYPERLINK("x")'


@pytest.mark.parametrize("text", ["", "a = b", "3 - 4", "'tis", "O'Neill", "ccm@example.org", "’=1"])
def test_what_it_shows_as_it_is_stays_so(text: str) -> None:
    assert guarded(text) == text


@given(texts)
def test_what_leaves_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
