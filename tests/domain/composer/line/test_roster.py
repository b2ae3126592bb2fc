"""Agencies and people are found as a chair types them, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.composer.line.roster import (
    find_code,
    match_person,
    match_seat,
    people,
    quoted,
    typed_person,
    unquoted,
)
from tests.domain.composer.rooms import SEATS, find_seat, seat


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("HSG", "HSG"),
        ("hsg", "HSG"),
        ("guest-wick", "GUEST-WICK"),
        ("housing", "HSG"),
        ("hou", "HSG"),
        ("adult social care", "ASC"),
        ("Mental Health", "MHT"),
        ("mental", "MHT"),
        ("health", "MHT"),
        ("wick", "GUEST-WICK"),
        ("cpc", "COLP"),
        ("childrens social care and early help", "CSC"),
        ("children’s", "CSC"),
        ("cscaeh", "CSC"),
        ("csceh", "CSC"),
        ("outreach", "OUTR"),
        ("support", "VS"),
    ],
)
def test_an_agency_is_found_by_code_name_initials_or_a_beginning(word: str, code: str) -> None:
    found = match_seat(word, SEATS).one
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("word", ["", " ", "xyz", "ho", "hsgg", "hsg!", "using", "@hsg", "h" * 5000])
def test_what_names_no_agency_finds_none(word: str) -> None:
    found = match_seat(word, SEATS)
    assert (found.one, found.could_be) == (None, ())


@pytest.mark.parametrize(
    ("word", "codes"), [("police", ["COLP", "BTP"]), ("social care", ["ASC", "CSC"]), ("com", ["COLP", "CST"])]
)
def test_what_could_be_several_agencies_says_which_and_takes_none(word: str, codes: list[str]) -> None:
    found = match_seat(word, SEATS)
    assert found.one is None
    assert [each.code for each in found.could_be] == codes


def test_a_code_comes_before_the_name_of_another_agency() -> None:
    seats = (seat("FIRE", "Trading standards"), seat("LFB", "Fire"))
    assert match_seat("fire", seats).one == seats[0]
    assert find_code("LFb", seats) == seats[1]
    assert find_code("fir", seats) is None


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("netherby", "DS Netherby"),
        ("NETH", "DS Netherby"),
        ("ds", "DS Netherby"),
        ("finch.larkspur", "PC Finch Larkspur"),
        ("pc.larkspur", "PC Finch Larkspur"),
        ("f-larkspur", "PC Finch Larkspur"),
        ("ada", "Ch Insp Ada Larkspur"),
        ("Ch Insp Ada Larkspur", "Ch Insp Ada Larkspur"),
        ("ch_insp", "Ch Insp Ada Larkspur"),
        ("fl", "PC Finch Larkspur"),
    ],
)
def test_a_person_is_found_by_surname_words_beginnings_or_initials(word: str, name: str) -> None:
    assert match_person(word, find_seat("COLP")).one == name


def test_accents_apostrophes_and_hyphens_need_not_be_typed() -> None:
    for word in ("smith-jones", "jones", "zoe", "zoë", "zoe.smith"):
        assert match_person(word, find_seat("HSG")).one == "Zoë Smith-Jones"
    assert match_person("obrien", seat("LFB", "Fire", "Tess O’Brien")).one == "Tess O’Brien"


def test_two_people_of_one_surname_are_both_named_and_neither_taken() -> None:
    found = match_person("larkspur", find_seat("COLP"))
    assert found.one is None
    assert found.could_be == ("Ch Insp Ada Larkspur", "PC Finch Larkspur")


@pytest.mark.parametrize("word", ["", "-", ".", "turnstile", "larkspur!", "larkspur.ada"])
def test_what_names_nobody_of_the_agency_finds_nobody(word: str) -> None:
    found = match_person(word, find_seat("COLP"))
    assert (found.one, found.could_be) == (None, ())


def test_a_deputy_who_is_here_today_is_found_though_not_on_the_list() -> None:
    deputised = seat("HSG", "Housing", "Nell Turnstile")
    with_deputy = type(deputised)("HSG", "Housing", deputised.speakers, "Otto Vale")
    assert people(with_deputy) == ("Nell Turnstile", "Otto Vale")
    assert match_person("vale", with_deputy).one == "Otto Vale"


@pytest.mark.parametrize(
    ("code", "name", "key"),
    [
        ("HSG", "Nell Turnstile", "turnstile"),
        ("HSG", "Zoë Smith-Jones", "smith-jones"),
        ("COLP", "PC Finch Larkspur", "pc.larkspur"),
        ("COLP", "Ch Insp Ada Larkspur", "ch.larkspur"),
        ("HSG", "Somebody Else", '"Somebody Else"'),
    ],
)
def test_a_persons_key_is_the_surname_or_the_least_that_tells_them_apart(code: str, name: str, key: str) -> None:
    assert typed_person(name, find_seat(code)) == key


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=4, unique=True))
def test_a_persons_key_finds_that_person_and_nobody_else(names: list[str]) -> None:
    agency = seat("XYZ", "Agency", *names)
    for name in names:
        key = typed_person(name, agency)
        found = unquoted(key) if key == quoted(name) else match_person(key, agency).one
        assert found == name


@given(st.text())
def test_a_quoted_name_reads_back_exactly(name: str) -> None:
    assert unquoted(quoted(name)) == name
