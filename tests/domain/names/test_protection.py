"""A protected detail is found however it is written; what only looks like it stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.names.protection import Protected, ProtectedWords
from ccm_tui.domain.vocabulary import ProtectedDetail

ON_RECORD = Protected(
    (
        ProtectedWords(ProtectedDetail.ADDRESS, "Flat 2, 4 Elder Row, Wickmarsh WM1 2AB"),
        ProtectedWords(ProtectedDetail.ADDRESS, "Rose Cottage, St James's Road, Milton Keynes"),
        ProtectedWords(ProtectedDetail.ADDRESS, "9 High Street"),
        ProtectedWords(ProtectedDetail.CONTACT, "ring 07700 900123 after six; kit.m@example.org"),
        ProtectedWords(ProtectedDetail.FURTHER_NAMES, "Kate O'Neill; Zoë Łuczak-Brown; Ng"),
    ),
    may_stay=("Elder Row Surgery", "NG"),
)


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("visit her at 4 Elder Row", "visit her at [protected]"),
        ("visit her at 4, elder row.", "visit her at [protected]."),
        ("visit her at 4\n   ELDER\n   Row, then", "visit her at [protected], then"),
        ("at Flat 2, 4 Elder Row, Wickmarsh, WM12AB today", "at [protected] today"),
        ("at flat 2 at 4 Elder Row", "at [protected]"),
        ("4ElderRow", "[protected]"),
        ("seen in elder-row", "seen in [protected]"),
        ("the house in Elder\u00a0Row", "the house in [protected]"),
        ("４ Ｅｌｄｅｒ Ｒｏｗ", "[protected]"),
        ("4 Elder Row’s door", "[protected]’s door"),
        ("lives at wm1 2ab", "lives at [protected]"),
        ("Rose cottage was empty", "[protected] was empty"),
        ("on St James’s Rd", "on [protected]"),
        ("on St. Jamess Road", "on [protected]"),
        ("9 High St", "[protected]"),
        ("on 07700-900 123 or +44 7700 900123", "on [protected] or +[protected]"),
        ("to KIT.M@example.org, unseen", "to [protected], unseen"),
        ("was kate o’neill", "was [protected]"),
        ("as O'NEILL, Kate", "as [protected]"),
        ("Zoe\u0308 Luczak Brown and Ng", "[protected] and [protected]"),
    ],
)
def test_it_is_left_out_however_it_is_written(text: str, leaves: str) -> None:
    assert ON_RECORD.left_out_of(text) == leaves


@pytest.mark.parametrize(
    "text",
    [
        "Wickmarsh Council, Milton Keynes",
        "priority 2, high risk in the street",
        "an elder sat in a row",
        "Elder Row Surgery and NG to answer",
        "Kate spoke to Mr O'Neill-Vane",
        "07700 900124",
        "flat 2",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert ON_RECORD.left_out_of(text) == text


@given(
    before=st.text(alphabet="ab ,.\n", max_size=12),
    gaps=st.lists(st.sampled_from([" ", ", ", "\n", "  ", "\t", "-", ". "]), min_size=2, max_size=2),
    cased=st.sampled_from([str.upper, str.lower, str.title]),
)
def test_no_spacing_punctuation_or_capitals_hide_an_address(before: str, gaps: list[str], cased: object) -> None:
    assert callable(cased)
    text = f"{before} {cased('4 elder').replace(' ', gaps[0])}{gaps[1]}{cased('row')}!"
    left = ON_RECORD.left_out_of(text)
    assert "elder" not in left.casefold()
    assert left.startswith(before)
    assert ON_RECORD.left_out_of(left) == left
